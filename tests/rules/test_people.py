"""Who may do what: the rules of the people room."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.people import rules
from tawam.people.values import InvitationState, PlaceRole, Role, Standing

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


class TestRemoving:
    @given(standings, place_roles, st.integers(1, 9), st.integers(0, 5))
    def test_is_for_oneself_heads_and_administrators_only(self, standing, member, account, heads):
        if rules.may_remove(standing, HERE, member, account, heads):
            assert member.place == HERE
            assert standing.account == account or rules.may_invite(standing, HERE)

    @given(standings, st.integers(1, 9))
    def test_never_takes_the_last_head_but_from_an_administrator(self, standing, account):
        member = PlaceRole(HERE, Role.HEAD)
        assert rules.may_remove(standing, HERE, member, account, 1) is standing.is_administrator

    @given(st.sampled_from(Role))
    def test_lets_everybody_leave_but_the_last_head(self, role):
        one = somebody(PlaceRole(HERE, role))
        assert rules.may_remove(one, HERE, PlaceRole(HERE, role), one.account, 2)
        assert rules.may_remove(one, HERE, PlaceRole(HERE, role), one.account, 1) is (role is not Role.HEAD)

    def test_is_nothing_for_nobody(self):
        assert not rules.may_remove(None, HERE, PlaceRole(HERE, Role.VIEWER), 1, 2)


class TestAnInvitation:
    now = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)

    @given(st.sampled_from(Role), st.none() | st.sampled_from(Role))
    def test_never_lowers_what_somebody_has(self, offered, had):
        result = rules.higher(offered, had)
        assert rules.includes(result, offered)
        assert had is None or rules.includes(result, had)
        assert result in (offered, had)

    @given(st.timedeltas(dt.timedelta(days=-30), dt.timedelta(days=30)), st.booleans(), st.booleans())
    def test_is_open_only_until_it_is_used_withdrawn_or_too_old(self, left, accepted, withdrawn):
        found = rules.state(now=self.now, expires_at=self.now + left, accepted=accepted, withdrawn=withdrawn)
        assert (found is InvitationState.OPEN) is (left > dt.timedelta(0) and not accepted and not withdrawn)

    def test_says_whether_it_was_withdrawn_or_replaced(self):
        given = {"now": self.now, "expires_at": self.now + dt.timedelta(days=1), "accepted": False}
        assert rules.state(**given, withdrawn=True) is InvitationState.WITHDRAWN
        assert rules.state(**given, withdrawn=True, replaced=True) is InvitationState.REPLACED
        assert rules.state(**given, withdrawn=False, replaced=True) is InvitationState.OPEN

    def test_ends_at_its_very_moment(self):
        found = rules.state(now=self.now, expires_at=self.now, accepted=False, withdrawn=False)
        assert found is InvitationState.EXPIRED

    def test_that_was_accepted_stays_accepted_however_old_it_grows(self):
        long_ago = self.now - dt.timedelta(days=400)
        found = rules.state(now=self.now, expires_at=long_ago, accepted=True, withdrawn=False)
        assert found is InvitationState.ACCEPTED

    @given(st.text(), st.text())
    def test_is_known_by_a_fingerprint_that_does_not_hold_its_token(self, one, other):
        assert (rules.fingerprint(one) == rules.fingerprint(other)) is (one == other)
        assert len(rules.fingerprint(one)) == 64
