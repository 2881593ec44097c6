"""The report in short, with what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tawam.exchange.values import Direction
from tawam.registry.values import LIGHT_OF_STATUS, Light, Status
from tawam.reports import wording
from tawam.reports.phrases.words import activities, amount, day, language, number, people, year
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import (
    Advice,
    Block,
    Bullets,
    Column,
    CouncilReport,
    Figures,
    Paragraph,
    Section,
    Table,
    Tiles,
    Tone,
)


def sections(report: CouncilReport) -> tuple[Section, ...]:
    """The page “in short”."""
    return (Section(_("In short"), tuple(_short(report))),)


def _short(report: CouncilReport) -> Iterator[Block]:
    place = isolated(report.place.name(language()))
    if not report.links:
        yield Paragraph(_("No partnership of %(place)s is on record.") % {"place": place}, Tone.LEAD)
        yield Paragraph(_("That does not mean that it has none: only links that somebody wrote about are in."))
        return
    told = {
        "place": place,
        "day": day(report.as_of),
        "count": number(len(report.links)),
        "alive": number(_alive(report)),
    }
    yield Paragraph(
        _("On %(day)s the registry knew %(count)s partnerships of %(place)s; in force: %(alive)s.") % told, Tone.LEAD
    )
    yield Tiles(_tiles(report))
    yield _money(report)
    yield _proposals(report)
    yield Paragraph(_("What is missing"), Tone.LEAD)
    yield Bullets(tuple(_missing(report)))


def _tiles(report: CouncilReport) -> tuple[tuple[str, str, str], ...]:
    before = sum(_was_alive(one.status_before) for one in report.links)
    return (
        (_("Links in force"), number(_alive(report)), _beside(report, number(before))),
        (_("Activities held"), activities(report.now), _beside(report, activities(report.before))),
        (_("Participants"), people(report.now), _beside(report, people(report.before))),
    )


def _beside(report: CouncilReport, figure: str) -> str:
    return _("%(year)s: %(figure)s") % {"year": year(report.year - 1), "figure": figure}


def _money(report: CouncilReport) -> Table:
    """One row for each direction and currency; currencies are never added up."""
    kinds = {(one.direction, one.currency) for some in (report.now, report.before) if some for one in some.money}
    names = {Direction.IN: pgettext("money", "received"), Direction.OUT: pgettext("money", "spent")}
    rows = tuple(
        (
            f"{names[direction]} ({isolated(currency)})",
            *(_amount(some, direction, currency) for some in (report.now, report.before)),
        )
        for direction, currency in sorted(kinds)
    )
    none = ((_("Received and spent"), _("not logged"), _("not logged")),)
    columns = (Column(_("Money")), Column(year(report.year), True), Column(year(report.year - 1), True))
    return Table(_("Money that the place logged"), columns, rows or none)


def _amount(figures: Figures | None, direction: Direction, currency: str) -> str:
    found = (
        one for one in (figures.money if figures else ()) if (one.direction, one.currency) == (direction, currency)
    )
    return next((amount(one) for one in found), _("not logged"))


def _proposals(report: CouncilReport) -> Table:
    counts = Counter(one.proposal.advice for _number, one in report.open_links)
    rows = tuple((force_str(wording.ADVICE[one]), number(counts[one])) for one in Advice if counts[one])
    columns = (Column(_("Proposal"), share=3), Column(_("Links"), True, share=1))
    return Table(_("Proposals for decision; the council decides"), columns, rows)


def _missing(report: CouncilReport) -> Iterator[str]:
    silent = sum(one.now is None for one in report.links)
    yield _("Links of which nothing is logged in the year: %(count)s of %(all)s.") % {
        "count": number(silent),
        "all": number(len(report.links)),
    }
    uncounted = report.now.uncounted if report.now else 0
    if uncounted:
        yield _("Activities whose participants nobody counted: %(count)s.") % {"count": number(uncounted)}
    unjudged = sum(one.assessment is not None and one.assessment.vitality.score is None for one in report.links)
    if unjudged:
        yield _("Links whose vitality cannot be judged for lack of data: %(count)s.") % {"count": number(unjudged)}
    if report.now is None or not report.now.money:
        yield _("No money is logged for the year.")


def _alive(report: CouncilReport) -> int:
    return sum(one.partnership.light is Light.ALIVE for one in report.links)


def _was_alive(status: Status | None) -> bool:
    return status is not None and LIGHT_OF_STATUS[status] is Light.ALIVE
