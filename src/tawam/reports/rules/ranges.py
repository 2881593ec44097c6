"""Numbers drawn together: 1, 2, 3, 7 is 1 to 3 and 7."""

from __future__ import annotations

from collections.abc import Iterable


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of neighbours; a number that stands alone is both."""
    found: list[tuple[int, int]] = []
    for one in sorted(set(numbers)):
        if found and found[-1][1] == one - 1:
            found[-1] = found[-1][0], one
        else:
            found.append((one, one))
    return found
