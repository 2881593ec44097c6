"""Sentences that leave out whom they speak of: what they say is taken together with those before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tawam.intake.rules.texts.causes import cause_of, causes_of
from tawam.intake.rules.texts.lines import Line
from tawam.intake.rules.texts.progress import Progress, note, note_all
from tawam.intake.rules.texts.telling import relation_of, resumes
from tawam.intake.rules.texts.ties import leaves_subject_out, speaks, speaks_of_two, without_subject
from tawam.intake.rules.texts.years import year_of_beginning, year_of_end, years_of
from tawam.intake.values.texts import BROKEN, Open, Relation, Said

_OF_IT = re.compile(
    r"^ (?:but |and |و |ف )?(?:it|this|that|they|both|the (?:≈\w+|quarrel|dispute|row|reason|reasons|cause"
    r"|agreement|tie|link"
    r"|decision)|≈\w+|السبب|والسبب|الخلاف|وجاء|ويعود|وقد|ثم|لكنها|لكن) "
)
_CAME_NEXT = re.compile(
    r"^ (?:¤(?P<b>\d+) (?:, (?:(?![¤,])\S+ ){1,8}, )?(?:(?:was|is|had been) )?(?:came (?:first|next|later|last"
    r"|second|third"
    r"|then)|followed(?! suit)|joined|added|the (?:\S+ )?(?:first|second|third|last|latest|newest|oldest"
    r"|youngest)|arrived|next"
    r"|completes) |(?:then|first|next|last|later) (?:came|followed|joined|was) ¤(?P<c>\d+) )"
)
_LEADS = re.compile(r"^ (?:(?:and|but|و|ف|اما|in \d{4}|ولحقت بها|ثم) |, )*¤(\d+) ")
_NAME = re.compile(r" ¤\d+ ")
_ASIDE_BEFORE = re.compile(
    r" (?:in|of|for|from|at|near|after|في|من) (?:\S+ ){0,2}$|^(?= )$| (?:in|of|for|from|at|في|من)$"
)
_SO_TOO = re.compile(
    r" (?:did (?:so too|the same|likewise)|followed(?: suit)?|took the same step|حذت حذوها|حذت حذوه|لحقت بها"
    r"|فعلت الشيء نفسه) "
)
# A bare “twinning” may be that of anybody.
_THE_TIE = re.compile(
    r" (?:(?:the|this|that|their|≈bond|هذه) (?:(?![¤≈])\S+ ){0,2}?≈bond (?!of |for |among |movement |programme )"
    r"|(?:both|two) (?:\S+ )?≈(?:bond|twins) "
    r"|≈(?:bond|tied) (?:(?![¤≈])\S+ ){0,1}?(?:بينهما|بين المدينتين|هذه) "
    r"|the (?:\S+ )?(?:union|agreement|pact|link|arrangement|accord|treaty|twins) "
    r"|they (?:(?![¤≈])\S+ ){0,4}?≈(?:twins|tied) )"
)
# Who is only somewhere is no party.
_ELSEWHERE = re.compile(r" (?:in|at|from|near|flew to|travelled to|في|عبر) ¤")
_SO_MANY = re.compile(r" (two|both|three|four|five) (?:\S+ )?≈(?:bond|twins) ")
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


def _of_those_before(line: Line, span: tuple[int, int], progress: Progress) -> bool:
    """A sentence that leaves names to the one before: “The two have been twinned”, “It is also twinned with …”."""
    if not speaks(line) or not progress.before or _SO_MANY.search(line.words):
        return False
    names = tuple(dict.fromkeys(one.name for one in progress.before))
    if not line.groups and speaks_of_two(line) and len(names) == 2:
        one = next(party for party in progress.before if party.name == names[0])
        other = next(party for party in progress.before if party.name == names[1])
        return note(line, span, (one, other), progress)
    others = without_subject(line) if leaves_subject_out(line) else ()
    subject = (
        progress.said[progress.latest].parties[0] if progress.said and progress.spoke_of_link else progress.before[0]
    )
    return any(note(line, span, (subject, line.mention(number)), progress) for number in others)


def _adds_to_last(line: Line, span: tuple[int, int], progress: Progress) -> bool:
    """A sentence about the tie of the one before: “It was suspended in 2022”, “The quarrel had been about a statue”."""
    if not progress.stated or not _is_of_last(line, progress):
        return False
    last = progress.said[-1]
    relation = relation_of("", line.words, "", last.relation) or last.relation
    if last.relation in BROKEN and resumes(line.words):
        relation = Relation.TWINNED
    cause = cause_of(line.words) if BROKEN & {relation, last.relation} else ""
    if relation == last.relation and (not cause or last.cause):
        return False
    year = last.year
    if relation in BROKEN and relation != last.relation:
        year = year_of_end(line.words, years_of(line.words, progress.year), (0, len(line.words)))
    elif relation != last.relation:
        year = None
    end = max(last.end, span[1])
    began = last.began or (last.year if last.relation not in BROKEN else None)
    if relation not in BROKEN:
        year, began = began, None
    progress.said[-1] = replace(
        last, end=end, relation=relation, year=year, cause=last.cause or cause, began=began if began != year else None
    )
    return True


def _is_of_last(line: Line, progress: Progress) -> bool:
    """Whether a sentence can only speak of the tie before it: it names nobody else, and refers to it."""
    if not line.groups:
        return bool(_OF_IT.match(line.words)) or _refers(line)
    named = {line.names[number].name for group in line.groups for number in group if not line.names[number].is_country}
    return named <= {one.name for one in progress.said[-1].parties} and _refers(line)


def _refers(line: Line) -> bool:
    return speaks(line) or resumes(line.words)


def _next_partner(line: Line, span: tuple[int, int], progress: Progress) -> bool:
    """One more of the partners that the sentences before began to list: “Nancy came first, in 1955”."""
    if not (progress.listing or progress.stated) or not progress.context.topic:
        return False
    got = _CAME_NEXT.match(line.words)
    if got is None or (not progress.listing and progress.said[-1].relation in BROKEN):
        return False
    told = replace(line, words=f" ¤{got['b'] or got['c']} ≈tied {line.words[got.end() :]}")
    topic, numbers = progress.context.topic, line.groups[int(got["b"] or got["c"])]
    return note_all(told, span, [(topic, line.mention(number)) for number in numbers], progress)


def _lists_partners(line: Line, span: tuple[int, int], progress: Progress) -> bool:
    """Note that a sentence about the partners of a city begins a list of them; it states nothing itself."""
    progress.listing = progress.listing or ("≈twins" in line.words and progress.context.licensed)
    return False


def _does_so_too(line: Line, span: tuple[int, int], progress: Progress) -> bool:
    """Another city that broke with the same: “Edirne did likewise”, “Diekirch was content to suspend”."""
    last = progress.said[-1] if progress.stated else None
    got = _LEADS.match(line.words)
    if last is None or last.relation not in BROKEN or got is None or len(line.groups[int(got[1])]) != 1:
        return False
    cities = line.groups[int(got[1])]
    if any(not _ASIDE_BEFORE.search(line.words[: at.start()]) for at in _NAME.finditer(line.words, got.end() - 1)):
        return False
    shared = next((one for one in last.parties if one.name != progress.subject), last.parties[1])
    relation = last.relation if _SO_TOO.search(line.words) else relation_of("", line.words, "", Relation.TWINNED)
    if relation not in BROKEN or line.names[cities[0]].name in {one.name for one in last.parties}:
        return False
    mention = line.mention(cities[0])
    around = min(span[0], shared.start), max(span[1], shared.end)
    cause = cause_of(line.words) or last.cause
    progress.said.append(Said(*around, (mention, shared), relation, None, cause))
    return True


def _of_pair(line: Line, span: tuple[int, int], progress: Progress) -> bool:
    """A tie of the two of whom a paragraph speaks: “… that the twinning be brought to an end”."""
    pair = progress.context.pair
    if not progress.context.licensed or line.weak or not _THE_TIE.search(line.words) or progress.stated:
        return False
    cities = progress.context.cities
    many = _SO_MANY.search(line.words)
    so_far = Line(f" {' '.join(one.strip() for one in (*progress.lines, line.words))} ", [])
    if many and cities and len(cities) == 1 + _NUMBERS[many[1]]:
        return note_all(so_far, span, [(cities[0], other) for other in cities[1:]], progress)
    return not line.groups and note_all(so_far, span, [pair] if pair else [], progress)


def close_paragraph(progress: Progress) -> None:
    """What a paragraph says as a whole of the only two cities that it names."""
    words = f" {' ; '.join(one.strip() for one in progress.lines)} "
    cities, doubts = progress.context.cities, progress.unclear[progress.doubts :]
    planned = any(one.reason == Open.PLANNED for one in doubts)
    unread = not progress.stated and not planned and progress.context.licensed
    if (
        unread
        and len(cities) == 2
        and len(progress.lines) > 1
        and _THE_TIE.search(words)
        and not _ELSEWHERE.search(words)
    ):
        note(Line(words, []), progress.span, (cities[0], cities[1]), progress)
    _complete(words, progress)


def _complete(words: str, progress: Progress) -> None:
    """Give the ties that ended the only cause of the paragraph, and its only tie the year of its beginning."""
    said = progress.said[progress.first :]
    if not said:
        return
    causes = causes_of(words)
    alone = len(causes) == 1 and not any(one.cause for one in said)
    pairs = {frozenset(party.name for party in one.parties) for one in said}
    began = year_of_beginning(words, years_of(words, None)) if len(pairs) == 1 else None
    for at, one in enumerate(said, progress.first):
        if one.relation in BROKEN:
            cause = one.cause or (next(iter(causes)) if alone else "")
            first = one.began or (began if began != one.year else None)
            progress.said[at] = replace(one, cause=cause, began=first)
        elif one.relation == Relation.TWINNED and one.year is None:
            progress.said[at] = replace(one, year=began)


# Ways to fill a gap, in this order; each notes what it found and says whether it read the sentence.
GAPS: tuple[Callable[[Line, tuple[int, int], Progress], bool], ...] = (
    _lists_partners, _next_partner, _of_those_before, _adds_to_last, _does_so_too, _of_pair,
)  # fmt: skip
