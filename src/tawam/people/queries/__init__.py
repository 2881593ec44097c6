"""What other rooms may ask about people. Everything returned is a value."""

from tawam.people.queries.held import held
from tawam.people.queries.members import (
    NoSuchInvitation,
    invitation,
    invitation_numbered,
    invitations,
    invitations_to,
    members,
    replaced_invitations,
)
from tawam.people.queries.standings import (
    NoSuchAccount,
    NoSuchEmail,
    account_of,
    digest_readers,
    has_second_factor,
    standing,
    verified_addresses,
)

__all__ = [
    "NoSuchAccount",
    "NoSuchEmail",
    "NoSuchInvitation",
    "account_of",
    "digest_readers",
    "has_second_factor",
    "held",
    "invitation",
    "invitation_numbered",
    "invitations",
    "invitations_to",
    "members",
    "replaced_invitations",
    "standing",
    "verified_addresses",
]
