"""What is said of a person is taken out of texts, so that the rest of them can stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

REMOVED = "[…]"
SHORTEST, MOST = 3, 20
# In Arabic, “and”, “to”, “by” are letters that stand before a name without a blank.
_JOINED = "[\u0648\u0641\u0628\u0644\u0643]{0,2}"

Wanted = re.Pattern[str]


def lines_of(text: str) -> tuple[str, ...]:
    """The names and addresses of a text that has one in each line."""
    return tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def too_short(words: Iterable[str]) -> tuple[str, ...]:
    """Those that would meet half of all texts."""
    return tuple(one for one in words if sum(map(str.isalnum, one)) < SHORTEST)


def sought(words: Iterable[str]) -> Wanted:
    """What finds these words as whole words, in capitals or not, however they are set apart; the longest first."""
    each = sorted({_composed(" ".join(one.split())) for one in words if one.strip()}, key=lambda one: (-len(one), one))
    found = "|".join(r"[\s_.-]+".join(map(re.escape, one.split())) for one in each)
    return re.compile(rf"(?<![^\W_])({_JOINED})(?:{found})(?![^\W_])" if found else r"(?!)", re.IGNORECASE)


def names(text: str, wanted: Wanted) -> bool:
    """Whether a text holds what is sought."""
    return wanted.search(_composed(text)) is not None


def without(text: str, wanted: Wanted) -> str:
    """The text without what is sought, which leaves a mark; an address on the net goes as a whole."""
    if not names(text, wanted):
        return text
    return "" if re.match(r"https?://\S+$", text) else wanted.sub(rf"\1{REMOVED}", _composed(text))


def _composed(text: str) -> str:
    """One way to write letters with signs: a name is found whichever way it was typed."""
    return unicodedata.normalize("NFC", text)
