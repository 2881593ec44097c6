"""A sentence as one line in which names, lists of names and link words are marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawam.intake.rules.texts.context import Referents
from tawam.intake.rules.texts.links import marked
from tawam.intake.rules.texts.tokens import Token
from tawam.intake.values.texts import Mention

GROUP = "¤"
_CITIES = r"(?:cities|towns|ports|municipalities|villages)"
_CITY = r"(?:city|town|capital|port|municipality|village|suburb|district|county|province|state|land)"
_THE_CITY = re.compile(
    rf"(?<= )(?:(?:the|a|an|its|their) )?(?:(?!≈|sister|twin|partner|friendship|with|of|and|in|to|between|from)"
    rf"[^\s§,()]+ ){{0,2}}?{_CITY} (?:of )?(?=§)"
)
_THE_CITIES = re.compile(rf"(?<= )(?:the )?(?:two )?{_CITIES} (?:of )?(?=§)")
_TITLE = re.compile(
    r"(?<= )(?P<head>وبين|و|ل|ب|ف|ك|بال|لل)?(?:ال)?"
    r"(?:مدينه|مدينتي|مدينتا|مدينتين|بلده|بلدتي|بلدتا|بلديه|بلديتي|عاصمه العالم|عاصمه|عاصمتي|قريه|ميناء)"
    r"(?: ال\S+ي(?:ه|تين|تان)?)? (?=(?:[ولبفك] )?§)"
)
_CAPITAL = re.compile(r"(§\d+) (?:, )?(?:the |و )?(?:عاصمه|capital of|capital city of) (?:the )?(§\d+) (?:, )?")
_ADJECTIVE = re.compile(r"(§\d+) ال[^\s§]+ي(?:ه|تين|تان)? ")
_STATE = r"(?:the |state of |province of |county of |ولايه |مقاطعه |اقليم |محافظه |جمهوريه |دوله )*"
_NOW = r"(?:now|formerly|then|today|called|later|الان|حاليا|سابقا|اليوم) (?:called |known as )?"
_ALSO_CALLED = re.compile(rf"(§\d+) (?:\( ?|, ){_NOW}§\d+ (?:\) |, )?")
_IN = re.compile(rf"(§\d+) (?:in|في) {_STATE}(§\d+) ")
_IN_COMMAS = re.compile(rf"(§\d+) , (?:in|في) {_STATE}(§\d+) (?:, (?!§))?")
_BRACKETED = re.compile(rf"(§\d+) \( {_STATE}(§\d+) \) ")
_COMMA = re.compile(rf"(§\d+) , {_STATE}(§\d+) (?P<after>, (?!§)|\) |; |$)?")
_YEAR_OF = re.compile(r"(§\d+) \( (?:since |in |منذ |عام )?(1[89]\d\d|20\d\d) \) ")
_ASIDE = re.compile(r"\( (?:[^§≈() ]+ ){1,8}\) ")
_UNLIKE = re.compile(r" (?:, )?(?:unlike|as opposed to|in contrast to|بخلاف|علي عكس) §\d+ (?:, )?")
_BESIDE = re.compile(
    r"(?<= )(?:(?:(?:north|south|east|west|outskirts|suburbs?|outside) of|outside|near|not far from|close to"
    r"|غرب|شرق|شمال"
    r"|جنوب|قرب|ضواحي) (?=§))§\d+ "
)
_IN_BRACKETS = re.compile(r"(§\d+) \( (?:[^§≈()\d]+ )?§\d+ \) ")
_IN_COUNTRY = re.compile(rf"(?<= )(?:in|في) (?P<state>{_STATE})§(?P<land>\d+) (?=(?!and |or |, §|§))")
_ONE_AND_OTHER = re.compile(
    r"(?P<word>with|to|in|مع|ل) (?P<one>§\d+) (?:, )?(?:and )?(?:the|و)?(?: )?(?:other|اخري) (?P=word) (?P<other>§\d+) "
)
_LIST = re.compile(
    r"§\d+ (?:(?:, (?:(?:and|or|nor|و|او|as well as) )?|(?:and|or|nor|و|او|as well as) (?:also )?)§\d+ )*"
)
_NEW_CLAUSE = re.compile(r"(?<=with )(§\d+) , (and )?(?=§\d+ (?:has|is|was|had|will|does|says) )")
_NUMBER = re.compile(r"§(\d+)")


@dataclass(slots=True)
class Line:
    """One sentence; ``within`` is where the text puts a name, ``years`` what it gives a name in brackets.

    ``groups`` are the lists of names by the number of their mark, each as numbers of names.
    """

    words: str
    names: list[Mention]
    weak: bool = False
    within: dict[int, str] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    groups: list[tuple[int, ...]] = field(default_factory=list)

    def mention(self, number: int) -> Mention:
        """The name with the country or region that the text gives it."""
        return replace(self.names[number], within=self.within.get(number, ""))


def line_of(
    sentence: Sequence[Token],
    found: Sequence[tuple[int, int, Mention]],
    referents: Referents | None = None,
    *,
    licensed: bool = False,
) -> Line:
    """The sentence with its names as marks, their titles and nationalities left away, their countries noted.

    With ``referents`` also what refers to a name of the sentences before is a mark; ``licensed`` says that the
    paragraph speaks of twinning, so that “partners” and “ties” do.
    """
    line = Line(_flat(sentence, found), [mention for _, _, mention in found])
    if referents:
        line.words = referents.placed(line.words)
        line.names += referents.added
    line.words = _TITLE.sub(_untitled, line.words)
    line.words = _ALSO_CALLED.sub(r"\1 ", _ADJECTIVE.sub(r"\1 ", line.words))
    for pattern in (_CAPITAL, _BRACKETED, _IN, _IN_COMMAS, _COMMA):
        _place_within(line, pattern)
    line.words = _ADJECTIVE.sub(r"\1 ", line.words)
    _leave_out(line)
    line.words, line.weak = marked(line.words, licensed=licensed)
    line.words = _ONE_AND_OTHER.sub(r"\g<word> \g<one> and \g<other> ", line.words)
    line.words = _THE_CITY.sub("", _THE_CITIES.sub("", line.words))
    line.words = _YEAR_OF.sub(lambda got: _noted_year(line, got), line.words)
    line.words = _NEW_CLAUSE.sub(r"\1 ; \2", line.words)
    line.words = _LIST.sub(lambda got: _grouped(line, got), _ASIDE.sub("", line.words))
    return line


def _flat(sentence: Sequence[Token], found: Sequence[tuple[int, int, Mention]]) -> str:
    """The words of the sentence with a blank around each; what is attached to a name stands before its mark."""
    starts = {first: (number, after) for number, (first, after, _) in enumerate(found)}
    words: list[str] = []
    at = 0
    while at < len(sentence):
        number, after = starts.get(at, (-1, at + 1))
        if number >= 0:
            words += sentence[at].norm[: found[number][2].start - sentence[at].start]
            words.append(f"§{number}")
        else:
            words.append(sentence[at].norm)
        at = after
    return f" {' '.join(words)} "


def _untitled(got: re.Match[str]) -> str:
    head = got["head"] or ""
    return f"{ {'بال': 'ب', 'لل': 'ل'}.get(head, head) } ".lstrip()


def _place_within(line: Line, pattern: re.Pattern[str]) -> None:
    """Take out the countries and regions that only say where a name lies, and note them."""

    def noted(got: re.Match[str]) -> str:
        name, land = int(got[1][1:]), int(got[2][1:])
        closed = "after" not in got.re.groupindex or got["after"]
        if line.names[name].is_country or not _holds(line.names[land], closed=bool(closed)):
            return got[0]
        line.within[name] = line.names[land].name
        after = got["after"] if "after" in got.re.groupindex else ""
        return f"{got[1]} {'; ' if after == '; ' else ''}"

    # Twice, as “Austin in Texas, United States” nests.
    line.words = pattern.sub(noted, pattern.sub(noted, line.words))


def _leave_out(line: Line) -> None:
    """Take out what names no party: “in Ukraine”, “unlike Erfurt”, “(Lower Franconia)”."""
    line.words = _BESIDE.sub("", _UNLIKE.sub(" ", line.words))
    line.words = _IN_BRACKETS.sub(r"\1 ", line.words)
    line.words = _IN_COUNTRY.sub(lambda got: "" if _only_where(line, got) else got[0], line.words)


def _only_where(line: Line, got: re.Match[str]) -> bool:
    land = line.names[int(got["land"])]
    return land.is_country or (land.may_hold_cities and (bool(got["state"]) or not land.is_city))


def _holds(land: Mention, *, closed: bool) -> bool:
    """Whether a name can say where another lies; a city of a region's name does so only if a comma closes it."""
    return land.may_hold_cities and (closed or land.is_country or not land.is_city)


def _noted_year(line: Line, got: re.Match[str]) -> str:
    line.years[int(got[1][1:])] = int(got[2])
    return f"{got[1]} "


def _grouped(line: Line, got: re.Match[str]) -> str:
    line.groups.append(tuple(int(one) for one in _NUMBER.findall(got[0])))
    return f"{GROUP}{len(line.groups) - 1} "
