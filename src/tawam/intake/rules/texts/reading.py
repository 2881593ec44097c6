"""Our reader: sentence by sentence, by rules; what a sentence leaves out is taken from those before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawam.intake.rules.texts.context import Context, Referents, speaks_of_twinning
from tawam.intake.rules.texts.gaps import GAPS, close_paragraph
from tawam.intake.rules.texts.language import UNKNOWN_LANGUAGE, language_of
from tawam.intake.rules.texts.lines import Line, line_of
from tawam.intake.rules.texts.names import Heard, Known, mentions, phrases, unlisted
from tawam.intake.rules.texts.progress import Progress, said_of
from tawam.intake.rules.texts.telling import relation_of
from tawam.intake.rules.texts.ties import Tie, speaks, ties
from tawam.intake.rules.texts.tokens import Token, sentences
from tawam.intake.rules.texts.windows import windows
from tawam.intake.rules.texts.years import YEAR, years_of
from tawam.intake.values.texts import (
    BROKEN,
    MOST_CHARACTERS,
    MOST_STATEMENTS,
    BySound,
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
_READ_AS_ONE = 12
Named = tuple[int, int, Mention]


class RuleReader:
    """Reads by rules; ``gazetteer`` says which of many normalised phrases are names, ``by_sound`` which sound so."""

    def __init__(self, gazetteer: Gazetteer, by_sound: BySound | None = None) -> None:
        self.gazetteer = gazetteer
        self.by_sound = by_sound

    def read(self, text: str, lang: str = "") -> TextReading:
        """What the text states, in order; raises TextTooLong."""
        if len(text) > MOST_CHARACTERS:
            raise TextTooLong(len(text))
        parts = list(sentences(text))
        known = self.gazetteer({norm for sentence in parts for norm in phrases(sentence)})
        progress, every = Progress(), list[Mention]()
        for paragraph in _paragraphs(text, parts):
            licensed = speaks_of_twinning(paragraph)
            progress.begin(Context(licensed=licensed))
            heard = self._heard(paragraph, known) if licensed else {}
            for sentence in paragraph:
                found = mentions(sentence, known, heard)
                every += (mention for _, _, mention in found)
                _read_sentence(sentence, found, progress)
            close_paragraph(progress)
        said = list(_merged(progress.said))
        left = [NotUnderstood(one.start, one.end, Open.TOO_MANY) for one in said[MOST_STATEMENTS : MOST_STATEMENTS + 1]]
        language = lang or language_of(text)
        strange = [NotUnderstood(0, len(text), Open.LANGUAGE)] if language == UNKNOWN_LANGUAGE else []
        unclear = (*strange, *progress.unclear, *left)
        return TextReading(language, tuple(every), tuple(said[:MOST_STATEMENTS]), unclear)

    def _heard(self, paragraph: Sequence[Sequence[Token]], known: Known) -> Heard:
        """What words of a paragraph that stand where names do sound like."""
        words = {word for sentence in paragraph for word in unlisted(sentence, known)} if self.by_sound else set()
        return self.by_sound(words) if self.by_sound and words else {}


def _paragraphs(text: str, parts: Sequence[list[Token]]) -> Iterator[list[list[Token]]]:
    """The sentences of each paragraph."""
    some: list[list[Token]] = []
    for sentence in parts:
        if some and "\n" in text[some[-1][-1].end : sentence[0].start].strip(" .!?؟"):
            yield some
            some = []
        some.append(sentence)
    if some:
        yield some


def _read_sentence(sentence: Sequence[Token], names: Sequence[Named], progress: Progress) -> None:
    start, end = sentence[0].start, sentence[-1].end
    line = line_of(sentence, names, licensed=progress.context.licensed)
    goes_on = progress.spoke_of_link and bool(_CONTINUES.match(line.words))
    found = ties(line, goes_on=goes_on)
    told = line
    if not found:
        told, found = _referring(sentence, names, line, progress.context)
    known = len(progress.said)
    if found:
        if not _state(told, found, (start, end), progress, goes_on=goes_on):
            progress.unclear.append(NotUnderstood(start, end, Open.PLANNED))
    elif not any(read(line, (start, end), progress) for read in GAPS):
        progress.unclear += _unread(line, (start, end))
    years = years_of(line.words, progress.year)
    progress.spoke_of_link = speaks(line) or goes_on
    progress.year = years[-1].year if years else progress.year
    _leave(line, progress, (start, end), known)


def _leave(line: Line, progress: Progress, span: tuple[int, int], known: int) -> None:
    """Keep what the next sentence may refer to."""
    lists = [[line.mention(number) for number in group] for group in line.groups]
    names = tuple(mention for some in lists for mention in some)
    progress.before = names or progress.before
    progress.latest = known if len(progress.said) > known else progress.latest
    progress.context.note(names, lists)
    if len(progress.said) > known:
        progress.context.state(progress.said[known].parties)
        progress.subject = names[0].name if names else ""
    if len(progress.lines) < _READ_AS_ONE:
        progress.lines.append(line.words)
    progress.span = (progress.span[0] if progress.span[1] else span[0], span[1])


def _referring(
    sentence: Sequence[Token], names: Sequence[Named], line: Line, context: Context
) -> tuple[Line, list[Tie]]:
    """The sentence read with names of those before it in the place of “it”, “the city” and “the two”."""
    if context.licensed and context.topic and speaks(line):
        own = [mention for _, _, mention in names]
        for head in (False, True):
            referents = Referents(context, own, head=head)
            told = line_of(sentence, names, referents, licensed=True)
            found = [one for one in ties(told) if max(one.parties) >= len(own)] if referents.added else []
            if found:
                return told, found
    return line, []


def _state(line: Line, found: Sequence[Tie], span: tuple[int, int], progress: Progress, *, goes_on: bool) -> bool:
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
        around = min(span[0], *(one.start for one in parties)), max(span[1], *(one.end for one in parties))
        progress.said.append(said_of(line, tie, window, around, relation, parties, progress.year, progress.cause))
        stated = True
    return stated


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
    year, cause, began = old.year or new.year, old.cause or new.cause, old.began or new.began
    return replace(old, parties=(one, other), year=year, cause=cause, began=began)


def _placed(party: Mention, others: Iterable[Mention]) -> Mention:
    stated = next((one.within for one in others if one.name == party.name), "")
    return replace(party, within=party.within or stated)
