"""The only writes to the assessment: circumstances that parties report, next steps that they take on, their removal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawam.assessment import models
from tawam.assessment.rules.erasing import PERSONAL, without_person
from tawam.assessment.rules.remedies import KNOWN_FEATURES
from tawam.assessment.values import Circumstance, Task, TaskState, Told
from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.erasing import Wanted, sought, without
from tawam.basics.keys import fresh_key
from tawam.basics.languages import page_language
from tawam.basics.texts import is_blank, one_line, printable
from tawam.evidence.actions import clean_journal, write_journal
from tawam.exchange.rules.checking import FIRST_YEAR
from tawam.people.rules import may_log_for, may_speak_for
from tawam.people.values import Standing
from tawam.registry import queries as registry

LONGEST_TITLE = 300
LONGEST_NOTE = 2_000
FURTHEST_STEP = 20


class NotYours(PermissionError):
    """Somebody reports or plans for a place for which they may not."""

    def __init__(self) -> None:
        super().__init__(_("You may not do this for this place: ask its head for a role."))


class ChangedMeanwhile(ValueError):
    """Somebody else has marked the step since it was read."""

    def __init__(self, current: Task) -> None:
        super().__init__("Somebody else has marked this step since you opened the page. Nothing was changed.")
        self.current = current


class UnfitReport(ValueError):
    """A report or a task lacks something or says something impossible; the message names the field."""


@transaction.atomic
def report_circumstance(*, partnership_id: str, told: Told, standing: Standing | None, today: dt.date) -> Told:
    """Record a circumstance in the name of a party; returns it with its number. Said again, it stands once.

    Raises NotYours, UnfitReport, registry's NoSuchPartnership.
    """
    partnership = _of_party(partnership_id, told.side)
    if standing is None or not may_speak_for(standing, told.side):
        raise NotYours
    if told.on.earliest() > today:
        raise UnfitReport(_("Date: it lies in the future."))
    if told.on.year < FIRST_YEAR:
        raise UnfitReport(_("Date: not before %(first)s.") % {"first": _digits(FIRST_YEAR)})
    note = printable(told.note)
    if len(note) > LONGEST_NOTE:
        raise UnfitReport(_("Note: at most %(most)s characters.") % {"most": _digits(LONGEST_NOTE)})
    said = {
        "partnership": partnership,
        "circumstance": told.circumstance,
        "on": str(told.on),
        "side": told.side,
        "note": note,
    }
    # A form that was sent twice says the same once more.
    row = models.Report.objects.filter(**said, withdrawn_at__isnull=True).first()
    if row is None:
        row = models.Report.objects.create(**said, told_by=standing.actor, told_at=timezone.now())
        write_journal(
            actor=standing.actor,
            action="report_circumstance",
            about=partnership,
            before={},
            after={"report": row.pk, **said},
        )
    return Told(Circumstance(row.circumstance), PartialDate.parse(row.on), row.side, row.note, row.pk)


@transaction.atomic
def withdraw_report(*, number: int, standing: Standing | None) -> bool:
    """Take a report back; it stays on record. False if there is none in force; raises NotYours."""
    row = models.Report.objects.select_for_update().filter(pk=number, withdrawn_at__isnull=True).first()
    if row is None:
        return False
    if standing is None or not may_speak_for(standing, row.side):
        raise NotYours
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    before = {"report": number, "circumstance": row.circumstance, "on": row.on, "side": row.side, "note": row.note}
    write_journal(actor=standing.actor, action="withdraw_report", about=row.partnership, before=before, after={})
    return True


@transaction.atomic
def set_task(*, task: Task, standing: Standing | None) -> Task:
    """Take on a next step for a party; the same step again changes nothing, while it is open or under the same id.

    Raises NotYours, UnfitReport.
    """
    partnership = _of_party(task.partnership, task.place)
    if standing is None or not may_log_for(standing, task.place):
        raise NotYours
    title, owner = one_line(task.title), one_line(task.owner)
    if is_blank(title) or len(title) > LONGEST_TITLE:
        raise UnfitReport(_("Step: between 1 and %(most)s characters.") % {"most": _digits(LONGEST_TITLE)})
    if is_blank(owner) or len(owner) > 120:
        raise UnfitReport(_("Who does it: between 1 and 120 characters."))
    if task.feature not in KNOWN_FEATURES:
        raise UnfitReport(_("The finding “%(code)s” is not known.") % {"code": task.feature[:40]})
    today = timezone.now().date()
    if abs(task.due_on.year - today.year) > FURTHEST_STEP:
        raise UnfitReport(_("Until: at most %(years)s years from today.") % {"years": _digits(FURTHEST_STEP)})
    said = {
        "partnership": partnership,
        "place": task.place,
        "feature": task.feature,
        "title": title,
        "owner": owner,
        "due_on": task.due_on,
    }
    # Who goes back in the browser and sends the form again comes with a fresh id.
    if same := models.Task.objects.filter(**said, state=TaskState.OPEN).first():
        return _task(same)
    row, made = _kept_step(task.id, said, standing.actor)
    if made:
        write_journal(actor=standing.actor, action="set_task", about=partnership, before={}, after=_kept(row))
    return _task(row)


@transaction.atomic
def settle_task(*, key: str, state: TaskState, standing: Standing | None, seen: TaskState | None = None) -> Task | None:
    """Mark a step as done or dropped, or open it again; None if there is no such step.

    ``seen`` is the state that was on somebody's screen, None where nobody looked. A step that stands so already is
    left as it is. Raises NotYours, ChangedMeanwhile.
    """
    row = models.Task.objects.select_for_update().filter(pk=key).first()
    if row is None:
        return None
    if standing is None or not may_log_for(standing, row.place):
        raise NotYours
    if row.state == state:
        return _task(row)
    if seen is not None and row.state != seen:
        raise ChangedMeanwhile(_task(row))
    before = _kept(row)
    row.state, row.settled_at = state, None if state is TaskState.OPEN else timezone.now()
    row.save(update_fields=["state", "settled_at"])
    write_journal(actor=standing.actor, action="settle_task", about=row.partnership, before=before, after=_kept(row))
    return _task(row)


@transaction.atomic
def remove_person_from_plans(*, place: str, words: Sequence[str], standing: Standing | None) -> int:
    """Take these words out of the steps and reports of a place and out of what the journal tells of them.

    Returns how many steps and reports were changed; the entry that it leaves says which, and not what was removed.
    Raises NotYours.
    """
    if standing is None or not may_speak_for(standing, place):
        raise NotYours
    wanted = sought(words)
    steps = [row for row in models.Task.objects.select_for_update().filter(place=place) if _cleaned(row, wanted)]
    told = [row for row in models.Report.objects.select_for_update().filter(side=place) if _cleaned(row, wanted)]
    if not steps and not told:
        return 0
    models.Task.objects.bulk_update(steps, ("title", "owner"))
    models.Report.objects.bulk_update(told, ("note",))
    keys, numbers = [row.pk for row in steps], [row.pk for row in told]
    clean_journal(
        about={row.partnership for row in steps} | {row.partnership for row in told},
        actions=("set_task", "settle_task", "report_circumstance", "withdraw_report"),
        clean=lambda said: without_person(said, wanted, steps=keys, reports=numbers),
    )
    changed = {"steps": keys, "reports": numbers}
    write_journal(actor=standing.actor, action="remove_person_from_plans", about=place, before=changed, after=changed)
    return len(steps) + len(told)


def _cleaned(row: models.Task | models.Report, wanted: Wanted) -> bool:
    """Take what is sought out of a row's texts; whether there was any."""
    texts = {name: getattr(row, name) for name in PERSONAL if hasattr(row, name)}
    cleaned = {name: without(text, wanted) for name, text in texts.items()}
    for name, text in cleaned.items():
        setattr(row, name, text)
    return texts != cleaned


def _digits(figure: int) -> str:
    """A figure of a refusal in the digits of whoever reads it."""
    return locales.digits(str(figure), page_language(get_language()))


def _kept_step(key: str, said: Mapping[str, object], actor: str) -> tuple[models.Task, bool]:
    """The row of a step, and whether it is new. A form that was filled in anew after it was sent is another step."""
    fresh = {**said, "set_by": actor, "set_at": timezone.now()}
    row, made = models.Task.objects.get_or_create(pk=key or fresh_key(), defaults=fresh)
    if made or all(getattr(row, name) == value for name, value in said.items()):
        return row, made
    return models.Task.objects.create(pk=fresh_key(), **fresh), True


def _of_party(partnership_id: str, place: str) -> str:
    """The partnership's id today; raises NotYours if the place is no party."""
    found = registry.dossier(partnership_id, as_of=dt.date.max).partnership
    if place not in {one.id for one in found.parties}:
        raise NotYours
    return found.id


def _kept(row: models.Task) -> dict[str, object]:
    """A step as the journal tells it."""
    due = row.due_on.isoformat()
    return {"task": row.pk, "title": row.title, "owner": row.owner, "due_on": due, "state": str(row.state)}


def _task(row: models.Task) -> Task:
    return Task(row.pk, row.partnership, row.place, row.feature, row.title, row.owner, row.due_on, TaskState(row.state))
