"""The assessment in the database: over the API, the command line and the page; reports and tasks of the parties."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from tests.exchanged import activity, agreement, came, member, money
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.assessment import actions, queries
from tawam.assessment.actions import NotYours, UnfitReport
from tawam.assessment.values import Circumstance, Level, Sureness, Task, TaskState, Told
from tawam.assessment.wording.works import WORKS
from tawam.basics.dates import PartialDate
from tawam.config.commands import tawam
from tawam.evidence import models as evidence_models
from tawam.exchange.actions import log_entry
from tawam.exchange.values import AgeGroup, Outcome, State
from tawam.people.values import Role
from tawam.registry import queries as registry
from tawam.registry.queries import NoSuchPartnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
TODAY = dt.date(2026, 6, 1)
OFFICER = member(LEIPZIG, role=Role.OFFICER)
CONTRIBUTOR = member(LEIPZIG, account=8)
STRANGER = member(COVENTRY, role=Role.HEAD, account=9)
CUT = Told(Circumstance.BUDGET_CUT, PartialDate(2026, 1), LEIPZIG, "Half of the grant is gone.")
STEP = Task("", LINK, LEIPZIG, "recency", "Write to Houston", "Kim", dt.date(2026, 9, 1))


def run(*words: str) -> Result:
    """The command as typed."""
    return CliRunner().invoke(tawam, words)


def journal() -> list[tuple[str, str]]:
    """What the assessment wrote to the journal."""
    ours = ("report_circumstance", "withdraw_report", "set_task", "settle_task")
    rows = evidence_models.JournalEntry.objects.filter(action__in=ours).order_by("pk")
    return list(rows.values_list("action", "about"))


def finding(code: str, as_of: dt.date = TODAY, within: bool = True):
    """A finding on the tie of Leipzig and Houston, as those see it who have a role at a party."""
    found = queries.outlook(registry.partnership(LINK, as_of=as_of), as_of=as_of, within=within).assessment
    return next(one for one in (*found.vitality.findings, *found.exposure.findings) if one.code == code)


def log(on: str, **more: object) -> None:
    """Log an activity for Leipzig."""
    log_entry(stated=activity(on, partnership=LINK, **more), for_place=LEIPZIG, standing=CONTRIBUTOR)


class TestAnAssessment:
    def test_of_what_the_press_knows_is_not_enough_data(self) -> None:
        found = queries.assessment_of(LINK, as_of=TODAY)
        assert found.vitality.level is Level.NOT_ENOUGH_DATA
        assert finding("recency").seen.sureness is Sureness.PARTIAL

    def test_uses_the_log_of_the_partners(self) -> None:
        log("2025-05-01", participations=(came(10, LEIPZIG, AgeGroup.UNDER_30), came(30, HOUSTON, AgeGroup.OVER_60)))
        log_entry(
            stated=agreement("2024-01", partnership=LINK, goals=("youth",)), for_place=LEIPZIG, standing=CONTRIBUTOR
        )
        assert finding("recency").seen.sureness is Sureness.FIRM
        assert finding("young_people").seen.reason.facts["percent"] == "25"
        assert finding("agreement").seen.value == 1.0

    def test_tells_strangers_nothing_of_money_outcomes_and_agreements(self) -> None:
        goals = (Outcome("pupils", target=Decimal(5), actual=Decimal(1)),)
        log("2025-05-01", money=(money("100", side=LEIPZIG),), outcomes=goals)
        paper = agreement("2024-01", partnership=LINK, goals=("youth",))
        log_entry(stated=paper, for_place=LEIPZIG, standing=CONTRIBUTOR)
        private = ("resources", "benefit")
        assert [finding(code).seen.value for code in private] == [1.0, 0.0]
        assert [finding(code, within=False).seen.value for code in private] == [None, None]
        assert finding("agreement").seen.reason.code == "agreement_with_goals"
        assert finding("agreement", within=False).seen.reason.code == "agreement_reported"
        assert finding("recency", within=False).seen.sureness is Sureness.FIRM

    def test_ignores_what_was_withdrawn_or_is_planned(self) -> None:
        log("2027-05-01", state=State.PLANNED)
        assert finding("recency").seen.sureness is Sureness.PARTIAL

    def test_counts_what_other_cities_did(self) -> None:
        found = queries.assessment_of("coventry--volgograd", as_of=TODAY)
        own = next(one for one in found.exposure.findings if one.code == "own_history")
        assert (own.seen.value, own.seen.partnerships) == (1.0, ("coventry--volgograd",))

    def test_of_an_earlier_day_does_not_know_what_came_later(self) -> None:
        found = queries.assessment_of("coventry--volgograd", as_of=dt.date(2020, 1, 1))
        own = next(one for one in found.exposure.findings if one.code == "own_history")
        assert own.seen.value == 0.0

    def test_of_an_unknown_partnership_is_an_error(self) -> None:
        with pytest.raises(NoSuchPartnership, match="no-such"):
            queries.assessment_of("no-such", as_of=TODAY)

    def test_asks_as_often_for_many_as_for_one(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        page = registry.partnerships(registry.Filter(), as_of=TODAY)
        with django_assert_num_queries(16, exact=False) as one:
            queries.assessments(page.items[:1], as_of=TODAY)
        with django_assert_num_queries(16, exact=False) as many:
            queries.assessments(page.items, as_of=TODAY)
        assert len(many) <= len(one)


class TestWhatIf:
    def test_judges_each_planned_activity_both_ways(self) -> None:
        log("2024-05-01")
        log("2030-09-15", state=State.PLANNED, title="Youth camp")
        (found,) = queries.outlook(registry.partnership(LINK, as_of=TODAY), as_of=TODAY).what_ifs
        assert (found.title, found.if_held.as_of) == ("Youth camp", dt.date(2030, 9, 15))
        values = [one.vitality.findings[0].seen.value for one in (found.if_held, found.if_not)]
        assert values[0] == 1.0 > (values[1] or 0)


class TestEarlyWarnings:
    def test_put_the_link_that_needs_attention_first(self) -> None:
        found = queries.early_warnings(LEIPZIG, as_of=TODAY)
        assert [one.id for one, _ in found] == [LINK]

    def test_leave_out_links_that_are_over(self) -> None:
        assert "lyon--leipzig" not in {one.id for one, _ in queries.early_warnings(LEIPZIG, as_of=TODAY)}


class TestAReport:
    def test_changes_the_findings_and_stands_in_the_journal(self) -> None:
        kept = actions.report_circumstance(partnership_id=LINK, told=CUT, standing=OFFICER, today=TODAY)
        assert queries.circumstances([LINK])[LINK] == (kept,)
        assert finding("resources").seen.value == 0.0
        assert finding("budget").seen.value == 1.0
        assert journal() == [("report_circumstance", LINK)]

    def test_is_withdrawn_once_and_stays_on_record(self) -> None:
        kept = actions.report_circumstance(partnership_id=LINK, told=CUT, standing=OFFICER, today=TODAY)
        assert actions.withdraw_report(number=kept.id, standing=OFFICER)
        assert not actions.withdraw_report(number=kept.id, standing=OFFICER)
        assert queries.circumstances([LINK]) == {}
        assert [action for action, _ in journal()] == ["report_circumstance", "withdraw_report"]

    @pytest.mark.parametrize("who", [None, CONTRIBUTOR, STRANGER], ids=["nobody", "contributor", "stranger"])
    def test_comes_from_those_who_speak_for_the_party(self, who: object) -> None:
        with pytest.raises(NotYours):
            actions.report_circumstance(partnership_id=LINK, told=CUT, standing=who, today=TODAY)  # type: ignore[arg-type]
        assert journal() == []

    def test_is_about_a_party_and_not_the_future(self) -> None:
        with pytest.raises(NotYours):
            actions.report_circumstance(
                partnership_id=LINK, told=replace(CUT, side=COVENTRY), standing=STRANGER, today=TODAY
            )
        with pytest.raises(UnfitReport, match="future"):
            actions.report_circumstance(
                partnership_id=LINK, told=replace(CUT, on=PartialDate(2027)), standing=OFFICER, today=TODAY
            )
        with pytest.raises(UnfitReport, match="1800"):
            actions.report_circumstance(
                partnership_id=LINK, told=replace(CUT, on=PartialDate(1)), standing=OFFICER, today=TODAY
            )
        with pytest.raises(UnfitReport, match="2000"):
            actions.report_circumstance(
                partnership_id=LINK, told=replace(CUT, note="x" * 2001), standing=OFFICER, today=TODAY
            )

    def test_is_refused_in_arabic_with_arabic_digits(self) -> None:
        for change, figure in (({"on": PartialDate(1)}, "١٨٠٠"), ({"note": "x" * 2001}, "٢٠٠٠")):
            with override("ar"), pytest.raises(UnfitReport, match=figure):
                actions.report_circumstance(
                    partnership_id=LINK,
                    told=replace(CUT, **change),  # type: ignore[arg-type]
                    standing=OFFICER,
                    today=TODAY,
                )

    def test_of_somebody_else_cannot_be_withdrawn(self) -> None:
        kept = actions.report_circumstance(partnership_id=LINK, told=CUT, standing=OFFICER, today=TODAY)
        with pytest.raises(NotYours):
            actions.withdraw_report(number=kept.id, standing=STRANGER)


class TestATask:
    def test_is_taken_on_and_done(self) -> None:
        made = actions.set_task(task=STEP, standing=CONTRIBUTOR)
        assert queries.tasks([LINK]) == [replace(STEP, id=made.id)]
        done = actions.settle_task(key=made.id, state=TaskState.DONE, standing=CONTRIBUTOR)
        assert done is not None
        assert queries.tasks([LINK]) == [replace(STEP, id=made.id, state=TaskState.DONE)]
        assert journal() == [("set_task", LINK), ("settle_task", LINK)]

    def test_sent_twice_is_taken_on_once(self) -> None:
        again = replace(STEP, id="a" * 32)
        actions.set_task(task=again, standing=CONTRIBUTOR)
        actions.set_task(task=again, standing=CONTRIBUTOR)
        assert len(queries.tasks([LINK])) == 1

    def test_stands_after_the_open_ones_once_it_is_settled(self) -> None:
        first = actions.set_task(task=STEP, standing=CONTRIBUTOR)
        later = actions.set_task(task=replace(STEP, due_on=dt.date(2027, 1, 1)), standing=CONTRIBUTOR)
        actions.settle_task(key=first.id, state=TaskState.DROPPED, standing=CONTRIBUTOR)
        assert [one.id for one in queries.tasks([LINK])] == [later.id, first.id]

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"title": " "}, "Step"),
            ({"title": "x" * 301}, "Step"),
            ({"owner": ""}, "Who"),
            ({"feature": "nonsense"}, "nonsense"),
            ({"due_on": dt.date(1, 1, 1)}, "Until"),
            ({"due_on": dt.date(9999, 12, 31)}, "Until"),
        ],
    )
    def test_lacks_nothing(self, change: dict[str, object], problem: str) -> None:
        with pytest.raises(UnfitReport, match=problem):
            actions.set_task(task=replace(STEP, **change), standing=CONTRIBUTOR)  # type: ignore[arg-type]

    @pytest.mark.parametrize(("change", "figure"), [({"title": "x" * 301}, "٣٠٠"), ({"due_on": dt.date.max}, "٢٠")])
    def test_is_refused_in_arabic_with_arabic_digits(self, change: dict[str, object], figure: str) -> None:
        with override("ar"), pytest.raises(UnfitReport, match=figure) as refused:
            actions.set_task(task=replace(STEP, **change), standing=CONTRIBUTOR)  # type: ignore[arg-type]
        assert not re.search("[0-9]", str(refused.value))

    def test_belongs_to_the_party(self) -> None:
        with pytest.raises(NotYours):
            actions.set_task(task=STEP, standing=STRANGER)
        made = actions.set_task(task=STEP, standing=CONTRIBUTOR)
        with pytest.raises(NotYours):
            actions.settle_task(key=made.id, state=TaskState.DONE, standing=None)
        assert actions.settle_task(key="none", state=TaskState.DONE, standing=CONTRIBUTOR) is None


class TestTheApi:
    def test_answers_with_both_judgements_and_every_finding(self, client: Client) -> None:
        found = client.get(f"/api/v1/partnerships/{LINK}/assessment").json()
        assert found["partnership"] == LINK
        assert set(found["data_sufficiency"]) == {"vitality", "exposure"}
        for judged, number in ((found["vitality"], 12), (found["exposure"], 9)):
            assert {"level", "score", "findings"} <= set(judged)
            assert len(judged["findings"]) == number
            assert all(one["text"] and one["would_change"] and one["support"] for one in judged["findings"])

    def test_speaks_arabic(self, client: Client) -> None:
        found = client.get(f"/api/v1/partnerships/{LINK}/assessment?lang=ar").json()
        assert all(any("ء" <= letter <= "ي" for letter in one["text"]) for one in found["vitality"]["findings"])

    def test_names_the_published_work_in_the_language_asked_for(self, client: Client) -> None:
        address = f"/api/v1/partnerships/{LINK}/assessment"
        named = {
            language: {
                work["name"]
                for judged in ("vitality", "exposure")
                for one in client.get(f"{address}?lang={language}").json()[judged]["findings"]
                for work in one["support"]
            }
            for language in ("en", "ar")
        }
        assert len(named["en"]) == len(named["ar"]) == len(WORKS)
        assert "de Villiers 2009, as cited in a later thesis" in named["en"]
        assert not [name for name in named["ar"] if not re.search("[ء-ي]", name)]

    def test_answers_as_of_a_day(self, client: Client) -> None:
        assert client.get(f"/api/v1/partnerships/{LINK}/assessment?as_of=2000").json()["as_of"] == "2000-12-31"

    @pytest.mark.parametrize(
        ("address", "status"),
        [("no-such/assessment", 404), (f"{LINK}/assessment?as_of=1900", 404), (f"{LINK}/assessment?as_of=soon", 422)],
    )
    def test_says_what_is_wrong(self, client: Client, address: str, status: int) -> None:
        response = client.get(f"/api/v1/partnerships/{address}")
        assert (response.status_code, response["Content-Type"].split(";")[0]) == (status, "application/problem+json")


class TestTheCommand:
    def test_prints_what_the_api_answers(self, client: Client) -> None:
        printed = json.loads(run("assess", LINK, "--as-of", "2025", "--json").output)
        assert printed == client.get(f"/api/v1/partnerships/{LINK}/assessment?as_of=2025").json()

    def test_prints_a_table_for_people(self) -> None:
        told = run("assess", LINK)
        assert told.exit_code == 0
        assert "not_enough_data" in told.output

    @pytest.mark.parametrize("words", [("no-such",), (LINK, "--as-of", "soon")])
    def test_says_what_is_wrong(self, words: tuple[str, ...]) -> None:
        told = run("assess", *words)
        assert told.exit_code == 1
        assert told.output.startswith("Error: ")

    def test_prints_every_partnership_that_is_not_over_as_it_prints_one(self) -> None:
        told = [json.loads(line) for line in run("assess", "--all", "--as-of", "2025", "--json").output.splitlines()]
        assert len(told) > 1
        assert json.loads(run("assess", LINK, "--as-of", "2025", "--json").output) in told
        assert "lyon--leipzig" not in {one["partnership"] for one in told}

    def test_counts_them_by_both_levels(self) -> None:
        number = len(run("assess", "--all", "--json").output.splitlines())
        table = run("assess", "--all").output
        assert f"{number} partnerships on" in table
        counted = [int(row.split("│")[-2]) for row in table.splitlines() if row.startswith("│")]
        assert sum(counted) == number

    @pytest.mark.parametrize("words", [(), (LINK, "--all")])
    def test_asks_for_one_partnership_or_for_all(self, words: tuple[str, ...]) -> None:
        told = run("assess", *words)
        assert told.exit_code == 2
        assert "or ask for --all" in told.output

    def test_prints_the_back_test(self) -> None:
        rows = json.loads(run("bench", "assessment", "--json").output)
        assert len(rows) == 16
        assert {row["judgement"] for row in rows} >= {"exposure, with a level", "vitality, answered findings"}
        assert run("bench", "assessment").exit_code == 0


class TestThePage:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_both_judgements(
        self, client: Client, language: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        log("2030-09-15", state=State.PLANNED, title="Youth camp")
        with django_assert_max_num_queries(14):
            page = client.get(f"/{language}/partnerships/{LINK}/assessment/")
        assert page.status_code == 200
        assert page.content.decode().count('class="judged') == 2
        assert "Youth camp" in page.content.decode()

    def test_names_the_published_work_in_arabic(self, client: Client) -> None:
        told = client.get(f"/ar/partnerships/{LINK}/assessment/").content.decode()
        assert "نقلًا عن أطروحة لاحقة" in told
        assert "cited in a later thesis" not in told

    def test_of_a_pair_leads_to_its_partnership(self, client: Client) -> None:
        pair = "pair-gn2879139--gn4699066"
        assert client.get(f"/en/partnerships/{pair}/assessment/")["Location"].endswith(f"/{LINK}/assessment/")

    def test_of_nothing_is_not_found(self, client: Client) -> None:
        assert client.get("/en/partnerships/no-such/assessment/").status_code == 404
