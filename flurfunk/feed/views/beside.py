"""What stands beside the home feed: invitations for me, new colleagues, what is written about lately.

It is read after the feed and only where there is room for it, so it costs the feed nothing.
"""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person
from flurfunk.spaces.models import Invitation
from flurfunk.topics.queries import written_about

_NEW_FOR = timedelta(days=30)
_MOST_PEOPLE, _MOST_TOPICS, _MOST_INVITATIONS = 4, 10, 5


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show the column, as a fragment."""
    person = request.person
    newcomers = Person.objects.active().visible_to(person).filter(joined_at__gt=timezone.now() - _NEW_FOR)
    newcomers = newcomers.exclude(pk=person.pk).select_related("deactivation").order_by("-joined_at")
    mine = Invitation.objects.filter(person=person, space__archiving=None)
    invitations = mine.select_related("space__archiving", "by")
    context = {
        "newcomers": list(newcomers[:_MOST_PEOPLE]),
        "topics": written_about(person, most=_MOST_TOPICS),
        "invitations": list(invitations.order_by("-at")[:_MOST_INVITATIONS]),
    }
    return render(request, "feed/beside.html", context)


column = by_method(GET=show)
