"""Every page a person can open, with who opens it: for what has to be true of all of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A page: its address and status; `form` is where a form stands whose sending it empty leads there."""

    path: str
    status: int = 200
    form: str = ""

    def __str__(self) -> str:
        return f"{self.path}{' sent empty' if self.form else ''}"


STRANGERS = [
    Place("/sign-in"),
    Place("/sign-in", 422, form="/sign-in"),
    Place("/sign-out"),
    Place("/password/forgotten"),
    Place("/password/forgotten/sent"),
    Place("/password/new/done"),
    Place("/join"),
    Place("/join/link-sent"),
    Place("/join/{invitation}"),
    Place("/join/{invitation}", 422, form="/join/{invitation}"),
    Place("/join/an-old-one", 404),
    Place("/nowhere", 404),
]
NEWCOMERS = [
    Place("/"),
    Place("/spaces?show=mine"),
    Place("/spaces/betriebsrat"),
    Place("/search?q=zzzzzz"),
    Place("/console", 403),
    Place("/settings/password"),
    Place("/people/{newcomer}"),
]
MEMBERS = [
    Place("/"),
    Place("/posts/new"),
    Place("/posts/new", 422, form="/posts/new"),
    Place("/posts/new?thank=ada.lindqvist"),
    Place("/entries/{mine}/share"),
    Place("/drafts"),
    Place("/scheduled"),
    Place("/scheduled/{scheduled}/edit"),
    Place("/posts/{pictured}/edit"),
    Place("/posts/{mine}"),
    Place("/posts/{mine}/edit"),
    Place("/entries/{mine}/history"),
    Place("/comments/{comment}/edit"),
    Place("/comments/{comment}/history"),
    Place("/posts/{long}"),
    Place("/posts/{pictured}"),
    Place("/spaces"),
    Place("/spaces?q=hydrolik"),
    Place("/spaces/new"),
    Place("/spaces", 422, form="/spaces/new"),
    Place("/spaces/delta"),
    Place("/spaces/delta/members"),
    Place("/spaces/delta/about"),
    Place("/spaces/delta/settings"),
    Place("/people"),
    Place("/people?q=oezturk"),
    Place("/people/wenjing.li"),
    Place("/people/wenjing.li/thanks"),
    Place("/spaces/uebersetzen"),
    Place("/spaces/steuerung?order=newest"),
    Place("/people/ada.lindqvist"),
    Place("/topics"),
    Place("/topics/delta-3"),
    Place("/search?q=pre"),
    Place("/settings"),
    Place("/settings", 422, form="/settings"),
    Place("/settings/topics"),
    Place("/settings/password/first"),
    Place("/settings/sessions"),
    Place("/invitations"),
    Place("/console"),
    Place("/console/branding"),
    Place("/console/people"),
    Place("/reports"),
    Place("/people/ada.lindqvist/report"),
    Place("/people/ada.lindqvist/report", 422, form="/people/ada.lindqvist/report"),
    Place("/console/spaces"),
    Place("/console/spaces?show=ownerless"),
    Place("/console/announcement"),
    Place("/console/announcement", 422, form="/console/announcement"),
    Place("/console/people/lists"),
    Place("/console/people/lists", 422, form="/console/people/lists"),
    Place("/console/audit"),
    Place("/console/audit?who=nobody"),
    Place("/console/jobs"),
    Place("/console/health"),
    Place("/console/styleguide"),
    Place("/nowhere", 404),
]
EVERYBODY = {"stranger": STRANGERS, "newcomer": NEWCOMERS, "member": MEMBERS}
