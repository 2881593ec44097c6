"""The mails that we write ourselves."""

from __future__ import annotations

from collections.abc import Callable

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.people.values import Invitation
from tawam.places.values import Place


def send_invitation(
    invitation: Invitation, place: Place, token: str, language: str, to_page: Callable[[str], str]
) -> None:
    """Tell somebody of an invitation; raises OSError if the mail cannot leave.

    ``to_page`` makes a full address of a path; the link leads to the page in the language of the mail.
    """
    with override(language):
        address = to_page(reverse("invitation", args=[token]))
        context = {"invitation": invitation, "place": place, "address": address}
        subject = _("Tawam: an invitation for %(place)s") % {"place": place.name(language)}
        send_mail(subject, render_to_string("web/mail/invitation.txt", context), None, [invitation.email])
