"""Who may sign in, by e-mail address and password."""

from allauth.account.auth_backends import AuthenticationBackend


class ActivePeople(AuthenticationBackend):
    """allauth's backend; it asks `Person.is_active`, so who is deactivated stays out."""
