"""Entries of the log: new ones, corrections, withdrawals, and the history of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tawam.basics.keys import fresh_key
from tawam.exchange import actions
from tawam.exchange import queries as exchange
from tawam.exchange.rules.checking import TITLE, fault
from tawam.exchange.rules.patterns import perhaps_the_same
from tawam.exchange.values import Activity, Agreement, Entry, Fault, FaultCode, What
from tawam.people import rules
from tawam.places import queries as places
from tawam.places.values import Outcome, Place
from tawam.registry.values import Partnership
from tawam.web import kept, logforms, requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import (
    entry_to_change,
    entry_to_read,
    link_of,
    names_of_writers,
    place_to_log_for,
)
from tawam.web.views.workbench.choices import choices, first_activity

_READ = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class _Page:
    """A form of the log: what it is about, for which place and link, and the entry that it corrects, if any."""

    what: What
    place: Place
    link: Partnership
    entry: Entry | None = None

    @property
    def parties(self) -> tuple[Place, ...]:
        """The sides of the link, the own one first."""
        return (self.place, *(party for party in self.link.parties if party.id != self.place.id))


@signed_in_only
@require_http_methods(_READ)
def new_activity(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Log an activity."""
    place = place_to_log_for(request, place_id)
    return _form(request, _Page(What.ACTIVITY, place, link_of(place, slug)))


@signed_in_only
@require_http_methods(_READ)
def new_agreement(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Log an agreement."""
    place = place_to_log_for(request, place_id)
    return _form(request, _Page(What.AGREEMENT, place, link_of(place, slug)))


@signed_in_only
@require_http_methods(_READ)
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Correct an entry."""
    found = entry_to_change(request, key)
    return _form(request, _page_of(found))


@signed_in_only
@require_safe
def entry(request: HttpRequest, key: str) -> HttpResponse:
    """An entry with everything that was said, and every version that it had."""
    found = entry_to_read(request, key)
    page = _page_of(found)
    hosts = found.stated.hosts if isinstance(found.stated, Activity) else ()
    context = {
        "entry": found,
        "one": found.stated,
        "what": page.what,
        "place": page.place,
        "link": page.link,
        "names": places.places([*(party.id for party in page.link.parties), *hosts]),
        "documents": exchange.documents_of(key),
        "revisions": exchange.revisions(key)[::-1],
        "writers": names_of_writers(found.logged_for),
        "may_log": rules.may_log_for(signed_in(request), found.logged_for),
        "why": kept.field_kept(request, "why", "entry-withdraw"),
    }
    return render(request, "web/workbench/entry.html", context)


@signed_in_only
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Hide an entry, with the reason."""
    entry_to_change(request, key)
    given = logforms.given_of(request.POST)
    why = given.get("why", [""])[-1]
    try:
        actions.withdraw_entry(key=key, version=_version(given), why=why, standing=signed_in(request))
    except actions.BadEntry:
        messages.error(request, _("Please say why the entry is withdrawn."))
    except actions.ChangedMeanwhile:
        kept.keep(request)
        messages.error(request, _changed_below())
    except actions.NothingChanged:
        messages.info(request, _("This entry was withdrawn already."))
    else:
        messages.success(request, _("Withdrawn. The entry and its history are kept."))
    return redirect("entry", key)


@signed_in_only
@require_POST
def restore(request: HttpRequest, key: str) -> HttpResponse:
    """Show a withdrawn entry again."""
    entry_to_change(request, key)
    try:
        version = _version(logforms.given_of(request.POST))
        actions.restore_entry(key=key, version=version, standing=signed_in(request))
    except actions.ChangedMeanwhile:
        messages.error(request, _changed_below())
    except actions.NothingChanged:
        messages.info(request, _("This entry is in the log already."))
    else:
        messages.success(request, _("The entry is back in the log."))
    return redirect("entry", key)


def _changed_below() -> str:
    return _("Somebody else has changed this entry meanwhile, so nothing was done. It is shown as it stands now.")


def _page_of(found: Entry) -> _Page:
    place = places.place(found.logged_for)
    what = What.ACTIVITY if isinstance(found.stated, Activity) else What.AGREEMENT
    return _Page(what, place, link_of(place, found.stated.partnership), found)


def _form(request: HttpRequest, page: _Page) -> HttpResponse:
    if request.method != "POST":
        back = kept.typed(request)
        return _shown(request, page, logforms.in_order(logforms.given_of(back)) if back else _first(request, page))
    given = logforms.in_order(logforms.given_of(request.POST))
    perhaps, unsure = _elsewhere(given)
    stated, faults = _read(page, given)
    if faults or unsure:
        return _shown(request, page, given, (*unsure, *faults), perhaps=perhaps, status=400)
    if not page.entry and not given.get("same") and (known := exchange.same_entry(stated, for_place=page.place.id)):
        return _logged_already(request, page, known)
    if not given.get("same") and (twins := _perhaps_the_same(request, page, stated)):
        return _shown(request, page, given, twins=twins, status=409)
    return _kept(request, page, given, stated)


def _elsewhere(given: dict[str, list[str]]) -> tuple[list[Place], list[Fault]]:
    """A host that is named in words is ticked where the name means one place; else the places that it may mean."""
    name = given.get("elsewhere", [""])[-1].strip()[:TITLE]
    if not name:
        return [], []
    found = places.resolve(name, lang=requests.language())
    candidates = [one.place for one in found.candidates[:_MOST_CANDIDATES]]
    if found.outcome is not Outcome.SURE:
        code = FaultCode.WHICH_PLACE if candidates else FaultCode.NO_SUCH_PLACE
        return candidates, [fault("elsewhere", code, place=name)]
    given["hosts"] = list(dict.fromkeys([*given.get("hosts", []), candidates[0].id]))
    given["elsewhere"] = [""]
    return [], []


def _kept(request: HttpRequest, page: _Page, given: dict[str, list[str]], stated: Activity | Agreement) -> HttpResponse:
    """Log it or put the correction in place; whatever speaks against it is said above the form, and nothing is lost."""
    by = signed_in(request)
    try:
        if page.entry is None:
            once = not given.get("same")
            actions.log_entry(stated=stated, for_place=page.place.id, standing=by, once=once)
        else:
            why = given.get("why", [""])[-1]
            actions.correct_entry(stated=stated, version=_version(given), standing=by, why=why)
    except actions.BadEntry as error:
        return _shown(request, page, given, error.faults, status=400)
    except actions.ChangedMeanwhile as error:
        meanwhile = _meanwhile(error.current, _version(given))
        given["version"] = [str(error.current.version)]
        return _shown(request, page, given, problem=_told(error), meanwhile=meanwhile, status=409)
    except actions.AlreadyLogged as error:
        return _logged_already(request, page, error.key)
    except actions.NothingChanged as error:
        messages.info(request, _told(error))
    else:
        messages.success(request, _("Logged.") if page.entry is None else _("Corrected. The earlier version is kept."))
    return redirect("logbook", page.place.id, page.link.id)


def _logged_already(request: HttpRequest, page: _Page, key: str) -> HttpResponse:
    """The entry that a form has become already; one of another place is not shown."""
    if exchange.entry(key).logged_for != page.place.id:
        messages.info(request, _("Nothing was logged twice."))
        return redirect("logbook", page.place.id, page.link.id)
    messages.info(request, _("This was logged already: here is the entry. Nothing was logged twice."))
    return redirect("entry", key)


def _meanwhile(current: Entry, version: int) -> list[tuple[str, str]]:
    """What differs between the version that was on somebody's screen and the entry as it stands."""
    seen = next((one.stated for one in exchange.revisions(current.id) if one.version == version), None)
    return logforms.changed_meanwhile(seen, current.stated) if seen else []


def _read(page: _Page, given: dict[str, list[str]]) -> tuple[Activity | Agreement, tuple[Fault, ...]]:
    key = page.entry.id if page.entry else given.get("key", [""])[-1]
    if page.what is What.AGREEMENT:
        return logforms.read_agreement(given, partnership=page.link.id, key=key, as_of=requests.today_at(page.place))
    parties = [party.id for party in page.parties]
    return logforms.read_activity(
        given, partnership=page.link.id, key=key, parties=parties, as_of=requests.today_at(page.place)
    )


def _perhaps_the_same(request: HttpRequest, page: _Page, stated: Activity | Agreement) -> list[Activity]:
    """What is in the log already and may be this; only for a new activity."""
    if page.entry or not isinstance(stated, Activity):
        return []
    # What is exactly the same was met before. A form that was typed over after “Back” comes with the id of the entry
    # that it was first, which may be the one that is meant.
    stated = replace(stated, id="")
    twins = perhaps_the_same(stated, exchange.activities_of(page.link.id, apart=True))
    last = exchange.last_logged(by=signed_in(request).actor, for_place=page.place.id)
    # Whoever goes back finds the title in the form again, and in browsers that fill in half of it another day.
    again = last and (last.partnership, last.kind, last.title) == (page.link.id, stated.kind, stated.title.strip())
    return [*twins, last] if last and again and last.id != stated.id and last not in twins else twins


def _first(request: HttpRequest, page: _Page) -> dict[str, list[str]]:
    """What stands in the form when it opens."""
    if page.entry:
        return logforms.filled(page.entry.stated) | {"version": [str(page.entry.version)]}
    fresh = {"key": [fresh_key()], "language": [requests.language()]}
    if page.what is What.AGREEMENT:
        return fresh
    last = exchange.last_logged(by=signed_in(request).actor, for_place=page.place.id)
    return first_activity(last, page.place, page.link, requests.today_at(page.place)) | fresh


def _shown(
    request: HttpRequest,
    page: _Page,
    given: dict[str, list[str]],
    faults: Sequence[Fault] = (),
    *,
    twins: Sequence[Activity] = (),
    perhaps: Sequence[Place] = (),
    problem: str = "",
    meanwhile: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    make = logforms.activity_form if page.what is What.ACTIVITY else logforms.agreement_form
    form = make(given, page.parties, faults)
    hosts = places.places(form.chosen("hosts")).values()
    context = {
        "form": form,
        "place": page.place,
        "link": page.link,
        "entry": page.entry,
        "parties": page.parties,
        "elsewhere": [one for one in hosts if one not in page.parties],
        "perhaps": perhaps,
        "twins": twins,
        "problem": problem,
        "meanwhile": meanwhile,
        "more_open": any(name.split(".")[0] in _MORE for name in form.faults),
        "rows": {name: form.numbers(name, least) for name, least in _ROWS.items()},
        **choices(page.parties),
    }
    return render(request, f"web/workbench/{page.what.value}_form.html", context, status=status)


_MOST_CANDIDATES = 5
_ROWS = {"organisers": 2, "money": 2, "outcomes": 1}
_MORE = {"themes", "organisers", "money", "outcomes", "sdg_targets", "note", "language"}


def _version(given: dict[str, list[str]]) -> int:
    return requests.own_number(given.get("version", [""])[-1])


def _told(error: Exception) -> str:
    """What speaks against a write, in the language of the page."""
    if isinstance(error, actions.ChangedMeanwhile):
        return _(
            "Somebody else has changed this entry since you opened it. Below is what you typed; nothing of it is saved "
            "yet. Look at the history, then save again to put yours in place."
        )
    return _("Nothing was changed.")
