"""Who may do what: the rules of the people room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.people import rules
from tawam.people.values import PlaceRole, Role, Standing

HERE, THERE = "gn:1", "gn:2"
RIGHTS_AT = (rules.may_read_log, rules.may_log_for, rules.may_speak_for, rules.may_see_members, rules.may_invite)
RIGHTS = (rules.may_edit_registry, rules.may_administer)

place_roles = st.builds(PlaceRole, st.sampled_from([HERE, THERE, "cc:FR"]), st.sampled_from(Role))
standings = st.builds(
    Standing,
    account=st.integers(1, 10**9),
    email=st.emails(),
    name=st.text(max_size=20),
    language=st.sampled_from(["en", "ar"]),
    is_editor=st.booleans(),
    is_administrator=st.booleans(),
    roles=st.lists(place_roles, max_size=4).map(tuple),
)


def somebody(*roles: PlaceRole, **more: bool) -> Standing:
    """An account with these roles."""
    return Standing(7, "sam@example.org", "Sam", roles=roles, **more)


class TestNobody:
    @pytest.mark.parametrize("right", RIGHTS)
    def test_has_no_right_of_the_site(self, right):
        assert right(None) is False

    @pytest.mark.parametrize("right", RIGHTS_AT)
    def test_has_no_right_at_a_place(self, right):
        assert right(None, HERE) is False


class TestAStranger:
    @given(standings)
    def test_has_no_more_rights_at_a_place_than_nobody_unless_an_administrator(self, standing):
        elsewhere = "gn:999"
        assert rules.role_at(standing, elsewhere) is None
        assert not rules.may_read_log(standing, elsewhere)
        assert not rules.may_log_for(standing, elsewhere)
        assert not rules.may_speak_for(standing, elsewhere)
        assert rules.may_invite(standing, elsewhere) is standing.is_administrator
        assert rules.may_see_members(standing, elsewhere) is standing.is_administrator


class TestARole:
    @pytest.mark.parametrize(
        ("role", "read", "log", "speak", "invite"),
        [
            (Role.VIEWER, True, False, False, False),
            (Role.CONTRIBUTOR, True, True, False, False),
            (Role.OFFICER, True, True, True, False),
            (Role.HEAD, True, True, True, True),
        ],
    )
    def test_gives_what_the_table_says_and_only_at_its_place(self, role, read, log, speak, invite):
        standing = somebody(PlaceRole(HERE, role))
        found = (rules.may_read_log, rules.may_log_for, rules.may_speak_for, rules.may_invite)
        assert tuple(right(standing, HERE) for right in found) == (read, log, speak, invite)
        assert not any(right(standing, THERE) for right in found)

    @pytest.mark.parametrize("role", Role)
    def test_gives_no_right_over_the_registry(self, role):
        assert not rules.may_edit_registry(somebody(PlaceRole(HERE, role)))
        assert not rules.may_administer(somebody(PlaceRole(HERE, role)))

    @given(st.sampled_from(Role), st.sampled_from(Role))
    def test_includes_another_in_one_direction_or_is_the_same(self, one, other):
        assert rules.includes(one, other) or rules.includes(other, one)
        assert (rules.includes(one, other) and rules.includes(other, one)) is (one is other)

    @given(standings, place_roles)
    def test_more_never_takes_a_right_away(self, standing, more):
        richer = somebody(
            *standing.roles, more, is_editor=standing.is_editor, is_administrator=standing.is_administrator
        )
        for right in RIGHTS_AT:
            for place in (HERE, THERE):
                assert right(richer, place) or not right(standing, place)
        for right in RIGHTS:
            assert right(richer) is right(standing)

    @given(standings)
    def test_that_speaks_may_log_and_whoever_logs_may_read(self, standing):
        for place in (HERE, THERE):
            assert rules.may_log_for(standing, place) or not rules.may_speak_for(standing, place)
            assert rules.may_read_log(standing, place) or not rules.may_log_for(standing, place)
            assert rules.may_see_members(standing, place) or not rules.may_invite(standing, place)


class TestAnEditor:
    def test_edits_the_registry_and_reads_no_place_s_log(self):
        editor = somebody(is_editor=True)
        assert rules.may_edit_registry(editor)
        assert not rules.may_administer(editor)
        assert not any(right(editor, HERE) for right in RIGHTS_AT)


class TestAnAdministrator:
    def test_edits_and_invites_but_does_not_speak_for_a_place(self):
        administrator = somebody(is_administrator=True)
        assert rules.may_edit_registry(administrator)
        assert rules.may_invite(administrator, HERE)
        assert not rules.may_speak_for(administrator, HERE)
        assert not rules.may_read_log(administrator, HERE)


class TestAStanding:
    @given(standings)
    def test_acts_under_a_number_that_tells_neither_name_nor_address(self, standing):
        assert standing.actor == f"account:{standing.account}"
