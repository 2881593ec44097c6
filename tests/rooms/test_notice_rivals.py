"""Two officers at the same moment: a notice keeps one change, and a place never has more notices than may stand."""

from __future__ import annotations

import pytest
from tests.rooms.made_requests import HEAD, OFFICER
from tests.rooms.made_town import wanted
from tests.rooms.rivals import names, together
from tests.world import LEIPZIG

from tawam.evidence.models import JournalEntry
from tawam.matching import actions, models, queries
from tawam.matching.rules.noticing import MOST_OF_A_PLACE
from tawam.matching.values import StatedNotice
from tawam.people.values import Standing


def state(by: Standing = OFFICER, key: str = "", **more: object) -> StatedNotice:
    """A notice of Leipzig."""
    return actions.state_notice(notice=wanted(id=key, **more), standing=by)


def change(one: StatedNotice, by: Standing = OFFICER, **more: object) -> StatedNotice:
    """A change of the version that somebody has read."""
    return actions.change_notice(notice=wanted(id=one.notice.id, **more), version=one.version, standing=by)


def withdraw(one: StatedNotice, by: Standing = HEAD) -> StatedNotice:
    """A withdrawal of the version that somebody has read."""
    return actions.withdraw_notice(key=one.notice.id, version=one.version, standing=by)


def entries() -> list[str]:
    """What the journal says of notices."""
    found = JournalEntry.objects.filter(action__endswith="_notice").order_by("pk")
    return list(found.values_list("action", flat=True))


@pytest.mark.usefixtures("rivals")
class TestTwoOfficers:
    def test_who_change_one_version_keep_one_change(self) -> None:
        one = state()
        told = together(lambda: change(one, hosts=3), lambda: change(one, HEAD, hosts=7), lambda: change(one, hosts=9))
        assert names(told) == ["ChangedMeanwhile", "ChangedMeanwhile", "StatedNotice"]
        kept = next(made for made in told if isinstance(made, StatedNotice))
        assert queries.notice(one.notice.id) == kept
        assert entries() == ["state_notice", "change_notice"]

    def test_of_whom_one_withdraws_what_the_other_changes_end_in_one_order_or_the_other(self) -> None:
        one = state()
        told = together(lambda: change(one, hosts=3), lambda: withdraw(one))
        assert names(told) == ["ChangedMeanwhile", "StatedNotice"]
        now = queries.notice(one.notice.id)
        assert (now.version, now.withdrawn) == (2, now.notice.hosts is None)

    def test_who_send_one_form_twice_state_one_notice(self) -> None:
        told = together(*(lambda: state(key="b" * 32) for _ in range(3)))
        assert names(told) == ["AlreadyStated", "AlreadyStated", "StatedNotice"]
        assert (models.Notice.objects.count(), entries()) == (1, ["state_notice"])

    def test_who_state_the_last_that_may_stand_have_no_more_than_may_stand(self) -> None:
        for _ in range(MOST_OF_A_PLACE - 1):
            state()
        told = together(*(lambda: state() for _ in range(4)))
        assert names(told) == [*["StatedNotice"], *["TooManyNotices"] * 3]
        assert len(queries.notices_of(LEIPZIG)) == MOST_OF_A_PLACE

    def test_who_begin_with_more_than_may_stand_have_no_more_than_may_stand(self) -> None:
        told = together(*(lambda: state() for _ in range(MOST_OF_A_PLACE + 3)))
        assert names(told) == [*["StatedNotice"] * MOST_OF_A_PLACE, *["TooManyNotices"] * 3]

    def test_who_change_and_state_at_a_full_place_never_wait_for_each_other_for_ever(self) -> None:
        made = [state() for _ in range(MOST_OF_A_PLACE)]
        told = together(*(lambda one=one: change(one, hosts=9) for one in made), state, state)
        assert names(told) == [*["StatedNotice"] * MOST_OF_A_PLACE, "TooManyNotices", "TooManyNotices"]
