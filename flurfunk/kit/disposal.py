"""Take files out of the store that nothing shows any more."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction


def delete_after_commit(*paths: str) -> None:
    """Delete stored files once the transaction has committed: when it is undone, they are still shown.

    A file that cannot be deleted is reported in the log and otherwise left; nothing fails for it.
    """
    for path in paths:
        transaction.on_commit(partial(default_storage.delete, path), robust=True)
