"""The council report as a document in the language that is asked for."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.basics import locales
from tawam.reports.phrases import activity, annex, assessing, links, overview, proposing
from tawam.reports.phrases.words import day, language, name, year
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import CouncilReport, Document

__all__ = ["document"]


def document(report: CouncilReport, lang: str) -> Document:
    """The whole report; every text that is not ours stands between marks of isolation."""
    with override(lang):
        return Document(
            language=language(),
            title=_("Report on the partnerships"),
            place=name(report.place),
            subtitle=_period(report),
            cover=_cover(report),
            sections=(
                *overview.sections(report),
                *links.sections(report),
                *activity.sections(report),
                *assessing.sections(report),
                *proposing.sections(report),
                *annex.sections(report),
            ),
            foot=_foot(report),
            contents=_("Contents"),
            made_on=report.made_on,
        )


def _period(report: CouncilReport) -> str:
    if (report.as_of.month, report.as_of.day) == (12, 31):
        return _("Year %(year)s") % {"year": year(report.year)}
    return _("Year %(year)s, up to %(day)s") % {"year": year(report.year), "day": day(report.as_of)}


def _cover(report: CouncilReport) -> tuple[tuple[str, str], ...]:
    links_ = locales.number(len(report.links), language())
    lines = [(_("Made on"), day(report.made_on)), (_("Links on record"), links_)]
    if report.made_by:
        lines.insert(1, (_("Made by"), isolated(report.made_by)))
    return tuple(lines)


def _foot(report: CouncilReport) -> str:
    told = {"place": isolated(report.place.name(language())), "year": year(report.year)}
    return _("%(place)s · partnerships in %(year)s") % told
