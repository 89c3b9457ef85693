"""Bring vectors by mail: in an archive of a mailing list, and in letters to a space."""

import base64
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from flurfunk.imports.mbox import import_mbox
from flurfunk.kit.text import clean_line
from flurfunk.mailroom.arriving import Parcel, take
from flurfunk.mailroom.models import IncomingMail, State
from flurfunk.mailroom.reading import read_mail
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.pictures import png

DOMAIN = "flur.nordlicht.example"


def bring_archive(vectors: Sequence[str], space: Space, importer: Person) -> int:
    """Bring letters whose writers, subjects, texts and files are vectors; give how many became posts."""
    before = space.entries.count()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.mbox"
        path.write_bytes(b"".join(_archived(n, vector) for n, vector in enumerate(vectors)))
        import_mbox(path, space, importer, progress=lambda _done, _total: None)
    return space.entries.count() - before


def bring_letters(vectors: Sequence[str], writer: Person) -> int:
    """Bring letters to a space to the door, and let the worker read them; give how many became posts."""
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV = DOMAIN, "mx.nordlicht.example"
    for number, vector in enumerate(vectors):
        take(Parcel(writer.email, _sent(number, vector, writer.email)), [f"letters@{DOMAIN}"])
    for mail in IncomingMail.objects.filter(state=State.WAITING).order_by("pk"):
        read_mail(mail.pk)
    return IncomingMail.objects.filter(state=State.DONE).count()


def _letter(number: int, vector: str) -> bytes:
    content = f"<html><body><p>press</p>{vector}<p>press</p></body></html>"
    picture = base64.b64encode(png().read()).decode()
    lines = [
        f"To: letters@{DOMAIN}",
        "Date: Mon, 02 Mar 2026 10:00:00 +0100",
        f"Subject: {_word(clean_line(vector)[:150])} {number}",
        'Content-Type: multipart/mixed; boundary="between"',
        "",
        "--between",
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n",
        base64.encodebytes(content.encode("utf-8", "replace")).decode(),
        "--between",
        f"Content-Type: image/png\nContent-Disposition: attachment; filename*=UTF-8''{quote(vector[:80])}.png",
        f"Content-Transfer-Encoding: base64\n\n{picture}",
        "--between--\n",
    ]
    return "\n".join(lines).encode()


def _word(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="


def _archived(number: int, vector: str) -> bytes:
    name = _word(clean_line(vector)[:100])
    fields = f"From: {name} <w{number}@list.example>\nMessage-ID: <archived-{number}@list.example>\n"
    return b"From nobody Mon Mar  2 10:00:00 2026\n" + fields.encode() + _letter(number, vector) + b"\n"


def _sent(number: int, vector: str, sender: str) -> bytes:
    proof = "mx.nordlicht.example; dkim=pass header.d=nordlicht.example"
    fields = (
        f"From: {sender}\nMessage-ID: <sent-{number}@nordlicht.example>\nAuthentication-Results: {proof}\n"
    )
    return (fields.encode() + _letter(number, vector)).replace(b"\n", b"\r\n")
