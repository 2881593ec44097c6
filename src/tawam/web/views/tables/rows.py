"""The preview: what each row would become, and what was not used, as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.intake import phrases
from tawam.intake import queries as intake
from tawam.intake.rules.tables.export import neutral
from tawam.intake.values.drafts import AT_WORK, Draft, DraftRow, DraftState, RowFilter, RowOutcome
from tawam.intake.values.tables import Field
from tawam.web import requests
from tawam.web.gates import editors_only
from tawam.web.views.tables.doors import at_its_page, own_draft


@editors_only
@require_safe
def rows(request: HttpRequest, token: str) -> HttpResponse:
    """The rows of a draft, by what becomes of them."""
    draft = own_draft(request, token)
    if draft.state in (*AT_WORK, DraftState.OPENED, DraftState.FAILED):
        return at_its_page(draft)
    wanted, skip = requests.code(request, "show", RowFilter), requests.offset(request)
    page = intake.draft_rows(token, wanted=wanted, limit=requests.PER_PAGE, offset=skip)
    counts = intake.row_counts(token)
    context = {
        "draft": draft,
        "wanted": wanted,
        "counts": counts,
        "filters": [(one, counts[one.value]) for one in RowFilter],
        "lines": _lines(draft, page.rows),
        "total": page.total,
        "number": skip // requests.PER_PAGE + 1,
        "more": skip + requests.PER_PAGE < page.total,
        "open": draft.state is not DraftState.RECORDED,
        "back": request.get_full_path(),
    }
    return render(request, "web/tables/rows.html", context)


@editors_only
@require_safe
def report(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """What was not used or not wholly, row by row with its cells, as CSV that no spreadsheet program would run."""
    draft = own_draft(request, token)
    writer = csv.writer(_Echo())
    head = [_("Row"), _("Outcome"), _("Why"), _("Candidates"), *draft.header]
    lines = chain(["\ufeff", writer.writerow(map(neutral, head))], _report_lines(draft, writer))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tawam-report.csv"'
    return response


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _report_lines(draft: Draft, writer: object) -> Iterator[str]:
    for row in intake.every_row(draft.token):
        if row.outcome is not RowOutcome.USED or row.problems:
            cells = [str(row.number), phrases.word("outcome", row.outcome), _why(row), _candidates(row), *row.cells]
            yield writer.writerow([neutral(cell) for cell in cells])  # type: ignore[attr-defined]


def _why(row: DraftRow) -> str:
    told = [phrases.word("row_code", row.code)] if row.code else []
    told += [f"{one.column}: “{one.value}” – {phrases.word('cell_problem', one.code)}" for one in row.problems]
    return "; ".join(told)


def _candidates(row: DraftRow) -> str:
    asked = (side for side in row.sides if side.place is None)
    return "; ".join(
        f"{one.place.id} {one.place.name(requests.language())} ({one.place.country})"
        for side in asked
        for one in side.candidates
    )


def _lines(draft: Draft, shown: Sequence[DraftRow]) -> list[tuple[DraftRow, list[tuple[str, str, str]], int]]:
    """Each row with the rest of its cells, and the row above in which the same question is put, if there is one."""
    put: dict[object, int] = {}
    lines = []
    for row in shown:
        questions = [
            (one.written, one.alike, *(each.place.id for each in one.candidates)) for one in row.sides if not one.place
        ]
        before = put.get(questions[0], 0) if len(questions) == 1 else 0
        put.update({one: row.number for one in questions if one not in put and row.outcome is RowOutcome.ASKED})
        lines.append((row, _rest(draft, row), before))
    return lines


def _rest(draft: Draft, row: DraftRow) -> list[tuple[str, str, str]]:
    """The cells that say something of the tie: what they hold, and what they say."""
    named: Sequence[tuple[str, str]] = list(zip(draft.header, row.cells, strict=False))
    held = ((draft.mapping.columns.get(name, Field.IGNORE), name, cell.strip()) for name, cell in named)
    return [
        (phrases.word("tie_field", field), name, cell)
        for field, name, cell in held
        if cell and "." not in field and field is not Field.IGNORE
    ]
