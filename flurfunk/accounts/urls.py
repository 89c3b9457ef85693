"""Addresses of getting in. The names that begin with "account_" are those by which allauth finds its pages."""

from django.urls import path, re_path

from flurfunk.accounts.views import arrivals, demo, entrance, first_run, invitations, sessions

urlpatterns = [
    path("setup", first_run.page, name="first_run"),
    path("sign-in", entrance.sign_in, name="account_login"),
    path("sign-in/closed", entrance.inactive, name="account_inactive"),
    path("sign-in/again", entrance.still_me, name="account_reauthenticate"),
    path("sign-out", entrance.sign_out, name="account_logout"),
    path("demo/session", demo.session, name="demo_session"),
    path("password/forgotten", entrance.forgotten_password, name="account_reset_password"),
    path("password/forgotten/sent", entrance.link_is_sent, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        entrance.new_password,
        name="account_reset_password_from_key",
    ),
    path("password/new/done", entrance.password_is_new, name="account_reset_password_from_key_done"),
    path("settings/password", entrance.change_password, name="account_change_password"),
    path("settings/password/first", entrance.first_password, name="account_set_password"),
    path("settings/sessions", sessions.collection, name="sessions"),
    path("settings/sessions/<slug:public_id>", sessions.one, name="session"),
    path("invitations", invitations.collection, name="invitations"),
    path("invitations/<int:invitation_id>", invitations.one, name="invitation"),
    path("invitations/domains", invitations.domains, name="allowed_domains"),
    path("invitations/domains/<int:domain_id>", invitations.domain, name="allowed_domain"),
    path("join", arrivals.newcomer, name="newcomer"),
    path("join", arrivals.newcomer, name="account_signup"),
    path("join/link-sent", arrivals.sent, name="newcomer_link_sent"),
    path("join/<slug:word>", arrivals.arrival, name="join"),
]
