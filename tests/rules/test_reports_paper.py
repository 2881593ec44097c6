"""The decision paper as a document, and as three kinds of file that say the same."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.utils.encoding import force_str
from django.utils.translation import override
from tests.papers import (
    AS_OF,
    AWAY,
    INTEREST,
    OTHERS,
    WAR,
    agreement,
    conflict,
    ended,
    event,
    life,
    paper,
    paused,
    place,
)
from tests.reported import texts

from tawam.basics.dates import PartialDate
from tawam.registry.values import Answer, Status
from tawam.reports.phrases.paper import paper_document
from tawam.reports.phrases.words import said
from tawam.reports.rules.isolation import CLOSE, OPEN, bare
from tawam.reports.values import Bullets, DecisionPaper, Document, HardCase, Option, Section, Table
from tawam.reports.wording import paper as words

LANGUAGES = ["en", "ar"]
SITE = "https://registry.example/en/partnerships/"


def table(made: Document, column: str) -> Table:
    """The first table whose first column is called so."""
    found = (block for one in made.sections for block in one.blocks if isinstance(block, Table))
    return next(one for one in found if one.columns[0].title == column)


def cases(made: Document) -> list[Table]:
    """The tables of cases in the annex."""
    found = [block for one in made.sections for block in one.blocks if isinstance(block, Table)]
    return [one for one in found if one.columns[1].title == "Link"]


def section(made: Document, title: str) -> Section:
    """The section of this title."""
    return next(one for one in made.sections if one.title == title)


def bullets(made: Document, title: str) -> list[str]:
    """The points of a section."""
    return [bare(text) for one in section(made, title).blocks if isinstance(one, Bullets) for text in one.items]


def counts(made: Document) -> dict[str, tuple[str, ...]]:
    """The table of the counts, by its first column."""
    return {row[0]: row[1:] for row in table(made, "First answer").rows}


@pytest.fixture(scope="module")
def whole() -> DecisionPaper:
    """The paper on a war, with cases in every ring."""
    return paper()


class TestThePaper:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_its_title_page_and_every_chapter(self, whole: DecisionPaper, language: str) -> None:
        made = paper_document(whole, language)
        assert bare(made.place) == {"en": "Homeburg (Germany)", "ar": "هومبورغ (ألمانيا)"}[language]
        assert len([one for one in made.sections if one.level == 1]) == 9
        assert "Samira Haddad" in [bare(value) for _, value in made.cover]

    @pytest.mark.parametrize("case", HardCase, ids=str)
    def test_says_which_case_it_is_and_whether_a_person_named_it(self, case: HardCase) -> None:
        points = bullets(paper_document(paper(case), "en"), "In short")
        assert f"The case: {force_str(words.CASES[case])}, as it was asked for." in points
        read_off = bullets(paper_document(paper(case, chosen=False), "en"), "In short")
        assert f"The case: {force_str(words.CASES[case])}, as the record shows it." in read_off

    def test_tells_every_act_with_who_acted_and_who_says_so(self, whole: DecisionPaper) -> None:
        rows = table(paper_document(whole, "en"), "Date").rows
        assert [bare(row[0]) for row in rows] == ["1 May 1990", "22 March 2022"]
        assert [bare(row[2]) for row in rows] == ["not said", "Homeburg"]
        assert [row[3] for row in rows] == ["–", "war or insecurity"]
        assert [row[4] for row in rows] == ["[1]", "[2]"]

    def test_tells_a_date_as_what_it_is(self) -> None:
        rough = paper(events=(event("ended", "2022", date_basis="report"), event("lapsed")))
        rows = table(paper_document(rough, "en"), "Date").rows
        assert [row[0] for row in rows] == ["2022 (date of the report, not of the act)", "no date"]

    def test_without_a_dated_act_says_so(self) -> None:
        assert "No dated act is on record: this tie is only named." in list(
            texts(paper_document(paper(events=()), "en"))
        )

    def test_puts_the_answers_of_sources_side_by_side(self, whole: DecisionPaper) -> None:
        made = paper_document(whole, "en")
        assert bullets(made, "Where the sources disagree") == ["1989 [1]", "1990 [1]"]
        assert "Where the sources disagree" not in [
            one.title for one in paper_document(paper(conflicts=()), "en").sections
        ]

    def test_has_both_judgements_with_what_they_saw(self, whole: DecisionPaper) -> None:
        found = list(texts(paper_document(whole, "en")))
        assert any(text.startswith("Vitality: ") for text in found)
        assert any(text.startswith("Exposure to shocks: ") for text in found)
        assert any(text.startswith("The record does not answer (") for text in found)

    def test_says_what_is_missing(self, whole: DecisionPaper) -> None:
        points = bullets(paper_document(whole, "en"), "In short")
        assert "How many cities did nothing: they make no news, and no count holds them." in points
        assert "Whether the link is alive: too little of it is on record to judge." in points
        assert "Which source is right where they disagree: the answers stand side by side." in points


class TestTheCounts:
    def test_stand_side_by_side_and_are_not_added_up(self, whole: DecisionPaper) -> None:
        found = counts(paper_document(whole, "en"))
        assert found["put the link on hold"] == ("2", "0")
        assert found["ended the link"] == ("1", "1")
        assert found["said that the link goes on"] == ("1", "0")
        assert found["All links counted"] == ("4", "1")
        assert found["Years of the acts"] == ("2022", "2012")

    def test_of_each_column_add_up_to_its_links(self, whole: DecisionPaper) -> None:
        found = counts(paper_document(whole, "en"))
        answers = [found[force_str(one)] for one in words.ANSWERS.values()]
        for column in (0, 1):
            assert sum(int(row[column]) for row in answers) == int(found["All links counted"][column])

    def test_say_how_many_decisions_stand_behind_them(self) -> None:
        votes = [life(f"v{n}", event("ended", "2022-03-03", cause=WAR, decision="one vote")) for n in range(3)]
        found = counts(paper_document(paper(HardCase.WAR, *votes), "en"))
        assert (found["All links counted"][0], found["Separate decisions behind them"][0]) == ("3", "1")

    def test_have_their_rule_printed_with_its_days(self, whole: DecisionPaper) -> None:
        rule = " ".join(bullets(paper_document(whole, "en"), "Which cases count as like"))
        assert "from 15 June 2021 to 15 June 2026" in rule
        assert "links of other places with Russia" in rule
        assert "From the first such break on (1 March 2022)" in rule
        assert "another cause is named (1)" in rule
        assert "the side in the partner’s country acted (1)" in rule

    def test_without_such_a_break_say_so(self) -> None:
        quiet = paper(HardCase.WAR, paused("zeta", cause=INTEREST))
        rule = " ".join(bullets(paper_document(quiet, "en"), "Which cases count as like"))
        assert "No such break is on record for these years" in rule

    def test_say_how_many_are_disputed_and_how_many_only_announced(self) -> None:
        planned = life("theta", event("ended", "2022-05", cause=WAR, date_basis="planned"))
        found = list(texts(paper_document(paper(HardCase.WAR, *OTHERS, planned), "en")))
        assert any("sources disagree: 1. Acts that were announced and not seen to be done: 1." in one for one in found)

    def test_stand_beside_what_others_published_where_that_fits(self) -> None:
        def told(of: DecisionPaper) -> list[str]:
            titles = [one.title for one in paper_document(of, "en").sections]
            return bullets(paper_document(of, "en"), "Counts that others published") if len(titles) > 20 else []

        assert len(told(paper())) == 2
        assert len(told(paper(HardCase.DEAD))) == 1
        assert "Counts that others published" not in [
            one.title for one in paper_document(paper(HardCase.HUMAN_RIGHTS), "en").sections
        ]

    def test_never_tell_a_share(self, whole: DecisionPaper) -> None:
        made = paper_document(whole, "en")
        told = [
            text for title in ("What other cities did", "The options") for text in str(section(made, title)).split()
        ]
        assert [text for text in told if "%" in text] == []


class TestAnOption:
    def became(self, of: DecisionPaper, option: Option) -> list[str]:
        """What became of those who took it."""
        return bullets(paper_document(of, "en"), force_str(words.OPTIONS[option]))

    def test_tells_who_took_it_with_the_numbers_of_the_annex(self, whole: DecisionPaper) -> None:
        country, cause = self.became(whole, Option.PAUSE)
        assert country.startswith(
            "Same country, same years: links 2, separate decisions 2, years 2022 (annex A: 1, 3)."
        )
        assert "On record since: taken up again: 1 (annex A: 1); nothing: 1." in country
        assert cause == "Same kind of cause elsewhere: no city is on record with it."

    def test_tells_after_how_long_links_were_taken_up_again(self, whole: DecisionPaper) -> None:
        found = " ".join(texts(paper_document(whole, "en")))
        assert "Same country, same years: taken up again after years: 2." in found

    def test_tells_the_middle_where_there_are_enough(self) -> None:
        again = [paused(f"p{n}", "2022-03-01", event("resumed", f"202{n}-03-01")) for n in range(3, 7)]
        found = " ".join(texts(paper_document(paper(HardCase.WAR, *again), "en")))
        assert "taken up again: 4; years from 1 to 4, median 2.5." in found

    def test_tells_a_short_wait_as_short(self) -> None:
        quick = paper(HardCase.WAR, paused("q", "2022-03-01", event("resumed", "2022-03-09")))
        assert "taken up again after years: less than a tenth." in " ".join(texts(paper_document(quick, "en")))

    def test_of_going_on_tells_what_the_answers_were(self, whole: DecisionPaper) -> None:
        country, _ = self.became(whole, Option.GO_ON)
        assert "Of these: said that the link goes on: 1, sent help without a decision on record: 0," in country

    def test_of_renewing_counts_what_came_after(self) -> None:
        woke = life(
            "woke",
            event("lapsed", "2010", cause=INTEREST),
            event("resumed", "2014"),
            event("activity", "2016"),
            countries=("JP", "CN"),
        )
        country, cause = self.became(paper(HardCase.DEAD, woke), Option.RENEW)
        assert country.endswith("no city is on record with it.")
        assert "On record since: people met or helped: 1 (annex A: 1); nothing: 0." in cause

    def test_at_a_glance_has_a_row_for_each_and_says_that_none_is_recommended(self, whole: DecisionPaper) -> None:
        glance = table(paper_document(whole, "en"), "Option")
        assert glance.rows == (
            ("Go on", "1", "–", "0", "–"),
            ("Pause", "2", "1", "0", "–"),
            ("Keep the links between people only", "0", "–", "0", "–"),
            ("End", "1", "0", "1", "0"),
        )
        assert "none is recommended" in glance.caption


class TestTheAnnex:
    def test_lists_every_counted_case_once_under_its_number(self, whole: DecisionPaper) -> None:
        country, cause, other, partner = cases(paper_document(whole, "en"))
        numbers = [row[0] for one in (country, cause, other, partner) for row in one.rows]
        assert numbers == [str(number) for number in range(1, len(whole.like.courses) + 1)]
        assert [bare(row[-1]) for row in country.rows] == ["alpha", "gamma", "beta", "delta"]
        assert [bare(row[-1]) for row in cause.rows] == ["epsilon"]
        assert ([bare(row[-1]) for row in other.rows], [bare(row[-1]) for row in partner.rows]) == (["zeta"], ["eta"])

    def test_tells_of_each_what_was_done_why_and_what_came_of_it(self, whole: DecisionPaper) -> None:
        country = cases(paper_document(whole, "en"))[0]
        assert country.rows[0][2:5] == (
            "put the link on hold (1 March 2022); war or insecurity",
            "taken up again (1 March 2024)",
            "[1]",
        )
        assert country.rows[3][2:4] == ("said that the link goes on (June 2022)", "nothing on record")

    def test_marks_those_on_which_sources_disagree(self, whole: DecisionPaper) -> None:
        made = paper_document(whole, "en")
        marked = [bare(row[-1]) for one in cases(made) for row in one.rows if row[1].endswith(" *")]
        assert marked == ["gamma"]
        assert any(text.startswith("* Sources disagree") for text in texts(made))
        assert not any(text.startswith("* ") for text in texts(paper_document(paper(disputed=frozenset()), "en")))

    def test_leads_to_the_page_of_each_case_where_the_registry_has_an_address(self, whole: DecisionPaper) -> None:
        linked = cases(paper_document(replace(whole, site=SITE), "en"))
        assert linked[0].links[0] == f"{SITE}alpha/"
        assert all(len(one.links) == len(one.rows) for one in linked)
        assert [one.links for one in cases(paper_document(whole, "en"))] == [()] * 4

    def test_says_where_nothing_is_counted(self) -> None:
        found = list(texts(paper_document(paper(HardCase.HUMAN_RIGHTS, ended("x", cause=INTEREST)), "en")))
        assert "Same country, same years: none." in found

    def test_names_every_source_and_every_limit(self, whole: DecisionPaper) -> None:
        found = list(texts(paper_document(whole, "en")))
        assert {"https://gazette.example/a", "https://town.example/m"} <= set(found)
        assert {force_str(one) for one in words.LIMITS} <= set(found)

    def test_without_a_source_says_so(self) -> None:
        bare_paper = paper(sources=(), conflicts=())
        assert "No source of the registry says anything about these links." in list(
            texts(paper_document(bare_paper, "en"))
        )


class TestATextOfTheRegistry:
    NOTE = "Our council signed on 3 May 1980."

    @pytest.mark.parametrize(
        ("text", "language", "isolated"),
        [
            ({"en": NOTE}, "ar", True),
            ({"en": NOTE}, "en", False),
            ({"en": NOTE, "ar": "وقّع مجلسنا."}, "ar", False),
            ({"de": "Unser Rat."}, "en", True),
            ({"date": "1990"}, "ar", False),
        ],
        ids=["english in arabic", "english in english", "arabic in arabic", "german in english", "a date"],
    )
    def test_in_another_language_keeps_its_own_direction(
        self, text: dict[str, str], language: str, isolated: bool
    ) -> None:
        with override(language):
            told = said(text)
        assert (told[0] == OPEN, told[-1] == CLOSE) == (isolated, isolated)

    def test_keeps_it_in_the_paper_too(self) -> None:
        answers = (Answer({"en": self.NOTE}, ()), Answer({"date": "1990"}, ()))
        signed = event("signed", "1979", wording={"en": self.NOTE})
        made = paper_document(paper(events=(signed,), conflicts=(replace(conflict(), answers=answers),)), "ar")
        blocks = [block for section in made.sections for block in section.blocks]
        cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
        items = [item for block in blocks if isinstance(block, Bullets) for item in block.items]
        found = [one for one in (*cells, *items) if self.NOTE in one]
        assert len(found) == 2
        assert all(f"{OPEN}{self.NOTE}{CLOSE}" in one for one in found)


class TestWhatOnlyThoseWithARoleRead:
    def test_is_not_in_a_public_paper(self, whole: DecisionPaper) -> None:
        told = " ".join(texts(paper_document(whole, "en")))
        assert "Terms of notice: not in the public record." in told
        assert ("Looks at", "the public record only") in paper_document(whole, "en").cover

    def test_is_the_agreement_with_its_terms(self) -> None:
        inside = paper(within=True, agreements=(agreement(),))
        told = " ".join(texts(paper_document(inside, "en")))
        assert (
            told.count(
                "Charter of 1990: signed 1 May 1990; term: 120 months; renewal: –; day of notice: 30 November 2026."
            )
            == 5
        )

    def test_marks_the_paper_as_not_for_publication(self) -> None:
        made = paper_document(paper(within=True), "en")
        assert any("not for publication" in value for _, value in made.cover)
        assert "No agreement is in the log of the partners." in " ".join(texts(made))

    def test_tells_an_agreement_without_a_term_as_such(self) -> None:
        open_ended = agreement(term_months=None, notice_on=None, renewal_on=PartialDate(2027))
        told = " ".join(texts(paper_document(paper(within=True, agreements=(open_ended,)), "en")))
        assert "term: none written down; renewal: 2027; day of notice: –." in told


class TestInBothLanguages:
    @pytest.mark.parametrize("case", [HardCase.WAR, HardCase.DEAD], ids=str)
    def test_it_says_the_same_numbers(self, case: HardCase) -> None:
        plain = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")

        def numbers(language: str) -> list[str]:
            return sorted(re.findall(r"\d+", " ".join(texts(paper_document(paper(case), language))).translate(plain)))

        assert numbers("ar") == numbers("en")

    def test_it_has_the_same_chapters_and_blocks(self, whole: DecisionPaper) -> None:
        shapes = [
            [
                (one.level, [type(block).__name__ for block in one.blocks])
                for one in paper_document(whole, lang).sections
            ]
            for lang in LANGUAGES
        ]
        assert shapes[0] == shapes[1]

    def test_it_writes_arabic_digits_and_no_others_but_in_names_from_outside(self, whole: DecisionPaper) -> None:
        made = paper_document(whole, "ar")
        ours = [one for one in made.sections if one.language != "en"]
        for text in texts(replace(made, sections=tuple(ours))):
            assert text is not None
        for block in (block for one in ours for block in one.blocks if isinstance(block, Table)):
            for cell in (cell for row in block.rows for cell in row):
                assert re.search("[0-9]", re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "", cell)) is None, cell

    def test_no_english_is_left_in_the_arabic(self, whole: DecisionPaper) -> None:
        made = paper_document(replace(whole, events=(), conflicts=()), "ar")
        for one in (one for one in made.sections if one.language != "en"):
            for text in (
                one.title,
                *(cell for block in one.blocks if isinstance(block, Table) for cell in block.rows[0]),
            ):
                assert re.search("[A-Za-z]{3}", re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}", "", text)) is None, text


class TestADemonstration:
    def test_says_on_its_title_page_that_the_partnership_is_made_up(self) -> None:
        quillhaven = place("demo:quillhaven", "GB", "Quillhaven")
        tie = replace(paper().partnership, parties=(quillhaven, AWAY))
        shown = dict(paper_document(paper(partnership=tie, home=quillhaven), "en").cover)
        assert shown["Demonstration"] == "This partnership is made up; what other cities did is not."
        assert "Demonstration" not in dict(paper_document(paper(), "en").cover)


class TestADayInThePast:
    def test_is_what_the_paper_speaks_of(self) -> None:
        old = paper(as_of=dt.date(2022, 6, 1), status=Status.ACTIVE)
        made = paper_document(old, "en")
        assert "Status on 1 June 2022: active." in bullets(made, "In short")
        assert ("Made on", f"{AS_OF.day} June 2026") in made.cover
