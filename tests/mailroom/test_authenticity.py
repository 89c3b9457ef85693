"""Who vouches for a sender: our own mail server, or the domain's signature; nobody else."""

from collections.abc import Callable

import dkim
import pytest

from flurfunk.kit.mail.headers import split_header
from flurfunk.mailroom.authenticity import NotNowError, Verdict, is_aligned, verdict_on
from tests.mailroom.conftest import letter, wire

Sign = Callable[..., bytes]
_RAW = wire(letter("Ada <ada@nordlicht.example>", "x@flur.nordlicht.example", "Hello."))


def verdict(raw: bytes, domain: str = "nordlicht.example") -> Verdict:
    """Judge a letter."""
    return verdict_on(raw, split_header(raw)[0], domain)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("mx.nordlicht.example; dkim=pass header.d=nordlicht.example", Verdict.PASS),
        (
            "mx.nordlicht.example 1; dkim=pass (good (really)) header.i=@nordlicht.example header.s=a",
            Verdict.PASS,
        ),
        ("MX.Nordlicht.Example; spf=pass smtp.mailfrom=ada@nordlicht.example", Verdict.PASS),
        ("mx.nordlicht.example; dmarc=pass (p=none) header.from=nordlicht.example", Verdict.PASS),
        (
            "mx.nordlicht.example; dkim=fail header.d=a.example; dkim=pass header.d=nordlicht.example",
            Verdict.PASS,
        ),
        ("mx.nordlicht.example; dkim=fail header.d=nordlicht.example", Verdict.FAIL),
        ("mx.nordlicht.example; dmarc=fail header.from=nordlicht.example", Verdict.FAIL),
        ("mx.nordlicht.example; dkim=pass header.d=evil.example", Verdict.NONE),
        ("mx.nordlicht.example; dkim=pass header.d=evil-nordlicht.example", Verdict.NONE),
        ("mx.nordlicht.example; spf=pass smtp.mailfrom=bounce@evil.example", Verdict.NONE),
        ("mx.nordlicht.example; spf=softfail smtp.mailfrom=ada@nordlicht.example", Verdict.NONE),
        ("mx.nordlicht.example; spf=pass smtp.helo=nordlicht.example", Verdict.NONE),
        ("mx.nordlicht.example; none", Verdict.NONE),
        ("mx.evil.example; dkim=pass header.d=nordlicht.example", Verdict.NONE),
        ("(mx.nordlicht.example) mx.evil.example; dkim=pass header.d=nordlicht.example", Verdict.NONE),
    ],
)
def test_only_our_own_server_is_believed(settings: object, told: str, found: Verdict) -> None:
    assert verdict(f"Authentication-Results: {told}\r\n".encode() + _RAW) is found


def test_without_a_server_of_ours_nobodys_word_counts(settings: object) -> None:
    settings.MAIL_AUTHSERV = ""  # type: ignore[attr-defined]  # pytest-django's settings
    told = b"Authentication-Results: mx.nordlicht.example; dkim=pass header.d=nordlicht.example\r\n"
    assert verdict(told + _RAW) is Verdict.NONE


def test_a_signature_of_the_domain_is_checked_by_us(signing: Sign) -> None:
    assert verdict(signing(_RAW)) is Verdict.PASS
    assert verdict(signing(_RAW), "mail.nordlicht.example") is Verdict.PASS
    assert verdict(_RAW) is Verdict.NONE


def test_what_was_changed_after_signing_is_contradicted(signing: Sign) -> None:
    assert verdict(signing(_RAW).replace(b"Hello.", b"Hello!")) is Verdict.FAIL
    assert verdict(signing(_RAW).replace(b"From: Ada <ada@", b"From: Bea <bea@")) is Verdict.FAIL


def test_a_signature_of_another_domain_says_nothing(signing: Sign) -> None:
    assert verdict(signing(_RAW, b"evil.example")) is Verdict.NONE
    assert verdict(signing(_RAW, b"mail.nordlicht.example")) is Verdict.NONE


def test_a_signature_that_leaves_the_end_open_proves_nothing(signing: Sign) -> None:
    signed = signing(_RAW, length=True)
    assert dkim.verify(signed + b"More.\r\n", dnsfunc=dkim.get_txt)
    assert verdict(signed + b"More.\r\n") is Verdict.NONE


def test_a_name_server_that_does_not_answer_means_try_again(
    signing: Sign, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = signing(_RAW)

    def silent(name: bytes, timeout: int) -> bytes:
        raise dkim.DnsTimeoutError(f"{name!r} in {timeout} s")

    monkeypatch.setattr(dkim, "get_txt", silent)
    with pytest.raises(NotNowError):
        verdict(signed)


@pytest.mark.parametrize(
    "broken",
    [
        b"DKIM-Signature: \r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; d=nordlicht.example; s=x\r\n",
        b"DKIM-Signature: v=1; a=none; d=nordlicht.example; s=x; h=from; bh=; b=\r\n",
        b"DKIM-Signature: \xff\xfe=\xff\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; d="
        + b"a." * 300
        + b"nordlicht.example; s=x; h=from; bh=eA==; b=eA==\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; d=nordlicht.example; s=x; h=from; bh=%%; b=!!; t=x; x=y\r\n",
    ],
)
def test_a_broken_signature_is_no_signature(signing: Sign, broken: bytes) -> None:
    assert verdict(broken + _RAW) in {Verdict.NONE, Verdict.FAIL}
    assert verdict(signing(broken + _RAW)) is Verdict.PASS


@pytest.mark.parametrize(
    ("signer", "domain", "speaks"),
    [
        ("nordlicht.example", "nordlicht.example", True),
        ("nordlicht.example", "mail.nordlicht.example", True),
        ("mail.nordlicht.example", "nordlicht.example", False),
        ("example", "nordlicht.example", False),
        ("", "nordlicht.example", False),
    ],
)
def test_a_domain_speaks_for_itself_and_what_lies_below(signer: str, domain: str, speaks: bool) -> None:
    assert is_aligned(signer, domain) is speaks
