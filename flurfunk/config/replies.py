"""Who gives the address that an answer to a letter goes to: the first that gives one counts.

Without one nobody answers by mail. Each gives an address or nothing, for a person and the notification that the letter
ends with.
"""

REPLY_ADDRESSES = [
    "flurfunk.mailroom.addressing.reply_address",
]
