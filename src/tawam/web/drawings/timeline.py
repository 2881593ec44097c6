"""Timelines: from years and statuses to bars, marks and ticks in plain numbers that a template can draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawam.registry.values import LIGHT_OF_STATUS, Light, Partnership, Status

WIDTH = 1000.0
_EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in one state; x and width of 1000 for the whole axis."""

    x: float
    width: float
    light: Light


@dataclass(frozen=True, slots=True)
class Lane:
    """One partnership's bars."""

    partnership: Partnership
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture's numbers: lanes, and ticks as (x, year)."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, int], ...]


def timeline(
    partnerships: Sequence[Partnership],
    histories: Mapping[str, Sequence[tuple[int, Status]]],
    until: int,
    *,
    mirrored: bool,
) -> Timeline | None:
    """The lives of some partnerships on one axis up to the year ``until``; None if no year is known.

    In a right-to-left page time runs from right to left too: ``mirrored`` turns the axis.
    """
    years = [year for spans in histories.values() for year, _ in spans if 0 < year <= until]
    if not years:
        return None
    start = max(_EARLIEST, min(years) // 10 * 10)
    axis = _Axis(start, until + 1, mirrored)
    lanes = [
        Lane(one, axis.bars(histories[one.id]))
        for one in partnerships
        if any(0 < year <= until for year, _ in histories.get(one.id, ()))
    ]
    return Timeline(tuple(lanes), axis.ticks())


@dataclass(frozen=True, slots=True)
class _Axis:
    start: int
    end: int
    mirrored: bool

    def x(self, year: float) -> float:
        share = (min(max(year, self.start), self.end) - self.start) / (self.end - self.start)
        return round(WIDTH * (1 - share if self.mirrored else share), 1)

    def bars(self, spans: Sequence[tuple[int, Status]]) -> tuple[Bar, ...]:
        ends = [year for year, _ in spans[1:]] + [self.end]
        shown = [(year, end, status) for (year, status), end in zip(spans, ends, strict=True) if 0 < year < self.end]
        return tuple(self._bar(year, end, LIGHT_OF_STATUS[status]) for year, end, status in shown)

    def _bar(self, start: float, end: float, light: Light) -> Bar:
        """A bar at least two units wide, so that a short time can be seen, and never beyond the axis."""
        first, last = sorted((self.x(start), self.x(end)))
        width = max(last - first, 2.0)
        begin = min(last - width, WIDTH - width) if self.mirrored else min(first, WIDTH - width)
        return Bar(round(max(begin, 0.0), 1), round(width, 1), light)

    def ticks(self) -> tuple[tuple[float, int], ...]:
        step = 10 if self.end - self.start <= 90 else 20
        first = -(-self.start // step) * step
        return tuple((self.x(year), year) for year in range(first, self.end, step))
