"""The tables of ``tawam bench match``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from tawam.matching.rules.learning.evaluation import Figure, Quality, Result


def match_tables(told: Result) -> Iterator[Table]:
    """All questions, those without any link to learn from, and the groups."""
    times = ", ".join(f"{one.value:.2f} ({_band(one, 2)}) x {name}" for name, one in told.times.items())
    yield _table(f"seed {told.seed}: {told.held_out} of {told.held_out + told.links} links held out", told.rankers)
    yield _table("neither end has a link to learn from", told.cold)
    by_group = {f"{group}: {name}": one for group, rows in told.groups.items() for name, one in rows.items()}
    yield _table(f"model: {times}", by_group)


def _table(title: str, rows: Mapping[str, Quality]) -> Table:
    table = Table("ranker", "questions", "hit@10", "95 %", "hit@50", "MRR", "median rank", title=title)
    for name, one in rows.items():
        first = (name, str(one.questions), f"{one.hit_10.value:.3f}", _band(one.hit_10))
        table.add_row(*first, f"{one.hit_50.value:.3f}", f"{one.mrr.value:.3f}", f"{one.median_rank.value:.0f}")
    return table


def _band(one: Figure, figures: int = 3) -> str:
    return f"{one.low:.{figures}f} to {one.high:.{figures}f}"
