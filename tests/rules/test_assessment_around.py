"""The counts that all cases of a day share equal those of looking at every other tie anew."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.rules import assessed
from tests.rules.assessed import CN, DE, FR, RU, TODAY, event, life

from tawam.assessment.rules import around
from tawam.assessment.rules.cases import case_of, ties_known
from tawam.assessment.rules.exposure import STATE_CAUSES, WAR
from tawam.basics.dates import PartialDate
from tawam.registry.values import BREAKS, EventType, Kind, Life

WINDOW = dt.timedelta(days=round(365.25 * 5))
events = st.lists(st.one_of(assessed.breaks, assessed.signs), min_size=1, max_size=3)
towns = st.sampled_from([("a", FR), ("b", FR), ("c", DE), ("d", DE), ("e", RU), ("f", CN)])
parties = st.lists(towns, min_size=2, max_size=4, unique=True).map(tuple)
registers = st.lists(st.tuples(parties, events), min_size=1, max_size=12).map(
    lambda rows: [
        Life(f"t{number:02}", Kind.TWINNING, found, tuple(sorted(happened, key=lambda one: one.on)))
        for number, (found, happened) in enumerate(rows)
    ]
)


def each(lives):
    """Every tie of a register with its case and the other ties, one by one."""
    known = ties_known(lives, TODAY)
    for tie in lives:
        yield case_of(tie, known, as_of=TODAY), [one for one in known if one.id != tie.id]


def recent(one, causes):
    """Whether a tie broke in five years, told by its plain events."""
    return any(
        event.type in BREAKS and event.cause in causes and event.on.latest() >= TODAY - WINDOW for event in one.events
    )


def unbroken(one):
    """Whether the last thing known of it five years ago was no break."""
    before = [event for event in one.events if event.on.latest() < TODAY - WINDOW]
    return not before or before[-1].type not in BREAKS


def fate(ties, causes):
    """The fate of these ties, counted anew."""
    whole = [one for one in ties if unbroken(one)]
    return len(whole), {one.id for one in whole if recent(one, causes)}


def as_counted(found):
    """The same of a shared count."""
    assert len(found.broken) == len(set(found.broken))
    return found.of_all, set(found.broken)


class TestEveryTieOfARegister:
    @given(registers)
    def test_sees_the_other_ties_between_its_two_countries(self, lives):
        for case, others in each(lives):
            own = case.tie.countries
            ties = [one for one in others if len(own) == 2 and own <= one.countries]
            assert as_counted(around.between(case, STATE_CAUSES)) == fate(ties, STATE_CAUSES)

    @given(registers)
    def test_sees_what_third_countries_did(self, lives):
        for case, others in each(lives):
            own = case.tie.countries
            for country in own:
                ties = [one for one in others if country in one.countries and not own <= one.countries]
                assert as_counted(around.beside(case, country, STATE_CAUSES)) == fate(ties, STATE_CAUSES)

    @given(registers)
    def test_sees_war_at_either_country_and_at_itself(self, lives):
        for case, others in each(lives):
            near = [case.tie, *(one for one in others if one.countries & case.tie.countries)]
            found = around.with_its_own(case, WAR)
            assert as_counted(found) == (len(near), {one.id for one in near if recent(one, WAR)})

    @given(registers)
    def test_counts_the_partners_of_a_side(self, lives):
        for case, others in each(lives):
            for place in case.tie.places:
                assert around.partners(case, place) == 1 + sum(place in one.places for one in others)

    @given(registers)
    def test_gives_the_same_answer_in_any_order(self, lives):
        forth, back = ({case.tie.id: _all(case) for case, _ in each(found)} for found in (lives, lives[::-1]))
        assert forth == back


def _all(case):
    found = [around.between(case, WAR), around.with_its_own(case, WAR)]
    found += [around.beside(case, one, WAR) for one in sorted(case.tie.countries)]
    return [(one.of_all, set(one.broken)) for one in found]


class TestATieThatIsNotOnRecord:
    def test_is_counted_beside_those_that_are(self):
        known = ties_known([life("a", event("ended", "2025", cause="war_or_insecurity"))], TODAY)
        would_be = case_of(life("new"), known, as_of=TODAY)
        assert around.with_its_own(would_be, WAR) == around.Fate(2, ("a",))
        assert around.between(would_be, WAR) == around.Fate(1, ("a",))
        assert around.partners(would_be, "new-a") == 1

    def test_stands_alone_where_nothing_is_known(self):
        would_be = case_of(life("new"), ties_known([], TODAY), as_of=TODAY)
        assert around.with_its_own(would_be, WAR) == around.Fate(1, ())
        assert around.between(would_be, WAR) == around.Fate(0, ())


class TestAPartyThatLeft:
    def test_is_named_with_the_ties_that_it_broke_and_no_other(self):
        ended = event("ended", "2025", side="tie-a")
        mine = life("gone", ended, places=("tie-a", "x"))
        theirs = life("kept", event("ended", "2025", side="y"), places=("tie-a", "y"))
        known = ties_known([mine, theirs, life("tie", ended)], TODAY)
        assert around.left_by(case_of(life("tie", ended), known, as_of=TODAY)) == ["gone"]

    def test_is_not_named_for_a_day_before_it_left(self):
        gone = life("gone", event("signed", "1990"), event("ended", "2025", side="tie-a"), places=("tie-a", "x"))
        before = dt.date(2024, 1, 1)
        assert around.left_by(case_of(life("tie"), ties_known([gone], before), as_of=before)) == []


class TestABreak:
    def test_of_a_programme_breaks_no_tie(self):
        assert not around.is_break(event("ended", "2025", scope="programme"))
        assert around.is_break(event("ended", "2025"))
        assert event("ended", "2025").type is EventType.ENDED

    def test_counts_for_five_years(self):
        cause = "war_or_insecurity"
        assert around.broke(life("a", event("ended", "2022", cause=cause)), TODAY, WAR)
        assert not around.broke(life("a", event("ended", "2020", cause=cause)), TODAY, WAR)
        assert PartialDate(2022).latest() >= around.years_before(TODAY, 5)
