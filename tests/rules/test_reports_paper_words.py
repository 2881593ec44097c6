"""The words of the paper: every option in the same parts, none recommended, drafts that leave blanks."""

from __future__ import annotations

import dataclasses
import re

import pytest
from django.utils.encoding import force_str
from django.utils.translation import override
from tests.papers import agreement, event, paper
from tests.reported import texts

from tawam.basics.languages import LANGUAGES
from tawam.registry.values import Status
from tawam.reports.phrases.paper import paper_document
from tawam.reports.rules.isolation import bare
from tawam.reports.values import Bullets, DecisionPaper, Document, HardCase, Option, Paragraph, Section, Tone
from tawam.reports.wording import paper as words

PARTS = [one.name for one in dataclasses.fields(words.OptionParts)]
# What a neutral paper does not say of an option, in either language.
URGES = {
    "en": r"\b(should|must|ought|advis|best|better|worse|wrong|right thing|fortunately|unfortunately|only choice)",
    "ar": r"(يجب|ينبغي للمجلس|الأفضل|أفضل|الأسوأ|للأسف|لحسن الحظ|ننصح|من الضروري)",
}
HEADS = {"en": "Draft: ", "ar": "مشروع قرار: "}
BLANK = re.compile(r"\[[^\]\d٠-٩]+\]")


def sections_of(made: Document, language: str) -> list[Section]:
    """The drafts in one language."""
    return [one for one in made.sections if one.language == language and one.level == 2]


def options_of(made: Document, of: DecisionPaper) -> list[Section]:
    """The sections of the options, in order."""
    titles = [force_str(words.OPTIONS[one]) for one in of.options]
    return [one for one in made.sections if one.title in titles]


def leads(section: Section) -> list[str]:
    """The lines that head the parts of a section."""
    return [one.text for one in section.blocks if isinstance(one, Paragraph) and one.tone is Tone.LEAD]


def said(section: Section) -> str:
    """Everything that a section says."""
    found = [one.text for one in section.blocks if isinstance(one, Paragraph)]
    return bare(" ".join([*found, *(text for one in section.blocks if isinstance(one, Bullets) for text in one.items)]))


class TestEveryOption:
    def test_has_its_name_its_parts_and_its_draft(self):
        assert set(words.OPTIONS) == set(words.PARTS) == set(words.DRAFTS) == set(Option)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("option", Option, ids=str)
    @pytest.mark.parametrize("part", PARTS)
    def test_is_told_in_every_part(self, option: Option, part: str, language: str):
        with override(language):
            text = force_str(getattr(words.PARTS[option], part))
        assert text.endswith(".")
        assert len(text) > 40

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("option", Option, ids=str)
    def test_is_neither_urged_nor_advised_against(self, option: Option, language: str):
        with override(language):
            told = [force_str(getattr(words.PARTS[option], part)) for part in PARTS]
            told += [force_str(one) for one in words.DRAFTS[option]]
        assert re.findall(URGES[language], " ".join(told), re.IGNORECASE) == []

    def test_is_told_at_a_like_length(self):
        lengths = [sum(len(force_str(getattr(words.PARTS[one], part))) for part in PARTS) for one in Option]
        assert max(lengths) < 1.6 * min(lengths)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("case", HardCase, ids=str)
    def test_stands_in_the_paper_under_the_same_heads_as_every_other(self, case: HardCase, language: str):
        of = paper(case)
        with override(language):
            found = options_of(paper_document(of, language), of)
        assert len(found) == len(of.options)
        heads = {tuple(leads(one)) for one in found}
        assert len(heads) == 1
        assert len(heads.pop()) == 5
        assert {tuple(type(block).__name__ for block in one.blocks) for one in found} == {
            tuple(type(block).__name__ for block in found[0].blocks)
        }

    def test_stands_in_a_fixed_order_whatever_others_did(self):
        order = [Option.GO_ON, Option.PAUSE, Option.PEOPLE, Option.END]
        assert list(paper().options) == order
        assert list(paper(HardCase.POLITICS).options) == order
        assert list(paper(HardCase.DEAD).options) == [*order, Option.RENEW, Option.LAPSE]

    @pytest.mark.parametrize("option", Option, ids=str)
    def test_says_the_same_of_its_terms(self, option: Option):
        of = paper(HardCase.DEAD)
        found = {one.title: said(one) for one in options_of(paper_document(of, "en"), of)}
        assert "Which body of the town decides, its own rules say." in found[force_str(words.OPTIONS[option])]


class TestALinkThatIsOnHoldOrOverAlready:
    @pytest.mark.parametrize(("option", "status"), sorted(words.ALREADY), ids=str)
    def test_is_told_what_the_option_means_for_it(self, option: Option, status: Status):
        of = paper(status=status)
        found = {one.title: said(one) for one in options_of(paper_document(of, "en"), of)}
        assert force_str(words.ALREADY[option, status]) in found[force_str(words.OPTIONS[option])]

    @pytest.mark.parametrize(("option", "status"), sorted(words.FIRST_LINES), ids=str)
    def test_has_a_draft_that_begins_otherwise(self, option: Option, status: Status):
        drafts = {one.title: said(one) for one in sections_of(paper_document(paper(status=status), "en"), "en")}
        first = force_str(words.FIRST_LINES[option, status]) % {"partner": "Awaygrad (Russia)"}
        assert f"(1) {first}" in drafts[f"Draft: {force_str(words.OPTIONS[option])}"]

    def test_is_told_nothing_of_it_while_it_is_in_force(self):
        told = " ".join(texts(paper_document(paper(status=Status.ACTIVE), "en")))
        assert "On record the link is" not in told

    def test_has_both_tables_for_the_same_options(self):
        assert set(words.ALREADY) == set(words.FIRST_LINES)


class TestTheDrafts:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_stand_in_both_languages_the_papers_own_first(self, language: str):
        made = paper_document(paper(), language)
        marked = [one.language for one in made.sections if one.language]
        assert len(marked) == 10
        assert marked == [language] * 5 + [next(one for one in LANGUAGES if one != language)] * 5

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("own", LANGUAGES)
    def test_are_the_same_whatever_the_language_of_the_paper(self, own: str, language: str):
        first, other = (sections_of(paper_document(paper(), one), language) for one in (own, language))
        assert [one.title for one in first] == [one.title for one in other]
        assert [said(one) for one in first] == [said(one) for one in other]

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("case", [HardCase.WAR, HardCase.DEAD], ids=str)
    def test_are_one_for_each_option(self, case: HardCase, language: str):
        of = paper(case)
        titles = [one.title for one in sections_of(paper_document(of, "en"), language)]
        with override(language):
            assert titles == [HEADS[language] + force_str(words.OPTIONS[one]) for one in of.options]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_leave_blank_what_is_not_on_record(self, language: str):
        for one in sections_of(paper_document(paper(), "en"), language):
            assert len(BLANK.findall(said(one))) >= 3, one.title

    @pytest.mark.parametrize("option", Option, ids=str)
    def test_have_the_same_blanks_in_both_languages(self, option: Option):
        counts = []
        for language in LANGUAGES:
            with override(language):
                counts.append([len(BLANK.findall(force_str(one))) for one in words.DRAFTS[option]])
        assert counts[0] == counts[1]

    def test_cite_the_signature_and_the_last_break_with_their_sources(self):
        draft = said(sections_of(paper_document(paper(), "en"), "en")[0])
        assert "signed: 1 May 1990 [1]," in draft
        assert "suspended, 22 March 2022, who acted: Homeburg [2]," in draft

    def test_ask_for_the_day_of_a_signature_that_nobody_reports(self):
        silent = paper(events=(event("activity", "2020"),))
        draft = said(sections_of(paper_document(silent, "en"), "en")[0])
        assert "signed on [day of signature]," in draft
        assert "last break" not in draft

    def test_name_the_agreement_where_the_reader_may_know_it(self):
        inside = paper(within=True, agreements=(agreement(),))
        draft = said(sections_of(paper_document(inside, "en"), "en")[0])
        assert "having regard to the agreement “Charter of 1990”, signed: 1 May 1990," in draft
        assert "[the agreement and its terms of notice]" in said(sections_of(paper_document(paper(), "en"), "en")[0])

    def test_say_that_sources_disagree(self):
        assert "the sources disagree about: the start" in said(sections_of(paper_document(paper(), "en"), "en")[0])
        quiet = paper(conflicts=())
        assert "disagree" not in said(sections_of(paper_document(quiet, "en"), "en")[0])

    def test_hold_no_sentence_of_a_source(self):
        of = paper()
        sentences = {text for one in of.events for claim in one.claims for text in claim.claim.wording.values()}
        assert sentences
        for language in LANGUAGES:
            drafts = " ".join(said(one) for one in sections_of(paper_document(of, "en"), language))
            assert [one for one in sentences if one in drafts] == []


class TestTheTables:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("table", ["CASES", "OPTIONS", "ANSWERS", "RINGS", "FATES"])
    def test_have_different_words_for_different_codes(self, table: str, language: str):
        with override(language):
            found = [force_str(one) for one in getattr(words, table).values()]
        assert len(set(found)) == len(found)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_of_limits_positions_and_counts_of_others_are_sentences(self, language: str):
        with override(language):
            told = [*words.LIMITS, *(text for text, _ in words.POSITIONS), *(one[2] for one in words.PUBLISHED)]
            assert all(force_str(one).endswith(".") for one in told)

    def test_of_others_name_where_they_are_read(self):
        addresses = [one[3] for one in words.PUBLISHED] + [address for _, address in words.POSITIONS]
        assert all(re.match(r"[a-z-]+(\.[a-z-]+)+", one) for one in addresses)
