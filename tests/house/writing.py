"""What was written to the database in this transaction, taken back or not."""

from django.db import connection

# Who is refused leaves a trace only where attempts are counted, and where allauth notes a person's address again.
_TRACES = ["accounts_attempts", "account_emailaddress"]


class Ledger:
    """Counts the rows that are added, changed and deleted in each table while a transaction lasts."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self.written_since()

    def written_since(self) -> list[str]:
        """Give the tables that were written to since this was asked the last time."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
                " WHERE relname <> ALL(%s) AND n_tup_ins + n_tup_upd + n_tup_del > 0",
                [_TRACES],
            )
            former, self._counts = self._counts, dict(cursor.fetchall())
        return sorted(name for name, count in self._counts.items() if count != former.get(name, 0))
