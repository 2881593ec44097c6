"""What other cities did: the rule by which cases are like, both counts side by side, and what they cannot carry."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from tawam.basics import locales
from tawam.reports.phrases.words import day, language, number, year
from tawam.reports.rules.courses import span, tally
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import (
    Answer,
    Block,
    Bullets,
    Column,
    Course,
    DecisionPaper,
    HardCase,
    Paragraph,
    Ring,
    Section,
    Table,
    Tone,
)
from tawam.reports.wording import paper as words

COUNTED = (Ring.SAME_COUNTRY, Ring.SAME_CAUSE)


def sections(paper: DecisionPaper) -> tuple[Section, ...]:
    """The rule, the counts, and what others published."""
    found = [
        Section(_("What other cities did"), (_counts(paper), *_beside(paper))),
        Section(_("Which cases count as like"), (Bullets(tuple(_rule(paper))),), level=2),
    ]
    published = tuple(_published(paper))
    if published:
        found.append(Section(_("Counts that others published"), (Bullets(published),), level=2))
    return tuple(found)


def countries(paper: DecisionPaper) -> str:
    """The partner's country, or countries."""
    codes = sorted({one.country for one in paper.others})
    return locales.listing([isolated(locales.country_in_a_sentence(code, language())) for code in codes], language())


def years(courses: tuple[Course, ...]) -> str:
    """The years from the first act to the last."""
    found = span(courses)
    if found is None:
        return "–"
    first, last = (year(one) for one in found)
    return first if first == last else f"{first}–{last}"


def _counts(paper: DecisionPaper) -> Table:
    rings = [paper.like.of(ring) for ring in COUNTED]
    tallies = [tally(some) for some in rings]
    columns = (
        Column(_("First answer"), share=5),
        *(Column(force_str(words.RINGS[ring]), True, share=3) for ring in COUNTED),
    )
    answers = [
        (force_str(words.ANSWERS[answer]), *(number(sum(one.answer is answer for one in some)) for some in rings))
        for answer in Answer
    ]
    whole = (
        (_("All links counted"), *(number(one.links) for one in tallies)),
        (_("Separate decisions behind them"), *(number(one.decisions) for one in tallies)),
        (_("Years of the acts"), *(years(some) for some in rings)),
    )
    return Table(_("Two counts that are never added up; every case stands in annex A"), columns, (*answers, *whole))


def _beside(paper: DecisionPaper) -> Iterator[Block]:
    counted = [one for one in paper.like.courses if one.ring in COUNTED]
    unstated = sum(one.act.date_basis == "planned" for one in counted)
    told = {
        "disputed": number(sum(one.life.id in paper.disputed for one in counted)),
        "planned": number(unstated),
    }
    yield Paragraph(
        _(
            "Counted links on whose state, end or cause sources disagree: %(disputed)s. "
            "Acts that were announced and not seen to be done: %(planned)s."
        )
        % told
    )
    yield Paragraph(
        _("The counts are of a sample of news. Those who did nothing made none: no share of all links can be told."),
        Tone.LEAD,
    )


def _rule(paper: DecisionPaper) -> Iterator[str]:
    """The rule of likeness with the days and causes of this paper."""
    told = {
        "countries": countries(paper),
        "case": force_str(words.CASES[paper.case]),
        "first": day(paper.like.first),
        "day": day(paper.as_of),
    }
    sentence = _(
        "Same country, same years: links of other places with %(countries)s. The first break from %(first)s to "
        "%(day)s counts, if its cause is this one (%(case)s) or no source names a cause."
    )
    yield sentence % told
    yield _beside_breaks(paper)
    yield _(
        "Same kind of cause elsewhere: links with other countries, or at another time, that broke over the same "
        "kind of cause. Here a word to keep a link cannot be counted, for no source gives it a cause."
    )
    yield _not_counted(paper)


def _beside_breaks(paper: DecisionPaper) -> str:
    """Which answers count beside breaks."""
    if paper.case is HardCase.DEAD:
        return _("Only breaks count there: that a link is alive is no answer to one that is dead.")
    if not paper.like.shock_on:
        return _("No such break is on record for these years; so no word to keep a link and no help answers one.")
    sentence = _(
        "From the first such break on (%(shock)s) a word to keep the link and help count as answers too, "
        "where nothing broke before."
    )
    return sentence % {"shock": day(paper.like.shock_on)}


def _not_counted(paper: DecisionPaper) -> str:
    sentence = _(
        "Not counted and listed in annex B: another cause is named (%(other)s); the side in the partner’s country "
        "acted (%(partner)s). Not counted and not listed: other links of the deciding place itself (%(own)s), what "
        "places in the partner’s country did over another cause, and ties of states."
    )
    told = {
        "other": number(len(paper.like.of(Ring.OTHER_CAUSE))),
        "partner": number(len(paper.like.of(Ring.PARTNER_ACTED))),
        "own": number(paper.like.own),
    }
    return sentence % told


def _published(paper: DecisionPaper) -> Iterator[str]:
    codes = {one.country for one in paper.others}
    for case, country, text, address in words.PUBLISHED:
        if case is paper.case and country in ("", *codes):
            yield f"{force_str(text)} {isolated(address)}"
