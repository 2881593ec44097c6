"""A person's name and addresses are taken out of what the log says, wherever free words stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tawam.basics.erasing import Wanted, without

# Free words: the whole field, or the columns of its rows. Codes, ids, days and figures name nobody.
_TEXTS = ("title", "note", "text", "signatories", "goals")
_COLUMNS: Mapping[str, tuple[int, ...]] = {"organisers": (1,), "outcomes": (0, 1)}


def without_person(stated: Mapping[str, Any], wanted: Wanted) -> dict[str, Any]:
    """What was stated, as it is kept, without what is sought."""
    return {field: _cleaned(field, value, wanted) for field, value in stated.items()}


def _cleaned(field: str, value: Any, wanted: Wanted) -> Any:  # noqa: ANN401 -- what a column of JSON holds
    if field in _COLUMNS:
        free = _COLUMNS[field]
        return [[without(one, wanted) if at in free else one for at, one in enumerate(row)] for row in value]
    if field not in _TEXTS:
        return value
    return without(value, wanted) if isinstance(value, str) else [without(one, wanted) for one in value]
