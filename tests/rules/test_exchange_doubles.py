"""One event that both sides logged counts once; what only seems alike stays two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import HERE, THERE, activities, activity, came, money, sides

from tawam.exchange.rules.doubles import Telling, alike, both, doubles, perhaps_one_event, told_once
from tawam.exchange.rules.totals import held, totals_by_year
from tawam.exchange.values import ActivityKind, Outcome, State


def ours(on: str = "2025-05-01", **more: object) -> Telling:
    """An entry of our side."""
    return HERE, activity(on, **({"id": "a"} | more))


def theirs(on: str = "2025-05-01", **more: object) -> Telling:
    """An entry of the other side, in other words."""
    return THERE, activity(on, **({"id": "b", "title": "زيارة الجوقة"} | more))


@st.composite
def logs(draw: st.DrawFn) -> list[Telling]:
    """A log of both sides, in which days and kinds meet often."""
    told = []
    for number, one in enumerate(draw(st.lists(activities(), max_size=5))):
        told.append((draw(sides), replace(one, id=f"e{number}")))
        if draw(st.booleans()):
            told.append((draw(sides), replace(one, id=f"f{number}", title="Other words")))
    return told


@st.composite
def judged_logs(draw: st.DrawFn) -> tuple[list[Telling], dict[frozenset[str], bool]]:
    """A log, and what officers said of some of its pairs."""
    told = draw(logs())
    ids = [one.id for _, one in told]
    pairs = [frozenset((one, other)) for one in ids for other in ids if one < other]
    said = draw(st.dictionaries(st.sampled_from(pairs), st.booleans(), max_size=3)) if pairs else {}
    return told, said


class TestTwoEntries:
    @pytest.mark.parametrize(
        ("other", "one_event"),
        [
            (theirs(), True),
            (theirs(kind=ActivityKind.SPORT), False),
            (theirs(kind=ActivityKind.SPORT, title="The choir visit"), True),
            (theirs("2025-05-02"), False),
            (theirs("2025-05"), False),
            (theirs(until="2025-05-03"), False),
            (theirs(state=State.CANCELLED), False),
            ((HERE, theirs()[1]), False),
        ],
        ids=["same", "other-kind", "like-title", "next-day", "month-only", "longer", "cancelled", "one-side"],
    )
    def test_are_perhaps_one_event_by_side_days_and_kind_or_title(self, other: Telling, one_event: bool) -> None:
        assert perhaps_one_event(ours(), other) is one_event
        assert perhaps_one_event(other, ours()) is one_event

    @given(st.text(max_size=20), st.text(max_size=20))
    def test_are_alike_both_ways_and_a_title_is_like_itself(self, one: str, other: str) -> None:
        assert alike(one, other) is alike(other, one)
        assert alike(one, one) is bool(one.split())


class TestAJudgement:
    def test_tells_apart_what_seems_alike(self) -> None:
        told = [ours(), theirs()]
        assert len(told_once(told, {})) == 1
        assert len(told_once(told, {frozenset("ab"): False})) == 2

    def test_joins_what_seems_apart(self) -> None:
        told = [ours(), theirs("2025-05-09", kind=ActivityKind.SPORT)]
        assert len(told_once(told, {frozenset("ab"): True})) == 1

    def test_goes_before_a_likeness(self) -> None:
        third = theirs(id="c", kind=ActivityKind.SPORT, title="x")
        ((_, other),) = doubles([ours(), theirs(), third], {frozenset("ac"): True})
        assert other[1].id == "c"

    def test_joins_neither_two_of_one_side_nor_what_was_not_held(self) -> None:
        same = {frozenset("ab"): True}
        assert len(told_once([ours(), (HERE, theirs()[1])], same)) == 2
        assert len(told_once([ours(), theirs(state=State.CANCELLED)], same)) == 2


class TestOneEvent:
    def test_has_the_people_that_each_side_counted_of_its_own(self) -> None:
        told = both(ours(participations=(came(20, HERE), came(5, THERE))), theirs(participations=(came(7, THERE),)))
        assert {one.side: one.people for one in told.participations} == {HERE: 20, THERE: 7}

    def test_has_what_only_one_side_counted(self) -> None:
        told = both(ours(), theirs(participations=(came(20, HERE), came(7, THERE))))
        assert told.people == 27

    def test_has_the_money_of_each_side_once(self) -> None:
        told = both(ours(money=(money("100"), money("30", side=THERE))), theirs(money=(money("40", side=THERE),)))
        assert [(one.side, str(one.amount)) for one in told.money] == [(HERE, "100"), (THERE, "40")]

    def test_has_each_outcome_and_host_once(self) -> None:
        told = both(
            ours(hosts=(HERE,), outcomes=(Outcome("Songs", ""),)),
            theirs(hosts=(HERE, THERE), outcomes=(Outcome("songs", ""), Outcome("Guests", ""))),
        )
        assert told.hosts == (HERE, THERE)
        assert [one.indicator for one in told.outcomes] == ["Songs", "Guests"]


class TestALog:
    @given(judged_logs())
    def test_never_grows_and_keeps_all_that_each_side_tells(self, given_: tuple) -> None:
        told, judged = given_
        events = told_once(told, judged)
        assert len(events) <= len(told)
        for side in (HERE, THERE):
            assert len(held(events)) >= len(held(one for by, one in told if by == side))

    @given(judged_logs())
    def test_counts_no_more_people_than_its_entries(self, given_: tuple) -> None:
        told, judged = given_
        people = [
            sum(year.people for year in totals_by_year(some))
            for some in ((one for _, one in told), told_once(told, judged))
        ]
        assert people[1] <= people[0]

    @given(judged_logs(), st.randoms())
    def test_is_the_same_in_whatever_order_it_comes(self, given_: tuple, chance) -> None:
        told, judged = given_
        mixed = list(told)
        chance.shuffle(mixed)
        assert set(told_once(mixed, judged)) == set(told_once(told, judged))

    @given(judged_logs())
    def test_has_each_entry_in_one_pair_at_most_and_never_one_side_twice(self, given_: tuple) -> None:
        told, judged = given_
        pairs = doubles(told, judged)
        ids = [one[1].id for pair in pairs for one in pair]
        assert len(ids) == len(set(ids))
        assert all(one[0] != other[0] for one, other in pairs)
        assert all(judged.get(frozenset((one[1].id, other[1].id))) is not False for one, other in pairs)

    @given(st.lists(activities(), max_size=4))
    def test_of_one_side_stays_as_it_is(self, some: list) -> None:
        told = [(HERE, replace(one, id=str(number))) for number, one in enumerate(some)]
        assert told_once(told, {}) == tuple(one for _, one in told)
