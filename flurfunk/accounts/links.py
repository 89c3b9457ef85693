"""Links in letters: to a new password, and to a new account."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from flurfunk.accounts.arriving import claimable_account
from flurfunk.accounts.inviting import invite, is_of_allowed_domain
from flurfunk.accounts.mailing import Letter, send_letter
from flurfunk.accounts.passwords import has_way_back
from flurfunk.people.models import Person


def send_password_link(email: str, *, origin: str, language: str) -> None:
    """Send the link to a new password to whoever has an account with this address; to nobody else."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None or not has_way_back(person):
        return
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
    letter = Letter("password_reset_key", person.email, language)
    send_letter(letter, name=person.name, link=origin + path)


def send_newcomer_link(email: str, *, origin: str, language: str) -> None:
    """Send the link that lets a newcomer in; who has an account gets a way to sign in instead."""
    if not is_of_allowed_domain(email):
        return
    person = Person.objects.filter(email__iexact=email).first()
    if person is None or claimable_account(email):
        word = invite(None, email=email)
        send_letter(Letter("newcomer", email, language), link=origin + reverse("join", args=[word]))
    elif person.is_active:
        link = origin + reverse("account_login")
        send_letter(Letter("account_exists", person.email, language), name=person.name, link=link)
