"""The notices of a place: stated, changed and withdrawn by those who speak for it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tawam.basics import locales
from tawam.basics.keys import fresh_key
from tawam.exchange.values import Fault
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.rules.noticing import LINKS, MOST_OF_A_PLACE, stands
from tawam.matching.values import Notice, StatedNotice
from tawam.people import rules
from tawam.places.values import Place
from tawam.registry import phrases
from tawam.web import kept, logforms, requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.notices import theme_choices
from tawam.web.views.workbench.access import place_to_read, place_to_speak_for

_READ = ["GET", "HEAD", "POST"]


@signed_in_only
@require_safe
def notices(request: HttpRequest, place_id: str) -> HttpResponse:
    """All notices of a place, those that are over or withdrawn too."""
    place, today = place_to_read(request, place_id), requests.today()
    found = matching.notices_of(place.id)
    context = {
        "place": place,
        "standing": [one for one in found if not one.withdrawn and stands(one.notice, today)],
        "coming": [one for one in found if not one.withdrawn and one.notice.from_on > today],
        "gone": [one for one in found if one.withdrawn or one.notice.until_on < today],
        "may_speak": rules.may_speak_for(signed_in(request), place.id),
    }
    return render(request, "web/workbench/notices.html", context)


@signed_in_only
@require_http_methods(_READ)
def new(request: HttpRequest, place_id: str) -> HttpResponse:
    """State what the place seeks and offers."""
    place = place_to_speak_for(request, place_id)
    if request.method == "POST":
        return _kept(request, place, None)
    today = requests.today()
    first = {"key": [fresh_key()], "from_on": [today.isoformat()], "languages": [requests.language()]}
    return _shown(request, place, None, _typed(request) or first)


@signed_in_only
@require_http_methods(_READ)
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change a notice."""
    found = _notice(key)
    place = place_to_speak_for(request, found.notice.place)
    if found.withdrawn:
        return _withdrawn(request, place, found)
    if request.method == "POST":
        return _kept(request, place, found)
    stands = logforms.filled_notice(found.notice) | {"version": [str(found.version)]}
    return _shown(request, place, found, _typed(request) or stands)


@signed_in_only
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Take a notice back."""
    place = place_to_speak_for(request, _notice(key).notice.place)
    try:
        version = requests.own_number(request.POST.get("version", ""))
        actions.withdraw_notice(key=key, version=version, standing=signed_in(request))
    except actions.ChangedMeanwhile:
        messages.error(
            request, _("Somebody else has changed this notice meanwhile, so it was not withdrawn: see below.")
        )
    except actions.NothingChanged:
        messages.info(request, _("The notice was withdrawn already."))
    else:
        messages.success(request, _("The notice is withdrawn. The journal keeps it."))
    return redirect("place-notices", place.id)


def _notice(key: str) -> StatedNotice:
    try:
        return matching.notice(key)
    except matching.NoSuchNotice as error:
        raise Http404(str(error)) from None


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """What was just sent or what was kept of it; nothing where the form opens fresh."""
    typed = kept.typed(request, "notice-new", "notice-edit")
    return logforms.given_of(typed) if typed else {}


def _withdrawn(request: HttpRequest, place: Place, found: StatedNotice) -> HttpResponse:
    """A notice that was withdrawn is changed no more; what somebody typed meanwhile is shown, to be stated anew."""
    problem = _("This notice is withdrawn; state a new one.")
    if given := _typed(request):
        return _shown(request, place, found, given, problem=problem, status=409)
    messages.info(request, problem)
    return redirect("place-notices", place.id)


def _kept(request: HttpRequest, place: Place, found: StatedNotice | None) -> HttpResponse:
    """State it or put the change in place; whatever speaks against it is said above the form, and nothing is lost."""
    given = logforms.given_of(request.POST)
    key = found.notice.id if found else given.get("key", [""])[-1]
    one, faults = logforms.read_notice(given, place=place.id, key=key, as_of=requests.today())
    if faults:
        return _shown(request, place, found, given, faults, status=400)
    try:
        _write(request, one, given, found)
    except actions.BadNotice as error:
        return _shown(request, place, found, given, error.faults, status=400)
    except (actions.ChangedMeanwhile, actions.TooManyNotices) as error:
        if isinstance(error, actions.ChangedMeanwhile):
            given["version"] = [str(error.version)]
        return _shown(request, place, found, given, problem=_told(error), status=409)
    except (actions.AlreadyStated, actions.NothingChanged) as error:
        messages.info(request, _told(error))
    else:
        messages.success(request, _("Stated. Everybody can read it now, with the day and the name of the place."))
    return redirect("place-notices", place.id)


def _write(request: HttpRequest, one: Notice, given: dict[str, list[str]], found: StatedNotice | None) -> None:
    by = signed_in(request)
    if found is None:
        actions.state_notice(notice=one, standing=by, once=True)
    else:
        version = requests.own_number(given.get("version", [""])[-1])
        actions.change_notice(notice=one, version=version, standing=by)


def _shown(
    request: HttpRequest,
    place: Place,
    found: StatedNotice | None,
    given: dict[str, list[str]],
    faults: Sequence[Fault] = (),
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    form = logforms.notice_form(given, place, faults)
    context = {
        "form": form,
        "place": place,
        "stated": found,
        "problem": problem,
        "themes": theme_choices(),
        "links": [(kind.value, phrases.word("kind", kind)) for kind in LINKS],
        "languages": _languages(place, form.chosen("languages")),
    }
    return render(request, "web/workbench/notice_form.html", context, status=status)


def _languages(place: Place, chosen: Sequence[str]) -> list[tuple[str, str]]:
    """The languages to tick, by name; what the page's language has no name for is left out unless it was ticked."""
    known = list(filter(locales.is_language, chosen))
    offered = matching.languages_offered(place.country, known)
    named = [(code, locales.language_name(code, requests.language())) for code in offered]
    return sorted((one for one in named if one[0] != one[1] or one[0] in known), key=lambda one: one[1])


def _told(error: Exception) -> str:
    """What speaks against a write, in the language of the page."""
    if isinstance(error, actions.ChangedMeanwhile):
        return _(
            "Somebody else has changed this notice since you opened it. Below is what you typed; nothing of it is "
            "saved yet. Look at the notice as it stands, then save again to put yours in place."
        )
    if isinstance(error, actions.TooManyNotices):
        most = locales.number(MOST_OF_A_PLACE, requests.language())
        return _("A place has %(most)s notices at most: withdraw one, or change one.") % {"most": most}
    if isinstance(error, actions.AlreadyStated):
        return _("This was stated already; nothing was stated twice.")
    return _("Nothing was changed.")
