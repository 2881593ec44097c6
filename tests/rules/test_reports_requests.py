"""The paper on a request: everything that was judged, in both languages, the same in PDF, DOCX and HTML."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reported import drawn_texts, pages_of, said_by_docx, said_by_html, said_by_pdf, texts
from tests.rules.matched import known as network
from tests.rules.matched import profile
from tests.rules.requested import ASKING, HOME, TODAY, answer, criteria, facts, known, request, rule, tie

from tawam.basics.dates import PartialDate
from tawam.basics.reasons import Reason
from tawam.exchange.values import Theme
from tawam.matching.files.templates import templates
from tawam.matching.rules import scoring
from tawam.matching.rules.requests.judging import findings, overall, reaches
from tawam.matching.rules.requests.ladder import climb
from tawam.matching.values import Match
from tawam.matching.values.requests import (
    Climb,
    Compared,
    Criteria,
    Facts,
    Judged,
    Paper,
    RequestState,
    Rung,
)
from tawam.places.values import Place
from tawam.registry.values import Kind
from tawam.reports.files import written
from tawam.reports.phrases.requests import next_step, rank, request_document
from tawam.reports.values import Document, Form, Table

AUSTIN = templates()["austin"].criteria
LIST = replace(answer("committee", number=17), note="List of May", by="account:7", on=dt.date(2026, 5, 3))
ASKED = request(
    contact="Office", purpose="Music", themes=(Theme.YOUTH,), papers={Paper.MEMORANDUM: True}, answers=(LIST,)
)


def match(place: Place) -> Match:
    """A place as the search sees it."""
    found = profile(place.id, place.country, population=place.population)
    return replace(scoring.match(profile(), found, network(), scoring.weights({})), place=place)


def compared(**more: object) -> Compared:
    """The place that asks beside two others."""
    others = tuple(match(replace(ASKING, id=f"gn:{number}", name_en=f"Town {number}")) for number in (21, 22))
    return Compared(**({"asking": match(ASKING), "candidates": 1234, "proposals": others, "rank": 17} | more))  # type: ignore[arg-type]


def judged(at: Facts | None = None, own: Criteria = AUSTIN, **more: object) -> Judged:
    """A judgement as the rules make it."""
    at = at or facts(ASKED)
    every = findings(own, at)
    now = tuple(one for one in every if reaches(one.rule.step, at.request.wanted))
    made = Judged(
        as_of=TODAY,
        request=at.request,
        home=at.home,
        asking=at.asking,
        criteria=own,
        overall=overall(now),
        findings=now,
        later=tuple(one for one in every if one not in now),
        climb=climb(own, at, every),
        compared=compared(),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def paper(one: Judged | None = None, lang: str = "en", **more: object) -> Document:
    """The paper."""
    return request_document(one or judged(), lang=lang, **({"names": {"account:7": "Rania"}} | more))  # type: ignore[arg-type]


def whole(document: Document) -> str:
    """All its texts."""
    return "\n".join(texts(document))


class TestThePaper:
    def test_says_what_was_asked_and_what_the_criteria_say(self):
        told = whole(paper(made_by="Sam"))
        for said in (
            "Request for a partnership",
            "1 May 2026",
            "15 June 2026",
            "Questions are open",
            "Office",
            "Music",
            "young people",
            "memorandum of understanding",
            "A committee of at least 15 residents looks after the link",
            "Entered: 17; asked for at least: 15. Entered by Rania on 3 May 2026: List of May",
            "The document with both signatures.",
            "Sam",
        ):
            assert said in told, said

    def test_has_a_row_for_every_rule(self):
        document = paper(judged(facts(replace(ASKED, wanted=Rung.FRIENDSHIP))))
        tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
        now = next(one for one in tables if one.caption == "Criteria for the step that is asked for")
        later = next(one for one in tables if one.caption == "Criteria of later steps")
        assert len(now.rows) + len(later.rows) == len(AUSTIN.rules)

    def test_counts_what_must_be_met(self):
        told = whole(paper())
        assert "of 6 that must be met" in told

    def test_names_every_source_of_the_criteria_once(self):
        told = whole(paper(judged(own=templates()["san_leandro"].criteria)))
        assert told.count("https://weblink.sanleandro.org/PublicWeblink8/0/doc/419794/Page22.aspx") == 1
        assert told.count("https://weblink.sanleandro.org/PublicWeblink8/0/doc/238721/Page3.aspx") == 1
        assert "17 October 2005" in told

    def test_says_that_a_source_bears_no_date(self):
        assert "no date" in whole(paper())

    def test_without_criteria_says_that_nothing_was_judged(self):
        told = whole(paper(judged(own=Criteria())))
        assert "nothing was judged" in told
        assert "The criteria ask for nothing" in told
        assert "that must be met" not in told.replace("of what must be met", "")

    def test_of_a_place_that_was_not_found_bears_its_name_as_written(self):
        at = facts(request(asking="", name="Atlantis"), asking=None)
        told = whole(paper(judged(at, compared=None, why_not=Reason("compare_not_found"))))
        assert "Atlantis" in told
        assert "so it cannot be compared" in told

    def test_tells_who_answered_or_that_they_have_left(self):
        assert "somebody who has no role here any more" in whole(paper(names={}))
        of_file = replace(ASKED, answers=(replace(LIST, by="", on=None),))
        assert "Entered by a file: List of May" in whole(paper(judged(facts(of_file))))

    def test_leaves_room_for_the_vote_or_tells_the_decision(self):
        assert "accept as friendship" in whole(paper())
        done = replace(ASKED, state=RequestState.FRIENDSHIP, decided_on=dt.date(2026, 6, 1), decision="By 20 to 3")
        told = whole(paper(judged(facts(done))))
        assert "Decided on 1 June 2026: accepted as friendship." in told
        assert "By 20 to 3" in told
        assert "For the vote" not in told

    def test_says_what_is_not_stated(self):
        assert whole(paper(judged(facts(request())))).count("not stated") == 4

    def test_puts_the_place_beside_the_proposals(self):
        told = whole(paper())
        assert "Among 1,234 cities that the search could propose, the place that asks is no. 17." in told
        assert "Town 21" in told
        assert "Similar size" in told

    @given(criteria(), known(), st.sampled_from(["en", "ar"]))
    @settings(max_examples=40)
    def test_leaves_no_blank_and_no_code_of_ours(self, own, at, lang):
        told = whole(paper(judged(at, own), lang))
        assert not re.search(r"%\(|%[sd]|None|account:", told)

    @given(criteria(), known())
    @settings(max_examples=40)
    def test_has_the_same_parts_in_both_languages(self, own, at):
        one, two = (paper(judged(at, own), lang) for lang in ("en", "ar"))
        assert [[type(block) for block in section.blocks] for section in one.sections] == [
            [type(block) for block in section.blocks] for section in two.sections
        ]


class TestTheArabic:
    def test_speaks_arabic_and_writes_its_digits(self):
        told = whole(paper(lang="ar"))
        assert "طلب شراكة" in told
        assert "١٥" in told
        assert "١٧" in told

    def test_holds_no_english_but_names_and_what_was_typed(self):
        told = whole(paper(judged(compared=None, why_not=Reason("compare_not_found")), lang="ar"))
        latin = set(re.findall(r"[A-Za-z]{4,}", re.sub(r"https?://\S+", "", told)))
        assert latin <= {
            "Tawam",
            "Office",
            "Music",
            "Rania",
            "List",
            "Oita",
            "City",
            "Austin",
            "Sister",
            "friendship",
            "cities",
            "program",
        }


@pytest.mark.parametrize("lang", ["en", "ar"])
class TestTheFiles:
    def test_say_the_same(self, lang):
        document = paper(lang=lang)
        everywhere = (
            said_by_pdf(document),
            said_by_docx(written(document, Form.DOCX)),
            said_by_html(written(document, Form.HTML)),
        )
        drawn = set(drawn_texts(document))
        squeezed = ["".join(one.split()) for one in everywhere]
        for text in texts(document):
            if text not in drawn:
                assert all("".join(text.split()) in one for one in squeezed), text

    def test_are_short(self, lang):
        assert pages_of(paper(lang=lang)) <= 7

    def test_are_the_same_twice(self, lang):
        assert written(paper(lang=lang), Form.PDF) == written(paper(lang=lang), Form.PDF)
        assert written(paper(lang=lang), Form.HTML) == written(paper(lang=lang), Form.HTML)


class TestTheNextStep:
    @pytest.mark.parametrize(
        ("one", "said"),
        [
            ({"next": None}, "The criteria know no further step."),
            ({"wait": None}, "Next step: friendship. The criteria set no waiting time for it."),
            ({"earliest": None}, "Next step: friendship, after 24 months. Its earliest day is not known."),
            ({"over": False}, "Next step: friendship, after 24 months: on May 2026 at the earliest."),
            ({"over": None}, "Next step: friendship, after 24 months: on May 2026 at the earliest."),
            ({"over": True}, "Next step: friendship. The waiting time of 24 months was over on May 2026."),
        ],
    )
    def test_is_told_in_one_sentence(self, one, said):
        given_ = {"next": Rung.FRIENDSHIP, "wait": 24, "earliest": PartialDate(2026, 5), "over": False} | one
        assert next_step(Climb(Rung.MEMORANDUM, None, True, Reason("rung_request"), **given_)) == said

    def test_of_a_tie_on_record_leads_to_what_it_needs(self):
        at = facts(ASKED, ties=(tie(Kind.FRIENDSHIP, since="2025-02-03"),))
        told = whole(paper(judged(at)))
        assert "Where the two stand: friendship. Since: 3 February 2025." in told
        assert "Next step: twinning, after 24 months: on 3 February 2027 at the earliest." in told
        assert "Board meetings a year that the committee attends, at least: 6 (unknown)" in told

    def test_since_a_day_that_is_not_known_says_so(self):
        at = facts(ASKED, ties=(tie(Kind.FRIENDSHIP),))
        assert "Since: not known." in whole(paper(judged(at)))


class TestTheRank:
    @pytest.mark.parametrize("lang", ["en", "ar"])
    def test_is_told_or_why_there_is_none(self, lang):
        with override(lang):
            assert rank(compared()) != rank(compared(rank=18))
            assert rank(compared(rank=None, reason=Reason("compare_one_country")))
            assert rank(compared(rank=None)) == ""


class TestThePlaces:
    def test_are_named_with_their_countries(self):
        document = paper()
        assert "Japan" in document.place
        assert "United States" in document.subtitle
        assert HOME.name_en in document.foot

    def test_are_so_many_kilometres_apart(self):
        told = whole(paper(judged(own=Criteria((rule("distance", 20_000),)))))
        assert "km as the crow flies; allowed: 20,000" in told


HOSTILE = (
    "#panic()",
    "*bold* _it_ $x$",
    "[link](x)",
    "<b>x</b>",
    "@ref",
    "\\u{41}",
    "= Head",
    "a\nb",
    "// gone",
    "“ \u202e turned",
)


class TestHostileTexts:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_are_texts_in_every_form(self, text):
        note = replace(LIST, note=text)
        asked = replace(ASKED, name=text, contact=text, purpose=text, answers=(note,))
        at = facts(replace(asked, asking=""), asking=None)
        document = paper(judged(at, compared=None, why_not=Reason("compare_not_found")))
        plain = "".join(text.replace("\u202e", "").split())
        for said in (
            said_by_pdf(document),
            said_by_docx(written(document, Form.DOCX)),
            said_by_html(written(document, Form.HTML)),
        ):
            assert plain in "".join(said.split())

    @pytest.mark.parametrize("lang", ["en", "ar"])
    def test_turn_the_direction_of_nothing_beside_them(self, lang):
        asked = replace(ASKED, contact="مكتب \u202eabc", purpose="\u2066x")
        told = "".join(texts(paper(judged(facts(asked)), lang)))
        assert not re.search("[\u202a-\u202e\u2066\u2067]", told)

    def test_of_great_length_leave_the_paper_whole(self):
        asked = replace(ASKED, purpose="word " * 400, contact="x" * 2000)
        assert pages_of(paper(judged(facts(asked)))) <= 9


class TestTheHtml:
    @pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
    def test_says_its_language_and_its_direction(self, lang, direction):
        page = written(paper(lang=lang), Form.HTML).decode()
        assert f'<html lang="{lang}" dir="{direction}">' in page
        assert "<bdi>Rania</bdi>" in page

    def test_lets_the_addresses_of_the_sources_be_followed(self):
        page = written(paper(), Form.HTML).decode()
        address = "https://austintexas.gov/department/sister-and-friendship-cities-program"
        assert f'<a href="{address}" dir="ltr">{address}</a>' in page

    def test_has_a_head_for_every_column_and_row(self):
        page = written(paper(), Form.HTML).decode()
        assert page.count("<table>") == page.count("<caption>") == page.count("<thead>")
        assert page.count('scope="row"') == page.count("<tr>") - page.count("<thead>")
