"""The new text in a reply."""

import pytest

from flurfunk.kit.mail.replies import Reply, html_reply, split_reply

_ATTRIBUTIONS = """On Fri, 1 Nov 2024 at 10:02, Bea Berg <bea@example.org> wrote:
On 2024-11-01 10:02, Bea wrote:
Bea Berg wrote on 01.11.24 at 10:02:
Am Fr., 1. Nov. 2024 um 10:02 Uhr schrieb Bea Berg <bea@example.org>:
Bea Berg schrieb am 01.11.2024 um 10:02:
Am 1. Nov 2024 um 10:02 hat Bea geschrieben:
Le ven. 1 nov. 2024 à 10:02, Bea Berg <bea@example.org> a écrit :
Le 01/11/2024 à 10:02, Bea Berg a écrit :
El vie, 1 nov 2024 a las 10:02, Bea Berg (<bea@example.org>) escribió:
Em sex., 1 de nov. de 2024 às 10:02, Bea Berg <bea@example.org> escreveu:
A sexta, 1/11/2024, 10:02, Bea Berg <bea@example.org> escreveu:
Il giorno ven 1 nov 2024 alle ore 10:02 Bea Berg <bea@example.org> ha scritto:
Op vr 1 nov 2024 om 10:02 schreef Bea Berg <bea@example.org>:
Op 1 nov. 2024 om 10:02 heeft Bea Berg <bea@example.org> het volgende geschreven:
pt., 1 lis 2024 o 10:02 Bea Berg <bea@example.org> napisał(a):
W dniu 1.11.2024 o 10:02, Bea Berg pisze:
Den fre 1 nov. 2024 kl 10:02 skrev Bea Berg <bea@example.org>:
Den fre. 1. nov. 2024 kl. 10.02 skrev Bea Berg <bea@example.org>:
fre. 1. nov. 2024 kl. 10:02 skrev Bea Berg <bea@example.org>:
pe 1. marrask. 2024 klo 10.02 Bea Berg (bea@example.org) kirjoitti:
Bea Berg kirjoitti 1.11.2024 klo 10.02:
pá 1. 11. 2024 v 10:02 odesílatel Bea Berg <bea@example.org> napsal:
Dne 01. 11. 24 v 10:02 Bea Berg napsal(a):
пт, 1 нояб. 2024 г. в 10:02, Bea Berg <bea@example.org>:
01.11.2024 10:02, Bea Berg пишет:
在 2024年11月1日,上午10:02,Bea Berg <bea@example.org> 写道：
Bea Berg <bea@example.org> 于2024年11月1日周五 10:02写道：
2024年11月1日(金) 10:02 Bea Berg <bea@example.org>:
2024/11/01 10:02、Bea Berg <bea@example.org>のメール:
On Fri, Nov 1, 2024 at 10:02 AM Bea Berg <|bea@example.org>|wrote:
Am Fr., 1. Nov. 2024 um 10:02 Uhr|schrieb Bea Berg <bea@example.org>:"""

_HEADERS = """From: Bea <b@e.org>|Sent: Friday, November 1, 2024 10:02 AM|To: Ada|Subject: Hi
Von: Bea <b@e.org>|Gesendet: Freitag, 1. November 2024 10:02|An: Ada|Betreff: Hi
De : Bea <b@e.org>|Envoyé : vendredi 1 novembre 2024 10:02|À : Ada|Objet : Hi
De: Bea <b@e.org>|Enviado el: viernes, 1 de noviembre de 2024 10:02|Para: Ada|Asunto: Hi
De: Bea <b@e.org>|Enviada em: sexta-feira, 1 de novembro de 2024|Para: Ada|Assunto: Hi
Da: Bea <b@e.org>|Inviato: venerdì 1 novembre 2024 10:02|A: Ada|Oggetto: Hi
Van: Bea <b@e.org>|Verzonden: vrijdag 1 november 2024|Aan: Ada|Onderwerp: Hi
Od: Bea <b@e.org>|Wysłano: piątek, 1 listopada 2024|Do: Ada|Temat: Hi
Från: Bea <b@e.org>|Skickat: den 1 november 2024|Till: Ada|Ämne: Hi
Fra: Bea <b@e.org>|Sendt: fredag 1. november 2024|Til: Ada|Emne: Hi
Lähettäjä: Bea <b@e.org>|Lähetetty: perjantai 1. marraskuuta 2024|Vastaanottaja: Ada|Aihe: Hi
Od: Bea <b@e.org>|Odesláno: pátek 1. listopadu 2024|Komu: Ada|Předmět: Hi
От: Bea <b@e.org>|Отправлено: 1 ноября 2024 г.|Кому: Ada|Тема: Hi
发件人: Bea <b@e.org>|发送时间: 2024年11月1日|收件人: Ada|主题: Hi
差出人: Bea <b@e.org>|送信日時: 2024年11月1日|宛先: Ada|件名: Hi
*From:* Bea <b@e.org>|*Date:* Friday|*To:* Ada|*Subject:* Hi
________________________________|From: Bea <b@e.org>|Date: Friday|To: Ada|Subject: Hi
-----Ursprüngliche Nachricht-----|Von: Bea|Gesendet: heute"""


@pytest.mark.parametrize("below", ["\n> old words", "\n\n> old words\n> more", "\n\nold words\n\nmore"])
@pytest.mark.parametrize("line", _ATTRIBUTIONS.split("\n"))
def test_an_attribution_begins_the_quote(line: str, below: str) -> None:
    assert split_reply(f"It is repaired.\n\n{line.replace('|', chr(10))}{below}\n").own == "It is repaired."


@pytest.mark.parametrize("header", _HEADERS.split("\n"))
def test_a_copied_header_begins_the_quote(header: str) -> None:
    reply = split_reply(f"It is repaired.\n\n{header.replace('|', chr(10))}\n\nold words\n")
    assert (reply.own, reply.quoted.split("\n")[-1]) == ("It is repaired.", "old words")


@pytest.mark.parametrize(
    "text",
    [
        "I said on 5 May that:\n\nthe thing is broken",
        "Here is what I did at 10:30:\n\n- this",
        "From: the top\nTo: the bottom\n\nis how I read.",
        "On the other hand we need:\n\n- bread",
        "Note:\n\nDate: 1 May\nTime: 10:30\nPlace: here",
        "A fix -- this is no signature.\n\nkthxbai",
        "Sent from my desk, is much easier than my mobile phone.",
        "Thanks",
        "Thanks,\nAda",
    ],
)
def test_what_only_looks_like_a_quote_or_signature_is_kept(text: str) -> None:
    assert split_reply(text) == Reply(text, "", "")


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAda Lind\nLathes",
        "--\nAda",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Kind regards,\n\nAda Lind\nHead of Lathes",
        "Mit freundlichen Grüßen\nAda",
        "Viele Grüße, Ada",
        "Cordialement,\nAda",
        "Un saludo,\nAda",
        "Cordiali saluti\nAda",
        "Atenciosamente,\nAda",
        "Met vriendelijke groet,\nAda",
        "Pozdrawiam,\nAda",
        "Med venlig hilsen\nAda",
        "Med vänliga hälsningar\nAda",
        "Ystävällisin terveisin\nAda",
        "S pozdravem\nAda",
        "С уважением,\nАда",
        "-Ada Lind",
        "Ada Lind\nada@example.org\n+49 30 5550 0123\nwww.example.org",
        "Disclaimer\n\nThe information contained in this communication is confidential.",
        "_______________________________________________\nshop mailing list\nhttp://x.org/shop",
    ],
)
def test_a_signature_is_cut(signature: str) -> None:
    assert split_reply(f"It is repaired.\n\n{signature}\n") == Reply("It is repaired.", "", signature)


def test_answers_between_and_beneath_quotes_are_own() -> None:
    text = "On 1.11.2024 10:02, Bea wrote:\n> Is it loud?\nYes.\n\n> Repaired?\n\nNo.\n-- \nAda\n"
    quoted = "On 1.11.2024 10:02, Bea wrote:\nIs it loud?\n\nRepaired?"
    assert split_reply(text) == Reply("Yes.\n\nNo.", quoted, "-- \nAda")


@pytest.mark.parametrize(
    "html",
    [
        '<div>Yes.</div><div class="gmail_quote">On 1 Nov 2024 Bea wrote:<blockquote>old</blockquote>',
        'Yes.<div class="gmail_quote"><div class="gmail_attr">Xyz:</div><blockquote>old</blockquote>',
        '<p>Yes.</p><blockquote type="cite">old</blockquote>',
        '<p>Yes.</p><div class="moz-cite-prefix">Abc:</div><blockquote type="cite">old</blockquote>',
        "<p>Yes.</p><div><b>Von:</b> Bea<br><b>Gesendet:</b> heute<br><b>An:</b> Ada</div><p>old</p>",
        '<div>Yes.</div><hr><div id="divRplyFwdMsg"><b>X:</b> B</div><div>old</div>',
        '<p>Yes.</p><div class="yahoo_quoted">old</div>',
        "<style>p{}</style><p>Yes.<!-- no --><script>1</script></p>",
    ],
)
def test_quotes_in_html_are_cut(html: str) -> None:
    assert html_reply(html).own == "Yes."


def test_an_html_signature_is_cut() -> None:
    html = '<div>Yes.</div><div class="gmail_signature">Ada<br>Lathes</div><blockquote>old</blockquote>'
    assert html_reply(html) == Reply("Yes.", "old", "-- \nAda\nLathes")
