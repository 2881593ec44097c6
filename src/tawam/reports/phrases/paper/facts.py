"""The case in facts: who, since when, in what form, says who, and where the sources disagree."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tawam.exchange.values import Agreement
from tawam.registry import phrases
from tawam.registry.values import Conflict, LifeEvent
from tawam.reports.phrases.paper.citing import cited
from tawam.reports.phrases.words import day, language, name, names, number, said
from tawam.reports.rules.isolation import clean, isolated
from tawam.reports.values import Block, Bullets, Column, DecisionPaper, Paragraph, Section, Table, Tone


def sections(paper: DecisionPaper) -> tuple[Section, ...]:
    """Facts, what happened, and disagreements where there are any."""
    found = [
        Section(_("The case in facts"), (_facts(paper),)),
        Section(_("What happened"), tuple(_events(paper)), level=2),
    ]
    if paper.conflicts:
        found.append(Section(_("Where the sources disagree"), tuple(_conflicts(paper)), level=2))
    return tuple(found)


def _facts(paper: DecisionPaper) -> Table:
    link = paper.partnership
    status = phrases.word("status", link.status)
    confidence = phrases.word("confidence", link.confidence)
    since = f"{day(link.since)} ({phrases.word('since_basis', link.since_basis)})" if link.since else _("not known")
    rows = (
        (_("Who decides"), name(paper.home)),
        (_("Partner"), names(paper.others)),
        (_("Form"), phrases.word("kind", link.kind)),
        (_("Since"), since),
        (_("Status on %(day)s") % {"day": day(paper.as_of)}, f"{status} ({confidence})"),
        (_("Why this status"), " · ".join(_reasons(paper))),
        (_("Last sign of life"), day(link.last_sign) if link.last_sign else _("not known")),
        (_("Agreement"), agreement_told(paper)),
    )
    return Table(
        _("What is on record; the numbers in brackets are those of the sources in the annex"),
        (Column(_("Question")), Column(_("Answer"), share=5)),
        rows,
    )


def _reasons(paper: DecisionPaper) -> list[str]:
    return [clean(one) for one in phrases.sentences(paper.partnership.reasons, language(), paper.partnership.parties)]


def agreement_told(paper: DecisionPaper) -> str:
    """What is known of an agreement and its notice: only those who have a role read what the partners keep."""
    if not paper.within:
        return _("This paper looks at the public record only; the town hall looks up its agreement and its notice.")
    if not paper.agreements:
        return _("No agreement is in the log of the partners.")
    return " ".join(_agreement(one) for one in paper.agreements)


def _agreement(one: Agreement) -> str:
    months = _("%(count)s months") % {"count": number(one.term_months)} if one.term_months else _("none written down")
    told = {
        "title": isolated(one.title),
        "signed": day(one.signed_on),
        "term": months,
        "renewal": day(one.renewal_on),
        "notice": day(one.notice_on),
    }
    return _("%(title)s: signed %(signed)s; term: %(term)s; renewal: %(renewal)s; day of notice: %(notice)s.") % told


def _events(paper: DecisionPaper) -> Iterator[Block]:
    if not paper.events:
        yield Paragraph(_("No dated act is on record: this tie is only named."))
        return
    columns = (
        Column(_("Date"), share=3),
        Column(_("What happened"), share=8),
        Column(_("Who acted"), share=3),
        Column(_("Cause"), share=3),
        Column(_("Sources"), True, share=2),
    )
    rows = tuple(_event(paper, one) for one in paper.events)
    yield Table(_("Every act on record up to the day of this paper"), columns, rows)


def _event(paper: DecisionPaper, one: LifeEvent) -> tuple[str, ...]:
    kind = phrases.word("event", one.type)
    told = said(one.wording)
    basis = f" ({phrases.word('date_basis', one.date_basis)})" if one.date_basis else ""
    cause = phrases.word("cause", one.cause) if one.cause else "–"
    what = f"{kind}: {told}" if told else kind
    dated = (day(one.on) if one.on else _("no date")) + basis
    return dated, what, actor(paper, one), cause, cited(paper, one.claims) or "–"


def actor(paper: DecisionPaper, one: LifeEvent) -> str:
    """The side or body that acted, as far as a source names it."""
    side = next((place for place in paper.partnership.parties if place.id == one.side), None)
    if side:
        return isolated(side.name(language()))
    return isolated(one.body) or _("not said")


def _conflicts(paper: DecisionPaper) -> Iterator[Block]:
    yield Paragraph(_("None of the answers is preferred here."), Tone.NOTE)
    for one in paper.conflicts:
        yield Paragraph(_question(one), Tone.LEAD)
        yield Bullets(tuple(f"{said(answer.wording)} {cited(paper, answer.claims)}".strip() for answer in one.answers))


def _question(one: Conflict) -> str:
    topic = phrases.word("topic", one.topic)
    return f"{said(one.question)} ({topic})"
