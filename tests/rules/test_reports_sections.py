"""What stands in each section of the report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.exchanged import HERE, activity, came, money
from tests.reported import DAY, HOME, YEAR, judged, link, place, report
from tests.told import source, told

from tawam.assessment.values import Act, Level, Task
from tawam.basics.dates import PartialDate
from tawam.evidence.values import Source
from tawam.exchange.values import Direction, Due, DueKind
from tawam.registry.values import EventType, LifeEvent, Status
from tawam.reports.phrases import document
from tawam.reports.rules.figures import figures, worth_telling
from tawam.reports.rules.isolation import bare
from tawam.reports.values import Bullets, CouncilReport, Figure, Paragraph, Section, Table, Tiles


def section(found: CouncilReport, title: str, language: str = "en") -> Section:
    """The section with this heading."""
    return next(one for one in document(found, language).sections if bare(one.title) == title)


def rows(found: CouncilReport, title: str, number: int = 0) -> list[tuple[str, ...]]:
    """The rows of a table in a section, without marks."""
    tables = [one for one in section(found, title).blocks if isinstance(one, Table)]
    return [tuple(bare(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in tables[number].rows]


def paragraphs(found: CouncilReport, title: str) -> list[str]:
    """The paragraphs of a section."""
    return [bare(one.text) for one in section(found, title).blocks if isinstance(one, Paragraph)]


def bullets(found: CouncilReport, title: str) -> list[str]:
    """The lines of the lists of a section."""
    return [bare(item) for one in section(found, title).blocks if isinstance(one, Bullets) for item in one.items]


class TestInShort:
    def test_counts_links_in_force_now_and_a_year_before(self) -> None:
        found = report(link(2), link(3, status=Status.SUSPENDED, status_before=Status.ACTIVE))
        (tiles,) = [one for one in section(found, "In short").blocks if isinstance(one, Tiles)]
        assert tiles.items[0] == ("Links in force", "1", "2024: 1")

    def test_has_a_row_for_each_direction_and_currency(self) -> None:
        sums = (money("10"), money("5", direction=Direction.IN), money("7", "KWD"))
        held = (activity(id="a", money=sums),)
        found = report(link(2, held=held, now=figures(YEAR, held, {"a"})), now=figures(YEAR, held, {"a"}))
        assert rows(found, "In short") == [
            ("received (EUR)", "5 EUR", "not logged"),
            ("spent (EUR)", "10 EUR", "not logged"),
            ("spent (KWD)", "7 KWD", "not logged"),
        ]

    def test_has_one_row_that_says_so_where_no_money_is_logged(self) -> None:
        found = report(link(2, held=(), now=None), now=None)
        assert rows(found, "In short") == [("Received and spent", "not logged", "not logged")]

    def test_counts_the_proposals(self) -> None:
        found = report(link(2), link(3), link(4, status=Status.SUSPENDED))
        assert rows(found, "In short", 1) == [("renew", "2"), ("keep paused", "1")]

    def test_says_what_is_missing_and_nothing_that_is_not(self) -> None:
        held = (activity(id="a", participations=(came(3),), money=(money("1"),)),)
        whole = figures(YEAR, held, {"a"})
        steady = judged(place(2))
        steady = replace(steady, vitality=replace(steady.vitality, score=0.5, level=Level.STEADY))
        full = report(link(2, held=held, now=whole, assessment=steady), now=whole)
        assert bullets(full, "In short") == ["Links of which nothing is logged in the year: 0 of 1."]
        silent = report(link(2, held=(), now=None), now=None)
        assert bullets(silent, "In short") == [
            "Links of which nothing is logged in the year: 1 of 1.",
            "Links whose vitality cannot be judged for lack of data: 1.",
            "No money is logged for the year.",
        ]


class TestTheLinks:
    def test_stand_with_their_status_now_and_then(self) -> None:
        assert rows(report(), "The links") == [
            ("1", "Town 2 (Germany)", "twinning", "1957", "active", "dormant"),
        ]

    def test_that_were_not_known_a_year_before_are_said_not_to_be_on_record(self) -> None:
        assert rows(report(link(2, status_before=None)), "The links")[0][-1] == "not on record"

    def test_of_several_partners_name_all(self) -> None:
        both = (place(2), place(3))
        assert rows(report(link(2, others=both)), "The links")[0][1] == "Town 2 (Germany), Town 3 (Germany)"

    def test_between_countries_name_no_country_twice(self) -> None:
        country = replace(place(9, "France"), id="cc:FR", country="FR")
        assert rows(report(link(2, others=(country,))), "The links")[0][1] == "France"

    def test_are_numbered_on_the_map_as_in_the_table(self) -> None:
        found = report(*(link(number) for number in range(2, 7)))
        (figure,) = [one for one in section(found, "The links").blocks if isinstance(one, Figure)]
        assert [spot.label for spot in figure.drawing.spots] == [row[0] for row in rows(found, "The links")]  # type: ignore[union-attr]


class TestWhatChanged:
    TITLE = "What changed in 2025"

    def test_is_told_with_its_date_its_link_and_who_says_so(self) -> None:
        claims = (told("renewed", "2025-04", by=source("The Herald")), told("renewed", "2025-04", by=source("A paper")))
        event = LifeEvent(EventType.RENEWED, PartialDate(2025, 4), claims, wording={"en": "Renewed for 5 years."})
        assert rows(report(link(2, events=(event,))), self.TITLE) == [
            ("April 2025", "1. Town 2 (Germany)", "renewed: Renewed for 5 years. [The Herald; A paper]"),
        ]

    def test_names_a_publisher_once(self) -> None:
        claims = (told("renewed", "2025"), told("renewed", "2025", position=2))
        event = LifeEvent(EventType.RENEWED, PartialDate(2025), claims)
        assert rows(report(link(2, events=(event,))), self.TITLE)[0][2] == "renewed [The Gazette]"

    def test_is_said_to_be_nothing_where_the_registry_has_nothing(self) -> None:
        found = report(link(2, events=()))
        assert paragraphs(found, self.TITLE) == ["The registry holds no event of this year for these links."]


class TestActivities:
    def test_stand_each_with_its_link_kind_and_people(self) -> None:
        assert rows(report(), "Every activity") == [
            ("4 March 2025", "1. Town 2 (Germany)", "Choir visit", "concert or music festival", "37"),
            ("June 2025", "1. Town 2 (Germany)", "Youth camp", "concert or music festival", "not counted"),
        ]

    def test_that_the_other_side_logged_are_counted(self) -> None:
        held = (activity(id="a"), activity(id="b"))
        found = report(link(2, held=held, now=figures(YEAR, held, {"a"})), now=figures(YEAR, held, {"a"}))
        assert paragraphs(found, "Every activity") == ["Of these the other side logged: 1."]

    def test_have_their_sum_in_the_last_row(self) -> None:
        table = rows(report(link(2), link(3)), "Activities, people and money")
        assert table[-1][:2] == ("All links", "4")
        assert table[-1][3] == "74 (activities without a count: 2)"

    def test_of_people_not_counted_at_all_have_no_number(self) -> None:
        held = (activity(id="a"),)
        table = rows(report(link(2, held=held, now=figures(YEAR, held, {"a"}))), "Activities, people and money")
        assert table[0][3] == "not counted"

    @pytest.mark.parametrize("side", [HERE, HOME.id])
    def test_show_money_of_every_side(self, side: str) -> None:
        held = (
            activity(
                id="a",
                money=(money("10", side=side), money("20", "GBP", side=side)),
            ),
        )
        table = rows(report(link(2, held=held, now=figures(YEAR, held, {"a"}))), "Activities, people and money", 1)
        assert table[0][1:] == ("not logged", "not logged", "10 EUR, 20 GBP", "not logged")


class TestTheJudgements:
    TITLE = "How the links are doing"

    def test_stand_side_by_side_each_with_how_much_is_answered(self) -> None:
        ((link_, vitality, answered, exposure, other),) = rows(report(), self.TITLE)
        assert (link_, vitality) == ("1. Town 2 (Germany)", "not enough data")
        assert answered.endswith("%")
        assert other.endswith("%")
        assert exposure

    def test_are_not_made_of_links_that_are_over(self) -> None:
        found = report(link(2), link(3, status=Status.ENDED, assessment=None))
        assert len(rows(found, self.TITLE)) == 1

    def test_are_told_with_what_they_saw(self) -> None:
        act = Act(PartialDate(2025, 3), logged=True, themes=frozenset({"culture"}))
        found = report(link(2, assessment=judged(place(2), (act,))))
        lines = bullets(found, "1. Town 2 (Germany)")
        assert any(line.startswith("Last sign of life: The last act on record: March 2025") for line in lines)

    def test_leave_the_section_out_where_every_link_is_over(self) -> None:
        titles = [one.title for one in document(report(link(2, assessment=None)), "en").sections]
        assert self.TITLE not in titles


class TestTheSteps:
    def test_stand_in_the_order_of_their_days_with_who_and_whether_they_are_late(self) -> None:
        late, later = dt.date(2026, 1, 9), dt.date(2026, 3, 1)
        steps = tuple(
            Task(str(day), "home--2", HOME.id, "recency", f"Step {day.month}", "Kim", day) for day in (later, late)
        )
        assert [row[0] for row in rows(report(link(2, tasks=steps)), "Next steps")] == [
            "9 January 2026",
            "1 March 2026",
        ]
        assert [row[-1] for row in rows(report(link(2, tasks=steps)), "Next steps")] == ["overdue", "to be done"]

    def test_due_on_the_day_itself_are_not_late(self) -> None:
        step = Task("t", "home--2", HOME.id, "recency", "Step", "Kim", DAY)
        assert rows(report(link(2, tasks=(step,))), "Next steps")[0][-1] == "to be done"

    def test_are_said_to_be_none(self) -> None:
        found = report(link(2, tasks=(), coming=()))
        assert paragraphs(found, "Next steps") == ["Nobody has taken on a next step in the workbench."]

    def test_are_followed_by_the_dates_that_come(self) -> None:
        assert rows(report(), "Next steps", 1) == [("6 May 2026", "1. Town 2 (Germany)", "renewal: Charter")]

    @pytest.mark.parametrize(("years", "told_"), [(5, True), (49, False), (50, True), (1, False)])
    def test_know_of_anniversaries_only_every_fifth(self, years: int, told_: bool) -> None:
        dues = (Due(DueKind.ANNIVERSARY, PartialDate(2026), years=years), Due(DueKind.REVIEW, PartialDate(2026)))
        assert len(worth_telling(dues)) == 1 + told_


class TestTheProposals:
    def test_give_their_reasons_in_sentences(self) -> None:
        ((_, advice, reason, decision),) = rows(report(), "Proposals for decision")
        assert advice == "renew"
        assert reason.startswith("The agreement in the log runs out on 6 May 2026, within twelve months.")
        assert decision == ""

    def test_say_first_that_they_decide_nothing(self) -> None:
        first = section(report(), "Proposals for decision").blocks[0]
        assert isinstance(first, Paragraph)
        assert "They decide nothing: the council decides" in first.text


class TestTheSources:
    def test_stand_with_publisher_title_date_and_address(self) -> None:
        dated = source("The Herald", url="https://herald.example/1", published=PartialDate(2024, 2))
        bare_ = source("A paper")
        table = rows(report(sources=(dated, bare_)), "Annex B: sources")
        assert table == [
            ("1", "The Herald", "What The Herald says", "February 2024", "https://herald.example/1"),
            ("2", "A paper", "What A paper says", "no date", "–"),
        ]

    @pytest.mark.parametrize("sources", [()])
    def test_are_said_to_be_none(self, sources: tuple[Source, ...]) -> None:
        found = report(sources=sources)
        assert paragraphs(found, "Annex B: sources") == ["No source of the registry says anything about these links."]
