"""A place's own criteria: copied from a template, then added to, changed and taken from, one rule at a time."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.exchange.phrases import word as exchange_word
from tawam.exchange.values import Theme
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.phrases.requests import word
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Items, Requirement
from tawam.matching.values.requests import Criteria, Paper, Rule, Rung
from tawam.people import rules
from tawam.people.values import Standing
from tawam.places.values import Place
from tawam.web import requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import names_of_writers, place_to_read, place_to_speak_for
from tawam.web.views.workbench.requests.access import (
    REFUSED,
    status_of,
    ticked,
    typed,
    version_of,
    version_shown,
    whole_number,
)

Choices = list[tuple[str, str]]
Waits = list[tuple[str, str, bool, str]]


@signed_in_only
@require_safe
def criteria(request: HttpRequest, place_id: str) -> HttpResponse:
    """The criteria as they stand, and the templates that can be copied."""
    return _shown(request, place_to_read(request, place_id), typed(request, "act"))


@signed_in_only
@require_POST
def change(request: HttpRequest, place_id: str) -> HttpResponse:
    """One change of the criteria: the form says which."""
    place = place_to_speak_for(request, place_id)
    act = _ACTS.get(typed(request, "act"))
    if act is None:
        raise BadRequest(_("The form does not say what to do."))
    try:
        act(request, place.id, signed_in(request))
    except REFUSED as error:
        return _shown(request, place, typed(request, "act"), problem=str(error), status=status_of(error))
    except (actions.NoSuchRule, matching.NoSuchTemplate) as error:
        raise Http404(str(error)) from None
    messages.success(request, _("Kept. What stood there before is in the journal."))
    return redirect("request-criteria", place.id)


def _copy(request: HttpRequest, place: str, by: Standing) -> None:
    template, version = typed(request, "template"), version_of(request)
    actions.copy_template(place=place, template=template, version=version, standing=by)


def _add(request: HttpRequest, place: str, by: Standing) -> None:
    actions.add_rule(place=place, rule=_rule(request, typed(request, "kind")), version=version_of(request), standing=by)


def _change(request: HttpRequest, place: str, by: Standing) -> None:
    key = typed(request, "key")
    kind = next((one.kind for one in matching.criteria_of(place).rules if one.key == key), "")
    actions.change_rule(place=place, rule=_rule(request, kind, key), version=version_of(request), standing=by)


def _remove(request: HttpRequest, place: str, by: Standing) -> None:
    actions.remove_rule(place=place, key=typed(request, "key"), version=version_of(request), standing=by)


def _steps(request: HttpRequest, place: str, by: Standing) -> None:
    steps = tuple(one for one in Rung if one in ticked(request, "steps"))
    waits = {one: whole_number(typed(request, f"wait_{one}")) or 0 for one in Rung}
    actions.set_steps(place=place, steps=steps, waits=waits, version=version_of(request), standing=by)


_ACTS: dict[str, Callable[[HttpRequest, str, Standing], None]] = {
    "copy": _copy,
    "add": _add,
    "change": _change,
    "remove": _remove,
    "steps": _steps,
}


def _rule(request: HttpRequest, kind: str, key: str = "") -> Rule:
    """The form as a rule. A figure that cannot be read is none that fits, and is refused as such."""
    step = typed(request, "step")
    requirement = REQUIREMENTS.by_code.get(kind)
    named = ticked(request, "items") if requirement and requirement.items is not Items.NONE else []
    if requirement and requirement.items is Items.CURRENCY:
        named = [one.strip().upper() for one in named]
    return Rule(
        key=key,
        kind=kind,
        must=typed(request, "must") != "no",
        step=Rung(step) if step in set(Rung) else Rung.TWINNING,
        threshold=whole_number(typed(request, "threshold")),
        items=tuple(one for one in named if one),
        note=typed(request, "note"),
    )


def _shown(request: HttpRequest, place: Place, act: str = "", *, problem: str = "", status: int = 200) -> HttpResponse:
    """The page; after a refusal, or where a form is given back, with what was typed still in its form."""
    found = matching.criteria_of(place.id)
    kind = typed(request, "kind") if act else requests.text(request, "kind")
    again = typed(request, "key") if act == "change" else ""
    templates = matching.request_templates()
    versions = (str(found.version), version_shown(request, found.version))
    context = {
        "place": place,
        "criteria": found,
        "rows": [_row(one, request, again, versions) for one in found.rules],
        "templates": [(one, dict.fromkeys(rule.cited for rule in one.criteria.rules)) for one in templates],
        "kinds": [(code, word("requirement", code)) for code in REQUIREMENTS.by_code],
        "fresh": _fresh(kind, request) | {"version": versions[bool(act)]} if kind in REQUIREMENTS.by_code else None,
        "rungs": [(one.value, word("rung", one)) for one in Rung],
        "steps": _typed_waits(request) if act == "steps" else _waits(found),
        "steps_version": versions[act == "steps"],
        "history": matching.history_of_criteria(place.id)[::-1],
        "writers": names_of_writers(place.id),
        "may_speak": rules.may_speak_for(signed_in(request), place.id),
        "problem": problem,
    }
    return render(request, "web/requests/criteria.html", context, status=status)


def _row(one: Rule, request: HttpRequest, again: str, versions: tuple[str, str]) -> dict[str, object]:
    """A rule as it stands, and with its form: what stands, or what was typed and not taken."""
    refused = one.key == again
    form = {"rule": _rule(request, one.kind, one.key) if refused else one, "version": versions[refused]}
    return {"stands": one, "open": refused, **form, **_asks(REQUIREMENTS.by_code[one.kind])}


def _fresh(kind: str, request: HttpRequest) -> dict[str, object]:
    """The form for a new rule of a kind, with what was typed."""
    rule = _rule(request, kind, key="new")
    return {"rule": rule, "title": word("requirement", kind), **_asks(REQUIREMENTS.by_code[kind])}


def _asks(one: Requirement) -> dict[str, object]:
    """Which fields a rule of this kind has."""
    return {
        "figure": one.figure,
        "unit": word("unit", one.figure.unit),
        "items": one.items,
        "choices": _choices(one.items),
    }


def _choices(items: Items) -> Choices:
    if items is Items.PAPERS:
        return [(one.value, word("paper", one)) for one in Paper]
    if items is Items.THEMES:
        return sorted(((one.value, exchange_word("theme", one)) for one in Theme), key=lambda pair: pair[1])
    return []


def _waits(found: Criteria) -> Waits:
    return [(one.value, word("rung", one), one in found.steps, str(found.waits.get(one, ""))) for one in Rung]


def _typed_waits(request: HttpRequest) -> Waits:
    known = ticked(request, "steps")
    return [(one.value, word("rung", one), one in known, typed(request, f"wait_{one}")) for one in Rung]
