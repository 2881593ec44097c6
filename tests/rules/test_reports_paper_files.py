"""The decision paper as three kinds of file that say the same, and as a part of a page."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from tests import reported
from tests.papers import AWAY, paper, place
from tests.pdftext import said_in, squeezed
from tests.reported import texts

from tawam.reports.files import written
from tawam.reports.files.html import contents, cover, sections
from tawam.reports.phrases.paper import paper_document
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Bullets, Column, DecisionPaper, Document, Form, Paragraph, Section, Table

LANGUAGES = ["en", "ar"]
SITE = "https://registry.example/en/partnerships/"
HOSTILE = '#panic("no") <b onload=1> *x* $a$ ]] {{ }} {% x %} & </style>'
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Whole phrases of every chapter, without vowel signs, as they stand in the PDF.
PHRASES = {
    "en": (
        "Decision paper",
        "The partnership with Awaygrad (Russia)",
        "The case in facts",
        "What other cities did",
        "None is recommended: the counts tell",
        "Draft resolutions in English",
        "Annex A: every counted case",
        "Annex D: sources",
    ),
    "ar": (
        "ورقة قرار",
        "القضية في وقائعها",
        "ما فعلته مدن أخرى",
        "الخيارات بترتيب ثابت ومعروضة بالأجزاء نفسها",
        "مشاريع قرارات باللغة العربية",
        "بعد الاطلاع على الشراكة مع",
        "الملحق أ: كل حالة دخلت",
    ),
}


@pytest.fixture(scope="module")
def whole() -> DecisionPaper:
    """The paper on a war, with cases in every ring."""
    return paper()


def small(*made: Section, language: str = "en") -> Document:
    """A document of these sections alone."""
    day = dt.date(2026, 6, 15)
    return Document(language, "Title", "Place", "Subtitle", (("Made on", "today"),), made, "Foot", "Contents", day)


def parts_of(content: bytes, name: str = "word/document.xml") -> ET.Element:
    """One part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))


class TestEveryFile:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("form", Form, ids=str)
    def test_says_every_text_of_the_document(self, whole: DecisionPaper, language: str, form: Form) -> None:
        made = paper_document(replace(whole, site=SITE), language)
        content = written(made, form)
        said = {
            Form.PDF: lambda: reported.said_by_pdf(made),
            Form.DOCX: lambda: reported.said_by_docx(content),
            Form.HTML: lambda: reported.said_by_html(content),
        }[form]()
        # python-docx does not read the runs that lead to an address.
        names = {one.life.id for one in whole.like.courses} if form is Form.DOCX else set()
        assert [text for text in texts(made) if text not in said and text not in names] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("form", Form, ids=str)
    def test_is_the_same_for_the_same_data_and_day(self, whole: DecisionPaper, language: str, form: Form) -> None:
        first, second = (written(paper_document(whole, language), form) for _ in range(2))
        if form is Form.DOCX:
            first, second = (_members(one) for one in (first, second))
        assert first == second

    @pytest.mark.parametrize("form", Form, ids=str)
    def test_takes_hostile_names_as_texts(self, form: Form) -> None:
        hostile = paper(others=(place("gn:2", "RU", HOSTILE),), made_by=HOSTILE)
        made = paper_document(hostile, "en")
        content = written(made, form)
        if form is Form.HTML:
            assert b"<b onload" not in content
            assert content.count(b"</style>") == 1
        assert HOSTILE in " ".join(texts(made))


def _members(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in sorted(archive.namelist()))


class TestThePdf:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_can_be_read_letter_by_letter_in_both_languages(self, whole: DecisionPaper, language: str) -> None:
        said = said_in(written(paper_document(whole, language), Form.PDF))
        assert [one for one in PHRASES[language] if squeezed(one) not in said] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_holds_the_drafts_of_the_other_language_too(self, whole: DecisionPaper, language: str) -> None:
        said = said_in(written(paper_document(whole, language), Form.PDF))
        assert squeezed("The council of Homeburg,") in said
        assert squeezed("بعد الاطلاع على الشراكة مع") in said

    def test_tells_the_counts(self, whole: DecisionPaper) -> None:
        said = said_in(written(paper_document(whole, "en"), Form.PDF))
        assert squeezed("All links counted 4 1") in said
        assert squeezed("put the link on hold 2 0") in said

    def test_leads_to_the_pages_of_the_cases(self, whole: DecisionPaper) -> None:
        content = written(paper_document(replace(whole, site=SITE), "en"), Form.PDF)
        assert f"{SITE}alpha/".encode() in content

    def test_says_nothing_that_is_not_in_it(self, whole: DecisionPaper) -> None:
        said = said_in(written(paper_document(whole, "en"), Form.PDF))
        assert squeezed("Charter of 1990") not in said


class TestTheOtherLanguageInAFile:
    def test_runs_its_own_way_in_word(self, whole: DecisionPaper) -> None:
        with zipfile.ZipFile(io.BytesIO(written(paper_document(whole, "en"), Form.DOCX))) as archive:
            root = ET.fromstring(archive.read("word/document.xml"))
        every = list(root.iter(f"{WORD}p"))
        first = next(
            place for place, one in enumerate(every) if one.find(f".//{WORD}pStyle[@{WORD}val='Heading1']") is not None
        )
        for one in every[first:]:
            said = "".join(one.itertext())
            runs_back = one.find(f"{WORD}pPr/{WORD}bidi") is not None
            assert runs_back == bool(re.match(r"[(\[]*[٠-٩\u0600-\u06ff]", said)), said

    def test_stands_in_the_contents_in_its_own_direction(self, whole: DecisionPaper) -> None:
        with zipfile.ZipFile(io.BytesIO(written(paper_document(whole, "en"), Form.DOCX))) as archive:
            root = ET.fromstring(archive.read("word/document.xml"))
        runs = {"".join(one.itertext()): one.find(f"{WORD}rPr/{WORD}rtl") is not None for one in root.iter(f"{WORD}r")}
        assert runs["مشاريع قرارات باللغة العربية"] is True
        assert runs["Draft resolutions in English"] is False

    def test_leads_to_pages_in_word(self, whole: DecisionPaper) -> None:
        content = written(paper_document(replace(whole, site=SITE), "en"), Form.DOCX)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = ET.fromstring(archive.read("word/document.xml"))
            led = archive.read("word/_rels/document.xml.rels").decode()
        links = ["".join(one.itertext()) for one in root.iter(f"{WORD}hyperlink")]
        assert "alpha" in links
        assert len(links) == len(whole.like.courses)
        assert f'Target="{SITE}alpha/"' in led

    def test_says_its_language_and_direction_in_html(self, whole: DecisionPaper) -> None:
        page = written(paper_document(whole, "en"), Form.HTML).decode()
        assert page.count('<section class="level1" ') == 9
        assert page.count('lang="ar" dir="rtl"') == 6
        assert page.count('lang="en" dir="ltr"') == 1 + 6

    def test_has_headings_in_order(self, whole: DecisionPaper) -> None:
        page = written(paper_document(whole, "ar"), Form.HTML).decode()
        ranks = [int(one) for one in re.findall(r"<h(\d)", page)]
        assert all(after <= before + 1 for before, after in pairwise(ranks))


class TestOnThePage:
    def test_it_needs_no_style_and_no_script_of_its_own(self, whole: DecisionPaper) -> None:
        made = paper_document(replace(whole, site=SITE), "en")
        body = cover(made) + contents(made) + sections(made)
        assert re.findall(r"<(?:style|script|svg)|style=| on\w+=", body) == []
        assert f'<a href="{SITE}alpha/"><bdi>alpha</bdi></a>' in body

    def test_it_escapes_what_comes_from_outside(self) -> None:
        made = paper_document(paper(others=(replace(AWAY, name_en="<script>x</script>"),)), "en")
        assert "<script" not in cover(made) + contents(made) + sections(made)


class TestASectionInAnotherLanguage:
    BLOCKS: tuple[Block, ...] = (
        Paragraph("نص عربي"),
        Bullets(("بند أول", "بند ثانٍ")),
        Table("جدول", (Column("اسم"), Column("عدد", figures=True)), (("صف", "٣"),)),
    )

    @pytest.fixture
    def both(self) -> Document:
        """An English section before and after an Arabic one."""
        before, after = (Section(title, (Paragraph("Plain text"),)) for title in ("Before", "After"))
        return small(before, Section("عنوان", self.BLOCKS, language="ar"), after)

    def paragraphs(self, made: Document) -> Iterator[tuple[str, bool]]:
        """Every paragraph of the DOCX behind the contents, and whether it runs from right to left."""
        every = list(parts_of(written(made, Form.DOCX)).iter(f"{WORD}p"))
        heads = [
            place for place, one in enumerate(every) if one.find(f".//{WORD}pStyle[@{WORD}val='Heading1']") is not None
        ]
        for one in every[heads[0] :]:
            if said := "".join(one.itertext()):
                yield said, one.find(f"{WORD}pPr/{WORD}bidi") is not None

    def test_turns_only_its_own_paragraphs_in_word(self, both: Document) -> None:
        turned = dict(self.paragraphs(both))
        assert {said for said, back in turned.items() if back} == {
            "عنوان", "نص عربي", "بند أول", "بند ثانٍ", "جدول", "اسم", "عدد", "صف", "٣",
        }  # fmt: skip
        assert turned["Plain text"] is turned["Before"] is turned["After"] is False

    def test_turns_its_tables_in_word(self, both: Document) -> None:
        (found,) = parts_of(written(both, Form.DOCX)).iter(f"{WORD}tbl")
        assert found.find(f"{WORD}tblPr/{WORD}bidiVisual") is not None

    def test_stays_between_its_tags_in_html(self, both: Document) -> None:
        page = written(both, Form.HTML).decode()
        (inside,) = re.findall(
            r'<section class="level1" aria-labelledby="s2" lang="ar" dir="rtl">(.*?)</section>', page
        )
        assert all(one in inside for one in ("عنوان", "نص عربي", "بند أول", "جدول"))
        assert "Plain text" not in inside

    def test_is_kept_in_the_pdf(self, both: Document) -> None:
        said = said_in(written(both, Form.PDF))
        assert all(squeezed(one) in said for one in ("Before", "Plain text", "After", "عنوان", "نص عربي", "جدول"))

    def test_of_the_same_language_changes_nothing(self) -> None:
        plain, marked = (small(Section("One", (Paragraph("Text"),), language=one)) for one in ("", "en"))
        assert said_in(written(plain, Form.PDF)) == said_in(written(marked, Form.PDF))
        assert [*self.paragraphs(plain)] == [*self.paragraphs(marked)]


class TestATableWhoseRowsLead:
    ROWS = (("1", isolated("here--there")), ("2", isolated("a--b")))
    LINKS = ("https://registry.example/x/", "https://registry.example/y/?a=1&b=2")

    def of(self, links: tuple[str, ...]) -> Document:
        """A table of two rows."""
        found = Table("Links", (Column("No.", figures=True), Column("Id")), self.ROWS, links)
        return small(Section("One", (found,)))

    def test_puts_each_address_on_the_last_cell_of_its_row_in_html(self) -> None:
        page = written(self.of(self.LINKS), Form.HTML).decode()
        assert '<td><a href="https://registry.example/x/"><bdi>here--there</bdi></a></td>' in page
        assert '<td><a href="https://registry.example/y/?a=1&amp;b=2"><bdi>a--b</bdi></a></td>' in page

    def test_puts_each_address_into_the_pdf(self) -> None:
        content = written(self.of(self.LINKS), Form.PDF)
        assert all(one.encode() in content for one in self.LINKS)

    def test_puts_each_address_into_the_word_file(self) -> None:
        content = written(self.of(self.LINKS), Form.DOCX)
        led = {one.get("Target") for one in parts_of(content, "word/_rels/document.xml.rels")}
        assert set(self.LINKS) <= led
        assert ["".join(one.itertext()) for one in parts_of(content).iter(f"{WORD}hyperlink")] == [
            "here--there",
            "a--b",
        ]

    @pytest.mark.parametrize("form", Form, ids=str)
    def test_without_addresses_leads_nowhere(self, form: Form) -> None:
        content = written(self.of(()), form)
        assert b"registry.example" not in content
        said = {
            Form.PDF: lambda: said_in(content),
            Form.DOCX: lambda: reported.said_by_docx(content),
            Form.HTML: lambda: reported.said_by_html(content),
        }[form]()
        assert "here--there" in said

    def test_of_one_column_leads_from_nothing(self) -> None:
        alone = Table("One", (Column("Only"),), (("x",),), ("https://registry.example/z/",))
        assert "registry.example/z" not in written(small(Section("One", (alone,))), Form.HTML).decode()
