"""A picture that was replaced or taken away leaves the store, and nobody else's does."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from flurfunk.people.branding import change_logo, store_logo
from flurfunk.people.editing import change_photo, remove_photo
from flurfunk.people.models import Company, Person
from flurfunk.spaces.models import Space
from flurfunk.spaces.tending import change_picture, remove_picture
from tests.kit.test_pictures import picture

Commits = DjangoCaptureOnCommitCallbacks


def kept(folder: str) -> set[str]:
    return {path.name for path in Path(settings.MEDIA_ROOT, folder).glob("*")}


def both(*names: str) -> set[str]:
    return {file for name in names for file in (name, name.replace(".webp", "-s.webp"))}


def test_an_old_photo_goes_with_the_commit_and_the_same_one_of_somebody_else_stays(
    ada: Person, bea: Person, django_capture_on_commit_callbacks: Commits
) -> None:
    change_photo(bea, picture(), None)
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(ada, picture(), None)
    former = ada.photo
    with django_capture_on_commit_callbacks(execute=True):
        change_photo(ada, picture("PNG"), None)
        assert kept("photos") == both(bea.photo, former, ada.photo)
    assert kept("photos") == both(bea.photo, ada.photo)
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(ada)
    assert kept("photos") == both(bea.photo)


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_takes_no_photo_away(ada: Person) -> None:
    change_photo(ada, picture(), None)
    with suppress(ZeroDivisionError), transaction.atomic():
        remove_photo(ada)
        raise ZeroDivisionError
    ada.refresh_from_db()
    assert kept("photos") == both(ada.photo)


def test_so_does_the_picture_of_a_space(
    ada: Person, open_space: Space, django_capture_on_commit_callbacks: Commits
) -> None:
    change_photo(ada, picture(), None)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            change_picture(open_space, picture(), None, by=ada)
        assert kept("photos") == both(ada.photo, open_space.picture)
    with django_capture_on_commit_callbacks(execute=True):
        remove_picture(open_space, by=ada)
    assert kept("photos") == both(ada.photo)


def test_so_does_a_logo(olu: Person, django_capture_on_commit_callbacks: Commits) -> None:
    company = Company.objects.get()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            change_logo(company, olu, logo=store_logo(picture("PNG")))
        assert kept("logos") == {company.logo}
    with django_capture_on_commit_callbacks(execute=True):
        change_logo(company, olu, logo="")
    assert kept("logos") == set()
