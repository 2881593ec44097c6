"""The rows of a draft as a person looks at them: places with scores and reasons, doubts, differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db.models import Count

from tawam.intake import models
from tawam.intake.queries.drafts import condition
from tawam.intake.queries.kept import place_ids, side_value
from tawam.intake.values.drafts import (
    SIDES,
    Difference,
    DifferenceCode,
    DraftPage,
    DraftRow,
    DraftSide,
    RowFilter,
    RowOutcome,
)
from tawam.intake.values.tables import RowProblem
from tawam.places import queries as places
from tawam.places.values import Place

_AT_ONCE = 500


class NoSuchRow(LookupError):
    """The draft has no such row or side."""

    def __init__(self, number: int) -> None:
        super().__init__(f"The table has no row {number} of which a place could be chosen.")


def draft_rows(token: str, *, wanted: RowFilter | None = None, limit: int = 50, offset: int = 0) -> DraftPage:
    """Some rows of a draft in the order of the table, and how many there are of their kind."""
    rows = models.TableRow.objects.filter(condition(wanted), draft_id=token)
    return DraftPage(tuple(_values(token, list(rows[offset : offset + limit]))), rows.count())


def draft_row(token: str, number: int, side: str) -> tuple[DraftRow, DraftSide]:
    """The row of this number and one side of it; raises NoSuchRow."""
    row = models.TableRow.objects.filter(draft_id=token, number=number).first()
    found = next(iter(_values(token, [row])), None) if row else None
    chosen = next((one for one in found.sides if one.side == side), None) if found else None
    if found is None or chosen is None:
        raise NoSuchRow(number)
    return found, chosen


def every_row(token: str) -> Iterator[DraftRow]:
    """All rows of a draft in turn, some hundreds in memory at a time; without the counts of those alike."""
    start = -1
    while some := list(models.TableRow.objects.filter(draft_id=token, position__gt=start)[:_AT_ONCE]):
        known = places.places(_ids(some))
        yield from (_value(row, known, {}) for row in some)
        start = some[-1].position


def _values(token: str, rows: Sequence[models.TableRow]) -> list[DraftRow]:
    known = places.places(_ids(rows))
    keys = {key for row in rows for key in (row.one_key, row.other_key)} - {""}
    alike = _alike(token, keys)
    return [_value(row, known, alike) for row in rows]


def _alike(token: str, keys: Collection[str]) -> Mapping[str, int]:
    """How many rows name a place in each of these ways, on either side."""
    found: Counter[str] = Counter()
    for column in ("one_key", "other_key"):
        rows = models.TableRow.objects.filter(**{"draft_id": token, f"{column}__in": keys})
        found.update(dict(rows.order_by().values_list(column).annotate(n=Count("pk"))))
    return found


def _ids(rows: Sequence[models.TableRow]) -> set[str]:
    return place_ids(side for row in rows for side in row.sides)


def _value(row: models.TableRow, known: Mapping[str, Place], alike: Mapping[str, int]) -> DraftRow:
    kept = zip(SIDES, (row.one_key, row.other_key), row.sides, strict=False)
    return DraftRow(
        number=row.number,
        outcome=RowOutcome(row.outcome),
        code=row.code,
        cells=tuple(row.cells),
        sides=tuple(side_value(one, side, known, alike.get(key, 1)) for side, key, one in kept),
        problems=tuple(RowProblem(**one) for one in row.problems),
        differences=tuple(Difference(**{**one, "code": DifferenceCode(one["code"])}) for one in row.differences),
        same_as=row.same_as,
    )
