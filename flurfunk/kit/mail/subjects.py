"""What letters with differently prefixed subjects are about."""

import re
from dataclasses import dataclass

_REPLIES = (
    r"re|r|aw|antw|antwort|sv|vs|bls|odp|odpowied[źz]|ynt|yn|res|rif|tr[eé]?|回复|回覆|答复|答覆|返信|回信|отв(?:ет)?|на"
    r"|απ|σχετ|vá|va|ats|resp|rép|svar|回|re ?: ?回复"
)
_FORWARDS = (
    r"fwd?|fw|wg|wl|wtr|doorst|vl|tr|rv|enc|i|inoltr?|vb|pd|przek|továbbítás"
    r"|转发|轉寄|轉發|転送|пересл|videresendt"
)
_COUNT = r"(?:\s*[\[(*^]?\d{1,3}[\])]?)?"
_REPLY = re.compile(rf"(?:{_REPLIES}){_COUNT}\s*[:：]\s*", re.IGNORECASE)
_FORWARD = re.compile(rf"(?:{_FORWARDS}){_COUNT}\s*[:：]\s*", re.IGNORECASE)
# "[list]" says where, "[PATCH 2/3]" and "[Bug 12]" say what: only the first may go.
_PLACE = re.compile(r"\[(?!(?:patch|rfc|ann|bug|pull|git)\b)[^\[\]\s\d]{1,40}\]\s*(?=\S)", re.IGNORECASE)
_WAS = re.compile(r"\s*[\[(]was:?\s.*[\])]\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Subject:
    """A subject without its prefixes, and what the prefixes told."""

    base: str
    is_reply: bool
    is_forward: bool


def read_subject(text: str) -> Subject:
    """Take off Re:, AW:, Fwd:, [list] and the like, in any order and number."""
    rest = " ".join(text.split())
    is_reply = is_forward = False
    while rest:
        if found := _REPLY.match(rest):
            is_reply = True
        elif found := _FORWARD.match(rest):
            is_forward = True
        else:
            found = _PLACE.match(rest)
        if not found or found.end() == 0:
            break
        rest = rest[found.end() :]
    return Subject(_WAS.sub("", rest).strip(), is_reply, is_forward)


def key(base: str) -> str:
    """What two spellings of the same subject share; '' when it says too little to tell threads by."""
    words = _SIGNS.sub(" ", base.casefold()).strip()
    return words if len(words) >= 4 else ""
