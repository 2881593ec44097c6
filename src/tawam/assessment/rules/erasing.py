"""A person's name is taken out of what the journal tells of steps and reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tawam.basics.erasing import Wanted, names, without

# The fields of steps and reports that hold free words.
PERSONAL = ("title", "owner", "note")


def named_in(texts: Collection[str], wanted: Wanted) -> bool:
    """Whether any of these texts holds what is sought."""
    return any(names(text, wanted) for text in texts)


def without_person(
    told: Mapping[str, Any], wanted: Wanted, *, steps: Collection[str], reports: Collection[int]
) -> dict[str, Any]:
    """One side of an entry without what is sought, if it tells of one of these steps or reports."""
    if told.get("task") not in steps and told.get("report") not in reports:
        return dict(told)
    return {name: without(value, wanted) if name in PERSONAL else value for name, value in told.items()}
