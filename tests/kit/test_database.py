"""Hot reads go on when the database was started again in between."""

import pytest
from django.db import OperationalError, connection, transaction

from flurfunk.kit.database import read_rows


def end_connection() -> None:
    """Let the server end our connection, as a restart does."""
    import psycopg

    pid = connection.connection.info.backend_pid
    params = connection.get_connection_params()
    told = {key: params[key] for key in ("dbname", "user", "password", "host", "port") if params.get(key)}
    with psycopg.connect(**told, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [pid])


@pytest.mark.django_db(transaction=True)
def test_a_read_after_a_restart_of_the_database_succeeds() -> None:
    assert read_rows("SELECT %s::int + 1", [1]) == [(2,)]
    end_connection()
    assert read_rows("SELECT %s::int + 1", [2]) == [(3,)]


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_it_fails_because_half_of_it_is_gone() -> None:
    def read_on() -> None:
        with transaction.atomic():
            read_rows("SELECT %s::int + 1", [1])
            end_connection()
            read_rows("SELECT %s::int + 1", [2])

    with pytest.raises(OperationalError):
        read_on()
