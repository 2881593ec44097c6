"""The words of the people room: roles, and what somebody may do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is for a place, the least first: each may do what those before it may."""

    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    OFFICER = "officer"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class PlaceRole:
    """A place and what somebody is for it."""

    place: str
    role: Role


@dataclass(frozen=True, slots=True)
class Standing:
    """Who somebody is and what they were given: the only thing that the rules about rights ask for.

    ``account`` is the account's number, ``language`` the code of the language that they chose; ``weekly_digest`` says
    whether they want to be told by mail what asks for attention.
    """

    account: int
    email: str
    name: str
    language: str = "en"
    is_editor: bool = False
    is_administrator: bool = False
    roles: tuple[PlaceRole, ...] = ()
    weekly_digest: bool = False

    @property
    def actor(self) -> str:
        """Who acts, for a journal: the number of the account, which says nothing once the account is gone."""
        return f"account:{self.account}"


class InvitationState(StrEnum):
    """Whether an invitation can still be accepted, or why not."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An e-mail address asked to take a role at a place; ``invited_by`` is the name of who asked, if still known.

    ``withdrawn_at`` is when it was taken back, or replaced by a newer one to the same address.
    """

    number: int
    place: str
    email: str
    role: Role
    invited_by: str
    invited_at: dt.datetime
    expires_at: dt.datetime
    state: InvitationState
    withdrawn_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role at a place."""

    account: int
    name: str
    email: str
    role: Role
    since: dt.datetime
