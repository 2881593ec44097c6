"""A person's name and addresses are taken out of a request as it is kept, and out of its journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tawam.basics.erasing import Wanted, without

_TEXTS = ("name", "contact", "purpose", "decision")
_OF_ANSWER = ("note", "url")
# What an entry of the journal says of a removal; it is no field of a request.
ERASED = "erased"


def without_person(row: Mapping[str, Any], wanted: Wanted, *, contact: bool = False) -> dict[str, Any]:
    """The row without what is sought, and without its contact as a whole if that is to go."""
    kept = {field: value for field, value in row.items() if not (contact and field == "contact")}
    found: dict[str, Any] = {
        field: without(value, wanted) if field in _TEXTS else value for field, value in kept.items()
    }
    if "answers" in found:
        found["answers"] = [_answer(answer, wanted) for answer in found["answers"]]
    return {field: value for field, value in found.items() if value != ""}


def fields_that_differ(rows: Sequence[Mapping[str, Any]], cleaned: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of the fields from which something went, in any of the rows."""
    pairs = list(zip(rows, cleaned, strict=True))
    fields = sorted({field for row in rows for field in row})
    return [field for field in fields if any(one.get(field) != two.get(field) for one, two in pairs)]


def _answer(answer: Mapping[str, Any], wanted: Wanted) -> dict[str, Any]:
    found = {field: without(value, wanted) if field in _OF_ANSWER else value for field, value in answer.items()}
    return {field: value for field, value in found.items() if value != ""}
