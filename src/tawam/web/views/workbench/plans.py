"""Which links of a place ask for attention, and what is planned for each: steps taken on, circumstances reported."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.assessment import actions
from tawam.assessment import queries as assessment
from tawam.assessment.rules.remedies import next_steps
from tawam.assessment.values import Circumstance, Task, TaskState, Told
from tawam.assessment.wording import CIRCUMSTANCES, TASK_STATES
from tawam.basics import reading
from tawam.basics.keys import fresh_key
from tawam.people import rules
from tawam.places.values import Place
from tawam.registry.values import Partnership
from tawam.web import kept, requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import link_of, place_to_log_for, place_to_read, place_to_speak_for

_WEEKS_AHEAD = 6


@signed_in_only
@require_safe
def warnings(request: HttpRequest, place_id: str) -> HttpResponse:
    """The links of a place, those that ask for attention first, with the steps that are open."""
    place = place_to_read(request, place_id)
    found = assessment.early_warnings(place_id, as_of=requests.today())
    steps = assessment.tasks([link.id for link, _ in found])
    rows = [
        (
            link,
            judged,
            [party for party in link.parties if party != place],
            [(step, _side(link, step)) for step in _open(steps, link.id)],
        )
        for link, judged in found
    ]
    return render(request, "web/workbench/warnings.html", {"place": place, "rows": rows, "today": requests.today()})


@signed_in_only
@require_safe
def plan(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """One link: what asks for attention, what others did, the steps taken on, what is reported."""
    return _plan(request, place_id, slug)


@signed_in_only
@require_POST
def add_task(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Take on a next step."""
    place, link = place_to_log_for(request, place_id), link_of(place_to_read(request, place_id), slug)
    given = {name: request.POST.get(name, "") for name in ("key", "feature", "title", "owner", "due_on")}
    try:
        due = dt.date.fromisoformat(given["due_on"])
        task = Task(
            requests.own_key(given["key"]), link.id, place.id, given["feature"], given["title"], given["owner"], due
        )
        actions.set_task(task=task, standing=signed_in(request))
    except ValueError as error:
        problem = str(error) if isinstance(error, actions.UnfitReport) else _("Until: write a day as YYYY-MM-DD.")
        return _plan(request, place_id, slug, task=given, task_problem=problem)
    messages.success(request, _("The step is on the list."))
    return redirect("plan", place.id, link.id)


@signed_in_only
@require_POST
def settle(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Mark a step as done or dropped, or open it again."""
    place_to_log_for(request, place_id)
    state, key, seen = (request.POST.get(name, "") for name in ("state", "task", "seen"))
    if state in set(TaskState) and requests.own_key(key):
        was = TaskState(seen) if seen in set(TaskState) else None
        try:
            actions.settle_task(key=key, state=TaskState(state), standing=signed_in(request), seen=was)
        except actions.NotYours as error:
            raise PermissionDenied(str(error)) from None
        except actions.ChangedMeanwhile as error:
            stands = {"state": TASK_STATES[error.current.state]}
            messages.error(
                request, _("Somebody else has marked this step meanwhile: “%(state)s”. Look again.") % stands
            )
    return redirect("plan", place_id, slug)


@signed_in_only
@require_POST
def report(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Report a circumstance in the name of the place."""
    place = place_to_speak_for(request, place_id)
    link, today = link_of(place, slug), requests.today_at(place)
    given = {name: request.POST.get(name, "") for name in ("circumstance", "on", "note")}
    try:
        told = Told(Circumstance(given["circumstance"]), reading.day(given["on"]), place_id, given["note"])
        standing = signed_in(request)
        actions.report_circumstance(partnership_id=link.id, told=told, standing=standing, today=today)
    except ValueError as error:
        readable = isinstance(error, actions.UnfitReport)
        problem = str(error) if readable else _("Choose what happened, and since when (YYYY, YYYY-MM or YYYY-MM-DD).")
        return _plan(request, place_id, slug, report=given, report_problem=problem)
    messages.success(request, _("Reported. It stands with its date in the assessment, for everybody to read."))
    return redirect("plan", place_id, link.id)


@signed_in_only
@require_POST
def withdraw(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Take a report back."""
    place_to_speak_for(request, place_id)
    number = requests.own_number(request.POST.get("report", ""))
    try:
        withdrawn = actions.withdraw_report(number=number, standing=signed_in(request))
    except actions.NotYours as error:
        raise PermissionDenied(str(error)) from None
    if withdrawn:
        messages.success(request, _("The report is withdrawn."))
    elif number:
        messages.info(request, _("This report was withdrawn already."))
    return redirect("plan", place_id, slug)


def _plan(request: HttpRequest, place_id: str, slug: str, **more: object) -> HttpResponse:
    place = place_to_read(request, place_id)
    link = link_of(place, slug)
    standing = signed_in(request)
    back = {"task": kept.typed(request, "task-new"), "report": kept.typed(request, "circumstance-new")}
    found = assessment.outlook(link, as_of=requests.today(), within=True).assessment
    context = {
        "place": place,
        "link": link,
        "others": [party for party in link.parties if party != place],
        "names": {party.id: party for party in link.parties},
        "assessment": found,
        "steps": next_steps((*found.vitality.findings, *found.exposure.findings)),
        "tasks": assessment.tasks([link.id]),
        "reports": [one for one in assessment.circumstances([link.id]).get(link.id, ()) if one.side == place.id],
        "circumstances": list(CIRCUMSTANCES.items()),
        "may_log": rules.may_log_for(standing, place_id),
        "may_speak": rules.may_speak_for(standing, place_id),
        "key": kept.field_kept(request, "key", "task-new") or fresh_key(),
        "soon": (requests.today() + dt.timedelta(weeks=_WEEKS_AHEAD)).isoformat(),
        **(back if request.method == "GET" else {}),
        **more,
    }
    return render(request, "web/workbench/plan.html", context, status=400 if more else 200)


def _open(steps: list[Task], link: str) -> list[Task]:
    return [one for one in steps if one.partnership == link and one.state is TaskState.OPEN]


def _side(link: Partnership, step: Task) -> Place | None:
    """The party that took a step on."""
    return next((party for party in link.parties if party.id == step.place), None)
