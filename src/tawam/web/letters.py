"""The mails that we write ourselves."""

from __future__ import annotations

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.people.values import Invitation
from tawam.places.values import Place


def send_invitation(invitation: Invitation, place: Place, address: str, language: str) -> None:
    """Tell somebody of an invitation; raises OSError if the mail cannot leave."""
    with override(language):
        context = {"invitation": invitation, "place": place, "address": address}
        subject = _("Tawam: an invitation for %(place)s") % {"place": place.name(language)}
        send_mail(subject, render_to_string("web/mail/invitation.txt", context), None, [invitation.email])
