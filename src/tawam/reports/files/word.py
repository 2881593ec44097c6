"""The DOCX, for editing: styles, headings, real tables; right to left where the language is."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, TypeAlias

from tawam.basics.languages import direction
from tawam.reports.files.charts import picture
from tawam.reports.files.drawings import svg
from tawam.reports.files.extras import package
from tawam.reports.rules.isolation import bare, closed, isolated, parts, right_to_left
from tawam.reports.values import Block, Bullets, Document, Figure, Paragraph, Table, Tiles, Tone

_FONT = "Arial"
# python-docx is an optional package without types.
_Xml: TypeAlias = Any
_STYLES = {Tone.PLAIN: "Normal", Tone.LEAD: "Subtitle", Tone.NOTE: "Caption"}


def as_docx(document: Document) -> bytes:
    """The document as DOCX; raises NeedsPackages."""
    return _Writer(document).bytes()


class _Writer:
    """One document being written. python-docx knows no direction, so that is set in the XML itself."""

    def __init__(self, document: Document) -> None:
        self.said, self.rtl = document, direction(document.language) == "rtl"
        self.word: _Xml = package("docx")
        self.xml: _Xml = package("docx.oxml")
        self.units: _Xml = package("docx.shared")
        self.file: _Xml = self.word.Document()

    def bytes(self) -> bytes:
        """Write everything."""
        self._properties()
        self._styles()
        self._cover()
        for section in self.said.sections:
            self.rtl = direction(section.language or self.said.language) == "rtl"
            heading = self.file.add_heading(level=section.level)
            heading.paragraph_format.page_break_before = section.level == 1
            self._fill(heading, section.title)
            for block in section.blocks:
                self._block(block)
        self.rtl = direction(self.said.language) == "rtl"
        self._foot()
        written = io.BytesIO()
        self.file.save(written)
        return written.getvalue()

    def _properties(self) -> None:
        """No time but the day of the report: the same data make the same file."""
        day = dt.datetime.combine(self.said.made_on, dt.time())
        told = self.file.core_properties
        told.title, told.author, told.last_modified_by = bare(f"{self.said.title} – {self.said.place}"), "", ""
        told.created, told.modified, told.language, told.comments = day, day, self.said.language, ""

    def _styles(self) -> None:
        page = self.file.sections[0]
        page.page_width, page.page_height = self.units.Mm(210), self.units.Mm(297)
        page.left_margin = page.right_margin = self.units.Mm(21)
        if self.rtl:
            # Word asks for the parts of a section in their order: this one stands before the grid.
            page._sectPr.find(self.xml.ns.qn("w:docGrid")).addprevious(self.xml.OxmlElement("w:bidi"))
        self.file.styles["Normal"].font.size = self.units.Pt(10)
        kinds = self.word.enum.style.WD_STYLE_TYPE
        for style in self.file.styles:
            if style.type in (kinds.PARAGRAPH, kinds.CHARACTER):
                self._font(style.element.get_or_add_rPr())

    def _font(self, look: _Xml) -> None:
        """One typeface for both scripts, upright: Arabic has no italics, and spacing tears its letters apart.

        Word keeps size and weight of Arabic letters apart.
        """
        for name in ("w:i", "w:iCs", "w:spacing") if self.rtl else ():
            if (found := look.find(self.xml.ns.qn(name))) is not None:
                look.remove(found)
        fonts = look.get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(self.xml.ns.qn(name), _FONT)
        for name in ("w:b", "w:i", "w:sz"):
            found, twin = (look.find(self.xml.ns.qn(one)) for one in (name, f"{name}Cs"))
            if found is not None:
                if twin is not None:
                    look.remove(twin)
                twin = self.xml.OxmlElement(f"{name}Cs")
                twin.attrib.update(found.attrib)
                found.addnext(twin)

    def _cover(self) -> None:
        self._add(self.said.title, "Title")
        self._add(self.said.place, "Subtitle")
        self._add(self.said.subtitle, "Subtitle")
        for name, value in self.said.cover:
            self._add(f"{name}: {value}")
        self._add(self.said.contents, _STYLES[Tone.LEAD])
        for section in self.said.sections:
            if section.level == 1:
                self._add(isolated(section.title) if section.language else section.title, "List Bullet")

    def _foot(self) -> None:
        self._fill(self.file.sections[0].footer.paragraphs[0], self.said.foot)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._add(block.text, _STYLES[block.tone])
        elif isinstance(block, Bullets):
            for item in block.items:
                self._add(item, "List Bullet")
        elif isinstance(block, Tiles):
            self._table(tuple(zip(*block.items, strict=True)))
        elif isinstance(block, Table):
            self._add(block.caption, "Caption").paragraph_format.keep_with_next = True
            rows = (tuple(one.title for one in block.columns), *block.rows)
            self._table(rows, [one.figures for one in block.columns], block.links)
        else:
            self._figure(block)

    def _figure(self, block: Figure) -> None:
        self._add(block.caption, "Caption").paragraph_format.keep_with_next = True
        png = io.BytesIO(picture(svg(block, self.said.language)))
        shape = self.file.add_picture(png, width=self.units.Mm(165))
        shape._inline.docPr.set("descr", bare(block.alt))
        for _light, text in block.key:
            self._add(text, "Caption")

    def _table(
        self, rows: tuple[tuple[str, ...], ...], figures: list[bool] | None = None, links: tuple[str, ...] = ()
    ) -> None:
        table = self.file.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
        if self.rtl:
            table.table_direction = self.word.enum.table.WD_TABLE_DIRECTION.RTL
        for number, row in enumerate(rows):
            made = table.add_row()
            if number == 0:
                self._mark(made._tr.get_or_add_trPr(), "w:tblHeader")
            for place, text in enumerate(row):
                paragraph = made.cells[place].paragraphs[0]
                self._fill(paragraph, text)
                if figures and figures[place]:
                    # In a right-to-left paragraph Word takes “right” for the end of the line, the left edge.
                    paragraph.alignment = self.word.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
            if links and number > 0:
                self._lead(made.cells[-1].paragraphs[0], links[number - 1])
        self.file.add_paragraph()

    def _add(self, text: str, style: str = "Normal") -> _Xml:
        paragraph = self.file.add_paragraph(style=style)
        self._fill(paragraph, text)
        return paragraph

    def _fill(self, paragraph: _Xml, text: str) -> None:
        """The text as runs, each with the direction of what it holds: that keeps names whole among the other script."""
        if self.rtl:
            self._mark(paragraph._p.get_or_add_pPr(), "w:bidi")
        for piece, apart in parts(text):
            its_own = right_to_left(piece) if apart else self.rtl
            run = paragraph.add_run(closed(piece, its_own) if its_own is not self.rtl else piece)
            if self.rtl if its_own is None else its_own:
                self._mark(run._r.get_or_add_rPr(), "w:rtl")

    def _lead(self, paragraph: _Xml, address: str) -> None:
        """Make what a paragraph holds lead to an address."""
        kind = self.word.opc.constants.RELATIONSHIP_TYPE.HYPERLINK
        led = self.xml.OxmlElement("w:hyperlink")
        led.set(self.xml.ns.qn("r:id"), self.file.part.relate_to(address, kind, is_external=True))
        for run in paragraph._p.r_lst:
            led.append(run)
        paragraph._p.append(led)

    def _mark(self, element: _Xml, name: str) -> None:
        element.append(self.xml.OxmlElement(name))
