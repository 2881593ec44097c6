"""Which year of a sentence belongs to a tie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tawam.intake.rules.texts.links import LINK
from tawam.intake.rules.texts.telling import break_at

_FOUR = r"1[89]\d\d|20\d\d"
YEAR = re.compile(
    rf"(?<= )(?:(?P<year>{_FOUR})(?! (?:euros?|dollars?|pounds?|people|residents|inhabitants|metres|km|دولار|شخص))"
    r"|(?P<same>(?:the|that) same year|العام نفسه|السنه نفسها|العام ذاته)"
    r"|(?P<next>the (?:following|next) (?:year|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|(?:a|one) year later|(?:ال)?عام التالي|السنه التاليه|العام الذي تلاه|بعدها بعام|بعد عام)"
    r"|(?P<last>(?:a|one) year (?:earlier|before)|the (?:previous|preceding) year|العام السابق|قبلها بعام)"
    r")(?= )"
)
_BEGAN = re.compile(
    r" (?:since|from|begun|began|signed|sealed|charter of|agreement of|الموقعه|المبرمه|founded|formed"
    r"|established|set up|dating|dates"
    r"|goes back to|going back to"
    r"|concluded"
    r"|launched|منذ|بدات|بدا|(?<!التي )تاسست|وقعت|وقعتا|ابرمت|اقيمت|تعود الي) "
    r"(?:(?![¤≈;\d]|until |till |to )\S+ ){0,3}(?:with ¤\d+ (?:in )?)?$"
)
_SINCE_BREAK = re.compile(r" \S+ (?:since|منذ) (?:\S+ )?$")
_OTHER = re.compile(
    r" (?:celebrat\S*|open(?:ed|s)|exhibition|anniversary|renewed|reaffirmed|explosion|earthquake|flood\S*|fire"
    r"|visit(?:ed|s)?"
    r"|sent|asked|hosted|marked|went|came|flew|travelled|met|donated|raised|built|spoke|won|played|concert|festival"
    r"|published|exchanged|died|born|elected|since the|after the|refugees"
    r"|احتفل\S*|احتفال\S*|انفجار|زلزال|فيضان\S*|حريق|زار\S*|زياره|جددت|افتتح\S*|معرض|ارسل\S*|بعد|عقب|اثر|مساعدات) "
    r"(?:(?!¤)\S+ ){0,7}$"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A year at its place in a line."""

    start: int
    end: int
    year: int


def years_of(words: str, last: int | None) -> list[Dated]:
    """The years of a line; “the same year” and “the next year” count from the one before."""
    found: list[Dated] = []
    for got in YEAR.finditer(words):
        if got["year"]:
            last = int(got["year"])
        elif last is not None:
            last += bool(got["next"]) - bool(got["last"])
        if last is not None:
            found.append(Dated(got.start(), got.end(), last))
    return found


def year_of_start(words: str, years: Sequence[Dated], tie: tuple[int, int], window: tuple[int, int]) -> int | None:
    """The year in which a tie began, of those that stand with it; years of a visit or a fire are none."""
    # Where a break is taken back or over, what is no year of a beginning may be that of the break.
    broken = break_at(words[slice(*window)]) >= 0
    fitting = [one for one in years if not (broken or _OTHER.search(words[: one.start]))]
    began = [one for one in years if _BEGAN.search(words[: one.start])]
    return _nearest(words, began or fitting, tie)


def year_of_beginning(words: str, years: Sequence[Dated]) -> int | None:
    """The year that is said to be that of a beginning, where only one is."""
    began = {one.year for one in years if _BEGAN.search(words[: one.start])}
    return began.pop() if len(began) == 1 else None


def year_of_end(words: str, years: Sequence[Dated], span: tuple[int, int]) -> int | None:
    """The year in which a tie ended or was suspended: the latest that is not the one of its beginning."""
    later = [one for one in years if not _BEGAN.search(words[: one.start])]
    if not later:
        broken = span[0] + break_at(words[span[0] : span[1]])
        later = [one for one in years if broken < one.start <= broken + 30 and _SINCE_BREAK.search(words[: one.start])]
    return max((one.year for one in later), default=None)


def _nearest(words: str, years: Sequence[Dated], tie: tuple[int, int]) -> int | None:
    """The year next to the word of partnership, or to the tie where that stands before it."""
    anchors = [got.start() for got in LINK.finditer(words, *tie)] or list(tie)

    def far(one: Dated) -> tuple[int, int]:
        return min(abs(one.start - at) for at in anchors), one.start

    return min(years, key=far).year if years else None
