"""The only writes to the people room: each is one transaction and leaves one entry in the room's journal."""

from tawam.people.actions.accounts import (
    AccountExists,
    BadEmail,
    ProfileChanged,
    WeakPassword,
    appoint,
    create_account,
    delete_account,
    edit_profile,
    note_account_change,
)
from tawam.people.actions.members import (
    InvitationSpent,
    LastHead,
    MemberAlready,
    NotAllowed,
    OtherAddress,
    RoleChanged,
    TooManyInvitations,
    accept_invitation,
    invite,
    remove_member,
    withdraw_invitation,
)

__all__ = [
    "AccountExists",
    "BadEmail",
    "InvitationSpent",
    "LastHead",
    "MemberAlready",
    "NotAllowed",
    "OtherAddress",
    "ProfileChanged",
    "RoleChanged",
    "TooManyInvitations",
    "WeakPassword",
    "accept_invitation",
    "appoint",
    "create_account",
    "delete_account",
    "edit_profile",
    "invite",
    "note_account_change",
    "remove_member",
    "withdraw_invitation",
]
