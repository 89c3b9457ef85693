"""A person: somebody with an account, and what they say about themselves."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from flurfunk.kit.pictures import small
from flurfunk.kit.templating import url
from flurfunk.kit.text import initials
from flurfunk.people.queries import PersonQuerySet


class Role(models.TextChoices):
    """What somebody may do in the house as a whole."""

    OWNER = "owner", _("Owner")
    ADMINISTRATOR = "administrator", _("Administrator")
    PERSON = "person", pgettext_lazy("role", "Person")
    GUEST = "guest", _("Guest")

    @property
    def is_administrative(self) -> bool:
        """Tell whether this role looks after the house."""
        return self in (Role.OWNER, Role.ADMINISTRATOR)


class People(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]  # built at run time
    """The manager Django's authentication asks for people."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find by e-mail address in any case."""
        person: Person = self.get(email__iexact=username)
        return person


class Person(AbstractBaseUser):
    """Somebody with an account."""

    handle = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    pronouns = models.CharField(max_length=40, blank=True)
    work = models.CharField(max_length=120, blank=True)
    team = models.CharField(max_length=80, blank=True, db_index=True)
    place = models.CharField(max_length=80, blank=True, db_index=True)
    time_zone = models.CharField(max_length=60, default="UTC")
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    about = models.TextField(max_length=4000, blank=True)
    about_html = models.TextField(blank=True)
    links = models.JSONField(default=list, blank=True)
    photo = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.PERSON)
    is_imported = models.BooleanField(default=False)
    theme = models.CharField(max_length=8, default="system")
    version = models.PositiveIntegerField(default=1)
    # Counts up whenever what the person may see changes: pages that were made before are made anew.
    reach = models.PositiveIntegerField(default=0, db_default=0)
    announcement_seen = models.PositiveIntegerField(default=0, db_default=0)
    folded = models.TextField(editable=False, default="")
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[People] = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="an_address_belongs_to_one_person"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="a_persons_role_is_known"),
        ]
        indexes = [
            GinIndex(fields=["folded"], name="people_folded", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["languages"], name="people_languages"),
            models.Index(fields=["folded", "id"], name="people_by_name"),
            models.Index(fields=["-joined_at"], name="people_newest"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address of the profile."""
        return url("person", self.handle)

    @property
    def photo_url(self) -> str:
        """The address of the photo at the size beside a name, empty without one."""
        return f"/photos/{small(self.photo)}" if self.photo else ""

    @property
    def large_photo_url(self) -> str:
        """The address of the photo at the size of a profile, empty without one."""
        return f"/photos/{self.photo}" if self.photo else ""

    @property
    def initials(self) -> str:
        """The letters shown where there is no photo."""
        return initials(self.name)

    @property
    def hue(self) -> int:
        """A colour from 1 to 12 that stays the same."""
        return self.pk % 12 + 1

    @property
    def is_guest(self) -> bool:
        """Tell whether this person sees only the spaces they were invited to."""
        return self.role == Role.GUEST

    @property
    def is_administrator(self) -> bool:
        """Tell whether this person looks after the house (owners do, too)."""
        return Role(self.role).is_administrative

    @cached_property
    def is_active(self) -> bool:  # type: ignore[override]  # Django has an attribute where we have a row
        """Tell whether this person may sign in."""
        return not hasattr(self, "deactivation")
