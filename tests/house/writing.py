"""What was written to the database in this transaction, taken back or not."""

from django.db import connection

# Who is refused leaves a trace only where attempts are counted, and where allauth notes a person's address again.
_TRACES = ["accounts_attempts", "account_emailaddress"]


def written() -> dict[str, int]:
    """Count the rows that were added, changed and deleted in each table since the transaction began."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE relname <> ALL(%s)",
            [_TRACES],
        )
        return dict(cursor.fetchall())
