"""People are brought in from a table: looked at first, read in once, however often it is tried."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from flurfunk.imports.jobs import invite_person
from flurfunk.imports.judging import judge
from flurfunk.imports.models import PeopleList
from flurfunk.imports.reading_people import invite_by_letter, read_on, start
from flurfunk.imports.tables import TooLongError, UnreadableError, read_table
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
GERMAN = (
    "Vorname;Nachname;E-Mail;Tätigkeit;Abteilung;Standort;Zeitzone;Sprachen;Rolle\r\n"
    "Jörg;Weiß;joerg@n.example;Fräsen;Fertigung;Köln;Europe/Berlin;Deutsch, en;Gast\r\n"
)
ROW = {
    "name": "Jörg Weiß",
    "email": "joerg@n.example",
    "work": "Fräsen",
    "team": "Fertigung",
    "place": "Köln",
    "time_zone": "Europe/Berlin",
    "languages": "Deutsch, en",
    "role": "Gast",
    "line": "2",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_are_read_however_they_were_saved(encoding: str, separator: str) -> None:
    assert read_table(GERMAN.replace(";", separator).encode(encoding)) == [ROW]


def test_a_cell_may_hold_the_separator_and_a_line_break() -> None:
    table = 'name,email\n"Weiß, Jörg\nDr.",j@n.example\n'
    assert read_table(table.encode()) == [{"name": "Weiß, Jörg Dr.", "email": "j@n.example", "line": "3"}]


@pytest.mark.parametrize("table", [b"", b"name\nJo", b"name,email\n", b"\x00\x01\x02", b'"'])
def test_what_is_no_table_of_people_is_refused(table: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_table(table)


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(TooLongError):
        read_table(b"email\n" + b"a@n.example\n" * 20_001)


def test_each_row_is_judged_with_the_reason(olu: Person, ada: Person, bea: Person) -> None:
    administrator = register("ines@nordlicht.example", "Ines Koch", role=Role.ADMINISTRATOR)
    rows: list[dict[str, str]] = [
        ROW,
        {"email": "ADA@nordlicht.example", "place": "Kraków"},
        {"email": "bea@nordlicht.example", "name": "Bea Müller"},
        {"email": "joerg@n.example", "name": "Again"},
        {"email": "no address", "name": "X"},
        {"email": "x@n.example"},
        {"email": "y@n.example", "name": "Y", "time_zone": "Europe/Atlantis"},
        {"email": "z@n.example", "name": "Z", "languages": "Klingon"},
        {"email": "o@n.example", "name": "O", "role": "owner"},
        {"email": "olu@nordlicht.example", "role": "guest"},
        {"email": "l@n.example", "name": "L" * 121},
    ]
    assert [(each.line, each.outcome.value, each.reason) for each in judge(rows, by=administrator)] == [
        (2, "new", ""),
        (3, "changed", ""),
        (4, "same", ""),
        (5, "invalid", "The same address stands in line 2."),
        (6, "invalid", "This is no e-mail address."),
        (7, "invalid", "The name is missing."),
        (8, "invalid", "There is no time zone “Europe/Atlantis”."),
        (9, "invalid", "There is no language “Klingon”."),
        (10, "invalid", "There is no role “owner” that a list could give."),
        (11, "invalid", "You may not change the role of Olu Adeyemi."),
        (12, "invalid", f"Something is too long: “{'L' * 30}…”"),
    ]


def _list(olu: Person, rows: list[dict[str, str]]) -> PeopleList:
    return PeopleList.objects.create(by=olu, rows=rows, row_count=len(rows))


def test_what_was_looked_at_is_read_in_once(olu: Person, ada: Person) -> None:
    rows = [ROW, {"email": ada.email, "place": "Kraków", "role": "administrator"}, {"email": "?"}]
    for made in (1, 0):
        people = _list(olu, rows)
        start(people, by=olu, is_inviting=False, origin="https://n.example")
        read_on(people.pk)
        read_on(people.pk)
        people.refresh_from_db()
        assert (people.made, people.changed, people.left_out, people.done) == (made, made, 1, 3)
    new = Person.objects.get(email="joerg@n.example")
    assert (new.name, new.role, new.languages, new.place) == ("Jörg Weiß", Role.GUEST, ["de", "en"], "Köln")
    ada.refresh_from_db()
    assert (ada.place, ada.role, ada.name) == ("Kraków", Role.ADMINISTRATOR, "Ada Lindqvist")
    assert not new.has_usable_password()


def test_an_interruption_doubles_nobody(olu: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    people = _list(olu, [{"email": f"p{n}@n.example", "name": f"Person {n}"} for n in range(250)])
    start(people, by=olu, is_inviting=False, origin="")
    calls = iter(range(10))

    def break_down(*_args: object, **_more: object) -> None:
        if next(calls) == 2:
            raise ConnectionError

    monkeypatch.setattr("flurfunk.imports.reading_people._AT_ONCE", 100)
    monkeypatch.setattr("flurfunk.imports.reading_people.publish", break_down)
    with pytest.raises(ConnectionError):
        read_on(people.pk)
    people.refresh_from_db()
    assert (people.done, Person.objects.filter(email__endswith="@n.example").count()) == (200, 200)
    read_on(people.pk)
    people.refresh_from_db()
    assert (people.made, people.finished_at is not None) == (250, True)


def test_a_row_that_repeats_an_earlier_one_is_left_out_however_far_apart_they_stand(
    olu: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flurfunk.imports.reading_people._AT_ONCE", 1)
    twice = {"email": "p@n.example", "name": "Once"}
    people = _list(olu, [twice, {"email": "q@n.example", "name": "Q"}, {**twice, "name": "Twice"}])
    start(people, by=olu, is_inviting=False, origin="")
    read_on(people.pk)
    people.refresh_from_db()
    assert (people.made, people.changed, people.left_out) == (2, 0, 1)
    assert Person.objects.get(email="p@n.example").name == "Once"


def test_people_of_one_name_get_handles_of_their_own(olu: Person, ada: Person) -> None:
    rows = [{"email": f"a{number}@n.example", "name": "Ada Lindqvist"} for number in range(3)]
    people = _list(olu, rows)
    start(people, by=olu, is_inviting=False, origin="")
    read_on(people.pk)
    handles = (
        Person.objects.filter(email__endswith="@n.example").order_by("pk").values_list("handle", flat=True)
    )
    assert list(handles) == ["ada.lindqvist2", "ada.lindqvist3", "ada.lindqvist4"]


def test_lines_are_counted_as_in_the_file(olu: Person) -> None:
    rows = read_table(b'email,name\n\n"a@n.example","A\nB"\n\nb@n.example,\n')
    assert [(each.line, each.outcome.value) for each in judge(rows, by=olu)] == [(4, "new"), (6, "invalid")]


def test_an_invitation_opens_the_account_that_was_read_in(olu: Person) -> None:
    people = _list(olu, [ROW])
    start(people, by=olu, is_inviting=True, origin="https://n.example")
    read_on(people.pk)
    new = Person.objects.get(email="joerg@n.example")
    invite_by_letter(new, by=olu, origin="https://n.example")
    assert [letter.to for letter in mail.outbox] == [["joerg@n.example"]]
    link = str(mail.outbox[0].body).split("https://n.example")[1].split()[0]
    form = {"name": "Jörg Weiß", "password": "seven herons at the quay"}
    assert Browser().post(link, form).status_code == 303
    assert Person.objects.filter(email="joerg@n.example", is_imported=False).count() == 1
    assert invite_person.name == "flurfunk.imports.jobs.invite_person"


def test_the_pages_from_the_upload_to_the_end(sign_in: SignIn, olu: Person, mallory: Person) -> None:
    browser = sign_in(olu)
    answer = browser.post("/console/people/lists", {"table": SimpleUploadedFile("p.csv", GERMAN.encode())})
    page = browser.get(answer["Location"]).content.decode()
    assert ("Jörg Weiß" in page, "New (1)" in page) == (True, True)
    assert Person.objects.filter(email="joerg@n.example").count() == 0
    assert sign_in(mallory).get(answer["Location"]).status_code == 403
    assert browser.post(f"{answer['Location']}/reading").status_code == 303
    assert "0 of 1 rows" in browser.get(answer["Location"]).content.decode()
    read_on(PeopleList.objects.get().pk)
    assert "Everything is read in." in browser.get(f"{answer['Location']}/progress").content.decode()


@pytest.mark.parametrize("table", [None, SimpleUploadedFile("p.csv", b"name\nJo\n")])
def test_a_bad_upload_says_what_is_wrong(sign_in: SignIn, olu: Person, table: object) -> None:
    form = {"table": table} if table else {}
    answer = sign_in(olu).post("/console/people/lists", form)
    assert (answer.status_code, "field-error" in answer.content.decode()) == (422, True)
