"""What a person reads where the people room refuses."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawam.people import actions
from tawam.people.values import InvitationState
from tawam.people.wording import ROLES

REFUSALS: Mapping[type[Exception], str | Promise] = {
    actions.BadEmail: _("This is no e-mail address."),
    actions.LastHead: _("The last head of a place stays: invite another head first, or ask an administrator."),
    actions.MemberAlready: _("This address belongs to a member with this role or a greater one."),
    actions.NotAllowed: _("Only a head of this place or an administrator can do that."),
    actions.OtherAddress: _("This invitation was sent to another e-mail address. Sign in with that one."),
    actions.TooManyInvitations: _("Too many invitations: withdraw some, or wait until tomorrow."),
}
SPENT: Mapping[InvitationState, str | Promise] = {
    InvitationState.ACCEPTED: _("This invitation has been accepted; it opens one door only once."),
    InvitationState.WITHDRAWN: _("This invitation was withdrawn."),
    InvitationState.REPLACED: _("A newer invitation took the place of this one: open the link of the latest mail."),
    InvitationState.EXPIRED: _("This invitation is too old. Ask whoever sent it for a new one."),
}
REFUSED: tuple[type[Exception], ...] = (*REFUSALS, actions.InvitationSpent, actions.RoleChanged)


def told(error: Exception) -> str:
    """The refusal as a sentence in the language of the page."""
    if isinstance(error, actions.InvitationSpent):
        return str(SPENT[error.state])
    if isinstance(error, actions.RoleChanged):
        told = _("This member was given another role meanwhile: %(role)s. Nothing was changed; look again.")
        return told % {"role": ROLES[error.role]}
    return str(REFUSALS[type(error)])
