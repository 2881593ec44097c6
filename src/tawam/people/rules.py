"""Who may do what: pure functions of a standing. Nobody (None) may only read what is open to all."""

from __future__ import annotations

from tawam.people.values import Role, Standing

_ORDER = list(Role)


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
