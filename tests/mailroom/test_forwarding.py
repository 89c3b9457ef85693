"""A thread forwarded to a space is a post with comments, in order, each with the name of who wrote it."""

from email.message import EmailMessage

import pytest

from flurfunk.content.models import Entry
from flurfunk.events.models import Event
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.mailroom.conftest import DOMAIN, bring, letter, vouched, work

TO = f"hydraulics@{DOMAIN}"


def forward(author: Person, text: str, subject: str = "Fwd: The press") -> list[tuple[str, str]]:
    """Forward a thread, and give title and text of the post, then those of its comments."""
    bring(vouched(letter(author, TO, text, subject=subject)), TO)
    assert [came.reason for came in work()] == [""]
    (entry,) = Entry.objects.all()
    said = entry.comments.order_by("created_at", "pk")
    assert {entry.author, *(each.author for each in said)} == {author}
    return [(entry.title, entry.body), *(("", each.body) for each in said)]


_OUTLOOK = """Please have a look.

Von: Ana Silva <ana@supplier.example>
Gesendet: Montag, 23. November 2026 10:02
An: Bea Müller <bea@nordlicht.example>
Betreff: AW: Presse

Blue is in stock, @ada. #offer

-----Ursprüngliche Nachricht-----
Von: Bea Müller <bea@nordlicht.example>
Gesendet: Montag, 23. November 2026 09:00
An: Ana Silva
Betreff: Presse

Which colours are there?
"""


def test_a_thread_of_outlook(open_space: Space, ada: Person, bea: Person) -> None:
    asked = f"[Bea Müller]({bea.url}) wrote on Montag, 23. November 2026 09:00"
    assert forward(ada, _OUTLOOK, "WG: Presse") == [
        (
            "Presse",
            f"Please have a look.\n\n{asked}:\n\n> Which colours are there?",
        ),
        ("", "Ana Silva wrote on Montag, 23. November 2026 10:02:\n\n> Blue is in stock, \\@ada. \\#offer"),
    ]
    assert not Event.objects.filter(told_at=None, kind="comment.added").exists()


_GMAIL = """FYI

---------- Forwarded message ---------
From: Ana Silva <ana@supplier.example>
Date: Mon, 23 Nov 2026 at 10:02
Subject: Re: The press
To: Bea <bea@nordlicht.example>


Blue is in stock.

On Mon, 23 Nov 2026 at 09:00, Bruno Costa <bruno@supplier.example> wrote:
> Which colours are there?
>
> On Sun, 22 Nov 2026 at 08:00, Ana Silva <ana@supplier.example> wrote:
>> The press is here.
"""


def test_a_thread_of_gmail(open_space: Space, ada: Person) -> None:
    assert forward(ada, _GMAIL) == [
        ("The press", "FYI\n\nAna Silva wrote:\n\n> The press is here."),
        ("", "Bruno Costa wrote:\n\n> Which colours are there?"),
        ("", "Ana Silva wrote on Mon, 23 Nov 2026 at 10:02:\n\n> Blue is in stock."),
    ]


_APPLE = """

> Début du message transféré :
>
> De: Ana Silva <ana@supplier.example>
> Objet: The press
> Date: 23 novembre 2026 à 10:02:00 UTC+1
> À: bea@nordlicht.example
>
> Blue is in stock.
"""


def test_a_letter_of_apple_mail(open_space: Space, ada: Person) -> None:
    assert forward(ada, _APPLE) == [
        ("The press", "Ana Silva wrote on 23 novembre 2026 à 10:02:00 UTC+1:\n\n> Blue is in stock.")
    ]


_LABELS = """From: |Sent: Monday|Subject: Hi
Von: |Gesendet: Montag|Betreff: Hi
De : |Envoyé : lundi|Objet : Hi
De: |Enviado el: lunes|Asunto: Hi
De: |Enviada em: segunda|Assunto: Hi
Da: |Inviato: lunedì|Oggetto: Hi
Van: |Verzonden: maandag|Onderwerp: Hi
Od: |Wysłano: poniedziałek|Temat: Hi
Från: |Skickat: måndag|Ämne: Hi
Fra: |Sendt: mandag|Emne: Hi
Lähettäjä: |Lähetetty: maanantai|Aihe: Hi
От: |Отправлено: понедельник|Тема: Hi
发件人: |发送时间: 2026年11月23日|主题: Hi"""


@pytest.mark.parametrize("labels", _LABELS.split("\n"))
def test_a_header_in_many_languages(open_space: Space, ada: Person, labels: str) -> None:
    head = labels.replace("|", "Ana Silva <ana@supplier.example>|", 1).split("|")
    ((_title, body),) = forward(ada, "\n".join([*head, "", "Blue is in stock."]))
    when = head[1].partition(":")[2].strip()
    assert body == f"Ana Silva wrote on {when}:\n\n> Blue is in stock."


def test_letters_that_are_enclosed(open_space: Space, ada: Person, bea: Person) -> None:
    made = vouched(letter(ada, TO, "Please have a look.", subject="Fwd: The press"))
    for hour, sender, text in (
        (12, "Ana Silva <ana@supplier.example>", "Blue."),
        (9, "Bea <bea@nordlicht.example>", "Which?"),
    ):
        inner = EmailMessage()
        inner["From"], inner["Subject"], inner["To"] = sender, "The press", "x@supplier.example"
        inner["Date"] = f"Mon, 23 Nov 2026 {hour:02}:00:00 +0000"
        inner.set_content(text)
        inner.add_attachment(
            b"%PDF " + text.encode(), maintype="application", subtype="pdf", filename=f"{hour}.pdf"
        )
        made.add_attachment(inner)
    bring(made, TO)
    work()
    (entry,) = Entry.objects.all()
    (later,) = entry.comments.all()
    assert entry.body.startswith(f"Please have a look.\n\n[Bea Müller]({bea.url}) wrote on ")
    assert entry.body.endswith(":\n\n> Which?")
    assert (later.body.startswith("Ana Silva wrote on "), later.body.endswith(":\n\n> Blue.")) == (True, True)
    assert [hanging.file.name for hanging in entry.attachments.all()] == ["9.pdf"]
    assert [hanging.file.name for hanging in later.attachments.all()] == ["12.pdf"]


def test_an_answer_with_a_quote_is_no_thread(open_space: Space, ada: Person) -> None:
    quoted = "From: Ana <ana@supplier.example>\nSent: Monday\nSubject: Hi\n\nTheirs."
    text = f"My words.\n\n-----Original Message-----\n{quoted}"
    bring(vouched(letter(ada, TO, text, subject="Re: Hi")), TO)
    work()
    (entry,) = Entry.objects.all()
    assert entry.body.startswith("My words.")
    assert entry.comment_count == 0
