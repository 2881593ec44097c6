"""A text cut into pieces for its page: names that stand in a finding, and ends of passages that were not understood."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text; ``findings`` are the numbers of those that name it, ``passages`` of those that end with it.

    ``first`` are the findings for which no piece before stands: to there the finding's own link leads back.
    """

    text: str
    findings: tuple[int, ...] = ()
    passages: tuple[int, ...] = ()
    first: tuple[int, ...] = ()


def pieces(text: str, findings: Sequence[Sequence[Span]], passages: Sequence[Span]) -> Iterator[Piece]:
    """The whole text in its order; findings are given by the spans of their names and are counted from one."""
    named: dict[Span, list[int]] = defaultdict(list)
    for number, spans in enumerate(findings, start=1):
        for span in dict.fromkeys(spans):
            named[span].append(number)
    ended: dict[int, list[int]] = defaultdict(list)
    for number, (_, end) in enumerate(passages, start=1):
        ended[end].append(number)
    marks = _apart(sorted(named))
    cuts = sorted({0, len(text), *(at for span in marks for at in span), *_outside(ended, marks)})
    seen: set[int] = set()
    for start, end in itertools.pairwise(cuts):
        numbers = tuple(named.get((start, end), ())) if (start, end) in marks else ()
        inside = [one for at, those in ended.items() if start < at <= end for one in those]
        yield Piece(text[start:end], numbers, tuple(inside), tuple(one for one in numbers if one not in seen))
        seen.update(numbers)


def _apart(spans: Sequence[Span]) -> set[Span]:
    """Those of the spans, in their order, that do not overlap one before."""
    kept: list[Span] = []
    for span in spans:
        if span[0] < span[1] and (not kept or kept[-1][1] <= span[0]):
            kept.append(span)
    return set(kept)


def _outside(ended: dict[int, list[int]], marks: set[Span]) -> Iterator[int]:
    """Where passages end, unless it is in the middle of a marked name."""
    return (at for at in ended if not any(start < at < end for start, end in marks))
