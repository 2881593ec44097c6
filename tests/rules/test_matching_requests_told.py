"""Rules and findings in words: every code has its sentences, in both languages, with nothing left blank."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.requested import CODES, criteria, facts, known, request, rule, rules, tie

from tawam.exchange.values import Theme
from tawam.matching.files.templates import templates
from tawam.matching.phrases import requests as phrases
from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.rules.requests.judging import finding, findings
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.ladder import climb
from tawam.matching.rules.requests.table import Entered, Items, Unit
from tawam.matching.values.requests import Criteria, Met, Rung
from tawam.matching.wording import requests as words

LANGUAGES = st.sampled_from(["en", "ar"])
BLANK = re.compile(r"%\(|%[sd]")


def whole(text: str) -> bool:
    """Whether a sentence is there and has no blank left."""
    return bool(text.strip()) and not BLANK.search(text)


class TestEveryKind:
    def test_has_its_name_its_sentence_and_what_settles_it(self):
        assert set(words.KINDS) == set(words.RULES) == set(words.SETTLES) == set(CODES)

    def test_has_a_question_if_people_answer_it(self):
        asked = {code for code, one in REQUIREMENTS.by_code.items() if one.entered is not Entered.NOT}
        assert set(words.QUESTIONS) == asked

    def test_has_a_second_sentence_where_a_figure_may_be_missing(self):
        open_figure = {code for code, one in REQUIREMENTS.by_code.items() if one.figure.unit and not one.figure.needed}
        assert set(words.RULES_WITH_FIGURE) == open_figure
        assert set(words.QUESTIONS_WITH_FIGURE) <= open_figure

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_is_asked_for_a_figure_in_so_many_words(self, language):
        with override(language):
            assert {phrases.word("unit", one) for one in Unit} == {str(one) for one in words.UNITS.values()}

    def test_that_names_things_says_so_in_its_sentence(self):
        naming = {code for code, one in REQUIREMENTS.by_code.items() if one.items is not Items.NONE}
        told = {code for code in CODES if "%(items)s" in str(words.RULES[code])} | {
            code for code, text in words.RULES_WITH_FIGURE.items() if "%(items)s" in str(text)
        }
        assert told == naming


class TestASentence:
    @given(rules(), LANGUAGES)
    def test_of_a_rule_leaves_no_blank(self, one, language):
        with override(language):
            assert whole(phrases.rule(one))
            asked = REQUIREMENTS.by_code[one.kind].entered is not Entered.NOT
            assert whole(phrases.question(one)) is asked

    @given(rules(), known(), LANGUAGES)
    def test_of_a_finding_leaves_no_blank(self, one, at, language):
        found = finding(one, at)
        with override(language):
            assert whole(phrases.reason(found.seen.reason))
            assert whole(phrases.settle(found)) is (found.seen.met is not Met.MET)

    @given(criteria(), known(), LANGUAGES)
    def test_of_a_step_leaves_no_blank(self, own, at, language):
        found = climb(own, at, findings(own, at))
        with override(language):
            assert whole(phrases.reason(found.reason))

    @pytest.mark.parametrize("one", Wrong)
    def test_says_what_is_wrong(self, one):
        assert whole(phrases.wrong(one))


class TestWords:
    @pytest.mark.parametrize(
        ("one", "said"),
        [
            (rule("committee", 15), "A committee of at least 15 residents looks after the link"),
            (rule("papers", None, "plan", "budget"), "Attached: plan for the first year, budget for the first year"),
            (rule("funding", 3000, "NZD"), "Money a year, at least: 3,000 NZD"),
            (rule("funding"), "Money for the years to come is secured"),
            (rule("common_language", 20), "At least 20% of the people of both countries speak one language"),
            (rule("purpose", None, "youth"), "One of these themes at least: young people"),
        ],
    )
    def test_of_a_rule_are_plain(self, one, said):
        assert phrases.rule(one) == said

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_of_a_reason_are_spelt_out(self, language):
        at = facts(request(themes=(Theme.YOUTH,)), ties=(tie(since="2020"),))
        with override(language):
            told = phrases.reason(finding(rule("purpose", None, "youth"), at).seen.reason)
            step = phrases.reason(climb(Criteria(), at, ()).reason)
        assert ("young people" in told) is (language == "en")
        assert ("twinning" in step) is (language == "en")
        assert "youth" not in told

    def test_are_in_the_digits_of_the_language(self):
        with override("ar"):
            assert "١٥" in phrases.rule(rule("committee", 15))
            assert "٢" in phrases.wrong(Wrong.TOO_LONG)
            assert "CLAIR" in phrases.left_out(templates()["clair"])

    def test_of_an_unknown_code_are_the_code(self):
        assert phrases.word("rung", "summit") == "summit"
        assert phrases.listed("rung", Rung) == "contact, memorandum, friendship, twinning"

    def test_of_a_day_that_is_not_known_are_none(self):
        assert phrases.day(None) == ""


class TestAVocabulary:
    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("name", phrases.VOCABULARIES)
    def test_gives_two_things_never_one_word(self, name, language):
        with override(language):
            said = [phrases.word(name, code) for code in phrases.VOCABULARIES[name]]
        assert all(said)
        assert len(set(said)) == len(said)

    @pytest.mark.parametrize("name", phrases.VOCABULARIES)
    def test_speaks_arabic_in_arabic(self, name):
        english = [phrases.word(name, code) for code in phrases.VOCABULARIES[name]]
        with override("ar"):
            arabic = [phrases.word(name, code) for code in phrases.VOCABULARIES[name]]
        assert all(re.search("[\u0621-\u064a]", said) for said in arabic)
        assert not set(english) & set(arabic)

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_of_what_is_wrong_has_a_sentence_for_each(self, language):
        with override(language):
            said = [phrases.wrong(one) for one in Wrong]
        assert len(set(said)) == len(said)
        assert all(sentence.endswith(".") for sentence in said)

    @pytest.mark.parametrize("table", [words.SETTLES, words.RULES, words.QUESTIONS, words.KINDS])
    def test_of_kinds_is_whole_in_arabic(self, table):
        english = {code: str(text) for code, text in table.items()}
        with override("ar"):
            arabic = {code: str(text) for code, text in table.items()}
        assert [code for code in english if english[code] == arabic[code]] == []
        blanks = re.compile(r"%\(\w+\)s")
        assert {code: sorted(blanks.findall(text)) for code, text in english.items()} == {
            code: sorted(blanks.findall(text)) for code, text in arabic.items()
        }
