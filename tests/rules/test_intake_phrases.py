"""Codes of the intake as a person reads them: every one has its words, and no two of a table are the same."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tawam.intake import phrases, wording
from tawam.intake.actions.draft_work import MOST_ATTEMPTS
from tawam.intake.actions.drafts import NoNames, NotNow
from tawam.intake.actions.profiles import NameTaken
from tawam.intake.files.readers import ReaderMissing
from tawam.intake.files.tables import BadTable, read_table
from tawam.intake.queries import NoSuchDraft, NoSuchProfile, NoSuchRow
from tawam.intake.rules.tables.describing import BadDescription
from tawam.intake.rules.tables.profiles import BadProfile
from tawam.intake.values.drafts import Difference, DifferenceCode
from tawam.intake.values.tables import Field
from tawam.places.queries import NoSuchPlace
from tawam.web.views.tables.columns import DEFAULTS, field_groups
from tawam.web.views.tables.telling import said_of

FACTS = {"times": str(MOST_ATTEMPTS), "before": "9", "now": "5", "told": "x"}


class TestAVocabulary:
    @pytest.mark.parametrize("name", sorted(phrases.VOCABULARIES))
    def test_has_words_of_its_own_for_every_code(self, name):
        texts = [phrases.word(name, str(code)) for code in phrases.VOCABULARIES[name]]
        assert all(texts)
        assert len(set(texts)) == len(texts)

    @pytest.mark.parametrize("name", sorted(phrases.VOCABULARIES))
    def test_speaks_arabic(self, name):
        with override("en"):
            english = [phrases.word(name, str(code)) for code in phrases.VOCABULARIES[name]]
        with override("ar"):
            arabic = [phrases.word(name, str(code)) for code in phrases.VOCABULARIES[name]]
        assert [text for text, other in zip(english, arabic, strict=True) if text == other] == []

    def test_gives_back_a_code_that_it_does_not_know(self):
        assert phrases.word("outcome", "nothing") == "nothing"

    def test_tells_both_sides_apart_in_the_menu_of_a_column(self):
        groups = field_groups()
        told = [f"{title}: {word}" for title, fields in groups for _, word in fields]
        assert len(set(told)) == len(told)
        codes = {code for _, fields in groups for code, _ in fields}
        assert codes | {"ignore"} == {field.value for field in Field}

    def test_has_a_label_for_everything_that_may_be_said_of_the_whole_table(self):
        assert set(DEFAULTS) <= set(Field)


class TestAProblemOfAJob:
    @pytest.mark.parametrize("code", sorted(wording.JOB_PROBLEMS))
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_is_a_whole_sentence(self, code, language):
        with override(language):
            told = phrases.job_problem({"code": code, **FACTS}, language)
        assert told.endswith(".")
        assert "%(" not in told

    def test_has_its_numbers_in_the_digits_of_the_language(self):
        with override("ar"):
            told = phrases.job_problem({"code": "list_changed", **FACTS}, "ar")
        assert "٩" in told
        assert "9" not in told


class TestADifference:
    @pytest.mark.parametrize(
        ("one", "told"),
        [
            (Difference(DifferenceCode.KIND, "friendship", "pact", "x"), "calls the tie friendship, the registry pact"),
            (Difference(DifferenceCode.ENDED_HERE, "suspended", "active", "x"), "(suspended); the registry has it as"),
            (Difference(DifferenceCode.ENDED_HERE, "2001", "active", "x"), "(2001)"),
            (Difference(DifferenceCode.ENDED_THERE, "", "ended", "x"), "has it as ended"),
            (Difference(DifferenceCode.END, "2001", "2018-10", "x"), "2001 as the end, the registry has October 2018"),
            (Difference(DifferenceCode.CONTACT, "contact", "twinning", "x"), "a tie (twinning)"),
        ],
        ids=lambda one: one.code.value if isinstance(one, Difference) else "",
    )
    def test_names_what_both_say_in_words(self, one, told):
        assert told in phrases.difference(one, "en")

    def test_speaks_arabic_with_arabic_digits(self):
        with override("ar"):
            told = phrases.difference(Difference(DifferenceCode.START, "1967", "1957", "x"), "ar")
        assert "١٩٦٧" in told
        assert "١٩٥٧" in told


class TestAnError:
    @pytest.mark.parametrize(
        "error",
        [
            NoNames(), NotNow("recording"), NameTaken("x"), NoSuchProfile("x"), NoSuchRow(3), NoSuchPlace("gn:0"),
            BadDescription("x"), BadProfile("x"),
        ],
        ids=lambda error: type(error).__name__,
    )  # fmt: skip
    def test_is_told_in_the_language_of_the_page(self, error):
        with override("en"):
            english = said_of(error)
        with override("ar"):
            arabic = said_of(error)
        assert english.endswith(".")
        assert arabic != english
        assert any("\u0600" <= char <= "\u06ff" for char in arabic)

    def test_that_speaks_the_language_already_speaks_for_itself(self):
        assert said_of(BadTable("t.csv", "is empty.")) == "t.csv: is empty."

    def test_of_a_table_names_file_row_and_problem(self):
        assert str(BadTable("t.csv", "is bad.", 7)) == "t.csv: row 7: is bad."
        with override("ar"):
            assert (
                str(BadTable("t.csv", "سيئ.", 7)) == "\u2068t.csv\u2069: الصف ٧: سيئ."
            )  # the name keeps its direction

    def test_of_an_empty_table_does_not_ask_to_split_it(self, tmp_path):
        (tmp_path / "t.csv").write_bytes(b"")
        with pytest.raises(BadTable) as told:
            read_table(tmp_path / "t.csv")
        assert told.value.problem == "is empty: there is no row with the names of the columns."

    @pytest.mark.parametrize(("language", "cells", "columns"), [("en", "4", "2"), ("ar", "٤", "٢")])
    def test_of_a_table_writes_its_numbers_as_the_page_does(self, language, cells, columns, tmp_path):
        (tmp_path / "t.csv").write_bytes(b"a,b\n1,2,3,4\n")
        with override(language), pytest.raises(BadTable) as told:
            read_table(tmp_path / "t.csv")
        assert cells in told.value.problem
        assert columns in told.value.problem

    def test_of_a_missing_reader_names_the_extra_in_both_languages(self):
        for language in ("en", "ar"):
            with override(language):
                told = str(ReaderMissing("python-calamine"))
            assert "python-calamine" in told
            assert "pip install tawam[tables]" in told

    def test_of_a_draft_that_is_gone_is_a_sentence(self):
        assert str(NoSuchDraft()).endswith(".")
