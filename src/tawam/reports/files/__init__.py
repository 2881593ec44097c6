"""A report as a file: one document, written as PDF, DOCX or HTML."""

from __future__ import annotations

from tawam.reports.files.html import as_html
from tawam.reports.files.pdf import as_pdf
from tawam.reports.files.word import as_docx
from tawam.reports.phrases import document
from tawam.reports.values import CouncilReport, Document, Form

MEDIA = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.HTML: "text/html; charset=utf-8",
}
_WRITERS = {Form.PDF: as_pdf, Form.DOCX: as_docx, Form.HTML: as_html}


def printed(report: CouncilReport, *, language: str, form: Form) -> bytes:
    """The report as a file; raises NeedsPackages where the extra ``report`` is not installed."""
    return written(document(report, language), form)


def written(made: Document, form: Form) -> bytes:
    """A document as a file; raises NeedsPackages."""
    return _WRITERS[form](made)
