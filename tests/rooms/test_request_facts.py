"""What is known of the two places when a request is judged: from the registry, the log, the gazetteer and CLDR."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import world
from tests.exchanged import activity, agreement, member
from tests.rooms.made_requests import DAY, OFFICER, added, answered, copied, entered, stated
from tests.told import told
from tests.world import (
    BETHLEHEM,
    COVENTRY,
    DETROIT,
    FRANCE,
    GERMANY,
    HANOVER,
    HOUSTON,
    LEIPZIG,
    LYON,
    OSAKA,
    PARIS,
    SAN_FRANCISCO,
    VOLGOGRAD,
)

from tawam.basics.dates import PartialDate
from tawam.exchange.actions import log_entry
from tawam.exchange.values import Activity, Agreement, State
from tawam.matching import queries
from tawam.matching.queries import loading
from tawam.matching.queries.requests import facts_of
from tawam.matching.values.requests import Answer, Basis, Criteria, Judged, Met, Overall, Request, Rule, Rung
from tawam.places.queries import NoSuchPlace
from tawam.registry.values import Kind, Light, Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"


def log(one: Activity | Agreement, place: str = LEIPZIG) -> None:
    """Log something of Leipzig and Houston."""
    log_entry(stated=replace(one, partnership=LINK), for_place=place, standing=member(place))


def judge(asked: Request, *rules: Rule, compare: bool = False, within: bool = True, **more: object) -> Judged:
    """A request held against rules."""
    own = Criteria(rules=rules, **more)  # type: ignore[arg-type]
    return queries.judged(asked, own, as_of=DAY, within=within, compare=compare)


def met(asked: Request, one: Rule, **more: object) -> Met:
    """What is seen of one rule."""
    return judge(asked, one, **more).findings[0].seen.met


class TestTheFacts:
    def test_know_the_partners_that_are_not_over(self) -> None:
        found = facts_of(stated(), as_of=DAY)
        assert [(one.partnership, one.place, one.country, one.light) for one in found.partners or ()] == [
            (LINK, HOUSTON, "US", Light.ALIVE)
        ]

    def test_know_the_tie_between_the_two_whatever_became_of_it(self) -> None:
        (over,) = facts_of(stated(), as_of=DAY).ties
        assert (over.partnership, over.status, over.light) == ("lyon--leipzig", Status.ENDED, Light.OVER)
        (alive,) = facts_of(stated(asking=HOUSTON), as_of=DAY).ties
        assert (alive.kind, alive.since, alive.since_basis) == (Kind.TWINNING, PartialDate(1993, 5), "signed")
        assert facts_of(stated(asking=PARIS), as_of=DAY).ties == ()

    def test_are_those_of_the_day(self) -> None:
        (then,) = facts_of(stated(), as_of=dt.date(2000, 1, 1)).ties
        assert then.light is Light.ALIVE

    def test_know_nothing_of_a_place_without_partnerships(self) -> None:
        assert facts_of(stated(place=DETROIT), as_of=DAY).partners is None

    def test_leave_ties_of_states_out(self) -> None:
        found = facts_of(stated(place=GERMANY, asking=FRANCE), as_of=DAY)
        assert (found.ties, found.partners) == ((), None)

    def test_know_the_exchanges_that_were_held_and_no_plans(self) -> None:
        log(activity("2025-05-01", "2025-05-04"))
        log(activity("2030-05", state=State.PLANNED), HOUSTON)
        assert facts_of(stated(asking=HOUSTON), as_of=DAY).held == ((dt.date(2025, 5, 1), dt.date(2025, 5, 4)),)
        assert facts_of(stated(asking=PARIS), as_of=DAY).held == ()

    def test_know_agreements_only_within(self) -> None:
        log(agreement("2021-03-01", review_months=36))
        assert facts_of(stated(asking=HOUSTON), as_of=DAY, within=True).reviews == (36,)
        assert facts_of(stated(asking=HOUSTON), as_of=DAY).reviews == ()

    def test_know_the_languages_of_both_countries(self) -> None:
        own, other = facts_of(stated(), as_of=DAY).spoken
        assert own["de"] > 0.8
        assert other["fr"] > 0.8
        assert facts_of(stated(asking=""), as_of=DAY).spoken[1] == {}

    def test_know_the_approach_of_a_tie_that_is_only_proposed(self) -> None:
        claims = [
            *world.tie("leipzig--paris", LEIPZIG, PARIS),
            told("contact", "2024-02", subject="leipzig--paris", position=100),
        ]
        world.record([*claims, told("vote", "2025-01-03", subject="leipzig--paris", position=101)], "more")
        (found,) = facts_of(stated(asking=PARIS), as_of=DAY).ties
        assert (found.status, found.approached_on) == (Status.PROPOSED, PartialDate(2024, 2))

    def test_cost_a_few_questions_however_many_rules_there_are(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        copied("austin")
        own = queries.criteria_of(LEIPZIG)
        with django_assert_max_num_queries(14):
            queries.judged(stated(asking=HOUSTON), own, as_of=DAY, within=True, compare=False)

    def test_of_a_place_that_is_not_there_are_refused(self) -> None:
        for asked in (stated(place="gn:404"), stated(asking="gn:404")):
            with pytest.raises(NoSuchPlace):
                facts_of(asked, as_of=DAY)


class TestTheJudgement:
    @pytest.mark.parametrize(
        ("asking", "rule", "met_"),
        [
            (LYON, Rule("r", "partners_in_country", threshold=0), Met.MET),
            (DETROIT, Rule("r", "partners_in_country", threshold=0), Met.NOT_MET),
            (HOUSTON, Rule("r", "partners_in_country", threshold=0), Met.MET),
            (DETROIT, Rule("r", "partners_in_country", threshold=1), Met.MET),
            (LYON, Rule("r", "partners_in_all", threshold=0), Met.NOT_MET),
            (LYON, Rule("r", "partners_in_all", threshold=1), Met.MET),
            (LYON, Rule("r", "size_alike", threshold=3), Met.MET),
            (PARIS, Rule("r", "size_alike", threshold=2), Met.NOT_MET),
            (LYON, Rule("r", "size_alike"), Met.UNKNOWN),
            (LYON, Rule("r", "distance", threshold=900), Met.MET),
            (OSAKA, Rule("r", "distance", threshold=900), Met.NOT_MET),
            (LYON, Rule("r", "common_language", threshold=20), Met.MET),
            (OSAKA, Rule("r", "common_language", threshold=90), Met.NOT_MET),
            (LYON, Rule("r", "diplomatic_relations"), Met.UNKNOWN),
            (LYON, Rule("r", "free_travel"), Met.UNKNOWN),
            (HOUSTON, Rule("r", "years_of_exchange", threshold=2), Met.UNKNOWN),
            ("", Rule("r", "distance", threshold=900), Met.UNKNOWN),
        ],
    )
    def test_takes_from_the_record_what_it_knows(self, asking: str, rule: Rule, met_: Met) -> None:
        assert met(stated(asking=asking), rule) is met_

    def test_sees_years_of_exchange_in_the_log_of_either_side(self) -> None:
        rule = Rule("r", "years_of_exchange", threshold=2)
        log(activity("2026-03-01"))
        assert met(stated(asking=HOUSTON), rule) is Met.UNKNOWN
        log(activity("2025-03-01"), HOUSTON)
        found = judge(stated(asking=HOUSTON), rule).findings[0]
        assert (found.seen.met, found.seen.basis, found.seen.partnership) == (Met.MET, Basis.LOG, LINK)

    def test_reads_an_agreement_only_for_those_who_may(self) -> None:
        log(agreement("2021-03-01", review_months=24))
        rule = Rule("r", "review", threshold=3)
        assert met(stated(asking=HOUSTON), rule) is Met.MET
        assert met(stated(asking=HOUSTON), rule, within=False) is Met.UNKNOWN

    def test_follows_what_was_answered(self) -> None:
        rule = Rule("r", "free_travel")
        one = answered(entered(), Answer("free_travel", met=False, note="visas"))
        found = judge(one, rule)
        assert (found.overall, found.findings[0].answer) == (Overall.NOT_MET, one.answers[0])

    def test_keeps_rules_of_later_steps_apart(self) -> None:
        early, late = Rule("a", "free_travel", step=Rung.MEMORANDUM), Rule("b", "funding", step=Rung.TWINNING)
        found = judge(stated(wanted=Rung.FRIENDSHIP), early, late)
        assert [one.rule for one in found.findings] == [early]
        assert [one.rule for one in found.later] == [late]

    def test_without_criteria_judges_nothing(self) -> None:
        found = judge(stated())
        assert (found.overall, found.findings, found.later) == (Overall.NOTHING_ASKED, (), ())

    @pytest.mark.parametrize("template", [one.code for one in queries.request_templates()])
    def test_by_every_template_is_open_at_first(self, template: str) -> None:
        own = queries.request_template(template).criteria
        found = queries.judged(stated(), own, as_of=DAY, compare=False)
        assert found.overall is Overall.OPEN
        assert len(found.findings) == len(own.rules)

    def test_is_the_same_twice(self) -> None:
        added("free_travel")
        own = queries.criteria_of(LEIPZIG)
        assert queries.judged(stated(), own, as_of=DAY) == queries.judged(stated(), own, as_of=DAY)


class TestTheSteps:
    @pytest.mark.parametrize(
        ("place", "asking", "rung", "code"),
        [
            (LEIPZIG, HOUSTON, Rung.TWINNING, "rung_on_record"),
            (LEIPZIG, LYON, Rung.CONTACT, "rung_over"),
            (LEIPZIG, PARIS, Rung.CONTACT, "rung_request"),
            (COVENTRY, VOLGOGRAD, Rung.TWINNING, "rung_paused"),
            (SAN_FRANCISCO, OSAKA, Rung.CONTACT, "rung_unsettled"),
        ],
    )
    def test_are_read_from_the_record(self, place: str, asking: str, rung: Rung, code: str) -> None:
        found = judge(stated(place=place, asking=asking)).climb
        assert (found.rung, found.reason.code) == (rung, code)

    def test_tell_the_earliest_day_of_the_next(self) -> None:
        claims = [*world.tie("leipzig--paris", LEIPZIG, PARIS, "friendship")]
        claims.append(told("signed", "2025-02-03", subject="leipzig--paris", position=100))
        world.record(claims, "more")
        found = judge(stated(asking=PARIS), Rule("r", "meetings", threshold=6), waits={Rung.FRIENDSHIP: 24}).climb
        assert (found.rung, str(found.since), str(found.earliest)) == (Rung.FRIENDSHIP, "2025-02-03", "2027-02-03")
        assert (found.over, [one.rule.kind for one in found.needed]) == (False, ["meetings"])


class TestTheComparison:
    def test_puts_the_place_beside_the_first_proposals(self) -> None:
        found = judge(stated(asking=PARIS), compare=True).compared
        assert found
        assert found.asking.place.id == PARIS
        assert 1 <= len(found.proposals) <= 5
        assert [len(one.weighed) for one in (found.asking, *found.proposals)] == [len(found.asking.weighed)] * (
            1 + len(found.proposals)
        )

    def test_ranks_it_among_all_candidates(self) -> None:
        ranks = {}
        for asking in (PARIS, OSAKA, BETHLEHEM, DETROIT):
            found = judge(stated(asking=asking), compare=True).compared
            assert found
            assert found.rank
            ranks[asking] = (found.rank, found.asking.standing, found.candidates)
        assert len({all_ for *_, all_ in ranks.values()}) == 1
        by_rank = sorted(ranks.values())
        assert [standing for _, standing, _ in by_rank] == sorted((one[1] for one in by_rank), reverse=True)
        assert all(1 <= rank <= all_ for rank, _, all_ in by_rank)

    def test_agrees_with_the_list_of_the_search(self) -> None:
        first = queries.matches(LEIPZIG, as_of=DAY, k=1).items[0].place.id
        found = judge(stated(asking=first), compare=True).compared
        assert found
        assert (found.rank, found.proposals[0].place.id) == (1, first)

    @pytest.mark.parametrize(("asking", "code"), [(HANOVER, "compare_one_country"), (HOUSTON, "compare_no_candidate")])
    def test_has_no_rank_for_what_the_search_would_not_propose(self, asking: str, code: str) -> None:
        found = judge(stated(asking=asking), compare=True).compared
        assert found
        assert found.rank is None
        assert found.reason
        assert found.reason.code == code

    def test_carries_what_to_beware_of(self) -> None:
        found = judge(stated(), compare=True).compared
        assert found
        assert [one.code for one in found.asking.risks] == ["risk_tie_over"]

    @pytest.mark.parametrize(
        ("place", "asking", "code"),
        [(LEIPZIG, "", "compare_not_found"), (LEIPZIG, FRANCE, "compare_no_city"), (GERMANY, LYON, "compare_no_city")],
    )
    def test_says_why_there_is_none(self, place: str, asking: str, code: str) -> None:
        found = judge(stated(place=place, asking=asking), compare=True)
        assert found.compared is None
        assert found.why_not
        assert found.why_not.code == code

    def test_is_done_without_where_the_library_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loading, "find_spec", lambda name: None)
        found = judge(stated(), Rule("r", "distance", threshold=900), compare=True)
        assert found.compared is None
        assert found.why_not
        assert found.why_not.code == "compare_no_library"
        assert found.findings[0].seen.met is Met.MET


class TestTheKeptCriteria:
    def test_of_a_place_are_nobody_else_s(self) -> None:
        copied("clair", by=OFFICER)
        assert queries.criteria_of(HOUSTON) == Criteria(place=HOUSTON)
        assert queries.criteria_of(LEIPZIG).template == "clair"

    def test_of_a_place_that_has_none_are_of_no_version(self) -> None:
        assert queries.criteria_of(LEIPZIG).version == 0
        assert queries.criteria_of(LEIPZIG).rules == ()
