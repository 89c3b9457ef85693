"""Publish what was sent as a post: checked by the form of the page."""

from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from flurfunk.content.forms import take_files
from flurfunk.content.models import Entry
from flurfunk.content.receiving import Received
from flurfunk.feed.forms import PostForm
from flurfunk.feed.posting import post
from flurfunk.people.models import Person


def receive(author: Person, received: Received) -> Entry:
    """Make a post. Raises ValidationError with the sentences of the form."""
    typed = {"space": received.space.pk, "title": received.title, "body": received.body}
    form = PostForm(typed, MultiValueDict({"files": list(received.files)}), by=author)
    if not form.is_valid():
        raise ValidationError([message for messages in form.errors.values() for message in messages])
    values = form.cleaned_data
    files = take_files(values, author)
    body = received.place(values["body"], files)
    return post(author, body, space=values["space"], title=values["title"], files=files)
