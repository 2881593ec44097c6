"""Texts in which two scripts meet: names stand between marks, so that neither turns the other around."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

OPEN, CLOSE = "\u2068", "\u2069"
LEFT, RIGHT = "\u200e", "\u200f"
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# XML 1.0 and paper know none of these; a text from outside may hold them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text from outside as one line, without control characters and without marks of direction of its own."""
    return " ".join(_MARKS.sub("", _UNFIT.sub(" ", text)).split())


def isolated(text: str) -> str:
    """A name or title from outside, between marks of isolation."""
    found = clean(text)
    return f"{OPEN}{found}{CLOSE}" if found else ""


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """A text cut at its marks: each piece with whether it stands between them. Marks within marks count once."""
    depth, piece = 0, ""
    for letter in text:
        if letter in (OPEN, CLOSE):
            if piece and (depth == 0 or (letter == CLOSE and depth == 1)):
                yield piece, depth > 0
                piece = ""
            depth = max(0, depth + (1 if letter == OPEN else -1))
        else:
            piece += letter
    if piece:
        yield piece, depth > 0


def bare(text: str) -> str:
    """A text without its marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def closed(text: str, rtl: bool | None) -> str:
    """A text that ends with a sign, with a mark behind it: where nothing isolates, the sign would go to the front."""
    if rtl is None or text[-1:].isalnum():
        return text
    return text + (RIGHT if rtl else LEFT)


def right_to_left(text: str) -> bool | None:
    """Whether the first letter of a text is written from right to left; None if it has no letter."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return None
