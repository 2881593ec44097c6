"""Words for an end, for taking up again, for a reason and for whom one speaks of, each in a sentence of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.texts_made import read, told

from tawam.intake.rules.texts.causes import cause_of, causes_of
from tawam.intake.rules.texts.telling import relation_of, resumes
from tawam.intake.rules.texts.years import year_of_beginning, years_of
from tawam.intake.values.texts import Relation
from tawam.registry.values import Cause

ENDS = (
    "brought its twinning with Volgograd to an end",
    "put an end to its twinning with Volgograd",
    "put a formal end to its twinning with Volgograd",
    "has allowed its twinning with Volgograd to lapse",
    "voted its twinning with Volgograd out of existence",
    "walked away from its twinning with Volgograd",
    "pulled out of its twinning with Volgograd",
    "has withdrawn from its twinning with Volgograd",
    "turned its back on its twinning with Volgograd",
    "bowed out of its twinning with Volgograd",
    "washed its hands of its twinning with Volgograd",
    "gave notice of its twinning with Volgograd, which ended",
)
RESUMPTIONS = (
    "It was resumed in 2016.",
    "It was restored in 2016.",
    "It was revived in 2016.",
    "It was reinstated in 2016.",
    "It was rekindled in 2016.",
    "It was taken up again in 2016.",
    "The suspension was lifted in 2016.",
    "The decision was reversed in 2016.",
    "The twinning is back in force.",
    "The twinning was restored.",
)
RESUMPTIONS_IN_ARABIC = (
    "ثم استأنفت العمل بها.",
    "ثم أعادت العمل بها.",
    "ثم أعاد العمل بها.",
    "ثم استعادت التوأمة.",
    "ثم أحيت التوأمة.",
)
REASONS = (
    ("letters had gone unanswered", Cause.PARTNER_COMMITMENT),
    ("the silence of its partner", Cause.PARTNER_COMMITMENT),
    ("the other side had gone silent", Cause.PARTNER_COMMITMENT),
    ("the council heard nothing", Cause.PARTNER_COMMITMENT),
    ("there was hardly any benefit", Cause.PERCEIVED_BENEFIT),
    ("hardly any tangible benefit was seen", Cause.PERCEIVED_BENEFIT),
    ("nobody knew what had been got out of them", Cause.PERCEIVED_BENEFIT),
    ("the council had other things to attend to", Cause.CHANGED_PRIORITIES),
    ("there were more pressing matters to deal with", Cause.CHANGED_PRIORITIES),
    ("a dispute about equal rights", Cause.HUMAN_RIGHTS_DISPUTE),
    ("a dispute about civil rights", Cause.HUMAN_RIGHTS_DISPUTE),
    ("political relations were bad", Cause.POLITICAL_TENSION),
    ("relations had soured", Cause.POLITICAL_TENSION),
    ("the consulate protested", Cause.POLITICAL_TENSION),
    ("the party's politics", Cause.POLITICAL_TENSION),
    ("احتجاجا علي انتهاك حقوق المدنيين", Cause.HUMAN_RIGHTS_DISPUTE),
    ("قل الاهتمام", Cause.SUSTAINED_INTEREST),
    ("فترت الهمم", Cause.SUSTAINED_INTEREST),
)
BEGINNINGS = (
    ("since 1966", 1966),
    ("signed in 1998", 1998),
    ("sealed in 2004", 2004),
    ("sealed with ¤1 in 2004", 2004),
    ("the charter of 1979", 1979),
    ("the agreement of 1979", 1979),
    ("dating from 1979", 1979),
    ("which goes back to 1979", 1979),
    ("منذ عام 1979", 1979),
    ("الموقعه عام 1979", 1979),
    ("founded in 1979", 1979),
    ("for 35 years", None),
    ("in 1979", None),
    ("since 1979 or since 1980", None),
    ("from 1979 until 1990", 1979),
    ("التي تاسست عام 1956", None),
)
WHERE_ALONE = (
    "Leipzig, in Germany, is twinned with Houston.",
    "In Germany Leipzig is twinned with Houston.",
    "Leipzig is twinned with Houston in Alabama.",
    "Leipzig, near Dresden, is twinned with Houston.",
    "Leipzig, not far from Dresden, is twinned with Houston.",
    "Leipzig, north of Dresden, is twinned with Houston.",
    "Leipzig, unlike Dresden, is twinned with Houston.",
    "Leipzig, as opposed to Dresden, is twinned with Houston.",
    "Leipzig, in contrast to Dresden, is twinned with Houston.",
    "Leipzig (Germany) is twinned with Houston.",
)
PARTNERS = (
    "Leipzig speaks of its twin towns. Its oldest partner is Houston.",
    "Leipzig speaks of its twin towns. The Saxon city is a partner of Houston.",
    "Leipzig speaks of its twin towns. It is twinned with Houston.",
    "Leipzig speaks of its twin towns. Houston, its American twin, sent a choir.",
    "Leipzig speaks of its twin towns. Houston, twin of the Saxon city, sent a choir.",
    "Leipzig speaks of its twin towns. Houston came first.",
    "Leipzig speaks of its twin towns. Houston was the first.",
    "Leipzig speaks of its twin towns. Houston is the oldest.",
    "Leipzig speaks of its twin towns. Houston followed in 1993.",
    "Leipzig speaks of its twin towns. Houston joined in 1993.",
    "Leipzig speaks of its twin towns. Houston was added in 1993.",
    "Leipzig speaks of its twin towns. Then came Houston.",
    "Leipzig speaks of its twin towns. First came Houston.",
)
NO_PARTNERS = (
    "Leipzig speaks of its twin towns. Houston is hot.",
    "Leipzig speaks of its twin towns. The mayor lives in Houston.",
    "Leipzig speaks of its twin towns. Trading partners in Houston were ill.",
    "Leipzig speaks of its twin towns. The choir flew to Houston.",
    "Leipzig speaks of its twin towns. Houston has none.",
)
SO_TOO = (
    "Glasgow did the same.",
    "Glasgow did so too.",
    "Glasgow did likewise.",
    "Glasgow followed suit.",
    "Glasgow took the same step.",
    "And Glasgow did the same.",
)
NOT_SO_TOO = (
    "Glasgow is a city.",
    "Glasgow did not.",
    "Glasgow and Lyon spoke.",
    "Volgograd answered.",
    "In Glasgow people spoke.",
)


class TestAnEnd:
    @pytest.mark.parametrize("words", ENDS)
    def test_is_told_in_many_ways(self, words: str) -> None:
        assert [one[:3] for one in told(f"Coventry {words}.")] == [("coventry", "volgograd", "ended")]

    @pytest.mark.parametrize("words", ENDS[:4])
    def test_that_is_refused_is_none(self, words: str) -> None:
        found = told(f"Coventry will not {words.replace('brought', 'bring').replace('has allowed', 'allow')}.")
        assert "ended" not in {one[2] for one in found}

    @given(st.sampled_from(ENDS), st.integers(1990, 2024))
    def test_has_its_year(self, words: str, year: int) -> None:
        ((*_, found, _),) = told(f"Coventry {words} in {year}.")
        assert found == year

    @pytest.mark.parametrize("second", ["dissolved", "ended", "terminated", "revoked"])
    def test_that_follows_a_suspension_is_what_holds(self, second: str) -> None:
        text = f"Coventry first suspended its twinning with Volgograd and then {second} it."
        assert [one[2] for one in told(text)] == ["ended"]

    @given(st.sampled_from(["ended", "suspended"]), st.text(alphabet="abc ", max_size=20))
    def test_is_read_from_the_words_around_a_tie(self, verb: str, around: str) -> None:
        assert relation_of(f" {around} {verb} its ", "≈bond with ¤1 ", around, Relation.TWINNED) == Relation(verb)


class TestATieTakenUpAgain:
    @pytest.mark.parametrize("sentence", RESUMPTIONS)
    def test_is_in_force(self, sentence: str) -> None:
        text = f"Coventry suspended its twinning with Volgograd in 2014. {sentence}"
        assert [one[:3] for one in told(text)] == [("coventry", "volgograd", "twinned")]

    @pytest.mark.parametrize("sentence", RESUMPTIONS_IN_ARABIC)
    def test_is_in_force_in_arabic_too(self, sentence: str) -> None:
        assert [one[2] for one in told(f"علقت لندن توأمتها مع موسكو عام 2014. {sentence}")] == ["twinned"]

    @pytest.mark.parametrize("sentence", RESUMPTIONS)
    def test_begins_where_it_began(self, sentence: str) -> None:
        text = f"Coventry, twinned with Volgograd since 1944, suspended the twinning in 2014. {sentence}"
        (said,) = read(text).said
        assert (said.relation, said.year, said.began) == (Relation.TWINNED, 1944, None)

    @given(st.text(alphabet="abcdefgh ", max_size=40))
    def test_is_not_read_into_other_words(self, words: str) -> None:
        assert not resumes(f" {words} ")


class TestAReason:
    @pytest.mark.parametrize(("words", "cause"), REASONS)
    def test_is_known_by_its_words(self, words: str, cause: Cause) -> None:
        assert cause_of(f" because {words} ".replace("'", " '")) == cause

    @given(st.lists(st.sampled_from(REASONS), max_size=4))
    def test_is_one_of_all_that_are_given(self, some: list[tuple[str, Cause]]) -> None:
        words = f" {' ; '.join(words for words, _ in some)} ".replace("'", " '")
        assert causes_of(words) >= {str(cause) for _, cause in some}
        assert not cause_of(words) or cause_of(words) in causes_of(words)

    @given(st.text(alphabet="xyzq ", max_size=40))
    def test_is_none_without_its_words(self, words: str) -> None:
        assert causes_of(f" {words} ") == frozenset()


class TestAYearOfABeginning:
    @pytest.mark.parametrize(("words", "year"), BEGINNINGS)
    def test_is_the_only_one_that_is_said_to_be_it(self, words: str, year: int | None) -> None:
        line = f" {words} "
        assert year_of_beginning(line, years_of(line, None)) == year

    @given(st.lists(st.integers(1900, 2020), min_size=1, max_size=4))
    def test_is_open_where_several_are(self, years: list[int]) -> None:
        line = f" {' ; '.join(f'since {year}' for year in years)} "
        assert year_of_beginning(line, years_of(line, None)) == (years[0] if len(set(years)) == 1 else None)


class TestANameThatOnlySaysWhere:
    @pytest.mark.parametrize("text", WHERE_ALONE)
    def test_is_no_party(self, text: str) -> None:
        assert [one[:3] for one in told(text)] == [("leipzig", "houston", "twinned")]


class TestAPartner:
    @pytest.mark.parametrize("text", PARTNERS)
    def test_is_one_of_the_city_that_the_paragraph_is_about(self, text: str) -> None:
        assert [set(one[:2]) for one in told(text)] == [{"leipzig", "houston"}]

    @pytest.mark.parametrize("text", NO_PARTNERS)
    def test_is_not_everybody_who_is_named(self, text: str) -> None:
        assert told(text) == []


class TestAnotherCityThatBroke:
    START = "Coventry ended its twinning with Volgograd because of the war."

    @pytest.mark.parametrize("sentence", SO_TOO)
    def test_broke_with_the_same(self, sentence: str) -> None:
        found = told(f"{self.START} {sentence}")
        assert [one[:3] for one in found] == [("coventry", "volgograd", "ended"), ("glasgow", "volgograd", "ended")]

    @pytest.mark.parametrize("sentence", NOT_SO_TOO)
    def test_is_not_everybody_who_is_named(self, sentence: str) -> None:
        assert [one[:3] for one in told(f"{self.START} {sentence}")] == [("coventry", "volgograd", "ended")]

    def test_is_none_where_nobody_broke(self) -> None:
        assert len(told("Coventry is twinned with Volgograd. Glasgow did the same.")) <= 1
