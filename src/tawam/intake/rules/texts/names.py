"""Which words of a sentence name places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from unicodedata import combining

from tawam.intake.rules.texts.tokens import OWN, Token
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
_ATTACHED = ("ولل", "لل", "ول", "وب", "و", "ف", "ب", "ل", "ك")
# Without any word that says “city”, only names of so many people are taken for places in Arabic, which has no capitals.
_LARGE, _VERY_LARGE, _KNOWN = 100_000, 500_000, 5_000
_INITIAL = 50_000
# What follows a name at the head of a sentence, where every word has a capital.
_AFTER_A_NAME = frozenset({
    "and", "is", "was", "has", "had", "'s", ",", "(", "will", "cut", "ended", "suspended", "signed", "became", "put",
    "let", "froze", "itself", "council", "dropped", "joined", "in",
})  # fmt: skip
# With these behind it a name is that of a club, a street or a county.
_OF_ANOTHER = frozenset({
    "forest", "united", "rovers", "wanderers", "athletic", "albion", "hotspur", "fc", "county", "street", "avenue",
    "road", "university", "airport", "river", "bridge", "station", "highway", "square", "bank", "airlines", "airways",
    "hotel", "museum", "festival", "orchestra", "cathedral", "college", "hospital", "times",
})  # fmt: skip
# What may have a capital behind a name and is no part of it.
_OFFICES = frozenset({"city", "town", "council", "mayor", "county", "borough", "municipality", "i", "chamber"})
_NATIONAL = re.compile(r"ال\S{3,}يه$")

_NEVER = ARABIC_CITY_WORDS | {"ولايه", "مقاطعه", "اقليم", "محافظه"}

_LEADING = frozenset({"مدينه", "مدينتي", "بلديه", "بلديتي", "بلده", "بين", "مع", "من"})
_THE_CITY = frozenset({"المدينه", "الضاحيه", "البلده", "العاصمه", "الميناء", "القريه", "المدينتان"})
_SHORT = 3
# Of two words an Arabic name is hardly ever anything else.
_TWO_WORDS = 20_000

# Words with the name that they sound like, and who bears it.
Heard = Mapping[str, tuple[str, tuple[Borne, ...]]]
Known = Mapping[str, tuple[Borne, ...]]
Run = tuple[int, int, tuple[str, ...]]


def phrases(sentence: Sequence[Token]) -> set[str]:
    """Every normalised phrase of the sentence that may be a name, to be looked up."""
    return {norm for _, _, norms in _runs(sentence) for norm in norms}


def mentions(sentence: Sequence[Token], known: Known, heard: Heard | None = None) -> list[tuple[int, int, Mention]]:
    """The names in the sentence with the first token of each and the one after its last; the longest name wins.

    ``heard`` has words that no list has and that sound like a name.
    """
    found: list[tuple[int, int, Mention]] = []
    free = 0
    for first, after, norms in _runs(sentence):
        if first < free:
            continue
        borne = [(norm, known[norm]) for norm in norms if norm in known and not _likened(sentence[first], norm, known)]
        norm = next((norm for norm, who in borne if _counts(sentence, first, after, norm, who, found)), "")
        if norm:
            start = sentence[first].start + _cut(sentence[first], norm)
            found.append((first, after, Mention(start, sentence[after - 1].end, norm, known[norm])))
            free = after
    if heard:
        found += _sounding(sentence, heard, {at for first, after, _ in found for at in range(first, after)})
    return sorted(found, key=lambda one: one[0])


def _sounding(sentence: Sequence[Token], heard: Heard, taken: Collection[int]) -> Iterator[tuple[int, int, Mention]]:
    for at, token in enumerate(sentence):
        # The last is the one without an attached “and”, which sounds like no consonant.
        word = next((one for one in reversed(_heads(token.norm)) if one in heard), "")
        if word and at not in taken:
            name, borne = heard[word]
            start = token.start + _cut(token, word)
            yield at, at + 1, Mention(start, token.end, name, borne, by_sound=True)


def unlisted(sentence: Sequence[Token], known: Known) -> Iterator[str]:
    """The Arabic words that stand where the name of a city does and that no list has."""
    led = False
    for at, (before, token) in enumerate(zip([None, *sentence], sentence, strict=False)):
        bare = _bare(before.norm) if before else ""
        led = bare in _LEADING or (led and token.norm.startswith("و"))
        placed = led or _apposed(sentence, at + 1)
        heads = _heads(token.norm) if placed and is_arabic(token.norm) and len(token.norm) > _SHORT else ()
        if not any(one in known or one in COMMON or one in _NEVER for one in heads):
            yield from (one for one in heads if len(one) > _SHORT and not one.startswith(ARABIC_ARTICLE))


def _likened(first: Token, norm: str, known: Known) -> bool:
    """Whether a name only comes about by taking “as” away, and is not so large that it is meant."""
    head = norm.split(" ", maxsplit=1)[0]
    taken = first.norm.startswith("ك") and first.norm != head and first.norm.removeprefix("ك") == head
    return taken and max(one.weight for one in known[norm]) < _VERY_LARGE


def _cut(first: Token, norm: str) -> int:
    """How many characters of the first word are an attached conjunction or preposition."""
    head = norm.split(" ", maxsplit=1)[0]
    if not is_arabic(first.norm) or first.norm == head or not first.norm.endswith(head[-2:]):
        return 0
    letters = min(len(first.norm) - len(head), 2) if first.norm.endswith(head) else 1
    return _written(first.text, letters)


def _written(text: str, letters: int) -> int:
    """How many characters so many letters take at the head of a word, with their vowel signs."""
    at = 0
    while at < len(text) and (letters > 0 or combining(text[at])):
        letters -= not combining(text[at])
        at += 1
    return at


def _runs(sentence: Sequence[Token]) -> Iterator[Run]:
    """Runs of one to five words that a name may be, by their start, the longest first."""
    inside = [one.norm == OWN and after.text[:1].isupper() for one, after in pairwise(sentence)]
    marks = [one.is_mark and not within for one, within in zip(sentence, [*inside, False], strict=True)]
    named = [is_arabic(one.norm) or one.text[:1].isupper() for one in sentence]
    for first, token in enumerate(sentence):
        # One letter is a conjunction or an initial.
        if token.is_mark or not named[first] or len(token.norm) < 2:
            continue
        stop = next((at for at in range(first + 1, min(first + _LONGEST, len(sentence))) if marks[at]), 0)
        stop = stop or min(first + _LONGEST, len(sentence))
        heads = _heads(token.norm)
        for after in range(stop, first, -1):
            if named[after - 1]:
                rest = _joined(sentence[first + 1 : after])
                yield first, after, tuple(head + rest for head in heads)


def _joined(words: Sequence[Token]) -> str:
    """The words behind the first; the “'s” inside “Bishop's Stortford” belongs to its first word."""
    return "".join("s" if one.norm == OWN else f" {one.norm}" for one in words)


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
    follower = sentence[after] if after < len(sentence) else None
    if follower and follower.norm in _OF_ANOTHER and follower.text[:1].isupper():
        return False
    if after - first > 1:
        return True
    if weight < _INITIAL and ((follower and _goes_on(follower)) or _begun_before(sentence, first)):
        return False
    if first and sentence[first - 1].norm in TITLES_OF_PEOPLE:
        return False
    return first > 0 or weight >= _INITIAL or (weight >= _KNOWN and _then(sentence, after) in _AFTER_A_NAME)


def _begun_before(sentence: Sequence[Token], first: int) -> bool:
    """Whether a word with a capital before a name begins a longer one: “the City Chambers”."""
    before = sentence[first - 1] if first > 1 else None
    return before is not None and before.text[:1].isupper() and before.norm in _OFFICES


def _goes_on(follower: Token) -> bool:
    """Whether a word with a capital makes a longer name of the one before: “Front National”."""
    return follower.text[:1].isupper() and not follower.is_mark and follower.norm not in _OFFICES | COMMON


def _counts_in_arabic(sentence: Sequence[Token], first: int, norm: str, weight: int, follows: bool) -> bool:
    previous = [one.norm for one in sentence[max(0, first - 2) : first]]
    bare = [_bare(one) for one in previous]
    if any(word in ARABIC_CITY_WORDS for word in bare[-1:]) or (
        len(bare) == 2 and bare[0] in ARABIC_CITY_WORDS and bare[1].startswith(ARABIC_ARTICLE)
    ):
        return len(norm) > 2
    if weight >= _KNOWN and _NATIONAL.match(_then(sentence, first + norm.count(" ") + 1)):
        return True
    if weight >= _KNOWN and _apposed(sentence, first + norm.count(" ") + 1):
        return True
    if " " in norm and weight >= _TWO_WORDS:
        return True
    if not weight:
        return bool(previous) and previous[-1] in REGION_SIGNALS
    if len(norm) <= 3 and previous[-1:] == ["بين"] and weight >= _LARGE:
        return True
    if len(norm) <= 3:
        return weight >= _VERY_LARGE and bool(previous) and previous[-1] in ARABIC_LINKING_WORDS
    linked = follows or any(word in ARABIC_LINKING_WORDS for word in previous[-1:])
    return weight >= (_KNOWN if linked else _LARGE)


def _bare(word: str) -> str:
    """A word without what Arabic attaches to it, unless it is one of the words for a city as it stands."""
    if word in ARABIC_CITY_WORDS | _LEADING:
        return word
    return word.removeprefix("و").removeprefix("ل").removeprefix("ب")


def _apposed(sentence: Sequence[Token], after: int) -> bool:
    """Whether a comma and “the city” or the like follow."""
    return _then(sentence, after) == "," and _then(sentence, after + 1) in _THE_CITY


def _then(sentence: Sequence[Token], at: int) -> str:
    """The word or mark at a place, or nothing behind the last."""
    return sentence[at].norm if at < len(sentence) else ""


def is_arabic(word: str) -> bool:
    """Whether a word is written in the Arabic script."""
    return "\u0600" <= word[:1] <= "\u06ff"
