"""A worker is killed between keeping a letter and publishing it: nothing is lost, nothing comes twice."""

import os
import signal
import subprocess
import sys

import pytest

from flurfunk.conversation.models import Comment
from flurfunk.feed.posting import post
from flurfunk.mailroom.models import IncomingMail, State
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.jobs.workers import environment, start_worker, wait_until
from tests.mailroom.conftest import DOMAIN, bring, letter, reply_to

# A worker that dies when the comment is written and nothing of it is committed yet.
_DYING = """
import os, signal, django
django.setup()
from flurfunk.jobs import working
from flurfunk.mailroom import reading
def die(*args):
    os.kill(os.getpid(), signal.SIGKILL)
reading._settle = die
working._HEARTBEAT_EVERY = 0.5
working.work(concurrency=2)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_no_letter_and_doubles_none(
    open_space: Space, ada: Person, bea: Person
) -> None:
    entry = post(ada, "Which press?", space=open_space)
    to = reply_to(bea, entry)
    made = letter(bea, to, "The blue one.")
    assert bring(made, to) == "250 2.0.0 We have it"
    dying = subprocess.Popen([sys.executable, "-c", _DYING], env=environment(FLURFUNK_MAIL_DOMAIN=DOMAIN))
    worker = None
    try:
        assert dying.wait(40) == -signal.SIGKILL
        assert (IncomingMail.objects.get().state, Comment.objects.count()) == (State.WAITING, 0)
        assert bring(made, to) == "250 2.0.0 We have it"  # the other server heard no answer and tries again
        worker = start_worker(FLURFUNK_MAIL_DOMAIN=DOMAIN)
        wait_until(lambda: IncomingMail.objects.get().state == State.DONE, seconds=40)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(15) == 0
    finally:
        for process in (dying, worker):
            if process and process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
    assert [said.body for said in Comment.objects.all()] == ["The blue one."]
