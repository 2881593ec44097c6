"""Numbers that stand for sources and cases, and what the paper says of who acted."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from tests.papers import AWAY, BROKE, HOME, MINUTES, PRESS, SIGNED, agreement, event, paper
from tests.told import source, told

from tawam.basics.dates import PartialDate
from tawam.reports.phrases.paper.citing import case_number, case_numbers, cited, dated_act, link_name
from tawam.reports.phrases.paper.facts import actor, agreement_told
from tawam.reports.phrases.paper.others import countries, years
from tawam.reports.rules.isolation import bare
from tawam.reports.values import Ring


class TestASource:
    def test_is_cited_by_its_place_in_the_annex(self):
        assert cited(paper(), (SIGNED,)) == "[1]"
        assert cited(paper(), (BROKE,)) == "[2]"

    def test_is_cited_once_and_in_order(self):
        assert cited(paper(), (BROKE, SIGNED, BROKE)) == "[1, 2]"

    def test_that_is_not_in_the_annex_is_not_cited(self):
        assert cited(paper(), (told("signed", "1990", by=source("Nobody")),)) == ""
        assert cited(paper(), ()) == ""

    @pytest.mark.parametrize("doubt", ["under_check", "cited_by"])
    def test_that_nobody_read_or_that_is_under_check_is_no_witness(self, doubt):
        assert cited(paper(), (told("signed", "1990", by=PRESS, **{doubt: "yes"}),)) == ""

    def test_has_arabic_digits_in_arabic(self):
        with override("ar"):
            assert cited(paper(), (SIGNED, BROKE)) == "[١، ٢]"

    def test_keeps_its_number_in_every_language(self):
        numbers = []
        for language in ("en", "ar"):
            with override(language):
                numbers.append(cited(paper(sources=(MINUTES, PRESS)), (SIGNED,)))
        assert numbers == ["[2]", "[٢]"]


class TestACase:
    def test_has_the_number_of_its_row(self):
        of = paper()
        assert [case_number(of, one) for one in of.like.courses] == [str(n) for n in range(1, 8)]

    def test_is_drawn_together_with_its_neighbours(self):
        of = paper()
        assert case_numbers(of, of.like.courses) == "1–7"
        assert case_numbers(of, [of.like.courses[0], *of.like.courses[2:4]]) == "1, 3–4"
        assert case_numbers(of, []) == ""

    def test_is_numbered_alike_in_arabic(self):
        of = paper()
        with override("ar"):
            assert case_numbers(of, [of.like.courses[0], *of.like.courses[2:4]]) == "١، ٣–٤"

    def test_is_named_by_its_parties(self):
        assert bare(link_name((HOME, AWAY))) == "Homeburg – Awaygrad"
        with override("ar"):
            assert bare(link_name((HOME, AWAY))) == "هومبورغ – بعيدغراد"


class TestAnAct:
    def test_has_its_day_where_one_is_known(self):
        assert dated_act(event("ended", "2022"), "ended the link", "2022") == "ended the link (2022)"
        assert dated_act(event("ended"), "ended the link", "–") == "ended the link"

    def test_names_the_side_or_the_body_that_acted(self):
        of = paper()
        assert bare(actor(of, event("ended", "2022", side=AWAY.id))) == "Awaygrad"
        assert bare(actor(of, event("ended", "2022", body="High Court"))) == "High Court"
        assert actor(of, event("ended", "2022")) == "not said"

    def test_of_a_place_that_is_no_party_names_nobody(self):
        assert actor(paper(), event("ended", "2022", side="gn:404")) == "not said"


class TestTheYears:
    def test_are_those_of_the_first_and_the_last_act(self):
        like = paper().like
        assert years(like.of(Ring.SAME_COUNTRY)) == "2022"
        assert years((*like.of(Ring.SAME_CAUSE), *like.of(Ring.SAME_COUNTRY))) == "2012–2022"
        assert years(()) == "–"

    def test_have_no_separators(self):
        with override("ar"):
            assert years(paper().like.of(Ring.SAME_CAUSE)) == "٢٠١٢"


class TestTheCountry:
    @pytest.mark.parametrize(("language", "name"), [("en", "Russia"), ("ar", "روسيا")])
    def test_is_named_once(self, language, name):
        with override(language):
            assert bare(countries(paper(others=(AWAY, AWAY)))) == name


class TestAnAgreement:
    def test_is_told_only_within(self):
        assert "public record only" in agreement_told(paper(agreements=(agreement(),)))
        assert "Charter of 1990" in agreement_told(paper(within=True, agreements=(agreement(),)))

    def test_that_nobody_logged_is_said_to_be_missing(self):
        assert agreement_told(paper(within=True)) == "No agreement is in the log of the partners."

    def test_stands_beside_every_other(self):
        two = (agreement(), agreement(title="Protocol", signed_on=PartialDate(2004), term_months=None))
        told_of = bare(agreement_told(paper(within=True, agreements=two)))
        assert told_of.index("Charter of 1990: signed 1 May 1990") < told_of.index("Protocol: signed 2004")

    def test_keeps_its_title_apart_from_the_sentence(self):
        assert "\u2068Charter of 1990\u2069" in agreement_told(paper(within=True, agreements=(agreement(),)))
