"""Long lists in the portions that a statement can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# SQLite before 3.32 takes 999 parameters in a statement.
AT_ONCE = 900


def chunks(values: Iterable[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    """The values in sorted portions, which reads an index from one end to the other."""
    ordered = sorted(values)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
