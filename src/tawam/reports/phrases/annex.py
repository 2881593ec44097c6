"""The annex: every source, and the limits of what the report can say."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from tawam.evidence.values import Source
from tawam.registry import phrases
from tawam.reports import wording
from tawam.reports.phrases.words import day, language, number
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Bullets, Column, CouncilReport, Paragraph, Section, Table


def sections(report: CouncilReport) -> tuple[Section, ...]:
    """Limits, then sources."""
    limits = Section(_("Annex A: limits of this report"), (Bullets(tuple(force_str(one) for one in wording.LIMITS)),))
    return limits, Section(_("Annex B: sources"), (_sources(report),), level=2)


def _sources(report: CouncilReport) -> Block:
    if not report.sources:
        return Paragraph(_("No source of the registry says anything about these links."))
    return source_table(report.sources, _("Every source on which the status and the events of these links rest"))


def source_table(sources: Sequence[Source], caption: str) -> Table:
    """Sources with their numbers."""
    columns = (
        Column(_("No."), True, share=1),
        Column(_("Publisher"), share=4),
        Column(_("Title"), share=6),
        Column(_("Date"), share=3),
        Column(_("Address"), share=6),
    )
    rows = tuple(_row(number(position), one) for position, one in enumerate(sources, start=1))
    return Table(caption, columns, rows)


def _row(position: str, one: Source) -> tuple[str, ...]:
    dated = day(one.published) if one.published else _("no date")
    publisher, title = phrases.publisher(one.publisher, language()), phrases.source_title(one.title, language())
    return position, isolated(publisher), isolated(title), dated, isolated(one.url) or "–"
