"""One transaction for thousands of verbs is undone as a whole."""

from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from flurfunk.content.models import Entry
from flurfunk.feed.posting import post
from flurfunk.kit.transactions import all_or_nothing
from flurfunk.people.models import Person


def test_no_savepoints_are_made_inside_and_they_are_again_behind(ada: Person) -> None:
    def first_words() -> str:
        with CaptureQueriesContext(connection) as queries:
            post(ada, "Hello")
        return str(queries[0]["sql"]).partition(" ")[0]

    with all_or_nothing():
        assert first_words() == "INSERT"
    assert first_words() == "SAVEPOINT"


@pytest.mark.django_db(transaction=True)
def test_an_error_in_it_undoes_the_whole_even_when_it_is_caught(ada: Person) -> None:
    def carry_on() -> None:
        with all_or_nothing():
            post(ada, "First")
            with suppress(ZeroDivisionError), transaction.atomic():
                raise ZeroDivisionError
            post(ada, "Second")

    with pytest.raises(transaction.TransactionManagementError):
        carry_on()
    assert Entry.objects.count() == 0
