"""Which names of a sentence the text ties together: patterns over its line, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from tawam.intake.rules.texts.lines import Line
from tawam.intake.rules.texts.links import ANY_LINK, LINK

# A word that is neither a name nor of a partnership, and up to so many of them.
_W = r"(?:(?![¤≈])\S+ )"
_ANY = r"(?:(?!¤)\S+ )"
_A, _B, _C = r"¤(?P<a>\d+) ", r"¤(?P<b>\d+) ", r"¤(?P<c>\d+) "
_AND = r"(?:, )?(?:and between|and with|and|with|و بين|وبين|و مع|ومع|و|مع) "
_WITH = r"(?:with|مع|ب) "
_AMONG = r"(?:among them|including|such as|namely|from|notably|like|:|منها|من بينها|بينها|مثل|هي|هما|هو|وهي)"
_ITS = r"(?:its|their|his|her|whose) "
_BETWEEN = r"(?:بين|وبين|between|among(?! (?:others|its|their|them) ))"
_SIBLINGS = r"(?:(?:, )?(?:among|amongst) others (?:, )?|, inter alia , |both )?"
_BROKE = r"(?:broke|cut|ended|suspended|severed|split|parted|قطعت|انهت|الغت|علقت|جمدت|فسخت)"
_TWO = (
    r"(?:the two|these two|both|they|(?:the|their) (?:two )?(?:cities|towns|ports|resorts|municipalities"
    r"|communities|pair)|المدينتان|المدينتين"
    r"|بينهما|البلدتان|البلدتين|كلتاهما|العاصمتان)"
)
_RIGHT_BEFORE = re.compile(r"¤(\d+) (?:, )?(?:and|with|و|مع) $")
# So many words after a pair under “between” the next still stands under the same word of partnership.
_FOLLOWS = 6
_ADJUNCT = re.compile(r"(?: (?:in|from|at|near|through|via|into|towards|leaves|left|في|من|الي|قرب|عبر)| to) $")

_PATTERNS = {
    "between": re.compile(rf" {_BETWEEN} {_W}{{0,2}}?{_A}(?:{_AND}{_W}{{0,2}}?{_B})?"),
    "twins_of": re.compile(
        rf" ≈twins (?:of |ل )?{_A}(?:(?:{_W}{{0,3}}?(?:are|is|include|includes|:|,|هي|هم) ){_B}|¤(?P<d>\d+) )"
    ),
    "governed": re.compile(
        rf" (?:≈bond|≈twins|≈tied) (?:{_W}{{0,2}}?(?:of|between|for|:|تجمع|تربط|علي) |{_W}{{1,5}}?by (?:both )?)?"
        rf"{_A}(?:(?:with|and|to|مع|و|ب|ل) {_W}{{0,2}}?{_B})?"
    ),
    "own": re.compile(
        rf" {_ITS}{_W}{{0,2}}?≈(?:twins?|bond) (?:(?!as |,|in |في |from |of ){_W}){{0,3}}?(?:(?:is|are|was|were"
        rf"|include|includes|including|,|:|هي|هو) )?{_B}"
    ),
    "own_before": re.compile(rf" {_B}, (?:{_ITS}|the ){_W}{{0,2}}?≈twin (?!(?:of|to|ل|with) (?!\d))"),
    "relative": re.compile(rf" {_B}(?:, )?with (?:which|whom) (?:{_A}|the {_W}{{1,3}}?){_W}{{0,5}}?≈"),
    "broke": re.compile(rf" {_A}(?:, )?(?:the {_W}{{1,3}})?with (?:which|whom) {_B}{_W}{{0,3}}?{_BROKE} "),
    "among": re.compile(rf" {_B}(?:among|as|ضمن|من بين) (?:{_ITS}|the )?{_W}{{0,2}}?≈(?:twins?|bond) "),
    "status": re.compile(rf" {_A}{_W}{{1,4}}?(?:≈\w+ of )?{_B}{_W}{{0,3}}?(?:status|as|from) {_W}{{0,4}}?≈"),
    "such_as": re.compile(rf" ≈\w+ {_W}{{0,8}}?(?:, )?{_AMONG} {_W}{{0,3}}?{_B}(?:to {_C})?"),
    "with": re.compile(rf" {_A}(?P<between>{_ANY}{{1,16}}?)(?P<how>with|مع|to|of|ب|ل) {_SIBLINGS}{_W}{{0,3}}?{_B}"),
    "apposed": re.compile(rf" ≈twins? (?:, |: )?{_B}"),
    "joined": re.compile(
        rf" (?:(?:و|ف)?(?:ارتبطت|ترتبط|تربط|ربطت) ¤(?P<e>\d+) |{_A}{_W}{{0,5}}?(?:و|ف)?(?:لا |لم )?"
        rf"(?:تربطها|تربطهما|يربطها|ارتبطت|ترتبط) )(?:ب|مع) (?:{_W}{{0,2}}?){_B}{_W}{{0,4}}?≈(?:bond|tied) "
    ),
    "told": re.compile(
        rf" {_A}{_W}{{0,9}}?(?:to|told|telling|informed|ابلغت) {_B}{_W}{{0,4}}?(?:≈twins )?{_W}{{0,9}}?"
        rf"(?:the|its|their) ≈bond "
    ),
    "mayors": re.compile(
        rf" (?:(?:mayors|leaders|heads|councils|representatives|cities|towns) of|رييسا بلديتي|عمدتا|محافظا|رييسا) {_A}"
        rf"(?:and {_B})?{_W}{{0,6}}?≈bond "
    ),
    "leaders": re.compile(
        rf" (?:و|ف)?(?:وقع\S*|ابرم\S*) (?:\S+ )?{_A}(?:و (?:{_W}{{1,3}})?){_B}"
        rf"(?:, (?:{_W}){{1,6}}?, )?{_W}{{0,2}}?≈(?:bond|tied) "
    ),
    "alone": re.compile(rf" ≈(?:bond|tied|twin) (?:{_W}{{0,2}}?)(?:with|to|مع|ب) {_SIBLINGS}{_W}{{0,2}}?{_B}"),
    "plural": re.compile(rf" {_A}(?P<between>{_W}{{0,12}}?)≈\w+ (?!{_W}{{0,2}}?(?:with|to|of|مع|ب|ل) {_W}{{0,2}}?¤)"),
    "dual": re.compile(rf" ≈\w+ .{{0,60}}?(?:مدينتا|مدينتي) {_A}"),
}
_ONE_WITH = re.compile(
    rf" (?:one|another|و?اخري|agreement|pact|treaty|اتفاقيه|اخري|اتفاقا|معاهده) (?:with|مع) {_W}{{0,2}}?{_B}"
)
_FURTHER = re.compile(
    rf"(?:(?:in|since|from|في|منذ|عام) (?:عام )?\d{{4}} )?"
    rf"(?P<rest>(?:[,;] )?(?:(?:and|or|as well as|و) )?(?:also )?(?:with|of|to|مع|ب|ل) {_W}{{0,2}}?{_B})"
)
_SUBJECT_LEFT_OUT = re.compile(
    rf"^ (?:و |ف )?(?:it|the (?:city|town|capital)|the {_W}(?:city|town)|وهي|وكانت|كما|المدينه) "
)
_LINK_BEFORE = re.compile(r"≈\w+ (?:(?!¤)\S+ ){0,12}$")
_LINK_AFTER = re.compile(r"(?:(?!¤|by )\S+ ){0,6}≈(?:bond|twins?|tied) ")
_TIE_BEFORE = re.compile(r" (?:agreement|link|links|ties|relationship|treaty|pact|اتفاقيه|العلاقه|علاقه) $")
_NEXT_CLAUSE = re.compile(rf"(?:, and|;|, while) (?!{_ITS})")
_NEW_VERB = re.compile(r"(?P<left>(?:\S+ ){0,5}?)(?:and|but|;|و|ثم|ووقعت|وانهت) (?!≈)")
_OBJECT = (" with ", " of ", " مع ")
_ITS_TWIN = re.compile(rf" {_ITS}{_W}{{0,2}}?≈(?:twins?|bond) ")
# Who is tied with the first name stands in a sentence before.
_OBJECT_OF_LINK = re.compile(r"≈\w+ (?:(?!¤)\S+ ){0,3}(?:with|of|to|مع) $")
_OF_TWO = re.compile(rf" {_TWO} ")
_TIED_NEAR = re.compile(r"≈(?:bond|twins?|tied) (?:(?!≈)\S+ ){0,6}$")
_TWIN_RIGHT_BEFORE = re.compile(r"≈(?:twins?|tied) (?:\S+ )?$")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names that a sentence ties, with the part of its line that does so."""

    parties: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    """One hit of a pattern: the lists on both sides, of which every name is tied to every one of the other."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    start: int
    end: int

    def ties(self) -> Iterator[Tie]:
        """Every pair of the hit."""
        pairs = product(self.left, self.right) if self.right else combinations(self.left, 2)
        return (Tie(pair, self.start, self.end) for pair in pairs)


def speaks(line: Line) -> bool:
    """Whether the sentence speaks of a partnership, not only of associations for them."""
    return bool(LINK.search(line.words))


def ties(line: Line, *, goes_on: bool = False) -> list[Tie]:
    """The pairs of the sentence in its order; ``goes_on`` says that it continues a sentence about a partnership."""
    if not line.groups or not (goes_on or ANY_LINK.search(line.words)):
        return []
    found: list[_Match] = []
    for read in _READERS:
        for match in read(line, goes_on):
            if not any(_clash(match, one) for one in found):
                found.append(match)
    found += _more_of_the_same(line, found)
    if not found:
        found += _only_two(line)
    every = [tie for match in sorted(found, key=lambda one: (one.start, one.end)) for tie in match.ties()]
    # A city and a country are no partners; kept where nothing else is said, so that it can be told.
    return [one for one in every if len({line.names[at].is_country for at in one.parties}) == 1] or every


def without_subject(line: Line) -> tuple[int, ...]:
    """The names that a sentence says to be twins of the one before it spoke of: “It is twinned with …”."""
    for name in ("alone", "own", "such_as"):
        got = _PATTERNS[name].search(line.words)
        if got and not _group_before(line, got.start()):
            return line.groups[int(got["b"])]
    return ()


def leaves_subject_out(line: Line) -> bool:
    """Whether the sentence begins with “it”, “the city” or the like, or with a verb without a subject."""
    return bool(_SUBJECT_LEFT_OUT.match(line.words))


def speaks_of_two(line: Line) -> bool:
    """Whether the sentence says “the two”, “both cities” or the like."""
    return _OF_TWO.search(line.words) is not None


def _clash(one: _Match, other: _Match) -> bool:
    """Whether two hits share more than the name at which one ends and the other begins."""
    if {*one.left, *one.right} == {*other.left, *other.right}:
        return True
    return one.start < other.end - 4 and other.start < one.end - 4


def _hits(line: Line, name: str) -> Iterator[re.Match[str]]:
    pattern, at = _PATTERNS[name], 0
    while got := pattern.search(line.words, at):
        yield got
        # A name can end one pair and begin the next.
        at = max(got.start() + 1, got.end("a") if name == "between" else got.end() - 5)


def _group(line: Line, got: re.Match[str], name: str) -> tuple[int, ...]:
    number = got.groupdict().get(name)
    return line.groups[int(number)] if number else ()


def _made(got: re.Match[str], left: Sequence[int], right: Sequence[int]) -> _Match:
    return _Match(tuple(left), tuple(right), got.start() + 1, got.end())


def _group_before(line: Line, at: int) -> tuple[int, ...]:
    """Of whom a sentence speaks before a place in its line: the name right there, or the first that is its subject."""
    beside = _RIGHT_BEFORE.search(line.words[:at])
    if beside:
        return line.groups[int(beside[1])]
    hits = list(re.finditer(r"¤(\d+) ", line.words[:at]))
    subjects = [got for got in hits if not _ADJUNCT.search(line.words[: got.start()])]
    return line.groups[int((subjects or hits)[0][1])] if hits else ()


def _between(line: Line, goes_on: bool) -> Iterator[_Match]:
    last = 0
    for got in _hits(line, "between"):
        before, after = line.words[: got.start() + 1], line.words[got.end() :]
        left, right = _group(line, got, "a"), _group(line, got, "b")
        end = got.end("a") + 1 if len(left) > 1 else got.end()
        follows = bool(last) and len(line.words[last : got.start() + 1].split()) <= _FOLLOWS
        spoken = goes_on or follows or _LINK_BEFORE.search(before) or _LINK_AFTER.match(after)
        spoken = spoken or (_TIE_BEFORE.search(before) and LINK.search(after))
        if (right or len(left) > 1) and spoken:
            last = end
            yield _Match(left, right if len(left) == 1 else (), got.start() + 1, end)


def _twins_of(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "twins_of"):
        left = _group(line, got, "a")
        if len(left) == 1:
            yield _made(got, left, _group(line, got, "b") or _group(line, got, "d"))


def _governed(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "governed"):
        left, right = _group(line, got, "a"), _group(line, got, "b")
        owned = re.search(rf" {_ITS}{_W}{{0,3}}?$", line.words[: got.start() + 1])
        apposed = "≈twins" in got[0] and " of " not in got[0] and _group_before(line, got.start() + 1)
        if right or (len(left) == 2 and not owned and not apposed):
            yield _made(got, left, right)


def _with_topic(name: str) -> Callable[[Line, bool], Iterator[_Match]]:
    """A pattern that names the other side only: the first is the name before it in the sentence."""

    def read(line: Line, goes_on: bool) -> Iterator[_Match]:
        for got in _hits(line, name):
            left, right = _group(line, got, "a"), _group(line, got, "b") + _group(line, got, "c")
            left = left or _group_before(line, got.start() + 1)
            if left and right and not set(left) & set(right):
                yield _made(got, left[-1:] if name == "own_before" else left, right)

    return read


def _relative(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "relative"):
        first = _group(line, got, "a") or (line.groups[0] if got["b"] != "0" else ())
        if first:
            yield _made(got, first, _group(line, got, "b")[-1:])


def _joined(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "joined"):
        left = _group(line, got, "a") or _group(line, got, "e")
        yield _made(got, left, _group(line, got, "b"))


def _mayors(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "mayors"):
        left, right = _group(line, got, "a"), _group(line, got, "b")
        if right or len(left) == 2:
            yield _made(got, left, right)


def _two_sided(name: str) -> Callable[[Line, bool], Iterator[_Match]]:
    def read(line: Line, goes_on: bool) -> Iterator[_Match]:
        for got in _hits(line, name):
            yield _made(got, _group(line, got, "a"), _group(line, got, "b"))

    return read


def _with(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "with"):
        near = _TWIN_RIGHT_BEFORE if got["how"] in ("of", "to", "ل") else _TIED_NEAR
        left, right = _group(line, got, "a"), _group(line, got, "b")
        if not near.search(got["between"]):
            continue
        before = line.words[: got.start() + 1]
        verb = _NEW_VERB.match(got["between"])
        if verb and before.endswith(_OBJECT):
            # “… ended its twinning with Rome and began one with Lyon”: Rome is no party of the second.
            subject = _group_before(line, got.start() + 1)
            if subject:
                yield _Match(subject, right, got.start("between") + verb.end("left"), got.end())
        else:
            yield _made(got, (_ADJUNCT.search(before) and _group_before(line, got.start() + 1)) or left, right)


def _plural(line: Line, goes_on: bool) -> Iterator[_Match]:
    for got in _hits(line, "plural"):
        names = _group(line, got, "a")
        before = line.words[: got.start() + 1]
        led = _ADJUNCT.search(before) or before.endswith(_OBJECT)
        if len(names) == 2 and not led and "≈about" not in got[0]:
            yield _made(got, names, ())


def _more_of_the_same(line: Line, found: Sequence[_Match]) -> list[_Match]:
    """What follows a hit and leaves its first side out: “…; of Oviedo”, “and signed one with Taipei”."""
    more: list[_Match] = []
    for match in found:
        end = match.end
        while got := _FURTHER.match(line.words[end:]):
            more.append(_Match(match.left, line.groups[int(got["b"])], end + got.start("rest"), end + got.end()))
            end += got.end()
        for got in _ONE_WITH.finditer(line.words, match.end - 1):
            right = line.groups[int(got["b"])]
            if not any({*right} <= {*one.right} for one in [*found, *more]):
                more.append(_made(got, match.left[:1], right))
    return [one for one in more if not set(one.left) & set(one.right)]


def _only_two(line: Line) -> Iterator[_Match]:
    """The two names of a sentence that speaks of a partnership and of no third name."""
    places = [(got.start(), int(got[1])) for got in re.finditer(r"¤(\d+) ", line.words)]
    links = [got.start() for got in LINK.finditer(line.words)]
    lists = [line.groups[number] for _, number in places]
    if not links or len(lists) > 2 or not (len(lists) == 2 or len(lists[0]) == 2):
        return
    told = speaks_of_two(line) or (len(lists) == 2 and _close(line, [at for at, _ in places], links[0]))
    if told and len({line.names[number].is_country for some in lists for number in some}) == 1:
        ats = [min(links, key=lambda at: abs(at - places[-1][0])), *(at for at, _ in places)]
        yield _Match(lists[0], lists[1] if len(lists) == 2 else (), min(ats), line.words.index(" ", max(ats)) + 1)


def _close(line: Line, places: Sequence[int], link: int) -> bool:
    """Whether no name only says where or whither, and no new clause parts the names from the partnership."""
    if len(places) == 2 and all(_OBJECT_OF_LINK.search(line.words[:at]) for at in places):
        return False
    adjunct = any(_ADJUNCT.search(line.words[:at]) for at in places)
    if adjunct and not _ITS_TWIN.search(line.words):
        return False
    return link < places[1] or not _NEXT_CLAUSE.search(line.words[places[1] : link])


_READERS: tuple[Callable[[Line, bool], Iterator[_Match]], ...] = (
    _joined, _two_sided("leaders"), _two_sided("told"), _mayors, _twins_of, _between, _two_sided("broke"), _relative,
    _governed, _with_topic("own"), _with_topic("among"), _two_sided("status"), _with_topic("such_as"), _with,
    _with_topic("own_before"), _with_topic("apposed"), _plural,
)  # fmt: skip
