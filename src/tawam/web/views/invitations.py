"""An invitation as its receiver sees it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.people import actions, wording
from tawam.people import queries as people
from tawam.people.values import InvitationState
from tawam.places import queries as places
from tawam.web.gates import signed_in, signed_in_only, standing_of
from tawam.web.refusals import REFUSED, SPENT, told


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to, by whom; and the way to accept it."""
    try:
        found = people.invitation(token)
    except people.NoSuchInvitation:
        raise Http404(_("There is no such invitation. Perhaps the link was cut off in the mail.")) from None
    standing = standing_of(request)
    context = {
        "invitation": found,
        "place": places.places([found.place]).get(found.place),
        "meaning": wording.ROLE_MEANINGS[found.role],
        "open": found.state is InvitationState.OPEN,
        "spent": SPENT.get(found.state, ""),
        "mine": standing is not None and found.email in people.verified_addresses(standing.account),
    }
    return render(request, "web/invitation.html", context)


@signed_in_only
@require_POST
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Take the role."""
    try:
        actions.accept_invitation(number=number, by=signed_in(request).account)
    except people.NoSuchInvitation:
        raise Http404(_("There is no such invitation.")) from None
    except REFUSED as error:
        messages.error(request, told(error))
    else:
        messages.success(request, _("Accepted. You can speak for this place now as far as your role goes."))
    return redirect("account")
