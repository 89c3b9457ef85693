"""Whether a letter comes from the domain it names: by our own mail server's word, else by its signature (DKIM)."""

import logging
from enum import Enum

import dkim
from django.conf import settings
from dkim.util import InvalidTagValueList, parse_tag_value

from flurfunk.kit.mail.headers import Fields
from flurfunk.mailroom.results import Result, results_of

log = logging.getLogger(__name__)

_MOST_SIGNATURES = 5  # each costs a question to the domain's name server
_PATIENCE = 5  # seconds for its answer


class Verdict(Enum):
    """How a letter stands to the domain of its sender."""

    PASS = "vouched for"  # noqa: S105 - no password
    NONE = "nothing said"
    FAIL = "contradicted"


class NotNowError(Exception):
    """A name server did not answer, so nothing can be said yet."""


def verdict_on(raw: bytes, fields: Fields, domain: str) -> Verdict:
    """Judge a letter from a domain. Raises NotNowError."""
    told = results_of(fields, settings.MAIL_AUTHSERV) if settings.MAIL_AUTHSERV else []
    return _by_server(told, domain) if told else _by_signature(raw, fields, domain)


def is_aligned(signer: str, domain: str) -> bool:
    """Tell whether a signer speaks for a domain: for itself and for what lies below it."""
    return signer == domain or ("." in signer and domain.endswith(f".{signer}"))


def _by_server(told: list[Result], domain: str) -> Verdict:
    about = [result for result in told if _is_about(result, domain)]
    if any(result.outcome == "pass" for result in about):
        return Verdict.PASS
    if any(result.outcome == "fail" and result.method in {"dkim", "dmarc"} for result in about):
        return Verdict.FAIL
    return Verdict.NONE


def _is_about(result: Result, domain: str) -> bool:
    """Tell whether it speaks of this domain: DKIM of who signed, SPF of the envelope, DMARC of From itself."""
    if result.method == "dmarc":
        return result.domains.get("header.from") == domain
    names = {"dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}.get(result.method, ())
    signer = next((result.domains[name] for name in names if name in result.domains), "")
    return is_aligned(signer, domain)


def _by_signature(raw: bytes, fields: Fields, domain: str) -> Verdict:
    count = len(fields.all("dkim-signature"))
    verdicts = [_check(raw, number, domain) for number in range(min(count, _MOST_SIGNATURES))]
    return next((found for found in (Verdict.PASS, Verdict.FAIL) if found in verdicts), Verdict.NONE)


def _check(raw: bytes, number: int, domain: str) -> Verdict:
    """Check one signature. One that leaves out the sender, or the end of the body, proves nothing of them."""
    asking = _Asking()
    try:
        letter = dkim.DKIM(raw, timeout=_PATIENCE)
        written = [value for name, value in letter.headers if name.lower() == b"dkim-signature"]
        tags = parse_tag_value(written[number])
        signer = tags.get(b"d", b"").decode("ascii").strip().lower()
        signed = {name.strip().lower() for name in tags.get(b"h", b"").split(b":")}
        if b"l" in tags or b"from" not in signed or not is_aligned(signer, domain):
            return Verdict.NONE
        is_good = letter.verify(number, dnsfunc=asking)
    except dkim.ValidationError:
        return Verdict.FAIL
    except (dkim.DKIMException, InvalidTagValueList, ValueError, IndexError):
        return Verdict.NONE
    except Exception:
        # The signature was made by whoever sent the letter, and no library is proof against everything.
        log.exception("A signature could not be checked.")
        return Verdict.NONE
    if asking.is_unanswered:
        raise NotNowError(domain)
    return Verdict.PASS if is_good else (Verdict.FAIL if asking.has_key else Verdict.NONE)


class _Asking:
    """Asks a domain's name server for its key, and keeps what dkimpy only logs: whether there was any answer."""

    is_unanswered = has_key = False

    def __call__(self, name: bytes, timeout: int = _PATIENCE) -> bytes | None:
        try:
            answer: bytes | None = dkim.get_txt(name, timeout=timeout)
        except dkim.DnsTimeoutError:
            self.is_unanswered = True
            raise
        self.has_key = bool(answer)
        return answer
