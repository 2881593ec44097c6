"""Who speaks for a place: members, invitations, and the forms that change them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.people import actions, rules, wording
from tawam.people import queries as people
from tawam.people.values import Invitation, Member, PlaceRole, Role, Standing
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.web import kept, requests
from tawam.web.forms import Invite
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.letters import send_invitation
from tawam.web.refusals import REFUSALS, REFUSED, told


@signed_in_only
@require_safe
def members(request: HttpRequest, place_id: str) -> HttpResponse:
    """Who has a role here; for members and administrators."""
    back = kept.typed(request, "members-invite")
    return _page(request, _place(place_id), Invite(back) if back else Invite(initial={"language": requests.language()}))


@signed_in_only
@require_POST
def invite(request: HttpRequest, place_id: str) -> HttpResponse:
    """Invite an address and send it the link; where the mail cannot leave, the invitation is taken back."""
    place, form = _place(place_id), Invite(request.POST)
    if not rules.may_invite(signed_in(request), place.id):
        raise PermissionDenied(REFUSALS[actions.NotAllowed])
    if form.is_valid():
        by, given = signed_in(request).account, form.cleaned_data
        try:
            made, token = actions.invite(email=given["email"], place=place.id, role=Role(given["role"]), by=by)
        except REFUSED as error:
            form.add_error(None, told(error))
        else:
            for one in _replaced(made):
                messages.info(request, _told_of(one))
            try:
                send_invitation(request, made, place, token, given["language"])
            except OSError:
                actions.withdraw_invitation(number=made.number, by=by)
                form.add_error(None, _("The mail could not be sent, so nobody was invited. Please try again later."))
            else:
                messages.success(request, _("Invited: %(email)s") % {"email": made.email})
                return redirect("members", place.id)
    return _page(request, place, form, status=400)


def _replaced(made: Invitation) -> list[Invitation]:
    """The invitation whose place a new one has just taken, if there was any."""
    return [one for one in people.replaced_invitations(made.place) if one.withdrawn_at == made.invited_at]


def _told_of(one: Invitation) -> str:
    """What has become of an invitation that was replaced."""
    told = _("The invitation sent to %(email)s on %(day)s (%(role)s) does not hold any more: its link opens nothing.")
    day = locales.date(PartialDate.of(one.invited_at.date()), requests.language())
    return told % {"email": one.email, "day": day, "role": wording.ROLES[one.role]}


@signed_in_only
@require_POST
def withdraw(request: HttpRequest, place_id: str, number: int) -> HttpResponse:
    """Take an invitation back."""
    by = signed_in(request).account
    return _done(request, place_id, lambda: actions.withdraw_invitation(number=number, by=by), _("Withdrawn."))


@signed_in_only
@require_POST
def remove(request: HttpRequest, place_id: str, account_id: int) -> HttpResponse:
    """End a membership, or leave."""
    standing, given = signed_in(request), request.POST.get("seen", "")
    seen = Role(given) if given in set(Role) else None
    response = _done(
        request,
        place_id,
        lambda: actions.remove_member(account_id=account_id, place=place_id, by=standing.account, seen=seen),
        _("Removed."),
    )
    return redirect("account") if account_id == standing.account else response


def _done(request: HttpRequest, place_id: str, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except (people.NoSuchInvitation, people.NoSuchAccount):
        raise Http404(_("That is no longer there. Load the page again.")) from None
    except REFUSED as error:
        messages.error(request, told(error))
    else:
        messages.success(request, said)
    return redirect("members", place_id)


def _place(place_id: str) -> Place:
    try:
        return places.place(place_id)
    except places.NoSuchPlace as error:
        raise Http404(str(error)) from None


def _page(request: HttpRequest, place: Place, form: Invite, status: int = 200) -> HttpResponse:
    standing = signed_in(request)
    if not rules.may_see_members(standing, place.id):
        raise PermissionDenied(_("Only those who have a role for this place see its members. A head invites them."))
    found, invites = people.members(place.id), rules.may_invite(standing, place.id)
    context = {
        "place": place,
        "members": [(one, _removable(standing, place, one, found)) for one in found],
        "invites": invites,
        "invitations": people.invitations(place.id) if invites else (),
        "replaced": people.replaced_invitations(place.id) if invites else (),
        "form": form,
        "meanings": [(wording.ROLES[role], wording.ROLE_MEANINGS[role]) for role in Role],
    }
    return render(request, "web/members.html", context, status=status)


def _removable(standing: Standing, place: Place, member: Member, found: tuple[Member, ...]) -> bool:
    heads = sum(one.role is Role.HEAD for one in found)
    return rules.may_remove(standing, place.id, PlaceRole(place.id, member.role), member.account, heads)
