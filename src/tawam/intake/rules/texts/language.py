"""Which language a text is written in."""

from __future__ import annotations

import re

from tawam.intake.rules.texts.names import is_arabic
from tawam.intake.rules.texts.vocabulary import COMMON_ARABIC, COMMON_ENGLISH

UNKNOWN_LANGUAGE = "und"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 5_000
# Of so many words at least one in so many is common in any running text of the language.
_ENOUGH, _COMMON_ONE_IN = 12, 20


def language_of(text: str) -> str:
    """``ar`` or ``en`` by the common words of the text, ``und`` for another language.

    A short text without a common word, as a list of names is, counts as the language of its script.
    """
    words = _WORD.findall(text.casefold()[:_SAMPLE])
    arabic = sum(map(is_arabic, words)) * 2 > len(words)
    common = sum((word in COMMON_ARABIC if arabic else word in COMMON_ENGLISH) for word in words)
    if len(words) >= _ENOUGH and common * _COMMON_ONE_IN < len(words):
        return UNKNOWN_LANGUAGE
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    return "ar" if sum(map(is_arabic, letters)) * 2 > len(letters) else "en"
