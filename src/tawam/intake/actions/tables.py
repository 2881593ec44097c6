"""A spreadsheet becomes claims: rows whose places are sure are recorded, the others are reported."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawam.evidence.values import Claim, Reading, Source
from tawam.intake.actions.lists import Progress, record_list
from tawam.intake.queries.rows import Found, found_places
from tawam.intake.rules.tables.claims import row_claims
from tawam.intake.rules.tables.judging import SAID_BEFORE, judged, same_saying, written
from tawam.intake.rules.tables.rows import read_rows
from tawam.intake.values.drafts import RowOutcome
from tawam.intake.values.tables import ColumnMapping, Field, RowReading, Table

_SEVERAL_CANDIDATES = 3


class NoUsableRow(ValueError):
    """Not one row of a table says something about places that are sure."""

    def __init__(self, file: str, rows: int) -> None:
        super().__init__(f"{file}: none of its {rows:,} rows can be used; the report says why. Nothing was written.")


@dataclass(frozen=True, slots=True)
class RowReport:
    """A row that was not used, or not wholly: what is asked, ignored or refused, why, and what it is about."""

    number: int
    outcome: str
    code: str
    about: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table with every row read and resolved; nothing is written.

    Each row is used, asked (a place is not sure), ignored (it says again what another row says) or refused.
    """

    table: Table
    mapping: ColumnMapping
    rows: tuple[RowReading, ...]
    places: tuple[tuple[Found, Found], ...]
    used: tuple[int, ...]
    reports: tuple[RowReport, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each outcome."""
        unused = Counter(one.outcome for one in self.reports if one.outcome != "left_out")
        return {"rows": len(self.rows), "used": len(self.used), **{name: unused[name] for name in _UNUSED}}

    @property
    def ignored_columns(self) -> tuple[str, ...]:
        """The columns from which nothing is taken."""
        return tuple(name for name, held in self.mapping.columns.items() if held is Field.IGNORE)


_UNUSED = ("asked", "ignored", "refused")


def preview_table(*, table: Table, mapping: ColumnMapping, today: dt.date) -> TablePreview:
    """Read and resolve every row of a table, without writing anything."""
    rows = read_rows(table.header, table.rows, mapping, latest_year=today.year + 1)
    places = found_places(rows, links=mapping.is_links)
    used: list[int] = []
    reports: list[RowReport] = []
    seen: dict[object, int] = {}
    for position, (row, found) in enumerate(zip(rows, places, strict=True)):
        report = _report(row, found, seen, links=mapping.is_links)
        reports += [RowReport(row.number, "left_out", one.code, f"{one.column}: {one.value}") for one in row.problems]
        if report:
            reports.append(report)
        else:
            used.append(position)
    return TablePreview(table, mapping, tuple(rows), tuple(places), tuple(used), tuple(reports))


def import_table(
    *,
    preview: TablePreview,
    source: Source,
    dataset: str,
    actor: str,
    accept_change: bool = False,
    progress: Progress = lambda step, done, total: None,
) -> Reading:
    """Record the rows of a preview that can be used, as claims of the source, in one transaction.

    Raises NoUsableRow, and evidence.actions.ListChangedTooMuch where the table has far fewer or more usable rows
    than at its last reading. Can be undone with actions.undo_list.
    """
    rows = [preview.rows[position] for position in preview.used]
    if not rows:
        raise NoUsableRow(preview.table.file, len(preview.rows))
    return record_list(
        dataset=dataset,
        source=source,
        claims=_claims(preview, source, dataset),
        cited=(cited for row in rows for cited in row.terms.cites),
        actor=actor,
        file=preview.table.file,
        report=dict(preview.counts),
        accept_change=accept_change,
        lists_of=None,
        progress=progress,
    )


def _claims(preview: TablePreview, source: Source, dataset: str) -> Iterator[Claim]:
    for position in preview.used:
        row, (one, other) = preview.rows[position], preview.places[position]
        if one.place is not None:
            second = other.place.id if other.place else ""
            yield from row_claims(row, one.place.id, second, dataset=dataset, source=source)


def _report(row: RowReading, found: tuple[Found, Found], seen: dict[object, int], *, links: bool) -> RowReport | None:
    """What keeps a row from being used; None if nothing does."""
    verdict = judged(row, [side.meant for side in found], links=links)
    if row.refused:
        return RowReport(row.number, "refused", row.refused.code, f"{row.refused.column}: {row.refused.value}")
    if verdict.code == "same_place":
        return RowReport(row.number, "asked", "same_place", f"{row.one.name} – {row.other.name}")
    if verdict.outcome is RowOutcome.ASKED:
        about = written((row.one, row.other)[verdict.doubtful])
        return RowReport(row.number, "asked", verdict.code, about, _candidates(found[verdict.doubtful]))
    return _repeated(row, [side.place.id for side in found if side.place], seen)


def _repeated(row: RowReading, ids: Sequence[str], seen: dict[object, int]) -> RowReport | None:
    key = same_saying(row, ids)
    if key in seen:
        return RowReport(row.number, "ignored", SAID_BEFORE, f"row {seen[key]} says the same")
    seen[key] = row.number
    return None


def _candidates(side: Found) -> tuple[str, ...]:
    shown = side.resolution.candidates[:_SEVERAL_CANDIDATES]
    return tuple(f"{one.place.id} {one.place.name_en} ({one.place.country})" for one in shown)
