"""The targets of the Sustainable Development Goals by code; made by scripts/build_sdg_targets.py."""

from __future__ import annotations

# Of each goal how many targets have a number (1.1, 1.2 …) and which letters the means of implementation have.
_GOALS = {
    1: (5, "ab"),
    2: (5, "abc"),
    3: (9, "abcd"),
    4: (7, "abc"),
    5: (6, "abc"),
    6: (6, "ab"),
    7: (3, "ab"),
    8: (10, "ab"),
    9: (5, "abc"),
    10: (7, "abc"),
    11: (7, "abc"),
    12: (8, "abc"),
    13: (3, "ab"),
    14: (7, "abc"),
    15: (9, "abc"),
    16: (10, "ab"),
    17: (19, ""),
}
SDG_TARGETS = frozenset(
    f"{goal}.{target}" for goal, (numbers, letters) in _GOALS.items() for target in (*range(1, numbers + 1), *letters)
)
