"""The verbs of a history that tie people to spaces, topics and one another, and loosen them again."""

from flurfunk.people import following
from flurfunk.spaces import joining, tending
from flurfunk.spaces.models import Membership
from flurfunk.topics import following as topic_following
from flurfunk.topics.tagging import topics_named
from tests.notifications.histories.history import TOPICS, History
from tests.notifications.histories.house import PEOPLE


def come(history: History) -> None:
    name, house = history.chance.choice(list(history.spaces)), history.house
    person = history.somebody()
    if person in house.members[name]:
        return
    if history.chance.random() < 0.4 and person not in house.invited[name]:
        joining.invite(history.spaces[name], history.people[person], by=history.people["olu"])
        house.invited[name].add(person)
        history.happened("space.invited", "olu", space=name, person=person)
        return
    by = history.chance.choice(["olu", person])
    joining.add_member(history.spaces[name], history.people[person], by=history.people[by])
    house.members[name].add(person)
    house.invited[name].discard(person)
    history.happened("space.joined", by, space=name, person=person)


def go(history: History) -> None:
    name, house = history.chance.choice(list(history.spaces)), history.house
    leaving = sorted(house.members[name] - {"olu"})
    if leaving:
        person = history.chance.choice(leaving)
        membership = Membership.objects.get(space=history.spaces[name], person=history.people[person])
        joining.end_membership(membership, by=history.people[history.chance.choice(["olu", person])])
        house.members[name].discard(person)
        house.watched_spaces.discard((person, name))
        house.muted_spaces.discard((person, name))


def watch_space(history: History) -> None:
    name, house = history.chance.choice(list(history.spaces)), history.house
    person = history.chance.choice(sorted(house.members[name]))
    verb = history.chance.choice(["watch", "watch", "unwatch", "mute", "unmute"])
    getattr(tending, verb)(Membership.objects.get(space=history.spaces[name], person=history.people[person]))
    key = (person, name)
    if verb in ("watch", "mute"):
        house.watched_spaces.discard(key)
        house.muted_spaces.discard(key)
        (house.watched_spaces if verb == "watch" else house.muted_spaces).add(key)
    else:
        (house.watched_spaces if verb == "unwatch" else house.muted_spaces).discard(key)


def follow(history: History) -> None:
    one, other = history.chance.sample(PEOPLE, 2)
    if (one, other) in history.house.follows and history.chance.random() < 0.5:
        following.unfollow(history.people[one], history.people[other])
        history.house.follows.discard((one, other))
        return
    following.follow(history.people[one], history.people[other])
    history.house.follows.add((one, other))


def follow_topic(history: History) -> None:
    person, name = history.somebody(), history.chance.choice(TOPICS)
    (topic,) = topics_named([name])
    key = (person, name)
    verb = topic_following.unfollow if key in history.house.topics else topic_following.follow
    verb(history.people[person], topic)
    history.house.topics ^= {key}
