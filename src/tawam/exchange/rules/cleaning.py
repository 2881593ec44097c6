"""What is logged is stored as it was meant: no blanks around it, no characters that nobody can see."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from tawam.exchange.values import Activity, Agreement

# They turn the direction of what is written after them, on pages, in tables and calendars; a word needs none of them,
# unlike the marks U+200E and U+200F and the joiners, which stay.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def printable(text: str) -> str:
    """The text without control characters (PostgreSQL stores no NUL), turned directions and blanks around it."""
    kept = (letter for letter in text if letter in "\n\t" or not _unseen(letter))
    return "".join(kept).strip()


def _unseen(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in ("Cc", "Cs")


def one_line(text: str) -> str:
    """The text as one line, with single blanks."""
    return " ".join(printable(text).split())


def cleaned_activity(one: Activity) -> Activity:
    """The activity with its texts put in order; nothing that was said is changed."""
    return replace(
        one,
        title=one_line(one.title),
        note=printable(one.note),
        ends_on=None if one.ends_on == one.starts_on else one.ends_on,
        organisers=tuple(replace(body, name=one_line(body.name)) for body in one.organisers),
        outcomes=tuple(
            replace(result, indicator=one_line(result.indicator), unit=one_line(result.unit)) for result in one.outcomes
        ),
    )


def cleaned_agreement(one: Agreement) -> Agreement:
    """The agreement with its texts put in order; nothing that was said is changed."""
    return replace(
        one,
        title=one_line(one.title),
        text=printable(one.text),
        signatories=tuple(map(one_line, one.signatories)),
        goals=tuple(map(one_line, one.goals)),
    )
