"""What places are active in, as far as everybody may know it, read for all of them at once."""

from __future__ import annotations

import pytest
from tests import world
from tests.exchanged import activity, agreement, member
from tests.world import COVENTRY, HOUSTON, LEIPZIG, LYON, VOLGOGRAD

from tawam.exchange import actions, queries
from tawam.exchange.values import ActivityKind, State, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

LINK = "leipzig--houston"
SAM = member(LEIPZIG, COVENTRY)


def logged(place: str = LEIPZIG, **more: object) -> str:
    """An activity that somebody logs for a place; returns its id."""
    one = activity(**({"partnership": LINK, "kind": ActivityKind.OTHER} | more))  # type: ignore[arg-type]
    return actions.log_entry(stated=one, for_place=place, standing=SAM).id


class TestThemes:
    def test_are_those_that_were_ticked_or_that_the_kind_implies(self) -> None:
        logged(themes=(Theme.HERITAGE, Theme.CLIMATE))
        logged(kind=ActivityKind.SCHOOL_EXCHANGE)
        every = {Theme.HERITAGE, Theme.CLIMATE, Theme.EDUCATION, Theme.YOUTH}
        assert queries.open_themes() == {LEIPZIG: every, HOUSTON: every}

    def test_count_for_every_party_whoever_logged_them(self) -> None:
        logged(COVENTRY, partnership="coventry--volgograd", themes=(Theme.PEACE,))
        logged(themes=(Theme.SPACE,))
        found = queries.open_themes()
        assert (found[COVENTRY], found[VOLGOGRAD]) == ({Theme.PEACE}, {Theme.PEACE})
        assert (found[LEIPZIG], found[HOUSTON]) == ({Theme.SPACE}, {Theme.SPACE})

    def test_add_up_over_the_partnerships_of_a_place(self) -> None:
        logged(themes=(Theme.SPACE,))
        logged(partnership="lyon--leipzig", themes=(Theme.ENERGY,))
        found = queries.open_themes()
        assert found[LEIPZIG] == {Theme.SPACE, Theme.ENERGY}
        assert found[LYON] == {Theme.ENERGY}

    def test_count_what_is_planned_and_not_what_was_called_off(self) -> None:
        logged(on="2099-05-01", state=State.PLANNED, themes=(Theme.SPORT,))
        logged(state=State.CANCELLED, themes=(Theme.CULTURE,))
        assert queries.open_themes()[LEIPZIG] == {Theme.SPORT}

    def test_of_kinds_that_may_be_about_anything_are_none(self) -> None:
        logged(kind=ActivityKind.DELEGATION)
        assert queries.open_themes() == {}

    def test_come_from_activities_and_not_from_agreements(self) -> None:
        actions.log_entry(stated=agreement(partnership=LINK), for_place=LEIPZIG, standing=SAM)
        assert queries.open_themes() == {}

    def test_go_and_come_back_with_their_entry(self) -> None:
        key = logged(themes=(Theme.SPACE,))
        actions.withdraw_entry(key=key, version=1, why="mistake", standing=SAM)
        assert queries.open_themes() == {}
        actions.restore_entry(key=key, version=2, standing=SAM)
        assert queries.open_themes()[HOUSTON] == {Theme.SPACE}

    def test_follow_a_pair_that_another_partnership_has_found(self) -> None:
        logged(themes=(Theme.SPACE,))
        world.record([], dataset="casebook")  # the registry knows the slug no more
        assert queries.open_themes() == {}
        world.record([*world.tie("houston--leipzig-again", HOUSTON, LEIPZIG)], dataset="more")
        assert queries.open_themes() == {LEIPZIG: {Theme.SPACE}, HOUSTON: {Theme.SPACE}}

    def test_cost_the_same_few_questions_however_many_there_are(self, django_assert_max_num_queries) -> None:
        for year in range(2010, 2022):
            logged(on=f"{year}-05-01", themes=(Theme.SPORT,))
        with django_assert_max_num_queries(5):
            queries.open_themes()


class TestTheEditionOfTheLog:
    def test_changes_with_every_write_and_with_nothing_else(self) -> None:
        seen = [queries.log_edition()]
        key = logged()
        seen.append(queries.log_edition())
        actions.withdraw_entry(key=key, version=1, why="mistake", standing=SAM)
        seen.append(queries.log_edition())
        world.record([*world.tie("leipzig--paris", LEIPZIG, world.PARIS)], dataset="more")
        assert seen == sorted(set(seen))
        assert queries.log_edition() == seen[-1]

    def test_of_an_empty_log_is_nought(self) -> None:
        assert queries.log_edition() == 0
