"""Texts that people type, as they are stored: no blanks around them, no characters that nobody can see."""

from __future__ import annotations

import unicodedata

# They turn the direction of what is written after them, on pages, in tables and calendars; a word needs none of them,
# unlike the marks U+200E and U+200F and the joiners, which stay.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))

# Letters and signs by their category, and yet nothing to see.
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def printable(text: str) -> str:
    """The text without control characters (PostgreSQL stores no NUL), turned directions and blanks around it."""
    kept = (letter for letter in text if letter in "\n\t" or not _unseen(letter))
    return "".join(kept).strip()


def one_line(text: str) -> str:
    """The text as one line, with single blanks."""
    return " ".join(printable(text).split())


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: spaces, joiners and fillers alone are no title."""
    return not any(unicodedata.category(letter)[0] in "LNPS" and letter not in _FILLERS for letter in text)


def _unseen(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in ("Cc", "Cs")
