"""Every sentence is marked, collected and there in German, in the tone of colleagues; frontend scripts say nothing."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2]
GERMAN = ROOT / "flurfunk/locale/de/LC_MESSAGES/django.po"
BORROWED = "flurfunk/kit/borrowed_sentences.py"
TEMPLATES = sorted(
    [*ROOT.glob("flurfunk/**/templates/**/*.html"), *ROOT.glob("flurfunk/**/templates/**/*.txt")]
)
SCRIPTS = sorted([ROOT / "frontend/app.ts", *ROOT.glob("frontend/controllers/*.ts")])

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
FORMAL = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)\b")
# Django names the field in English there ("email", "handle"); German says both instead.
SAYS_LESS = {"The password is too similar to the %(verbose_name)s."}

READ_ALOUD = {"alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "title"}
MARKS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
# What stands on keys, and a class that a page gives its layout.
NOT_WORDS = {"Ctrl K", "Ctrl Enter", "Enter", "n", "j", "k", "wide"}
# The style guide shows an invented company's texts, which nobody translates.
SPECIMENS = "flurfunk/console/templates/console/styleguide_"
SENTENCE = re.compile(r"[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ](?:[ ,.:!?…].*)?", re.DOTALL)

VISIBLE_IN_SCRIPTS = re.compile(
    r"""(?:textContent|innerText|innerHTML|title|placeholder|alt|ariaLabel)["']?\s*[:=]\s*["'`][^"'`]*[^\W\d_]"""
    r"""|setAttribute\(\s*["'](?:aria-label|title|placeholder|alt)["'],\s*["'`][^"'`]*[^\W\d_]"""
    r"""|\b(?:alert|confirm|prompt)\("""
)
SENTENCE_IN_SCRIPTS = re.compile(r"""(["'`])[A-Z][a-z]+(?: [^"'`]*)+\1""")


@cache
def collected() -> Catalog:
    """Collect as `bin/messages` does, without writing."""
    loader = SourceFileLoader("messages", str(ROOT / "bin/messages"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    catalog: Catalog = module.collect()
    return catalog


@cache
def german() -> Catalog:
    """Read the German catalogue."""
    with GERMAN.open("rb") as file:
        return read_po(file, locale="de")


def sentences(catalog: Catalog) -> dict[tuple[str, str | None], Message]:
    """Give the messages by what names them: the singular and the context."""
    return {(_forms(message.id)[0], message.context): message for message in catalog if message.id}


def _forms(words: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [words or ""] if isinstance(words, str | None) else list(words)


def test_every_sentence_is_there_in_german() -> None:
    known = sentences(german())
    empty = [key for key, message in known.items() if not all(_forms(message.string))]
    assert (sorted(sentences(collected()).keys() - known.keys(), key=str), empty) == ([], [])


def test_the_catalogue_keeps_nothing_that_is_gone_or_guessed() -> None:
    known = sentences(german())
    gone = sorted(known.keys() - sentences(collected()).keys(), key=str)
    assert gone == [], "run bin/messages"
    assert not german().obsolete
    assert [key for key, message in known.items() if message.fuzzy] == []


def test_placeholders_are_the_same() -> None:
    differing = {
        key[0]: form
        for key, message in sentences(german()).items()
        for form in _forms(message.string)
        if set(PLACEHOLDER.findall(form))
        != {p for one in _forms(message.id) for p in PLACEHOLDER.findall(one)}
    }
    assert differing.keys() == SAYS_LESS


def test_colleagues_say_du() -> None:
    said = [form for message in sentences(german()).values() for form in _forms(message.string)]
    assert [form for form in said if FORMAL.search(form)] == []


def test_german_has_its_own_marks() -> None:
    wrong = re.compile(r"[\"“][^\"”]*[\"”]|\w'\w|\.\.\.")
    said = [form for message in sentences(german()).values() for form in _forms(message.string)]
    assert [form for form in said if wrong.search(re.sub(r"„[^“]*“", "", form))] == []


def test_django_still_says_what_was_borrowed() -> None:
    says: set[str] = set()
    for package, folder in ((django, "conf"), (django, "contrib/auth"), (allauth, ".")):
        place = Path(str(package.__file__)).parent / folder / "locale/de/LC_MESSAGES/django.mo"
        with place.open("rb") as file:
            says |= {key[0] for key in sentences(read_mo(file))}
    borrowed = {
        key[0]
        for key, one in sentences(collected()).items()
        if any(at[0] == BORROWED for at in one.locations)
    }
    assert borrowed
    assert borrowed - says == set()


class Page(HTMLParser):
    """What of a template's own text somebody reads or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep attributes that are read aloud."""
        del tag
        self.said += [words for name, words in attrs if name in READ_ALOUD and words]

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.said.append(data)


def unmarked(source: str) -> Iterator[str]:
    """Give text of a template, and sentences inside its tags, that no mark makes translatable."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(source)
    page = Page()
    page.feed("".join(text.data for text in tree.find_all(nodes.TemplateData)))
    page.close()
    texts = (" ".join(words.split()) for words in page.said)
    yield from (words for words in texts if re.search(r"[^\W\d_]", words) and words not in NOT_WORDS)
    yield from (words for words in _constants(tree) if SENTENCE.fullmatch(words))


def _constants(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in MARKS:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _constants(child)


def test_templates_mark_all_their_words() -> None:
    places = {path.relative_to(ROOT).as_posix(): path for path in TEMPLATES}
    found = {name: [*unmarked(path.read_text())] for name, path in places.items() if SPECIMENS not in name}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "source",
    [
        "<p>Words</p>",
        '<img alt="A cat">',
        '<a aria-label="Go{% if here %} on{% endif %}">{{ _("Go") }}</a>',
        '{{ button("Save") }}',
        '{{ _("Hello") }}, {{ name }} and more',
    ],
)
def test_unmarked_words_would_be_found(source: str) -> None:
    assert [*unmarked(source)]


def test_code_marks_what_it_says_to_people() -> None:
    assert [place for path in ROOT.glob("flurfunk/**/*.py") for place in _bare_words(path)] == []


def _bare_words(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if not isinstance(node, ast.Call):
            continue
        told = [keyword.value for keyword in node.keywords if keyword.arg in ("label", "help_text")]
        called = ast.unparse(node.func)
        if called.endswith("ValidationError") or called == "HttpResponseBadRequest":
            told += node.args[:1]
        elif re.fullmatch(r"messages\.(?:success|error|warning|info)", called):
            told += node.args[1:2]
        for words in told:
            if isinstance(words, ast.JoinedStr | ast.Constant) and SENTENCE.search(ast.unparse(words)):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(words)}"


def test_scripts_have_no_words_of_their_own() -> None:
    told = {}
    for path in SCRIPTS:
        code = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", path.read_text(), flags=re.DOTALL)
        lines = [code[: hit.start()].count("\n") + 1 for hit in VISIBLE_IN_SCRIPTS.finditer(code)]
        lines += [code[: hit.start()].count("\n") + 1 for hit in SENTENCE_IN_SCRIPTS.finditer(code)]
        if lines:
            told[path.name] = lines
    assert told == {}
