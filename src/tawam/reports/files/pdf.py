"""The PDF: typst sets the document by data/council.typ.

The document goes in as data. Texts stay texts there and are never read as markup, whatever they hold.
"""

from __future__ import annotations

import calendar
import json
from dataclasses import asdict
from typing import Any

from tawam.basics import locales
from tawam.reports.files.charts import FONTS
from tawam.reports.files.drawings import svg
from tawam.reports.files.extras import package
from tawam.reports.files.maps import COLOURS
from tawam.reports.files.unshown import Hidden, boxed, kin_of, letter_refused, not_shipped
from tawam.reports.phrases.unshown import with_note
from tawam.reports.values import Block, Document, Figure

_TRIES = 4
TEMPLATE = FONTS.parent / "council.typ"


def as_pdf(document: Document) -> bytes:
    """The document as PDF, letters that no font here has as boxes, with a note; raises NeedsPackages."""
    typst = package("typst")
    call, noted = _call(document), _call(with_note(document))
    hidden: list[Hidden] = []
    while True:
        try:
            made: bytes = typst.compile(**call, format="pdf", pdf_standards="a-2a")
        except typst.TypstError as error:
            letter = letter_refused(str(error))
            if not letter or len(hidden) == _TRIES:
                raise
            # Texts of many scripts are not tried script by script for ever.
            hidden.append(kin_of(letter) if len(hidden) < _TRIES - 1 else not_shipped)
            call = {**noted, "sys_inputs": {"document": _boxed(noted["sys_inputs"]["document"], hidden)}}
        else:
            return made


def pages(document: Document) -> list[bytes]:
    """Each page as PNG, to look at."""
    found: bytes | list[bytes] = package("typst").compile(**_call(document), format="png", ppi=80)
    return found if isinstance(found, list) else [found]


def told(document: Document) -> dict[str, Any]:
    """What the template reads."""
    return {
        **{name: value for name, value in asdict(document).items() if name not in ("sections", "made_on")},
        "made_on": [document.made_on.year, document.made_on.month, document.made_on.day],
        "digits": locales.digits("0123456789", document.language),
        "sections": [
            {
                "title": section.title,
                "level": section.level,
                "language": section.language or document.language,
                "blocks": [_block(block, section.language or document.language) for block in section.blocks],
            }
            for section in document.sections
        ],
    }


def _call(document: Document) -> dict[str, Any]:
    """One call of typst; the day of the report is the only time that the file holds."""
    return {
        "input": str(TEMPLATE),
        "root": str(TEMPLATE.parent),
        "font_paths": [str(FONTS)],
        "sys_inputs": {"document": json.dumps(told(document), ensure_ascii=False)},
        "timestamp": calendar.timegm(document.made_on.timetuple()),
    }


def _boxed(text: str, hidden: list[Hidden]) -> str:
    return boxed(text, lambda letter: any(hides(letter) for hides in hidden))


def _block(block: Block, language: str) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if isinstance(block, Figure):
        key = [[COLOURS[light], text] for light, text in block.key]
        drawn = svg(block, language)
        return {"kind": kind, "svg": drawn, "alt": block.alt, "caption": block.caption, "key": key}
    return {"kind": kind, **asdict(block)}
