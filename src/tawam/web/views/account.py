"""One's own account: who I am here, what I may do, what is held about me, and how to leave."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tawam.people import actions, wording
from tawam.people import queries as people
from tawam.people.rules import profile_mark
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.web import kept
from tawam.web.forms import Profile
from tawam.web.gates import signed_in, signed_in_only


@signed_in_only
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here and what I may do."""
    standing = signed_in(request)
    stands = {"name": standing.name, "language": standing.language, "weekly_digest": standing.weekly_digest}
    back = kept.typed(request, "account-profile")
    return _page(request, standing, Profile(back) if back else Profile(initial=stands))


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Forget what was typed into a form that waits for somebody to sign in."""
    kept.throw_away(request)
    messages.success(request, _("What was typed is thrown away."))
    return redirect("account_login")


@signed_in_only
@require_POST
def profile(request: HttpRequest) -> HttpResponse:
    """Change name and language; the answer comes in the new language."""
    standing, form = signed_in(request), Profile(request.POST)
    if not form.is_valid():
        return _page(request, standing, form, status=400)
    seen = request.POST.get("seen")
    try:
        changed = actions.edit_profile(account_id=standing.account, **form.cleaned_data, seen=seen)
    except actions.ProfileChanged as error:
        form.add_error(None, _changed_elsewhere(error.current))
        return _page(request, error.current, form, status=409)
    with override(changed.language):
        messages.success(request, _("Saved."))
        return redirect("account")


@signed_in_only
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """All that is held about me, as a file."""
    response = JsonResponse(people.held(signed_in(request).account), json_dumps_params={"indent": 2})
    response["Content-Disposition"] = 'attachment; filename="tawam-account.json"'
    return response


@signed_in_only
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Delete my account, after the password was given once more."""
    response: HttpResponse = _delete(request)
    return response


@reauthentication_required(allow_get=False)  # type: ignore[untyped-decorator]
def _delete(request: HttpRequest) -> HttpResponse:
    standing = signed_in(request)
    if request.method != "POST":
        return render(request, "web/account_delete.html", {"standing": standing})
    actions.delete_account(account_id=standing.account)
    logout(request)
    messages.success(request, _("Your account has been deleted."))
    return redirect("home")


def _changed_elsewhere(current: Standing) -> str:
    stands = {
        "name": current.name or "–",
        "language": dict(settings.LANGUAGES)[current.language],
        "mail": _("yes") if current.weekly_digest else _("no"),
    }
    return (
        _(
            "Your profile was changed elsewhere since you opened this page. What stands now: name “%(name)s”, language "
            "%(language)s, weekly mail: %(mail)s. What you typed is in the form; save again to put it in place."
        )
        % stands
    )


def _page(request: HttpRequest, standing: Standing, form: Profile, status: int = 200) -> HttpResponse:
    invited = people.invitations_to(people.verified_addresses(standing.account))
    named = places.places([*(one.place for one in standing.roles), *(one.place for one in invited)])
    context = {
        "form": form,
        "seen": kept.field_kept(request, "seen", "account-profile") or profile_mark(standing),
        "roles": [(named.get(one.place), one.role, wording.ROLE_MEANINGS[one.role]) for one in standing.roles],
        "invited": [(one, named.get(one.place)) for one in invited],
        "second_factor": people.has_second_factor(standing.account),
    }
    return render(request, "web/account.html", context, status=status)
