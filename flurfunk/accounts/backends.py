"""Who may sign in, by e-mail address and password."""

from allauth.account.auth_backends import AuthenticationBackend


class ActivePeople(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's backend; it asks `Person.is_active`, so who is deactivated stays out."""
