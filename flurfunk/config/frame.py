"""What else the frame round every page shows: SQL for one number each, about the person "p", read with the visitor."""

FRAME = {
    "unread": "flurfunk.notifications.bell.UNREAD",
}
