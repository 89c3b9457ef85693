"""What the composer asks for while somebody writes: its tools, a preview, the end of a name."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.conversation.completing import complete_people, complete_topics, place_of
from flurfunk.conversation.writing import render_text
from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean
from flurfunk.people.doors import PersonRequest, for_people

_LONGEST = 100_000  # characters: as much as a post may have


@for_people
def show_tools(request: PersonRequest) -> HttpResponse:
    """Show the bar of tools in the reader's language."""
    return render(request, "conversation/_composer_tools.html")


@for_people
def preview_text(request: PersonRequest) -> HttpResponse:
    """Show what a text becomes: rendered as it will be when it is published."""
    body = clean(request.POST.get("body", "")[:_LONGEST]).strip()
    html = render_text(body, request.person).html
    return render(request, "conversation/_preview.html", {"html": html})


@for_people
def show_completions(request: PersonRequest) -> HttpResponse:
    """Suggest people or topics for what is typed."""
    query = request.GET
    typed, kind = clean(query.get("q", "")), query.get("kind", "")
    person = request.person
    space = place_of(person, space=query.get("space", ""), entry=query.get("entry", ""))
    found = {
        "people": complete_people(person, typed, space=space) if kind == "person" else [],
        "topics": complete_topics(person, typed) if kind == "topic" else [],
    }
    return render(request, "conversation/_completions.html", found, status=200 if kind in _KINDS else 422)


_KINDS = ("person", "topic")

tools = by_method(GET=show_tools)
preview = by_method(POST=preview_text)
completions = by_method(GET=show_completions)
