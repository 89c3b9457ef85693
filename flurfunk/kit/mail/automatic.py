"""Letters that no person wrote: auto-replies, bounces, reports."""

import re

from flurfunk.kit.mail.addresses import Mailbox
from flurfunk.kit.mail.headers import Fields, plain

_ROBOTS = re.compile(r"(mailer-daemon|postmaster|double-bounce|bounces?)@", re.IGNORECASE)
_REPORT = re.compile(r"multipart/report|message/(delivery-status|disposition-notification)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(\[[^\]]*\]\s*)?(auto(matic|matische|-)?[ -]?(reply|response|antwort)|out of (the )?office"
    r"|automatische antwort|abwesenheits|abwesend|r[ée]ponse automatique|absence du bureau"
    r"|respuesta autom[áa]tica|fuera de la oficina|resposta autom[áa]tica|risposta automatica"
    r"|automatisch antwoord|afwezig|autosvar|automatiskt svar|automatische? reactie|automaattinen vastaus"
    r"|odpowied[źz] automatyczna|automatyczna odpowied[źz]|automatick[áa] odpov[ěe][ďd]|автоответ"
    r"|自动回复|自動回覆|自動返信|自動応答"
    r"|undeliver(ed|able)|delivery status notification|mail delivery failed"
    r"|returned mail|failure notice|unzustellbar)",
    re.IGNORECASE,
)


def is_automatic(fields: Fields, sender: Mailbox, subject: str) -> bool:
    """By RFC 3834 and by what programs that do not follow it write. List mail ("bulk") is not meant."""
    submitted = plain(fields.first("auto-submitted")).partition(";")[0].strip().lower()
    if submitted and submitted != "no":
        return True
    if plain(fields.first("precedence")).strip().lower() in {"auto_reply", "auto-reply"}:
        return True
    if any(fields.has(name) for name in ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply")):
        return True
    if fields.first("return-path").strip() == b"<>" or _ROBOTS.match(sender.address):
        return True
    if _REPORT.match(plain(fields.first("content-type")).strip()):
        return True
    return bool(_SUBJECT.match(subject))
