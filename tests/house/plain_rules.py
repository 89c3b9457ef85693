"""Who may see what, said once more in plain words, to hold against the answers of the house."""

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.people.models import Person
from flurfunk.spaces.models import Invitation, Membership, Space


def belongs(person: Person, space: Space) -> bool:
    """A member."""
    return Membership.objects.filter(person=person, space=space).exists()


def reads(person: Person, space: Space | None) -> bool:
    """Members read; what is open, or for the whole company, every colleague."""
    if space is None:
        return not person.is_guest
    return belongs(person, space) or (space.visibility == "open" and not person.is_guest)


def knows_space(person: Person, space: Space) -> bool:
    """Members and who is invited; every colleague, where it is not secret."""
    is_invited = Invitation.objects.filter(person=person, space=space).exists()
    is_listed = space.visibility != "secret" and not person.is_guest
    return is_listed or is_invited or belongs(person, space)


def knows_person(reader: Person, person: Person) -> bool:
    """Everybody by colleagues, by guests those with whom they share a space."""
    if reader == person or not reader.is_guest:
        return True
    mine = Membership.objects.filter(person=reader).values("space")
    return Membership.objects.filter(person=person, space__in=mine).exists()


def sees_entry(person: Person, entry: Entry) -> bool:
    """What is published, where one reads."""
    return entry.status == "published" and reads(person, entry.space)


def sees_comment(person: Person, comment: Comment) -> bool:
    """What is not deleted, under an entry one sees."""
    return comment.deleted_at is None and sees_entry(person, comment.entry)


def keeps_order(person: Person, space: Space) -> bool:
    """Moderators and owners of the space."""
    return Membership.objects.filter(person=person, space=space, role__in=("moderator", "owner")).exists()
