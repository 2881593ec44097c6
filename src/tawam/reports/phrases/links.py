"""The links: how they stand, how they stood a year before, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tawam.registry import phrases
from tawam.registry.values import LifeEvent, Light
from tawam.registry.wording import LIGHTS
from tawam.reports.phrases.words import day, language, names, number, numbered, said, year
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import (
    Block,
    Column,
    CouncilReport,
    Figure,
    LinkYear,
    MapDrawing,
    Paragraph,
    Section,
    Spot,
    Table,
    Tone,
)


def sections(report: CouncilReport) -> tuple[Section, ...]:
    """The map and both tables; nothing where there are no links."""
    if not report.links:
        return ()
    return (
        Section(_("The links"), (_map(report), _table(report))),
        Section(_("What changed in %(year)s") % {"year": year(report.year)}, tuple(_changes(report)), level=2),
    )


def _map(report: CouncilReport) -> Figure:
    spots = tuple(
        Spot(number(position), other.lat, other.lon, one.partnership.light)
        for position, one in enumerate(report.links, start=1)
        for other in one.others
    )
    lights = [light for light in Light if any(spot.light is light for spot in spots)]
    key = tuple((light, force_str(LIGHTS[light])) for light in lights)
    told = {"place": isolated(report.place.name(language())), "count": number(len(spots))}
    alt = _("Map with arcs from %(place)s to its partners: %(count)s.") % told
    caption = _("Where the partners are; the numbers are those of the table. Land: Natural Earth.")
    return Figure(MapDrawing((report.place.lat, report.place.lon), spots), alt, caption, key)


def _table(report: CouncilReport) -> Table:
    columns = (
        Column(_("No."), True, share=1),
        Column(_("Partner"), share=5),
        Column(_("Kind"), share=3),
        Column(_("Since"), share=3),
        Column(_("Status"), share=3),
        Column(_("End of %(year)s") % {"year": year(report.year - 1)}, share=3),
    )
    rows = tuple(_row(position, one) for position, one in enumerate(report.links, start=1))
    return Table(_("Every link on record, with its status at the end of the period"), columns, rows)


def _row(position: int, one: LinkYear) -> tuple[str, ...]:
    link = one.partnership
    before = phrases.word("status", one.status_before) if one.status_before else _("not on record")
    status, kind = phrases.word("status", link.status), phrases.word("kind", link.kind)
    return number(position), names(one.others), kind, day(link.since), status, before


def _changes(report: CouncilReport) -> Iterator[Block]:
    rows = [
        (day(event.on), numbered(position, names(one.others)), _told(event))
        for position, one in enumerate(report.links, start=1)
        for event in one.events
    ]
    if not rows:
        yield Paragraph(_("The registry holds no event of this year for these links."))
        return
    columns = (
        Column(_("Date"), share=3),
        Column(_("Link"), share=4),
        Column(_("What happened, and who says so"), share=8),
    )
    yield Table(_("Events of the year in the registry"), columns, tuple(rows))
    yield Paragraph(_("Full titles and addresses of the sources stand in the annex."), Tone.NOTE)


def _told(event: LifeEvent) -> str:
    """The type of an event, our own sentence on it, and its publishers."""
    kind = phrases.word("event", event.type)
    told = said(event.wording)
    named = [phrases.publisher(one, language()) for one in dict.fromkeys(one.source.publisher for one in event.claims)]
    publishers = pgettext("parts of a sentence", "; ").join(isolated(one) for one in named)
    what = f"{kind}: {told}" if told else kind
    return f"{what} [{publishers}]" if publishers else what
