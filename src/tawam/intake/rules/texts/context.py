"""What the sentences before leave to a sentence: of whom the paragraph speaks, and whom “it” and “the two” mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawam.intake.rules.texts.tokens import Token
from tawam.intake.values.texts import Mention

# So many names of a paragraph are remembered; whoever names more speaks of no two of them.
REMEMBERED = 12
_STRONG = re.compile(
    r" (?:re)?(?:twinn(?:ed|ing|ings)|jumel\S+|partnerst\S+|stadtepartnersch\S+"
    r"|(?:sister|twin|partner|friendship) (?:city|cities|towns?|communes?|municipalit\S+|villages?)"
    r"|partners? of the (?:\S+ ){1,3}(?:city|town|commune)|(?:its|their|'s) (?:\S+ )?twins?|twin (?=of |with )"
    r"|شراكت\S+ مع (?:مدينه|بلديه)|\S{0,3}توام(?:ا|ها|ه|تها|ته|تهما|تا|تان|تين|ه بين)?|\S{0,3}شقيقت(?:ين|ان|ها)"
    r"|\S{0,3}(?:المدن|المدينه) الشقيقه) "
)
_KIND = r"(?:city|town|port|commune|municipality|village|suburb|capital|community|metropolis)"
_LINKING = (
    r"(?:sister|twin|twinned|partner|partnered|friendship|first|second|third|next|other|only|two|of|a|an|which|that"
    r"|and|with|to|in)"
)
_THE_CITY = re.compile(rf"(?<= )(?:the|this|that) (?:(?!{_LINKING} )[^\s≈,()]+ ){{0,3}}?{_KIND}(?= (?!of |with |, §))")
_THE_SAME = re.compile(rf"(?<= )the same {_KIND}(?= )|(?<= )(?P<head>[ولب] ?)?المدينه (?:ذاتها|نفسها)(?= )")
_CITY_AR = re.compile(
    r"(?<= )(?P<head>[وفب])?(?:(?P<to>ل)ل|ال)(?:مدينه|بلديه|بلده|عاصمه)"
    r"(?: (?!الشقيق|التوام|المتوام)ال[^\s§]+ي(?:ه))*(?= (?!(?:[ولبف] )?§|الشقيق|التوام|المتوام|ال\S+ يه))"
)
_IT = re.compile(
    r"(?<= )it(?= (?:(?:is|was|has|had|also|then|later|first|now|still|been|long) ){1,4}(?:≈|twinned|partner|linked))"
)
_APPOSED = re.compile(r"§\d+ (?:, |\( )$")
_TWO = re.compile(
    r"(?<= )(?:(?:the|these|both) (?:two )?(?:of them|cities|towns|ports|resorts|municipalities|communities|pair"
    r"|capitals|communes)|the two|they|them|both|المدينتان|المدينتين|البلدتان|البلدتين|العاصمتان|العاصمتين|كلتاهما)"
    r"(?= (?!الشقيق|توام|المتوام|and |≈|sister|twin|of |§))"
)
_BETWEEN_THEM = re.compile(r"(?<= )(?P<head>[وف] ?)?(?:بينهما|تربطهما|between them)(?= )")
_OWN = re.compile(
    r" (?:its|their|it|those with|the ones? with|the (?:\S+ ){0,2}?(?:twinning|partnership|agreement|link|links|ties"
    r"|relations|union|city|town|council|mayor) |\S*توامتها|شقيقتها|نظيرتها|توامها|وهي|التوامه|\S*اتفاقيه) "
)


@dataclass(slots=True)
class Context:
    """What a paragraph has said so far.

    ``licensed`` says that it speaks of twinning somewhere, ``pair`` and ``topic`` are who was spoken of last and first.
    """

    licensed: bool = False
    cities: list[Mention] = field(default_factory=list)
    pair: tuple[Mention, Mention] | None = None
    topic: Mention | None = None

    def note(self, named: Sequence[Mention], lists: Sequence[Sequence[Mention]]) -> None:
        """What a sentence adds: its cities, and two of them that it names side by side."""
        cities = [one for one in named if not one.is_country]
        known = {one.name for one in self.cities}
        for one in cities:
            if one.name not in known and len(self.cities) < REMEMBERED:
                self.cities.append(one)
                known.add(one.name)
        self.topic = self.topic or (cities[0] if cities else None)
        if self.pair is None:
            self.pair = next((_two(some) for some in lists if _two(some)), None)
        if self.pair is None and len(self.cities) == 2:
            self.pair = (self.cities[0], self.cities[1])

    def state(self, parties: tuple[Mention, Mention]) -> None:
        """That a sentence tied these two, of whom the next will speak."""
        self.pair, self.topic = parties, parties[0]


def _two(some: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    return (some[0], some[1]) if len(some) == 2 and not any(one.is_country for one in some) else None


def speaks_of_twinning(parts: Sequence[Sequence[Token]]) -> bool:
    """Whether a paragraph has a word that only twinning has, so that its “ties” and “partners” are of cities."""
    return any(_STRONG.search(f" {' '.join(one.norm for one in part)} ") for part in parts)


@dataclass(slots=True)
class Referents:
    """The names that a sentence leaves to those before it, to be numbered behind its own."""

    context: Context
    own: Sequence[Mention]
    head: bool = False
    added: list[Mention] = field(default_factory=list)

    def placed(self, words: str) -> str:
        """The words with a name's mark in the place of what refers to one; with ``head`` also before them."""
        words = _THE_SAME.sub(lambda got: f"{_head(got)}{self._last()}", words)
        words = _TWO.sub(lambda got: self._both(" and ") or got[0], words)
        words = _BETWEEN_THEM.sub(self._between, words)
        words = _CITY_AR.sub(lambda got: self._one(got, words), words)
        words = _THE_CITY.sub(lambda got: self._one(got, words), words)
        words = _IT.sub(lambda got: self._one(got, words), words)
        if self.head and not self.added and _OWN.search(words):
            words = f" {self._mark(self._meant())} ·{words}" if self._meant() else words
        return words

    def _one(self, got: re.Match[str], words: str) -> str:
        meant = self._meant()
        if meant is None or _APPOSED.search(words[: got.start()]):
            return got[0]
        parts = got.groupdict()
        return " ".join(filter(None, (parts.get("head"), parts.get("to"), self._mark(meant))))

    def _last(self) -> str:
        return self._mark(self.context.pair[1]) if self.context.pair else "·"

    def _both(self, between: str) -> str:
        pair = self.context.pair
        return between.join(map(self._mark, pair)) if pair and not self._named(pair) else ""

    def _between(self, got: re.Match[str]) -> str:
        both = self._both(" and ")
        return f"{_head(got)}بين {both}" if both else got[0]

    def _named(self, some: Sequence[Mention]) -> bool:
        return bool({one.name for one in some} & {one.name for one in self.own})

    def _meant(self) -> Mention | None:
        """Whom “the city” means: of two the one that the sentence does not name, else of whom the paragraph speaks."""
        here = {one.name for one in self.own}
        meant = (self.context.topic, *(self.context.pair or ()))
        return next((one for one in meant if one and one.name not in here), None)

    def _mark(self, mention: Mention | None) -> str:
        if mention is None:
            return "·"
        for at, one in enumerate(self.added):
            if one.name == mention.name:
                return f"§{len(self.own) + at}"
        self.added.append(replace(mention))
        return f"§{len(self.own) + len(self.added) - 1}"


def _head(got: re.Match[str]) -> str:
    head = got.groupdict().get("head") or ""
    return f"{head.strip()} " if head else ""
