"""The annex of the paper: every counted case, those set aside, the limits, every source."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tawam.basics import locales
from tawam.registry import phrases
from tawam.reports.phrases.annex import source_table
from tawam.reports.phrases.paper.citing import case_number, cited, dated_act, link_name
from tawam.reports.phrases.paper.others import COUNTED
from tawam.reports.phrases.words import day, language
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Bullets, Column, Course, DecisionPaper, Paragraph, Ring, Section, Table, Tone
from tawam.reports.wording import paper as words


def sections(paper: DecisionPaper) -> tuple[Section, ...]:
    """Cases, limits, sources."""
    aside = tuple(ring for ring in Ring if ring not in COUNTED)
    limits = Bullets(tuple(force_str(one) for one in words.LIMITS))
    none = Paragraph(_("No source of the registry says anything about these links."))
    title = _("Every source that this paper cites by its number")
    return (
        Section(_("Annex A: every counted case"), tuple(_cases(paper, COUNTED))),
        Section(_("Annex B: cases that were set aside"), tuple(_cases(paper, aside)), level=2),
        Section(_("Annex C: limits of this paper"), (limits,), level=2),
        Section(_("Annex D: sources"), (source_table(paper.sources, title) if paper.sources else none,)),
    )


def _cases(paper: DecisionPaper, rings: tuple[Ring, ...]) -> Iterator[Block]:
    for ring in rings:
        found = paper.like.of(ring)
        if found:
            links = tuple(f"{paper.site}{one.life.id}/" for one in found) if paper.site else ()
            yield Table(force_str(words.RINGS[ring]), _columns(), tuple(_row(paper, one) for one in found), links)
        else:
            yield Paragraph(_("%(ring)s: none.") % {"ring": force_str(words.RINGS[ring])})
    if paper.site:
        told = {"site": isolated(paper.site)}
        yield Paragraph(_("The page of a link stands at %(site)s and its name in the last column.") % told, Tone.NOTE)
    if any(one.life.id in paper.disputed for one in paper.like.courses if one.ring in rings):
        yield Paragraph(_("* Sources disagree about the state, the end or the cause of this link."), Tone.NOTE)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), True, share=2),
        Column(pgettext("tie", "Link"), share=7),
        Column(_("First answer and its cause"), share=9),
        Column(_("Since then"), share=6),
        Column(_("Sources"), share=3),
        Column(_("Page in the registry"), share=6),
    )


def _row(paper: DecisionPaper, one: Course) -> tuple[str, ...]:
    events = (one.act, *(event for _fate, event in one.later))
    claims = [claim for event in events for claim in event.claims]
    mark = " *" if one.life.id in paper.disputed else ""
    later = [dated_act(event, force_str(words.FATES[fate]), day(event.on)) for fate, event in one.later]
    return (
        case_number(paper, one),
        link_name(paper.named.get(one.life.id, ())) + mark,
        _answer(one),
        locales.listing(later, language()) or _("nothing on record"),
        cited(paper, claims) or "–",
        isolated(one.life.id),
    )


def _answer(one: Course) -> str:
    """What was done, when, on what kind of date, and the cause that a source names."""
    told = [dated_act(one.act, force_str(words.ANSWERS[one.answer]), day(one.act.on))]
    if one.act.date_basis:
        told.append(phrases.word("date_basis", one.act.date_basis))
    if one.act.cause:
        told.append(phrases.word("cause", one.act.cause))
    return pgettext("parts of a sentence", "; ").join(told)
