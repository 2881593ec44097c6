"""What an entry of the journal changed: each field, rule and answer by itself, with before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Lists of which each row has a name of its own, and is told apart from the others.
_NAMED = {"rules": "key", "answers": "kind"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that was changed; None where nothing stood before, or stands after."""

    field: str
    before: Any
    after: Any


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> tuple[Changed, ...]:
    """What differs, in the order of the fields; nothing of what was only begun, for there all of it is new."""
    if before is None:
        return ()
    found: list[Changed] = []
    for field in dict.fromkeys((*before, *after)):
        one, two = before.get(field), after.get(field)
        if field in _NAMED:
            found += _rows(field, _by_name(field, one), _by_name(field, two))
        elif one != two:
            found.append(Changed(field, one, two))
    return tuple(found)


def _rows(field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Changed]:
    names = dict.fromkeys((*before, *after))
    pairs = ((before.get(name), after.get(name)) for name in names)
    return [Changed(field, one, two) for one, two in pairs if one != two]


def _by_name(field: str, rows: Sequence[Mapping[str, Any]] | None) -> dict[str, Any]:
    return {row[_NAMED[field]]: row for row in rows or ()}
