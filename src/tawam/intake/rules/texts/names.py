"""Which words of a sentence name places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tawam.intake.rules.texts.tokens import Token
from tawam.intake.rules.texts.vocabulary import (
    ARABIC_CITY_WORDS,
    ARABIC_LINKING_WORDS,
    COMMON,
    REGION_SIGNALS,
    TITLES_OF_PEOPLE,
)
from tawam.intake.values.texts import Borne, Mention
from tawam.places.rules.text import ARABIC_ARTICLE

_LONGEST = 5
_ATTACHED = ("ولل", "لل", "ول", "وب", "و", "ف", "ب", "ل")
# Without any word that says “city”, only names of so many people are taken for places in Arabic, which has no capitals.
_LARGE, _VERY_LARGE, _KNOWN = 100_000, 500_000, 5_000
_INITIAL = 50_000
# What follows a name at the head of a sentence, where every word has a capital.
_AFTER_A_NAME = frozenset({
    "and", "is", "was", "has", "had", "'s", ",", "(", "will", "cut", "ended", "suspended", "signed", "became", "put",
    "let", "froze", "itself", "council", "dropped", "joined", "in",
})  # fmt: skip
_NATIONAL = re.compile(r"ال\S{3,}يه$")

_NEVER = ARABIC_CITY_WORDS | {"ولايه", "مقاطعه", "اقليم", "محافظه"}

Known = Mapping[str, tuple[Borne, ...]]
Run = tuple[int, int, tuple[str, ...]]


def phrases(sentence: Sequence[Token]) -> set[str]:
    """Every normalised phrase of the sentence that may be a name, to be looked up."""
    return {norm for _, _, norms in _runs(sentence) for norm in norms}


def mentions(sentence: Sequence[Token], known: Known) -> list[tuple[int, int, Mention]]:
    """The names in the sentence with the first token of each and the one after its last; the longest name wins."""
    found: list[tuple[int, int, Mention]] = []
    free = 0
    for first, after, norms in _runs(sentence):
        if first < free:
            continue
        borne = [(norm, known[norm]) for norm in norms if norm in known]
        norm = next((norm for norm, who in borne if _counts(sentence, first, after, norm, who, found)), "")
        if norm:
            start = sentence[first].start + _cut(sentence[first], norm)
            found.append((first, after, Mention(start, sentence[after - 1].end, norm, known[norm])))
            free = after
    return found


def _cut(first: Token, norm: str) -> int:
    """How many characters of the first word are an attached conjunction or preposition."""
    head = norm.split(" ", maxsplit=1)[0]
    if not is_arabic(first.norm) or first.norm == head or not first.norm.endswith(head[-2:]):
        return 0
    return min(len(first.norm) - len(head), 2) if first.norm.endswith(head) else 1


def _runs(sentence: Sequence[Token]) -> Iterator[Run]:
    """Runs of one to five words that a name may be, by their start, the longest first."""
    marks = [one.is_mark for one in sentence]
    named = [is_arabic(one.norm) or one.text[:1].isupper() for one in sentence]
    for first, token in enumerate(sentence):
        # One letter is a conjunction or an initial.
        if marks[first] or not named[first] or len(token.norm) < 2:
            continue
        stop = next((at for at in range(first + 1, min(first + _LONGEST, len(sentence))) if marks[at]), 0)
        stop = stop or min(first + _LONGEST, len(sentence))
        heads = _heads(token.norm)
        for after in range(stop, first, -1):
            if named[after - 1]:
                rest = "".join(f" {one.norm}" for one in sentence[first + 1 : after])
                yield first, after, tuple(head + rest for head in heads)


def _heads(head: str) -> tuple[str, ...]:
    """The first word as it stands, and without what Arabic attaches to it."""
    heads = [head]
    if is_arabic(head):
        for mark in _ATTACHED:
            bare = head.removeprefix(mark)
            if bare != head and len(bare) >= 3:
                heads += [ARABIC_ARTICLE + bare, bare] if mark[-1] == "ل" and len(mark) > 1 else [bare]
    return tuple(dict.fromkeys(heads))


def _counts(
    sentence: Sequence[Token],
    first: int,
    after: int,
    norm: str,
    borne: Sequence[Borne],
    before: Sequence[tuple[int, int, Mention]],
) -> bool:
    """Whether these words name a place here, and do not only sound like one."""
    weight = max(one.weight for one in borne)
    head = sentence[first].norm
    if norm in COMMON or head in _NEVER or head.removeprefix("و") in _NEVER:
        return False
    if is_arabic(norm):
        follows = bool(before) and before[-1][1] == first and norm.split(" ", maxsplit=1)[0] != head
        return _counts_in_arabic(sentence, first, norm, weight, follows)
    if after - first > 1:
        return True
    if first and sentence[first - 1].norm in TITLES_OF_PEOPLE:
        return False
    return first > 0 or weight >= _INITIAL or (weight >= _KNOWN and _then(sentence, after) in _AFTER_A_NAME)


def _counts_in_arabic(sentence: Sequence[Token], first: int, norm: str, weight: int, follows: bool) -> bool:
    previous = [one.norm for one in sentence[max(0, first - 2) : first]]
    bare = [one.removeprefix("و").removeprefix("ل").removeprefix("ب") for one in previous]
    if any(word in ARABIC_CITY_WORDS for word in bare[-1:]) or (
        len(bare) == 2 and bare[0] in ARABIC_CITY_WORDS and bare[1].startswith(ARABIC_ARTICLE)
    ):
        return len(norm) > 2
    if weight >= _KNOWN and _NATIONAL.match(_then(sentence, first + norm.count(" ") + 1)):
        return True
    if not weight:
        return bool(previous) and previous[-1] in REGION_SIGNALS
    if len(norm) <= 3:
        return weight >= _VERY_LARGE and bool(previous) and previous[-1] in ARABIC_LINKING_WORDS
    linked = follows or any(word in ARABIC_LINKING_WORDS for word in previous[-1:])
    return weight >= (_KNOWN if linked else _LARGE)


def _then(sentence: Sequence[Token], at: int) -> str:
    """The word or mark at a place, or nothing behind the last."""
    return sentence[at].norm if at < len(sentence) else ""


def is_arabic(word: str) -> bool:
    """Whether a word is written in the Arabic script."""
    return "\u0600" <= word[:1] <= "\u06ff"
