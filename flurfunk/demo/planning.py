"""What people of the demo company have written for later."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib import resources

from flurfunk.feed.polling import Question
from flurfunk.feed.scheduling import Plan, schedule
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


def make_scheduled(people: Mapping[str, Person], spaces: Mapping[str, Space], now: datetime) -> None:
    """Schedule every post of the demo, some hours from now."""
    content = resources.files("flurfunk.demo").joinpath("content")
    for row in tomllib.loads((content / "scheduled.toml").read_text(encoding="utf-8"))["scheduled"]:
        choices = row.get("choices")
        plan = Plan(
            at=(now + timedelta(hours=row["hours_ahead"])).replace(minute=0, second=0, microsecond=0),
            body=row["body"].strip(),
            space=spaces[row["space"]] if "space" in row else None,
            title=row.get("title", ""),
            question=Question(choices) if choices else None,
        )
        schedule(people[row["author"]], plan)
