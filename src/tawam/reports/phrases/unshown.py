"""What a document says of letters that its PDF cannot show."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.reports.values import Document, Paragraph, Section, Tone


def with_note(made: Document) -> Document:
    """The document with a last section that says what a box stands for."""
    with override(made.language):
        told = _("Letters that no font here has stand as □. The DOCX and the HTML of this document hold them.")
        note = Section(_("Letters that this PDF cannot show"), (Paragraph(told, Tone.NOTE),), level=2)
    return replace(made, sections=(*made.sections, note))
