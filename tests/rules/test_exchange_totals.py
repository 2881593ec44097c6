"""What held activities add up to, and how they spread."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import HERE, THERE, TODAY, activities, activity, came, logs, money

from tawam.exchange.rules.patterns import (
    THEMES_OF_KIND,
    balance,
    breadth,
    last_held,
    longest_silence,
    overdue,
    perhaps_the_same,
    themes_of,
)
from tawam.exchange.rules.totals import held, money_totals, totals, totals_by_year
from tawam.exchange.values import (
    ActivityKind,
    AgeGroup,
    Direction,
    MoneyTotal,
    Organiser,
    OrganiserType,
    Silence,
    State,
    Theme,
)

PARTIES = (HERE, THERE)


class TestTotals:
    @given(logs)
    def test_count_every_held_activity_in_one_year_and_nothing_else(self, log):
        found = totals_by_year(log)
        assert sum(one.activities for one in found) == len(held(log))
        assert [one.year for one in found] == sorted({one.starts_on.year for one in held(log)})

    @given(logs)
    def test_of_people_are_the_same_by_side_by_age_and_in_all(self, log):
        for one in totals_by_year(log):
            assert one.people == sum(one.by_side.values()) == sum(one.by_age.values())

    @given(logs)
    def test_of_money_are_exact_and_add_no_two_currencies(self, log):
        found = money_totals(log)
        assert len({(one.direction, one.currency) for one in found}) == len(found)
        for total in found:
            lines = [
                sum_.amount
                for one in held(log)
                for sum_ in one.money
                if (sum_.direction, sum_.currency) == (total.direction, total.currency)
            ]
            assert total.amount == sum(lines, Decimal())

    @given(logs)
    def test_of_the_sides_money_make_up_that_of_both(self, log):
        whole = {(one.direction, one.currency): one.amount for one in money_totals(log)}
        parts: dict[tuple[Direction, str], Decimal] = {}
        for side in PARTIES:
            for one in money_totals(log, side):
                key = (one.direction, one.currency)
                parts[key] = parts.get(key, Decimal()) + one.amount
        assert parts == whole

    @given(logs, activities((State.PLANNED, State.CANCELLED)))
    def test_do_not_move_by_what_was_not_held(self, log, other):
        assert totals_by_year([*log, other]) == totals_by_year(log)

    @given(logs)
    def test_do_not_depend_on_the_order_of_logging(self, log):
        assert totals_by_year(log[::-1]) == totals_by_year(log)

    def test_say_how_many_activities_counted_nobody(self):
        log = [activity(participations=(came(10, age=AgeGroup.OVER_60), came(5, THERE))), activity(), activity()]
        found = totals(2025, log)
        assert (found.activities, found.people, found.uncounted) == (3, 15, 2)
        assert found.by_side == {HERE: 10, THERE: 5}
        assert found.by_age == {AgeGroup.OVER_60: 10, AgeGroup.NOT_KNOWN: 5}

    def test_tell_a_counted_nobody_from_nobody_counted(self):
        assert totals(2025, [activity(participations=(came(0),))]).uncounted == 0

    def test_keep_received_and_spent_apart(self):
        log = [activity(money=(money("10.50"), money("0.25"), money("7", direction=Direction.IN), money("3", "GBP")))]
        assert money_totals(log) == (
            MoneyTotal(Direction.IN, "EUR", Decimal(7)),
            MoneyTotal(Direction.OUT, "EUR", Decimal("10.75")),
            MoneyTotal(Direction.OUT, "GBP", Decimal(3)),
        )


class TestTheBalance:
    @given(logs)
    def test_lies_between_nothing_and_all(self, log):
        share = balance(log, PARTIES).share
        assert share is None or 0 <= share <= 1

    @given(logs)
    def test_puts_each_held_activity_at_a_party_or_elsewhere_or_nowhere(self, log):
        found = balance(log, PARTIES)
        at_a_party = sum(bool(set(one.hosts) & set(PARTIES)) for one in held(log))
        assert at_a_party + found.elsewhere + found.online + found.not_stated == len(held(log))

    @given(logs)
    def test_is_the_same_from_either_side(self, log):
        assert balance(log, PARTIES).share == balance(log, PARTIES[::-1]).share

    @given(logs)
    def test_does_not_fall_when_the_side_that_hosted_less_hosts_once_more(self, log):
        before = balance(log, PARTIES)
        weaker = min(PARTIES, key=lambda party: before.at_party[party])
        after = balance([*log, activity(hosts=(weaker,))], PARTIES)
        equal = before.at_party[HERE] == before.at_party[THERE]
        assert after.share is not None
        assert equal or after.share >= (before.share or 0)

    def test_is_not_known_while_no_party_hosted(self):
        found = balance([activity(), activity(online=True), activity(hosts=("gn:9",))], PARTIES)
        assert (found.share, found.not_stated, found.online, found.elsewhere) == (None, 1, 1, 1)

    def test_counts_an_activity_of_two_hosts_for_both(self):
        assert balance([activity(hosts=PARTIES)], PARTIES).share == 1

    def test_of_one_sided_visits_is_nought(self):
        assert balance([activity(hosts=(HERE,))] * 3, PARTIES).share == 0


class TestTheBreadth:
    @given(logs)
    def test_counts_no_activity_twice_for_the_same_theme(self, log):
        found = breadth(log)
        most = len(held(log))
        assert all(0 < number <= most for number in (*found.themes.values(), *found.organisers.values()))
        assert sum(found.kinds.values()) == most

    @given(logs, activities((State.HELD,)))
    def test_never_shrinks_by_one_more_activity(self, log, other):
        before, after = breadth(log), breadth([*log, other])
        assert set(before.themes) <= set(after.themes)
        assert set(before.organisers) <= set(after.organisers)

    def test_takes_the_themes_of_the_kind_where_none_was_ticked(self):
        assert themes_of(activity(kind=ActivityKind.SCHOOL_EXCHANGE)) == (Theme.EDUCATION, Theme.YOUTH)
        assert themes_of(activity(kind=ActivityKind.SCHOOL_EXCHANGE, themes=(Theme.CLIMATE,))) == (Theme.CLIMATE,)

    def test_takes_nothing_from_kinds_that_may_be_about_anything(self):
        open_kinds = set(ActivityKind) - set(THEMES_OF_KIND)
        assert {ActivityKind.DELEGATION, ActivityKind.CONFERENCE, ActivityKind.OTHER} <= open_kinds
        assert all(themes_of(activity(kind=kind)) == () for kind in open_kinds)

    def test_counts_bodies_of_one_type_once_for_an_activity(self):
        two = (Organiser(OrganiserType.CLUB, "Rowers"), Organiser(OrganiserType.CLUB, "Singers"))
        assert breadth([activity(organisers=two)]).organisers == {OrganiserType.CLUB: 1}


class TestTheLastHeld:
    def test_is_the_one_that_ended_last(self):
        long, short = activity("2025-05-01", "2025-08-01", id="a"), activity("2025-06-01", id="b")
        assert last_held([long, short], TODAY) is long

    def test_is_none_where_nothing_was_held(self):
        assert last_held([activity(state=State.CANCELLED)], TODAY) is None

    def test_does_not_look_beyond_the_day(self):
        assert last_held([activity("2025-05-01")], dt.date(2025, 4, 30)) is None


class TestTheLongestSilence:
    @given(logs, st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2026, 1, 1)))
    def test_holds_no_day_on_which_something_was_held(self, log, since):
        found = longest_silence(log, as_of=TODAY, since=since)
        if found is not None:
            assert found.from_on <= found.until_on <= TODAY
            inside = [
                one
                for one in held(log)
                if found.from_on < one.starts_on.earliest() < found.until_on
                or found.from_on < one.last_on.latest() < found.until_on
            ]
            assert inside == []

    @given(logs.filter(lambda log: held(log)), activities((State.HELD,)))
    def test_never_grows_by_an_activity_in_its_midst(self, log, other):
        before = longest_silence(log, as_of=TODAY)
        first = min(one.starts_on.earliest() for one in held(log))
        if before and other.starts_on.earliest() >= first:
            after = longest_silence([*log, other], as_of=TODAY)
            assert after
            assert after.days <= before.days

    def test_has_no_answer_where_nothing_is_known(self):
        assert longest_silence([], as_of=TODAY) is None

    def test_runs_from_the_start_of_the_tie_where_nothing_was_held(self):
        since = dt.date(2020, 1, 1)
        assert longest_silence([], as_of=TODAY, since=since) == Silence(since, TODAY)

    def test_lies_between_two_activities(self):
        log = [activity("2001-05-01"), activity("2015-05-01"), activity("2026-05-01")]
        assert longest_silence(log, as_of=TODAY) == Silence(dt.date(2001, 5, 1), dt.date(2015, 5, 1))

    def test_is_not_cut_by_a_start_that_is_later_than_the_first_activity(self):
        log = [activity("2001-05-01"), activity("2015-05-01")]
        found = longest_silence(log, as_of=TODAY, since=dt.date(2008, 1, 1))
        assert found == Silence(dt.date(2001, 5, 1), dt.date(2015, 5, 1))

    def test_counts_no_day_that_a_vague_date_may_mean(self):
        found = longest_silence([activity("2025"), activity("2026")], as_of=TODAY)
        assert found == Silence(dt.date(2025, 12, 31), dt.date(2026, 1, 1))

    def test_that_still_lasts_is_one(self):
        assert longest_silence([activity("2010-01-01")], as_of=TODAY) == Silence(dt.date(2010, 1, 1), TODAY)

    def test_is_not_broken_by_a_long_activity_that_holds_a_short_one(self):
        log = [activity("2020-01-01", "2024-12-31"), activity("2021-01-01"), activity("2026-06-01")]
        found = longest_silence(log, as_of=TODAY)
        assert found == Silence(dt.date(2024, 12, 31), dt.date(2026, 6, 1))


class TestWhatIsOverdue:
    @pytest.mark.parametrize(("on", "late"), [("2026-06-14", 1), ("2026-06-15", 0), ("2026-06", 0), ("2026-05", 1)])
    def test_is_planned_and_over(self, on, late):
        assert len(overdue([activity(on, state=State.PLANNED), activity(on)], TODAY)) == late


class TestWhatIsPerhapsTheSame:
    def test_is_of_the_same_kind_and_can_be_of_the_same_days(self):
        one = activity("2025-05-01", "2025-05-05", id="a")
        same, other_kind = activity("2025-05", id="b"), activity("2025-05-02", id="c", kind=ActivityKind.SPORT)
        later, called_off = activity("2025-05-06", id="d"), activity("2025-05-01", id="e", state=State.CANCELLED)
        assert perhaps_the_same(one, [one, same, other_kind, later, called_off]) == [same]

    @given(activities(), activities())
    def test_is_so_from_both_sides(self, one, other):
        assert bool(perhaps_the_same(one, [other])) == (
            bool(perhaps_the_same(other, [one])) if one.id != other.id else False
        )
