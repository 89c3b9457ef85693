"""Sign in and out, and get or change a password: allauth's views under our addresses, answering as our pages do."""

from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth_views
from django.http import HttpRequest, HttpResponse

from flurfunk.accounts import forms
from flurfunk.accounts.demo_people import offered_people
from flurfunk.accounts.views.thresholds import Page, once_founded


class SignInView(allauth_views.LoginView):  # type: ignore[misc]  # allauth has no types
    """The sign-in page; in the demo company it offers some people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whom the demo company offers."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_people": offered_people(self.request.company)}


def of_the_house(view: Page) -> Page:
    """Answer as our own views do: 422 for a form with reasons, 303 after one; before the first run lead there."""

    def page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        if request.method == "POST" and response.status_code == HTTPStatus.OK:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            response.status_code = HTTPStatus.SEE_OTHER
        return response

    return once_founded(page)


sign_in = of_the_house(SignInView.as_view())
sign_out = of_the_house(allauth_views.logout)
inactive = of_the_house(allauth_views.account_inactive)
still_me = of_the_house(allauth_views.ReauthenticateView.as_view(form_class=forms.StillMeForm))
change_password = of_the_house(allauth_views.PasswordChangeView.as_view(form_class=forms.OtherPasswordForm))
first_password = of_the_house(allauth_views.PasswordSetView.as_view(form_class=forms.FirstPasswordForm))
forgotten_password = of_the_house(allauth_views.password_reset)
link_is_sent = of_the_house(allauth_views.password_reset_done)
new_password = of_the_house(allauth_views.PasswordResetFromKeyView.as_view(form_class=forms.NewPasswordForm))
password_is_new = of_the_house(allauth_views.password_reset_from_key_done)
