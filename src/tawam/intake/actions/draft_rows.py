"""The rows of a draft: resolved some at a time, settled by a person, and told which of them say the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tawam.evidence.actions import write_journal
from tawam.intake import models
from tawam.intake.actions.drafts import NotNow
from tawam.intake.queries.draft_rows import NoSuchRow
from tawam.intake.queries.drafts import NoSuchDraft
from tawam.intake.queries.kept import SideRow, side_row
from tawam.intake.queries.profiles import mapping_value
from tawam.intake.queries.rows import Found, found_places
from tawam.intake.rules.tables.contradictions import contradictions
from tawam.intake.rules.tables.judging import SAID_BEFORE, Meant, judged, mention_key, same_saying, written
from tawam.intake.rules.tables.rows import read_rows
from tawam.intake.values.drafts import CONFIRMABLE, SIDES, RowOutcome
from tawam.intake.values.tables import RowProblem, RowReading
from tawam.places import queries as places
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject

Choices = Mapping[tuple[str, int], str]
_ROWS_AT_ONCE = 500
_COLUMNS = ("outcome", "code", "says", "same_as", "differs", "sides", "differences")


def add_rows(
    *, draft: models.TableDraft, start: int, rows: Sequence[tuple[int, Sequence[str]]], choices: Choices, today: dt.date
) -> None:
    """Resolve some rows of a draft, from a position on, and keep them; called inside the caller's transaction."""
    mapping = mapping_value(draft.columns, draft.defaults)
    readings = read_rows(draft.header, rows, mapping, latest_year=today.year + 1)
    found = found_places(readings, links=mapping.is_links)
    made = [
        _new_row(draft, start + offset, cells, reading, sides, mapping.is_links)
        for offset, ((_, cells), reading, sides) in enumerate(zip(rows, readings, found, strict=True))
    ]
    for row in made:
        _choose(row, choices)
    _judge(made, readings, mapping.is_links, today)
    models.TableRow.objects.bulk_create(made, batch_size=_ROWS_AT_ONCE)
    _tell_same(draft.pk, {row.says for row in made} - {""})


@transaction.atomic
def settle_place(*, token: str, number: int, side: str, place: str, everywhere: bool, actor: str) -> int:
    """Say which place one side of a row means: in this row, or wherever a row names it in the very same way.

    Returns how many rows were settled. Raises NoSuchRow, places' NoSuchPlace, and NotNow while a job is at work.
    """
    draft = models.TableDraft.objects.select_for_update().filter(pk=token).first()
    if draft is None:
        raise NoSuchDraft
    if draft.state not in CONFIRMABLE:
        raise NotNow(draft.state)
    row = models.TableRow.objects.filter(draft=draft, number=number).first()
    if row is None or side not in SIDES[: len(row.sides)]:
        raise NoSuchRow(number)
    place_id = places.place(place).id
    key = (row.one_key if side == "one" else row.other_key) if everywhere else side
    chosen = models.TableChoice.objects.filter(draft=draft, key=key, number=0 if everywhere else number).first()
    models.TableChoice.objects.update_or_create(
        draft=draft,
        key=key,
        number=0 if everywhere else number,
        defaults={"place": place_id, "chosen_by": actor, "chosen_at": timezone.now()},
    )
    meant = Q(one_key=key) | Q(other_key=key) if everywhere else Q(number=number)
    changed = _resettled(draft, list(models.TableRow.objects.filter(meant, draft=draft)))
    before, after = {"place": chosen.place} if chosen else {}, {"place": place_id}
    rows = {"key": key, "rows": changed}
    write_journal(actor=actor, action="draft_settle", about=token, before=before, after=after, change=rows)
    return changed


def choices_of(*, draft: models.TableDraft) -> Choices:
    """What was settled: by the way in which a place is named, or by side and row number."""
    return {(one.key, one.number): one.place for one in draft.choices.all()}


def _resettled(draft: models.TableDraft, rows: Sequence[models.TableRow]) -> int:
    mapping, today, choices = (
        mapping_value(draft.columns, draft.defaults),
        timezone.now().date(),
        choices_of(draft=draft),
    )
    readings = read_rows(draft.header, [(row.number, row.cells) for row in rows], mapping, latest_year=today.year + 1)
    before = {row.says for row in rows}
    for row in rows:
        _choose(row, choices)
    _judge(rows, readings, mapping.is_links, today)
    models.TableRow.objects.bulk_update(rows, _COLUMNS, batch_size=_ROWS_AT_ONCE)
    _tell_same(draft.pk, (before | {row.says for row in rows}) - {""})
    return len(rows)


def _new_row(
    draft: models.TableDraft,
    position: int,
    cells: Sequence[str],
    reading: RowReading,
    found: tuple[Found, Found],
    links: bool,
) -> models.TableRow:
    mentions = (reading.one, reading.other)[: 2 if links else 1]
    sides = [
        side_row(written(mention), one.place.id if one.place else "", one.resolution)
        for mention, one in zip(mentions, found, strict=False)
    ]
    return models.TableRow(
        draft=draft,
        position=position,
        number=reading.number,
        one_key=mention_key(reading.one),
        other_key=mention_key(reading.other) if links else "",
        cells=list(cells),
        sides=sides,
        problems=[asdict(one) for one in _faults(reading)],
        left_out=bool(reading.problems),
    )


def _faults(reading: RowReading) -> list[RowProblem]:
    return [*([reading.refused] if reading.refused else []), *reading.problems]


def _choose(row: models.TableRow, choices: Choices) -> None:
    """Put what a person settled in the place of what was found; what was said of one row comes first."""
    for side, key, kept in zip(SIDES, (row.one_key, row.other_key), row.sides, strict=False):
        place = choices.get((side, row.number)) or choices.get((key, 0))
        if place:
            kept["id"], kept["chosen"] = place, True


def _judge(rows: Sequence[models.TableRow], readings: Sequence[RowReading], links: bool, today: dt.date) -> None:
    """Outcome and saying of each row, and how it speaks against the registry."""
    for row, reading in zip(rows, readings, strict=True):
        verdict = judged(reading, [_meant(side) for side in row.sides], links=links)
        ids = [side["id"] for side in row.sides]
        row.outcome, row.code, row.same_as = verdict.outcome, verdict.code, 0
        row.says = same_saying(reading, ids) if verdict.outcome is RowOutcome.USED else ""
    pairs = {row.position: pair_subject(*_ids(row)) for row in rows if links and row.says}
    known = registry.partnerships_of_pairs(set(pairs.values()), as_of=today)
    for row, reading in zip(rows, readings, strict=True):
        tie = known.get(pairs.get(row.position, ""))
        found = contradictions(reading.terms, tie) if tie else ()
        row.differences, row.differs = [asdict(one) for one in found], bool(found)


def _ids(row: models.TableRow) -> tuple[str, str]:
    one, other = (side["id"] for side in row.sides)
    return one, other


def _meant(side: SideRow) -> Meant:
    return Meant(side["id"], "" if side["id"] else "ambiguous" if side["candidates"] else "unknown")


def _tell_same(token: str, sayings: Collection[str]) -> None:
    """Of rows that say the same the first is used and the others name it."""
    rows = models.TableRow.objects.filter(draft_id=token, says__in=sayings)
    groups: dict[str, list[models.TableRow]] = defaultdict(list)
    for row in rows.only("position", "number", "outcome", "code", "same_as", "says").order_by("position"):
        groups[row.says].append(row)
    changed = [row for group in groups.values() for row in group if _place_in_group(row, group[0])]
    models.TableRow.objects.bulk_update(changed, ("outcome", "code", "same_as"), batch_size=_ROWS_AT_ONCE)


def _place_in_group(row: models.TableRow, first: models.TableRow) -> bool:
    """Mark the row as the first that says so, or as one more; whether that is new."""
    same_as = 0 if row.pk == first.pk else first.number
    wanted = (RowOutcome.IGNORED, SAID_BEFORE, same_as) if same_as else (RowOutcome.USED, "", 0)
    changed = (row.outcome, row.code, row.same_as) != wanted
    row.outcome, row.code, row.same_as = wanted
    return changed
