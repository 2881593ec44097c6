"""Which words of a sentence speak of which of its ties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawam.intake.rules.texts.links import ANY_LINK
from tawam.intake.rules.texts.ties import Tie
from tawam.intake.rules.texts.years import YEAR

_BOUNDARY = re.compile(r" (?:, and|; |, but|, while|while|whereas|but|and|,|;|ثم|لكن|بينما|و) ")
# A year that begins the next clause: “…, and in 1959 …”.
_OPENS = re.compile(
    r" (?:(?:, |; )(?:(?:and|و) )?(?:(?:in|وفي|في) )?|(?:and|و) (?:(?:in|في) )?|وفي )(?:(?:the year|(?:ال)?عام"
    r"|(?:ال)?سنه) )?$"
)


@dataclass(frozen=True, slots=True)
class Window:
    """The words that speak of a tie; of several under one verb they are shared, ``own_end`` is where its own end.

    ``shares_verb`` says that it stands under the verb of the tie before it, or in the sentence before.
    """

    start: int
    end: int
    own_end: int
    shares_verb: bool


def windows(words: str, found: Sequence[Tie]) -> Iterator[tuple[Tie, Window]]:
    """Each tie with its words.

    What lies between two ties belongs to the first up to its last comma or “and”, and from there to the second.
    """
    spans = sorted({(one.start, one.end) for one in found})
    cuts = [0, *(_cut(words, one[1], other[0]) for one, other in pairwise(spans)), len(words)]
    joined = [_shares_verb(words[one[1] : other[0]], words[slice(*other)]) for one, other in pairwise(spans)]
    shared = [False, *joined, False]
    by_span = {span: _window(words, cuts, shared, number) for number, span in enumerate(spans)}
    return ((tie, by_span[tie.start, tie.end]) for tie in found)


def _window(words: str, cuts: Sequence[int], shared: Sequence[bool], number: int) -> Window:
    first, last = number, number
    while shared[first]:
        first -= 1
    while shared[last + 1]:
        last += 1
    start, end = cuts[number], cuts[number + 1]
    follows = number == 0 or shared[number]
    if any(start <= got.start() < end for got in YEAR.finditer(words)):
        return Window(start, end, end, follows)
    return Window(cuts[first], cuts[last + 1], end, follows)


def _cut(words: str, end: int, start: int) -> int:
    """Where the words of one tie end and those of the next begin."""
    if start <= end:
        return end
    for year in YEAR.finditer(words, end - 1, start):
        opening = _OPENS.search(words[end - 1 : year.start()])
        if opening:
            return end + opening.start()
    marks = list(_BOUNDARY.finditer(words, end - 1, start))
    return marks[-1].start() + 1 if marks else start


def _shares_verb(between: str, tie: str) -> bool:
    """Whether the next tie stands under the same verb: “failed between A and B, and between C and D”."""
    return len(between.split()) <= 3 and not ANY_LINK.search(between + tie) and not YEAR.search(f" {between} ")
