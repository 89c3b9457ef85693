"""What the first owner says about the company and about themselves."""

from flurfunk.accounts.arrival_forms import NewcomerForm
from flurfunk.people.company_forms import CompanyForm


class FoundingForm(NewcomerForm, CompanyForm):
    """The company, and its first owner."""
