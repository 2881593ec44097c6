"""A title in a script of which no font is at hand: the PDF is written, and says what it could not show."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.pdftext import said_in
from tests.reported import report

from tawam.reports.files import pdf, unshown
from tawam.reports.phrases import document
from tawam.reports.values import Document, Paragraph, Section

typst = pytest.importorskip("typst")


def saying(text: str, language: str = "en") -> Document:
    """A report that says only this."""
    return replace(document(report(), language), sections=(Section("Title", (Paragraph(text),)),))


class TestAPdf:
    @pytest.mark.parametrize(
        "text", ["歌の夕べ", "합창단", "Choir 💥🇯🇵", "\u200b", "\ue000\ufffe", "ﷺ", "አማርኛ คณะ 歌 한 💥 －"]
    )
    def test_is_written_whatever_a_title_holds(self, text: str) -> None:
        made = pdf.as_pdf(saying(f"Evening {text} of both towns"))
        assert made.startswith(b"%PDF")
        assert "ofbothtowns" in said_in(made)

    @pytest.mark.parametrize(("language", "note"), [("en", "nofontherehas"), ("ar", "PDF")])
    def test_says_what_a_box_stands_for(self, language: str, note: str) -> None:
        told = said_in(pdf.as_pdf(saying("Evening \U000f0000 of both towns", language)))
        assert unshown.BOX in told
        assert note in told

    def test_has_no_note_where_all_is_shown(self) -> None:
        told = said_in(pdf.as_pdf(saying("Soirée, вечер, βραδιά, أمسية")))
        assert "nofontherehas" not in told
        assert "вечер" in told

    def test_keeps_the_other_scripts_where_one_is_not_shown(self) -> None:
        told = said_in(pdf.as_pdf(saying("Вечер 💥 и βραδιά")))
        assert "Вечер" in told
        assert "βραδιά" in told

    def test_tells_any_other_trouble_as_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf, "_call", lambda made: {"input": b"#panic()"})
        with pytest.raises(typst.TypstError, match="panic"):
            pdf.as_pdf(saying("Evening"))


class TestTheLettersThatAreShipped:
    def test_are_all_set_without_a_font_of_the_machine(self) -> None:
        every = "".join(chr(place) for place in range(0xA0, 0x10000) if not unshown.not_shipped(chr(place)))
        assert len(every) > 1_000
        call = pdf._call(saying(every)) | {"ignore_system_fonts": True}
        assert typst.compile(**call, format="pdf", pdf_standards="a-2a").startswith(b"%PDF")


class TestABox:
    @given(st.dictionaries(st.text(), st.text()), st.sampled_from("日한ไ💥é"))
    def test_leaves_the_form_of_the_data_and_all_other_letters(self, data: dict[str, str], letter: str) -> None:
        text = json.dumps(data | {"sign": letter}, ensure_ascii=False)
        found = unshown.boxed(text, unshown.kin_of(letter))
        assert json.loads(found)["sign"] == unshown.BOX
        assert len(found) == len(text)
        assert all(one in (two, unshown.BOX) for one, two in zip(found, text, strict=True))

    @pytest.mark.parametrize(
        ("told", "letter"),
        [
            ('PDF/A-2a error: the text `"日"` could not be displayed with font `"Tawam Report"`', "日"),
            ('PDF/A-2a error: the text `"\\u{200b}"` could not be displayed with font `"Tawam Report"`', "\u200b"),
            ('PDF/A-2a error: the PDF contains the codepoint `"\\u{e000}"`', "\ue000"),
            ("panicked", ""),
            ('unknown variable `"x"` here', ""),
        ],
    )
    def test_stands_for_the_letter_that_the_typesetter_names(self, told: str, letter: str) -> None:
        assert unshown.letter_refused(told) == letter

    def test_is_one_for_pictures_of_every_name(self) -> None:
        hides = unshown.kin_of("💥")
        assert hides("🇯")
        assert not hides("é")


class TestTheNote:
    def test_is_in_the_language_of_the_document(self) -> None:
        with override("en"):
            (section,) = pdf.with_note(saying("Evening", "ar")).sections[1:]
        assert section.level == 2
        assert "PDF" in section.title
        assert not section.title.isascii()
