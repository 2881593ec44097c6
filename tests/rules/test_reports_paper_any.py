"""Whatever happened to other links: the paper adds up, cites every case, and says the same in both languages."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils.encoding import force_str
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.papers import AS_OF, event, life, paper
from tests.reported import texts

from tawam.registry.values import BREAKS, Cause, EventType, Status
from tawam.reports.phrases.paper import paper_document
from tawam.reports.rules.courses import took
from tawam.reports.rules.isolation import CLOSE, OPEN, bare
from tawam.reports.values import Bullets, DecisionPaper, Document, HardCase, Option, Ring, Table
from tawam.reports.wording import paper as words

WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
COUNTED = (Ring.SAME_COUNTRY, Ring.SAME_CAUSE)
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])

acts = st.builds(
    lambda kind, day, cause, side, scope: event(kind, str(day), cause=cause, side=side, scope=scope),
    st.sampled_from([*BREAKS, EventType.REAFFIRMED, EventType.RESUMED, EventType.AID, EventType.ACTIVITY]),
    st.dates(dt.date(2012, 1, 1), dt.date(2026, 6, 1)),
    st.none() | st.sampled_from(Cause),
    st.sampled_from(["", "l0-a", "l1-b"]),
    st.sampled_from(["", "programme", "town_hall_contact"]),
)
rows = st.lists(
    st.tuples(
        st.lists(acts, min_size=1, max_size=4).map(lambda some: sorted(some, key=lambda one: str(one.on))),
        st.sampled_from([("FR", "RU"), ("RU", "FI"), ("JP", "CN"), ("RU", "RU")]),
    ),
    min_size=1,
    max_size=5,
)


def made(told: list, case: HardCase) -> DecisionPaper:
    """The paper with these links around it."""
    lives = [life(f"l{n}", *history, countries=countries) for n, (history, countries) in enumerate(told)]
    return paper(case, *lives)


def tables(of: Document) -> list[Table]:
    """Every table of a document."""
    return [block for one in of.sections for block in one.blocks if isinstance(block, Table)]


def listed(of: Document) -> list[tuple[str, ...]]:
    """Every row of the annex."""
    return [row for one in tables(of) if one.columns[1].title == "Link" for row in one.rows]


class TestThePaper:
    @given(rows, st.sampled_from(HardCase))
    @FEW
    def test_counts_as_many_links_as_it_lists(self, told, case):
        of = made(told, case)
        counts = {
            row[0]: row[1:] for row in next(one for one in tables(paper_document(of, "en")) if len(one.rows) == 10).rows
        }
        for place, ring in enumerate(COUNTED):
            assert int(counts["All links counted"][place]) == len(of.like.of(ring))
            answers = [int(counts[force_str(one)][place]) for one in words.ANSWERS.values()]
            assert sum(answers) == len(of.like.of(ring))
            assert int(counts["Separate decisions behind them"][place]) <= len(of.like.of(ring))

    @given(rows, st.sampled_from(HardCase))
    @FEW
    def test_lists_each_case_once_with_a_source(self, told, case):
        of = made(told, case)
        found = listed(paper_document(of, "en"))
        assert [row[0] for row in found] == [str(place) for place in range(1, len(of.like.courses) + 1)]
        assert sorted(bare(row[-1]) for row in found) == sorted(one.life.id for one in of.like.courses)
        assert all(row[4] == "[1]" for row in found)

    @given(rows, st.sampled_from(HardCase))
    @FEW
    def test_says_the_same_numbers_in_both_languages(self, told, case):
        of = made(told, case)
        english, arabic = (" ".join(texts(paper_document(of, one))).translate(WESTERN) for one in ("en", "ar"))
        assert sorted(re.findall(r"\d+", english)) == sorted(re.findall(r"\d+", arabic))

    @given(rows, st.sampled_from(HardCase), st.sampled_from(["en", "ar"]))
    @FEW
    def test_closes_every_mark_that_it_opens(self, told, case, language):
        document = paper_document(made(told, case), language)
        every = [
            *(one.title for one in document.sections),
            *(cell for one in tables(document) for row in one.rows for cell in row),
        ]
        every += [
            text
            for one in document.sections
            for block in one.blocks
            if isinstance(block, Bullets)
            for text in block.items
        ]
        assert all(text.count(OPEN) == text.count(CLOSE) for text in every)

    @given(rows, st.sampled_from(HardCase))
    @FEW
    def test_leaves_no_blank_of_a_sentence_unfilled(self, told, case):
        for language in ("en", "ar"):
            said = " ".join(texts(paper_document(made(told, case), language)))
            assert (
                re.findall(
                    r"%\(\w+\)s|%s|\bNone\b(?! is recommended| of the answers| is on record)|\bPartialDate|<Reason",
                    said,
                )
                == []
            )

    @given(rows, st.sampled_from(HardCase))
    @FEW
    def test_names_under_each_option_just_those_who_took_it(self, told, case):
        of = made(told, case)
        document = paper_document(of, "en")
        for option in of.options:
            section = next(one for one in document.sections if one.title == force_str(words.OPTIONS[option]))
            points = next(one for one in section.blocks if isinstance(one, Bullets)).items
            for ring, said in zip(COUNTED, points, strict=True):
                assert self.named(said) == self.numbers(of, option, ring)

    def named(self, said: str) -> set[int]:
        """The numbers of cases in the first brackets of a sentence."""
        found = re.search(r"\(annex A: ([^)]*)\)", said)
        numbers: set[int] = set()
        for part in found[1].split(", ") if found else ():
            first, _, last = part.partition("–")
            numbers |= set(range(int(first), int(last or first) + 1))
        return numbers

    def numbers(self, of: DecisionPaper, option: Option, ring: Ring) -> set[int]:
        """The numbers of those who took an option."""
        ids = {one.life.id for one in took(of.like.of(ring), option)}
        return {place for place, one in enumerate(of.like.courses, start=1) if one.life.id in ids}

    @given(rows, st.sampled_from(HardCase))
    @FEW
    def test_drafts_do_not_depend_on_what_others_did(self, told, case):
        def drafts(of: DecisionPaper) -> list:
            return [one for one in paper_document(of, "en").sections if one.language]

        assert drafts(made(told, case)) == drafts(paper(case))

    @pytest.mark.parametrize("status", Status, ids=str)
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_can_be_made_of_a_link_in_any_state(self, status: Status, language: str):
        document = paper_document(paper(status=status), language)
        assert len([one for one in document.sections if one.level == 1]) == 9
        assert document.made_on == AS_OF


class TestAPaperOnSeveralPartners:
    def test_names_them_all(self):
        several = paper(others=(paper().others[0], paper().home))
        said = " ".join(texts(paper_document(several, "en")))
        assert "decides on the partnership with Awaygrad (Russia), Homeburg (Germany)." in said
        assert "links of other places with Germany, Russia." in said
