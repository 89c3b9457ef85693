"""Templates settle what never changes, and nothing else."""

from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from flurfunk.kit.compiling import HouseEnvironment, translated_by

GERMAN = {"Hello": "Hallo", "Hello %(name)s": "Hallo %(name)s", "100 %%": "100 %% ja", "<b>": "<i>"}


def house(calls: list[object]) -> Environment:
    def icon(name: str) -> Markup:
        calls.append(name)
        return Markup("<svg>") + name

    env = HouseEnvironment(settled={"icon": icon}, autoescape=True, undefined=StrictUndefined)
    env.globals["_"] = translated_by(lambda sentence: GERMAN.get(sentence, sentence))
    return env


def test_a_call_with_constants_is_made_once_and_stays_markup() -> None:
    calls: list[object] = []
    template = house(calls).from_string(
        "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ icon('<x') }}{{ m(icon('y')) }}"
    )
    assert calls == ["<x", "y"]
    assert {template.render() for _ in range(3)} == {"<svg>&lt;x[<svg>y]"}
    assert calls == ["<x", "y"]


def test_a_call_with_what_is_known_only_when_it_is_rendered_is_made_then() -> None:
    calls: list[object] = []
    template = house(calls).from_string("{{ icon(name) }}{{ icon(*names) }}")
    assert calls == []
    assert template.render(name="a", names=["b"]) == "<svg>a<svg>b"
    assert calls == ["a", "b"]


@pytest.mark.parametrize(
    ("source", "places", "html"),
    [
        ("{{ _('Hello') }}", {}, "Hallo"),
        ("{{ _('Hello %(name)s', name=name) }}", {"name": "<b>"}, "Hallo &lt;b&gt;"),
        ("{{ _('Hello %(name)s', name=name) }}", {"name": Markup("<b>")}, "Hallo <b>"),
        ("{{ _('100 %%') }}", {}, "100 % ja"),
        (
            "{% autoescape false %}{{ _('100 %%') }} {{ _('Hello %(name)s', name=name) }}{% endautoescape %}",
            {"name": "<b>"},
            "100 % ja Hallo <b>",
        ),
    ],
)
def test_sentences_are_translated_and_what_stands_in_them_is_escaped(
    source: str, places: dict[str, Any], html: str
) -> None:
    assert house([]).from_string(source).render(places) == html


def test_a_macro_that_is_imported_and_a_block_see_the_globals() -> None:
    env = house([])
    sources = {
        "m": "{% macro m(x) %}{{ _('Hello') }} {{ x }}{% endmacro %}",
        "base": "<{% block b %}{% endblock %}>",
    }
    env.loader = DictLoader(
        {
            **sources,
            "page": "{% extends 'base' %}{% from 'm' import m %}{% block b %}{{ m(icon('z')) }}{% endblock %}",
        }
    )
    assert env.get_template("page").render() == "<Hallo <svg>z>"
