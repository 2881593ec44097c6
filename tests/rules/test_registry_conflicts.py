"""Disagreements: noted by the casebook, raised by the dates, raised by denials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, lives
from tests.told import source, told

from tawam.evidence.values import Stance
from tawam.registry.rules.conflicts import conflicts, says_yes
from tawam.registry.rules.events import UNDER_CHECK, reported_events
from tawam.registry.values import Conflict, Topic

GAZETTE, COURIER = source("The Gazette"), source("The Courier")


def found(*claims: object) -> tuple[Conflict, ...]:
    """The disagreements among some claims."""
    return conflicts(claims, reported_events(claims))


def answer(value: str, question: str = "When?", **more: str) -> object:
    """An answer to a noted question."""
    return told("answer", value, question=question, **{"topic": "start", "question_ar": "متى؟", **more})


class TestANotedQuestion:
    def test_stands_with_all_its_answers_in_both_languages(self):
        (one,) = found(answer("1957", position=1), answer("1958", position=2), answer("1959", position=3))
        assert (one.topic, one.question) == (Topic.START, {"en": "When?", "ar": "متى؟"})
        assert [reply.claims[0].claim.value for reply in one.answers] == ["1957", "1958", "1959"]

    def test_with_a_single_answer_is_no_disagreement(self):
        assert found(answer("1957")) == ()

    def test_keeps_apart_from_another_question(self):
        claims = [answer(value, question) for question in ("When?", "Who?") for value in ("a", "b")]
        assert [one.question["en"] for one in found(*claims)] == ["When?", "Who?"]

    def test_without_arabic_is_shown_in_english_and_without_topic_as_another_point(self):
        claims = [told("answer", value, question="Who?") for value in "ab"]
        (one,) = found(*claims)
        assert (one.topic, one.question["ar"]) == (Topic.OTHER, "Who?")

    @pytest.mark.parametrize("topic", Topic)
    def test_may_be_about_any_topic(self, topic):
        (one,) = found(answer("a", topic=topic.value), answer("b", topic=topic.value))
        assert one.topic is topic


class TestTwoSigningDates:
    @pytest.mark.parametrize(
        ("dates", "datasets", "rivals"),
        [
            (("1957", "1958"), ("casebook", "wikidata"), 2),  # two data sets, two dates
            (("1957", "1958"), ("casebook", "casebook"), 0),  # one story that tells of two papers
            (("1957", "1957-10"), ("casebook", "wikidata"), 0),  # the finer word for the same act
            (("1957", "yes"), ("casebook", "wikidata"), 0),  # no date, no quarrel
            (("1957", "1958"), ("casebook", "casefile:a"), 2),  # a case file collects what single sources say
            (("1957", "1958"), ("casefile:a", "casefile:a"), 2),  # even among themselves
            (("1957", "1958", "1990"), ("casebook", "wikidata", "casebook"), 3),  # each has a rival in the other set
        ],
    )
    def test_are_rivals_as_this_table_says(self, dates, datasets, rivals):
        claims = [
            told("signed", on, dataset=dataset, position=n)
            for n, (on, dataset) in enumerate(zip(dates, datasets, strict=True))
        ]
        assert sum(len(one.answers) for one in found(*claims)) == rivals

    def test_ask_when_it_was_signed_and_answer_with_dates_and_sources(self):
        claims = (
            told("signed", "1957-10", by=GAZETTE),
            told("signed", "1958", by=COURIER, dataset="wikidata", position=1),
        )
        (one,) = found(*claims)
        assert (one.topic, one.question) == (Topic.START, {"code": "when_signed"})
        assert [(reply.wording, reply.claims[0].source) for reply in one.answers] == [
            ({"date": "1957-10"}, GAZETTE),
            ({"date": "1958"}, COURIER),
        ]

    def test_are_no_rivals_if_they_are_of_two_kinds(self):
        assert found(told("signed", "1957"), told("renewed", "1958", dataset="wikidata", position=1)) == ()

    def test_are_rivals_even_if_only_the_checked_text_tells_one(self):
        article = told("signed", "1958", dataset="casefile:a", position=1, **{UNDER_CHECK: "yes"})
        assert len(found(told("signed", "1957"), article)) == 1

    @given(lives())
    def test_of_one_data_set_never_disagree(self, claims):
        assert found(*claims) == ()


class TestWhetherThereIsALink:
    yes, no = told("linked", "yes", by=GAZETTE), told("linked", "yes", stance=Stance.DENIES, by=COURIER)

    def test_is_a_question_if_one_says_yes_and_one_says_no(self):
        (one,) = found(self.yes, self.no)
        assert (one.topic, one.question) == (Topic.STATUS, {"code": "is_there_a_link"})
        assert [(reply.wording["code"], len(reply.claims)) for reply in one.answers] == [("yes", 1), ("no", 1)]

    @pytest.mark.parametrize("claims", [(), (yes,), (no,), (yes, yes), (no, no)])
    def test_is_none_if_all_say_the_same(self, claims):
        assert found(*claims) == ()

    @pytest.mark.parametrize(
        ("value", "stance", "affirmed"),
        [
            ("yes", Stance.ASSERTS, True),
            ("no", Stance.DENIES, True),  # twice no is yes
            ("no", Stance.ASSERTS, False),
            ("yes", Stance.DENIES, False),
        ],
    )
    def test_is_affirmed_by_a_yes_or_a_denied_no(self, value, stance, affirmed):
        assert says_yes(told("linked", value, stance=stance)) is affirmed


class TestAnAnswer:
    @given(lives(), st.sampled_from(["wikidata", "casefile:a"]))
    def test_always_rests_on_a_claim_and_never_stands_alone(self, claims, dataset):
        rivals = [told("signed", str(1900 + n), dataset=dataset, side=side) for n, side in enumerate((HERE, THERE))]
        for one in found(*claims, *rivals):
            assert len(one.answers) > 1
            assert all(reply.claims for reply in one.answers)
