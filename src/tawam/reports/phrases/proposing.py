"""Next steps with who and until when, dates that come, and what is proposed for decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tawam.assessment import phrases
from tawam.assessment.values import Task
from tawam.exchange.phrases import word
from tawam.exchange.values import Due
from tawam.reports.phrases.words import advice, day, left_out, names, number, numbered, reasons
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Column, CouncilReport, Paragraph, Section, Table, Tone


def sections(report: CouncilReport) -> tuple[Section, ...]:
    """Steps and dates, then the proposals; nothing where there are no links."""
    if not report.links:
        return ()
    steps = Section(_("Next steps"), (*_steps(report), *_dates(report)))
    return steps, Section(_("Proposals for decision"), tuple(_proposals(report)))


def _steps(report: CouncilReport) -> Iterator[Block]:
    found = [(task, position, one) for position, one in enumerate(report.links, start=1) for task in one.tasks]
    if not found:
        yield Paragraph(_("Nobody has taken on a next step in the workbench."))
        return
    found.sort(key=lambda entry: (entry[0].due_on, entry[1]))
    rows = tuple(
        (
            day(task.due_on),
            numbered(position, names(one.others)),
            _step(task),
            isolated(task.owner),
            _state(task, report),
        )
        for task, position, one in found
    )
    columns = (
        Column(_("Until"), share=3),
        Column(_("Link"), share=4),
        Column(_("Step"), share=6),
        Column(_("Who"), share=3),
        Column(_("State"), share=2),
    )
    yield Table(_("Steps taken on that are not done yet"), columns, rows)


def _step(task: Task) -> str:
    return f"{isolated(task.title)} ({phrases.title(task.feature)})"


def _state(task: Task, report: CouncilReport) -> str:
    return _("overdue") if task.due_on < report.made_on else _("to be done")


def _dates(report: CouncilReport) -> Iterator[Block]:
    found = [(due, position, one) for position, one in enumerate(report.links, start=1) for due in one.coming]
    if found:
        found.sort(key=lambda entry: (entry[0].on, entry[1], entry[0].kind))
        rows = tuple((day(due.on), numbered(position, names(one.others)), _due(due)) for due, position, one in found)
        columns = (Column(_("Date"), share=3), Column(_("Link"), share=4), Column(_("What"), share=7))
        yield Table(_("Dates of the twelve months that follow"), columns, rows)


def _due(due: Due) -> str:
    what = word("due", due.kind)
    told = f"{what} ({number(due.years)})" if due.years else what
    return f"{told}: {isolated(due.title)}" if due.title else told


def _proposals(report: CouncilReport) -> Iterator[Block]:
    yield Paragraph(
        _(
            "These are proposals that a published rule makes from the registry and the log. They decide nothing: "
            "the council decides, and knows what no record holds. The last column is left free for its decision."
        ),
        Tone.LEAD,
    )
    columns = (
        Column(_("Link"), share=4),
        Column(_("Proposal"), share=2),
        Column(_("Reason"), share=6),
        Column(_("Decision of the council"), share=3),
    )
    rows = tuple(
        (numbered(position, names(one.others)), advice(one.proposal), reasons(one.proposal), "")
        for position, one in report.open_links
    )
    yield Table(_("Proposals; the council decides"), columns, rows)
    yield from left_out(report)
