"""Our reader: sentence by sentence, by rules; what a sentence leaves out is taken from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tawam.intake.rules.texts.causes import cause_of
from tawam.intake.rules.texts.lines import Line, line_of
from tawam.intake.rules.texts.names import is_arabic, mentions, phrases
from tawam.intake.rules.texts.telling import relation_of
from tawam.intake.rules.texts.ties import Tie, leaves_subject_out, speaks, speaks_of_two, ties, without_subject
from tawam.intake.rules.texts.tokens import Token, sentences
from tawam.intake.rules.texts.vocabulary import COMMON_ARABIC, COMMON_ENGLISH
from tawam.intake.rules.texts.windows import Window, windows
from tawam.intake.rules.texts.years import YEAR, year_of_end, year_of_start, years_of
from tawam.intake.values.texts import (
    BROKEN,
    MOST_CHARACTERS,
    MOST_STATEMENTS,
    Gazetteer,
    Mention,
    NotUnderstood,
    Open,
    Relation,
    Said,
    TextReading,
    TextTooLong,
)

_CONTINUES = re.compile(r"^ (?:and between|وبين|و بين) ")
_SAME_AGAIN = re.compile(
    r"^ (?:and )?(?:the same (?:goes|is true|applies|happened)|so did)|^ (?:و )?(?:و)?(?:الامر نفسه|هذا ما|كذلك|ينطبق)"
)
_OF_IT = re.compile(
    r"^ (?:but |and |و |ف )?(?:it|this|that|they|both|the (?:≈\w+|quarrel|dispute|row|reason|reasons|cause"
    r"|agreement|tie|link"
    r"|decision)|≈\w+|السبب|والسبب|الخلاف|وجاء|ويعود|وقد|ثم|لكنها|لكن) "
)
UNKNOWN_LANGUAGE = "und"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 5_000
# Of so many words at least one in so many is common in any running text of the language.
_ENOUGH, _COMMON_ONE_IN = 12, 20


@dataclass(slots=True)
class _Progress:
    """What the sentences so far leave to the next."""

    said: list[Said] = field(default_factory=list)
    unclear: list[NotUnderstood] = field(default_factory=list)
    spoke_of_link: bool = False
    year: int | None = None
    # The names of the sentences before in this paragraph, and the first statement that the last of them made.
    before: tuple[Mention, ...] = ()
    latest: int = 0
    end: int = 0


class RuleReader:
    """Reads by rules; ``gazetteer`` says which of many normalised phrases are names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def read(self, text: str, lang: str = "") -> TextReading:
        """What the text states, in order; raises TextTooLong."""
        if len(text) > MOST_CHARACTERS:
            raise TextTooLong(len(text))
        parts = list(sentences(text))
        known = self.gazetteer({norm for sentence in parts for norm in phrases(sentence)})
        progress, every = _Progress(), list[Mention]()
        for sentence in parts:
            found = mentions(sentence, known)
            every += (mention for _, _, mention in found)
            if "\n" in text[progress.end : sentence[0].start].strip(" .!?؟"):
                progress.before = ()
            _read_sentence(sentence, line_of(sentence, found), progress)
        said = list(_merged(progress.said))
        left = [NotUnderstood(one.start, one.end, Open.TOO_MANY) for one in said[MOST_STATEMENTS : MOST_STATEMENTS + 1]]
        language = lang or language_of(text)
        strange = [NotUnderstood(0, len(text), Open.LANGUAGE)] if language == UNKNOWN_LANGUAGE else []
        unclear = (*strange, *progress.unclear, *left)
        return TextReading(language, tuple(every), tuple(said[:MOST_STATEMENTS]), unclear)


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


def _read_sentence(sentence: Sequence[Token], line: Line, progress: _Progress) -> None:
    start, end = sentence[0].start, sentence[-1].end
    goes_on = progress.spoke_of_link and bool(_CONTINUES.match(line.words))
    found = ties(line, goes_on=goes_on)
    known = len(progress.said)
    if found:
        planned = not _state(line, found, (start, end), progress, goes_on=goes_on)
        if planned:
            progress.unclear.append(NotUnderstood(start, end, Open.PLANNED))
    elif not (_of_those_before(line, (start, end), progress) or _adds_to_last(line, end, progress)):
        progress.unclear += _unread(line, (start, end))
    years = years_of(line.words, progress.year)
    progress.spoke_of_link = speaks(line) or goes_on
    progress.year = years[-1].year if years else progress.year
    names = tuple(line.mention(number) for group in line.groups for number in group)
    progress.before = names or progress.before
    progress.end = end
    progress.latest = known if len(progress.said) > known else progress.latest


def _state(line: Line, found: Sequence[Tie], span: tuple[int, int], progress: _Progress, *, goes_on: bool) -> bool:
    """Note what the sentence says of each pair; False if it only tells of plans."""
    again = bool(_SAME_AGAIN.match(line.words))
    inherited = progress.said[-1].relation if (again or goes_on) and progress.said else Relation.TWINNED
    stated = False
    for tie, window in windows(line.words, found):
        inside, after = line.words[tie.start : tie.end], line.words[tie.end : window.end]
        before = line.words[window.start : tie.start]
        relation = relation_of(before, inside, after, inherited if window.shares_verb else Relation.TWINNED)
        inherited = relation or Relation.TWINNED
        if relation is None or (line.weak and relation not in BROKEN):
            continue
        parties = line.mention(tie.parties[0]), line.mention(tie.parties[1])
        if line.weak and any(party.is_country for party in parties):
            continue
        progress.said.append(_said(line, tie, window, span, relation, parties, progress.year))
        stated = True
    return stated


def _said(
    line: Line,
    tie: Tie,
    window: Window,
    span: tuple[int, int],
    relation: Relation,
    parties: tuple[Mention, Mention],
    last_year: int | None,
) -> Said:
    years = [one for one in years_of(line.words, last_year) if window.start <= one.start < window.end]
    bracketed = next((line.years[one] for one in reversed(tie.parties) if one in line.years), None)
    if relation in BROKEN:
        year = year_of_end(line.words, years, (window.start, window.end))
    else:
        year = bracketed or year_of_start(line.words, years, (tie.start, tie.end), (window.start, window.end))
    cause = cause_of(line.words[window.start : window.own_end]) if relation in BROKEN else ""
    return Said(*span, parties, relation, year, cause)


def _of_those_before(line: Line, span: tuple[int, int], progress: _Progress) -> bool:
    """A sentence that leaves names to the one before: “The two have been twinned”, “It is also twinned with …”."""
    if not speaks(line) or not progress.before:
        return False
    names = tuple(dict.fromkeys(one.name for one in progress.before))
    if not line.groups and speaks_of_two(line) and len(names) == 2:
        one = next(party for party in progress.before if party.name == names[0])
        other = next(party for party in progress.before if party.name == names[1])
        return _note(line, span, (one, other), progress)
    others = without_subject(line) if leaves_subject_out(line) else ()
    subject = (
        progress.said[progress.latest].parties[0] if progress.said and progress.spoke_of_link else progress.before[0]
    )
    return any(_note(line, span, (subject, line.mention(number)), progress) for number in others)


def _note(line: Line, span: tuple[int, int], parties: tuple[Mention, Mention], progress: _Progress) -> bool:
    relation = relation_of(line.words, "", "", Relation.TWINNED)
    if relation is None or parties[0].name == parties[1].name:
        return False
    place = min(span[0], *(one.start for one in parties)), max(span[1], *(one.end for one in parties))
    tie, window = Tie((-1, -1), 0, len(line.words)), Window(0, len(line.words), len(line.words), shares_verb=False)
    progress.said.append(_said(line, tie, window, place, relation, parties, progress.year))
    return True


def _adds_to_last(line: Line, end: int, progress: _Progress) -> bool:
    """A sentence about the tie of the one before: “It was suspended in 2022”, “The quarrel had been about a statue”."""
    if line.groups or not progress.said or not _OF_IT.match(line.words):
        return False
    last = progress.said[-1]
    relation = relation_of("", line.words, "", last.relation) or last.relation
    cause = cause_of(line.words) if relation in BROKEN else ""
    if relation == last.relation and (not cause or last.cause):
        return False
    year = last.year
    if relation in BROKEN and relation != last.relation:
        year = year_of_end(line.words, years_of(line.words, progress.year), (0, len(line.words)))
    progress.said[-1] = replace(last, end=max(last.end, end), relation=relation, year=year, cause=last.cause or cause)
    return True


def _unread(line: Line, span: tuple[int, int]) -> Iterator[NotUnderstood]:
    """What is said of a sentence that speaks of a partnership and of a place or year, and yields no pair."""
    if speaks(line) and not line.weak and (line.names or YEAR.search(line.words)):
        yield NotUnderstood(*span, Open.NO_PAIR if line.names else Open.YEAR_ALONE)


def _merged(said: Iterable[Said]) -> Iterable[Said]:
    """Each tie once: a summary and the paragraph that it sums up say one thing."""
    found: dict[tuple[frozenset[str], Relation], list[Said]] = {}
    for one in said:
        if len({(party.name, party.within) for party in one.parties}) < 2:
            continue
        same = found.setdefault((frozenset(party.name for party in one.parties), one.relation), [])
        place = next((at for at, old in enumerate(same) if None in (old.year, one.year) or old.year == one.year), -1)
        if place < 0:
            same.append(one)
        else:
            same[place] = _fuller(same[place], one)
    return sorted((one for same in found.values() for one in same), key=lambda one: (one.start, one.end))


def _fuller(old: Said, new: Said) -> Said:
    one, other = (_placed(party, new.parties) for party in old.parties)
    return replace(old, parties=(one, other), year=old.year or new.year, cause=old.cause or new.cause)


def _placed(party: Mention, others: Iterable[Mention]) -> Mention:
    stated = next((one.within for one in others if one.name == party.name), "")
    return replace(party, within=party.within or stated)
