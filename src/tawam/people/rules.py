"""Who may do what: pure functions of a standing. Nobody (None) may only read what is open to all."""

from __future__ import annotations

import datetime as dt
import hashlib

from tawam.basics.marks import mark
from tawam.people.values import InvitationState, PlaceRole, Role, Standing

# Long enough for a holiday, short enough that a forgotten mail opens no door.
INVITATION_DAYS = 14
# So many people does no place invite at once; a stolen account must not become a mailer.
MOST_OPEN_INVITATIONS = 50
MOST_INVITATIONS_A_DAY = 100
_ORDER = list(Role)


def profile_mark(standing: Standing) -> str:
    """A short mark of a profile as somebody has read it: another once name, language or digest was changed."""
    return mark(standing.name, standing.language, standing.weekly_digest)


def role_at(standing: Standing | None, place: str) -> Role | None:
    """What somebody is for a place; None for a stranger."""
    found = (one.role for one in (standing.roles if standing else ()) if one.place == place)
    return max(found, key=_ORDER.index, default=None)


def includes(role: Role | None, least: Role) -> bool:
    """Whether a role may do what another may."""
    return role is not None and _ORDER.index(role) >= _ORDER.index(least)


def may_edit_registry(standing: Standing | None) -> bool:
    """Whether somebody may record and take back claims: editors, and the administrators who appoint them."""
    return standing is not None and (standing.is_editor or standing.is_administrator)


def may_administer(standing: Standing | None) -> bool:
    """Whether somebody may invite for every place and appoint editors."""
    return standing is not None and standing.is_administrator


def may_read_log(standing: Standing | None, place: str) -> bool:
    """Whether somebody may read what a place logs for itself: whoever has a role there, and nobody else."""
    return includes(role_at(standing, place), Role.VIEWER)


def may_log_for(standing: Standing | None, place: str) -> bool:
    """Whether somebody may log what a place did: contributors (an association, a school, a club) and above."""
    return includes(role_at(standing, place), Role.CONTRIBUTOR)


def may_speak_for(standing: Standing | None, place: str) -> bool:
    """Whether somebody may confirm, dispute or amend a partnership in the name of a place: its officers and heads."""
    return includes(role_at(standing, place), Role.OFFICER)


def may_see_members(standing: Standing | None, place: str) -> bool:
    """Whether somebody may see who has a role for a place: those who have one, and administrators."""
    return may_read_log(standing, place) or may_administer(standing)


def may_invite(standing: Standing | None, place: str) -> bool:
    """Whether somebody may invite to a place, withdraw invitations and remove members: its heads, administrators."""
    return includes(role_at(standing, place), Role.HEAD) or may_administer(standing)


def may_remove(standing: Standing | None, place: str, member: PlaceRole, account: int, heads: int) -> bool:
    """Whether somebody may end a membership: one's own, or as head or administrator; ``heads`` counts those left.

    The last head stays until there is another: a place that nobody heads can invite nobody. Only an administrator, who
    can invite a new head, may remove the last one.
    """
    if standing is None or member.place != place:
        return False
    if may_administer(standing):
        return True
    if member.role is Role.HEAD and heads <= 1:
        return False
    return standing.account == account or may_invite(standing, place)


def higher(one: Role, other: Role | None) -> Role:
    """The greater of two roles: an invitation never takes away what somebody has."""
    return one if other is None or includes(one, other) else other


def state(
    *, now: dt.datetime, expires_at: dt.datetime, accepted: bool, withdrawn: bool, replaced: bool = False
) -> InvitationState:
    """What has become of an invitation; one is ``replaced`` that was taken back because a newer one was sent."""
    if accepted:
        return InvitationState.ACCEPTED
    if withdrawn:
        return InvitationState.REPLACED if replaced else InvitationState.WITHDRAWN
    return InvitationState.EXPIRED if now >= expires_at else InvitationState.OPEN


def fingerprint(token: str) -> str:
    """What is kept of a token: whoever reads the database cannot make the link from it."""
    return hashlib.sha256(token.encode()).hexdigest()
