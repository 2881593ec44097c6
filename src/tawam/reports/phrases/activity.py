"""Activities, people and money, against the year before."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tawam.exchange.phrases import word
from tawam.exchange.values import Activity, Direction, Theme
from tawam.reports.phrases.words import activities, day, left_out, money, names, number, numbered, people, year
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import (
    Bar,
    BarDrawing,
    Block,
    Column,
    CouncilReport,
    Figure,
    Figures,
    LinkYear,
    Paragraph,
    Section,
    Table,
    Tone,
)

_MOST_THEMES = 8


def sections(report: CouncilReport) -> tuple[Section, ...]:
    """Sums for each link, the charts, and every activity of the year."""
    if not report.links:
        return ()
    blocks = (_people(report), _amounts(report), *left_out(report), *_charts(report))
    return Section(_("Activities, people and money"), blocks), Section(
        _("Every activity"), tuple(_held(report)), level=2
    )


def _people(report: CouncilReport) -> Table:
    now, before = year(report.year), year(report.year - 1)
    columns = (
        Column(_("Link"), share=4),
        Column(_("Activities %(year)s") % {"year": now}, True),
        Column(_("Activities %(year)s") % {"year": before}, True),
        Column(_("Participants %(year)s") % {"year": now}, True),
        Column(_("Participants %(year)s") % {"year": before}, True),
    )
    rows = [
        (
            numbered(position, names(one.others)),
            activities(one.now),
            activities(one.before),
            people(one.now),
            people(one.before),
        )
        for position, one in report.open_links
    ]
    whole = (
        _("All links"),
        activities(report.now),
        activities(report.before),
        people(report.now),
        people(report.before),
    )
    return Table(_("Activities held and people who took part"), columns, (*rows, whole))


def _amounts(report: CouncilReport) -> Table:
    now, before = year(report.year), year(report.year - 1)
    columns = (
        Column(_("Link"), share=4),
        Column(_("Received %(year)s") % {"year": now}, True),
        Column(_("Received %(year)s") % {"year": before}, True),
        Column(_("Spent %(year)s") % {"year": now}, True),
        Column(_("Spent %(year)s") % {"year": before}, True),
    )
    rows = tuple(_amount(position, one) for position, one in report.open_links)
    return Table(_("Money by link; currencies are never added up"), columns, rows)


def _amount(position: int, one: LinkYear) -> tuple[str, ...]:
    sums = [money(some, direction) for direction in Direction for some in (one.now, one.before)]
    return numbered(position, names(one.others)), *sums


def _charts(report: CouncilReport) -> Iterator[Block]:
    """People by year and activities by theme, where the log has any."""
    if any(figures and figures.people is not None for _year, figures in report.years):
        bars = tuple(
            Bar(year(one), figures.people if figures else None, _counted(figures)) for one, figures in report.years
        )
        alt = _("Bar chart of participants by year: %(figures)s.") % {"figures": _spoken(bars)}
        yield Figure(BarDrawing(bars), alt, _("Participants by year, as far as they were counted"))
    themes = sorted((report.now.themes if report.now else {}).items(), key=lambda pair: (-pair[1], pair[0]))
    if themes:
        bars = tuple(_theme(theme, count) for theme, count in themes[:_MOST_THEMES])
        alt = _("Bar chart of activities by theme: %(figures)s.") % {"figures": _spoken(bars)}
        yield Figure(BarDrawing(bars, lying=True), alt, _("Activities by theme; one activity may have several"))


def _counted(figures: Figures | None) -> str:
    return number(figures.people) if figures and figures.people is not None else people(figures)


def _theme(theme: Theme, count: int) -> Bar:
    return Bar(word("theme", theme), count, number(count))


def _spoken(bars: tuple[Bar, ...]) -> str:
    return "; ".join(f"{bar.name}: {bar.shown}" for bar in bars)


def _held(report: CouncilReport) -> Iterator[Block]:
    rows = tuple(
        (
            _span(activity),
            numbered(position, names(one.others)),
            isolated(activity.title),
            _kind(activity),
            _came(activity),
        )
        for position, one in report.open_links
        for activity in one.held
    )
    if not rows:
        yield Paragraph(_("Nothing is logged for this year. That does not mean that nothing took place."))
        return
    columns = (
        Column(_("Date"), share=3),
        Column(_("Link"), share=4),
        Column(_("Activity"), share=6),
        Column(_("Kind"), share=3),
        Column(_("Participants"), True, share=2),
    )
    yield Table(_("Activities of the year in the log"), columns, rows)
    others = report.now.from_others if report.now else 0
    if others:
        told = _("Of these the other side logged: %(count)s.") % {"count": number(others)}
        yield Paragraph(told, Tone.NOTE)


def _span(activity: Activity) -> str:
    return day(activity.starts_on)


def _kind(activity: Activity) -> str:
    return word("activity_kind", activity.kind)


def _came(activity: Activity) -> str:
    return _("not counted") if activity.people is None else number(activity.people)
