"""The report as a document, and as three kinds of file that say the same."""

from __future__ import annotations

import functools
import io
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.utils.translation import override
from tests import reported
from tests.exchanged import activity, came, money
from tests.reported import DAY, YEAR, link, place, report, texts

from tawam.basics import locales
from tawam.exchange.values import Direction, MoneyTotal
from tawam.registry.values import Light, Status
from tawam.reports.files import MEDIA, printed, written
from tawam.reports.files.drawings import svg
from tawam.reports.files.extras import NeedsPackages, package
from tawam.reports.phrases import document
from tawam.reports.phrases.words import amount
from tawam.reports.rules.figures import figures
from tawam.reports.rules.isolation import CLOSE, OPEN, bare
from tawam.reports.values import CouncilReport, Document, Figure, Form, Paragraph, Section, Table, Tiles
from tawam.reports.wording import LIMITS

LANGUAGES = ["en", "ar"]
Filed = Callable[[str, Form], bytes]
READ = '#import "x": * $a$ \\ <b onload=1> *x* _y_ `z` @ref ]] #panic("no") {{ }} {% x %} & </style>'
HOSTILE = READ.replace("&", "\x00\x0b\x1f\ufffe &")
ORDERS = {
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "bidi", "spacing", "ind", "jc"],
    "tblPr": ["tblStyle", "bidiVisual", "tblW", "jc", "tblLayout", "tblLook"],
    "sectPr": ["footerReference", "pgSz", "pgMar", "cols", "bidi", "docGrid"],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "rtl"],
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tables(made: Document) -> list[Table]:
    """Every table of a document."""
    return [block for section in made.sections for block in section.blocks if isinstance(block, Table)]


def drawings(made: Document) -> list[Figure]:
    """Every drawing of a document."""
    return [block for section in made.sections for block in section.blocks if isinstance(block, Figure)]


def numbers(made: Document) -> set[str]:
    """Every figure that the document tells as a text."""
    return {found for text in texts(made) for found in re.findall(r"[\d٠-٩][\d٠-٩.,٬٫]*", text)}


def told(made: Document, form: Form, content: bytes) -> str:
    """What a file says."""
    if form is Form.PDF:
        return reported.said_by_pdf(made)
    return reported.said_by_docx(content) if form is Form.DOCX else reported.said_by_html(content)


@pytest.fixture(scope="module")
def whole() -> CouncilReport:
    """Three links, one of which is over."""
    over = link(4, status=Status.ENDED, status_before=Status.ENDED, now=None, before=None, held=(), tasks=(), coming=())
    return report(link(2), link(3, other=place(3, "Faraway", "البعيدة")), over)


@pytest.fixture(scope="module")
def filed(whole: CouncilReport) -> Filed:
    """A file of the three links in a language and a form; each is made once."""
    return functools.cache(lambda language, form: printed(whole, language=language, form=form))


class TestADocument:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_its_title_page_and_every_section(self, whole: CouncilReport, language: str) -> None:
        made = document(whole, language)
        assert bare(made.place) == {"en": "Homeburg (Germany)", "ar": "هومبورغ (ألمانيا)"}[language]
        assert [bare(value) for _, value in made.cover][1] == "Samira Haddad"
        assert len([one for one in made.sections if one.level == 1]) == 7
        assert made.language == language

    def test_says_the_same_numbers_in_both_languages(self, whole: CouncilReport) -> None:
        def western(made: Document) -> list[str]:
            plain = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
            return sorted(re.findall(r"\d[\d.,]*\d|\d", " ".join(texts(made)).translate(plain)))

        assert western(document(whole, "ar")) == western(document(whole, "en"))

    def test_writes_arabic_digits_and_no_others_but_in_names_from_outside(self, whole: CouncilReport) -> None:
        for text in (text for one in tables(document(whole, "ar")) for row in one.rows for text in row):
            ours = re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "", text)
            assert re.search(r"[0-9]", ours) is None, text

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_puts_last_year_beside_each_figure(self, whole: CouncilReport, language: str) -> None:
        made = document(whole, language)
        before = locales.digits(str(YEAR - 1), language)
        tiles = next(block for one in made.sections for block in one.blocks if isinstance(block, Tiles))
        assert all(before in beside for _, _, beside in tiles.items)
        assert sum(any(before in column.title for column in one.columns) for one in tables(made)) >= 4

    def test_marks_proposals_as_proposals_wherever_they_stand(self, whole: CouncilReport) -> None:
        with_advice = [one for one in tables(document(whole, "en")) if "Proposal" in [c.title for c in one.columns]]
        assert len(with_advice) == 2
        assert all("the council decides" in one.caption for one in with_advice)

    def test_leaves_the_column_of_the_decision_free(self, whole: CouncilReport) -> None:
        (found,) = [one for one in tables(document(whole, "en")) if one.columns[-1].title == "Decision of the council"]
        assert {row[-1] for row in found.rows} == {""}

    def test_asks_no_decision_on_what_was_over_long_before_and_says_how_many_that_are(
        self, whole: CouncilReport
    ) -> None:
        made = document(whole, "en")
        (proposals,) = [one for one in tables(made) if one.columns[-1].title == "Decision of the council"]
        (links,) = [one for one in tables(made) if one.columns[0].title == "No." and one.columns[1].title == "Partner"]
        assert (len(links.rows), len(proposals.rows)) == (3, 2)
        assert any(text.endswith("are left out here: 1.") for text in texts(made))

    def test_never_writes_zero_for_what_is_not_logged(self) -> None:
        silent = link(2, now=None, before=None, held=())
        made = document(report(silent, now=None, before=None, years=((2025, None),)), "en")
        (sums,) = [one for one in tables(made) if one.caption == "Activities held and people who took part"]
        assert sums.rows[0][1:] == ("not logged",) * 4
        assert "Nothing is logged for this year. That does not mean that nothing took place." in list(texts(made))
        assert "No money is logged for the year." in list(texts(made))

    def test_never_adds_up_currencies(self) -> None:
        held = (activity(id="a", money=(money("10"), money("20", "GBP"))),)
        made = document(report(link(2, held=held, now=figures(YEAR, held, {"a"}))), "en")
        text = " ".join(texts(made)).replace("\N{NO-BREAK SPACE}", " ")
        assert "10 EUR, 20 GBP" in text
        assert "30 " not in text

    def test_says_how_many_were_not_counted(self) -> None:
        held = (activity(id="a", participations=(came(9),)), activity(id="b"))
        made = document(report(link(2, held=held, now=figures(YEAR, held, {"a", "b"}))), "en")
        assert "9 (activities without a count: 1)" in list(texts(made))

    def test_says_where_the_record_gives_no_judgement(self, whole: CouncilReport) -> None:
        found = list(texts(document(whole, "en")))
        assert "Vitality: not enough data" in found
        assert any(text.startswith("The record does not answer (") for text in found)

    def test_names_every_source_with_its_address_and_every_limit(self, whole: CouncilReport) -> None:
        found = list(texts(document(whole, "en")))
        assert "https://gazette.example/a_long/path?x=1" in found
        assert {str(one) for one in LIMITS} <= set(found)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_without_links_says_so_and_asks_nothing(self, language: str) -> None:
        made = document(report(empty=True, sources=()), language)
        assert tables(made) == drawings(made) == []
        assert any("هومبورغ" in text or "Homeburg" in text for text in texts(made))

    def test_of_a_year_that_is_not_over_says_up_to_when(self, whole: CouncilReport) -> None:
        early = replace(whole, year=2026, as_of=DAY)
        assert "3 February 2026" in document(early, "en").subtitle

    def test_lets_no_name_from_outside_stand_without_its_marks(self) -> None:
        made = document(report(link(2, title="XYZZY")), "en")
        for text in (cell for one in tables(made) for row in one.rows for cell in row if "XYZZY" in cell):
            assert f"{OPEN}XYZZY{CLOSE}" in text


class TestEveryFile:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("form", Form, ids=str)
    def test_says_every_number_and_every_text_of_the_document(
        self, whole: CouncilReport, filed: Filed, language: str, form: Form
    ) -> None:
        made = document(whole, language)
        said = told(made, form, filed(language, form))
        assert [text for text in texts(made) if text not in said] == []
        assert [one for one in numbers(made) if one not in said] == []
        assert len(numbers(made)) > 20

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("form", Form, ids=str)
    def test_is_the_same_for_the_same_data_and_day(
        self, whole: CouncilReport, filed: Filed, language: str, form: Form
    ) -> None:
        first, second = filed(language, form), printed(whole, language=language, form=form)
        if form is Form.DOCX:
            first, second = b"".join(members(first)), b"".join(members(second))
        assert first == second

    @pytest.mark.parametrize("form", Form, ids=str)
    def test_takes_hostile_titles_as_texts(self, form: Form) -> None:
        hostile = report(link(2, title=HOSTILE, other=place(2, HOSTILE)), made_by=HOSTILE)
        made = document(hostile, "en")
        content = printed(hostile, language="en", form=form)
        said = told(made, form, content)
        assert READ in said
        assert "\x00" not in said
        if form is Form.HTML:
            assert b"<b onload" not in content
            assert content.count(b"</style>") == 1

    @pytest.mark.parametrize("form", Form, ids=str)
    def test_holds_a_title_without_a_space(self, form: Form) -> None:
        long = report(link(2, title="W" * 300, other=place(2, "عالم" * 40)))
        assert "W" * 300 in told(document(long, "ar"), form, printed(long, language="ar", form=form))

    def test_as_pdf_has_pages_and_its_language(self, whole: CouncilReport, filed: Filed) -> None:
        content = filed("ar", Form.PDF)
        assert content.startswith(b"%PDF-")
        assert b"/Lang" in content
        assert reported.pages_of(document(whole, "ar")) >= 8

    @pytest.mark.parametrize("form", Form, ids=str)
    def test_of_two_hundred_links_is_made(self, form: Form) -> None:
        many = report(*(link(number, f"Visit {number}") for number in range(2, 202)))
        content = printed(many, language="en", form=form)
        said = told(document(many, "en"), form, content)
        assert all(f"Visit {number}" in said for number in range(2, 202))

    def test_has_its_media_type(self) -> None:
        assert set(MEDIA) == set(Form)


def members(content: bytes) -> list[bytes]:
    """The parts of a DOCX, without the times of the archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in sorted(archive.namelist())]


class TestTheWordFile:
    def xml(self, filed: Filed, language: str) -> ET.Element:
        with zipfile.ZipFile(io.BytesIO(filed(language, Form.DOCX))) as archive:
            return ET.fromstring(archive.read("word/document.xml"))

    def test_in_arabic_runs_from_right_to_left_throughout(self, filed: Filed) -> None:
        root = self.xml(filed, "ar")
        said = [one for one in root.iter(f"{WORD}p") if "".join(one.itertext()).strip()]
        assert said
        assert all(one.find(f"{WORD}pPr/{WORD}bidi") is not None for one in said)
        found = list(root.iter(f"{WORD}tbl"))
        assert found
        assert all(one.find(f"{WORD}tblPr/{WORD}bidiVisual") is not None for one in found)

    def test_in_arabic_leaves_latin_names_from_left_to_right(self, filed: Filed) -> None:
        runs = list(self.xml(filed, "ar").iter(f"{WORD}r"))
        kinds = {"".join(one.itertext()): one.find(f"{WORD}rPr/{WORD}rtl") is not None for one in runs}
        assert kinds["Youth camp"] is False
        assert kinds["البعيدة"] is True

    @pytest.mark.parametrize(("language", "mark"), [("ar", "\u200e"), ("en", "")])
    def test_keeps_the_full_stop_behind_a_sentence_of_the_other_script(self, language: str, mark: str) -> None:
        said = Section("S", (Paragraph(f"x {OPEN}Our mayor signed.{CLOSE} y"),))
        content = written(replace(document(report(), language), sections=(said,)), Form.DOCX)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = ET.fromstring(archive.read("word/document.xml"))
        assert f"x Our mayor signed.{mark} y" in ["".join(one.itertext()) for one in root.iter(f"{WORD}p")]

    def test_puts_the_number_before_its_currency_in_the_direction_of_the_text(self) -> None:
        total = MoneyTotal(Direction.OUT, "AUD", Decimal(11500))
        for language, said in (("ar", "١١٬٥٠٠\xa0AUD"), ("en", "11,500\xa0AUD")):
            with override(language):
                assert amount(total) == said

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(("parent", "order"), ORDERS.items())
    def test_has_its_parts_in_the_order_that_word_asks_for(
        self, filed: Filed, language: str, parent: str, order: list[str]
    ) -> None:
        for one in self.xml(filed, language).iter(f"{WORD}{parent}"):
            known = [order.index(name) for child in one if (name := child.tag.removeprefix(WORD)) in order]
            assert known == sorted(known), [child.tag for child in one]

    def test_gives_arabic_letters_the_weight_and_size_of_latin_ones(self, filed: Filed) -> None:
        with zipfile.ZipFile(io.BytesIO(filed("ar", Form.DOCX))) as archive:
            styles = ET.fromstring(archive.read("word/styles.xml"))
        for look in (found for style in styles.iter(f"{WORD}style") for found in style.findall(f"{WORD}rPr")):
            for name in ("b", "sz"):
                latin, arabic = look.find(f"{WORD}{name}"), look.find(f"{WORD}{name}Cs")
                if latin is not None:
                    assert arabic is not None
                    assert arabic.attrib == latin.attrib

    @pytest.mark.parametrize(("language", "upright"), [("ar", True), ("en", False)])
    def test_sets_arabic_upright_and_without_gaps_between_its_letters(
        self, filed: Filed, language: str, upright: bool
    ) -> None:
        with zipfile.ZipFile(io.BytesIO(filed(language, Form.DOCX))) as archive:
            styles = ET.fromstring(archive.read("word/styles.xml"))
        looks = [found for style in styles.iter(f"{WORD}style") for found in style.findall(f"{WORD}rPr")]
        slanted = [look for look in looks for name in ("i", "iCs", "spacing") if look.find(f"{WORD}{name}") is not None]
        assert (slanted == []) is upright

    def test_in_english_knows_no_right_to_left(self, filed: Filed) -> None:
        root = self.xml(filed, "en")
        assert list(root.iter(f"{WORD}bidi")) == list(root.iter(f"{WORD}bidiVisual")) == []

    def test_has_headings_real_tables_and_pictures_with_a_description(self, whole: CouncilReport, filed: Filed) -> None:
        root = self.xml(filed, "en")
        styles = [one.get(f"{WORD}val") for one in root.iter(f"{WORD}pStyle")]
        assert styles.count("Heading1") == 7
        assert len(list(root.iter(f"{WORD}tblHeader"))) == len(list(root.iter(f"{WORD}tbl")))
        pictures = [one for one in root.iter() if one.tag.endswith("}docPr")]
        assert len(pictures) == len(drawings(document(whole, "en")))
        assert all(one.get("descr") for one in pictures)


class TestThePage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_needs_nothing_but_itself(self, filed: Filed, language: str) -> None:
        page = filed(language, Form.HTML).decode()
        assert re.findall(r'(?:src|url)\s*[=(]\s*["\']?(?!data:|#)', page) == []
        assert "<script" not in page

    def test_has_a_language_a_direction_and_headings_in_order(self, filed: Filed) -> None:
        page = filed("ar", Form.HTML).decode()
        assert '<html lang="ar" dir="rtl">' in page
        ranks = [int(one) for one in re.findall(r"<h(\d)", page)]
        assert ranks[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(ranks))

    def test_names_its_drawings_and_every_row_of_its_tables(self, whole: CouncilReport, filed: Filed) -> None:
        page = filed("en", Form.HTML).decode()
        assert page.count('<svg role="img" aria-label="') == len(drawings(document(whole, "en")))
        assert page.count('scope="row"') == page.count("<tbody>") + page.count("</tr><tr>")


class TestADrawing:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_svg_that_names_each_of_its_figures(self, whole: CouncilReport, language: str) -> None:
        made = document(whole, language)
        drawn = [svg(one, language) for one in drawings(made)]
        for one in drawn:
            ET.fromstring(one)
        said = " ".join("".join(ET.fromstring(one).itertext()) for one in drawn)
        assert [text for text in reported.drawn_texts(made) if text not in said] == []

    def test_explains_the_colours_that_it_shows_and_no_others(self, whole: CouncilReport) -> None:
        (found,) = [one for one in drawings(document(whole, "en")) if one.key]
        assert [light for light, _ in found.key] == [Light.ALIVE, Light.OVER]

    def test_of_years_without_a_log_shows_no_bar_and_says_so(self) -> None:
        made = document(report(years=((2024, None), (2025, report().now))), "en")
        (found,) = [one for one in drawings(made) if "by year" in one.alt]
        assert [(bar.value, bar.shown) for bar in found.drawing.bars] == [(None, "not logged"), (37, "37")]


class TestWithoutTheExtra:
    def test_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        monkeypatch.setitem(sys.modules, "docx", None)
        for form in (Form.PDF, Form.DOCX):
            with pytest.raises(NeedsPackages, match=re.escape("pip install tawam[report]")):
                printed(report(), language="en", form=form)

    def test_html_is_made_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        assert b"Homeburg" in printed(report(), language="en", form=Form.HTML)

    def test_a_package_that_is_there_is_given(self) -> None:
        assert package("json").dumps({}) == "{}"
