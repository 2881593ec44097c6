"""The mails that we write ourselves."""

from __future__ import annotations

from allauth.utils import build_absolute_uri
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.people.values import Invitation
from tawam.places.values import Place


def send_invitation(request: HttpRequest, invitation: Invitation, place: Place, token: str, language: str) -> None:
    """Tell somebody of an invitation, in the language of the mail; raises OSError if the mail cannot leave."""
    with override(language):
        # Behind a proxy that ends TLS the request itself does not know that it was https.
        address = build_absolute_uri(request, reverse("invitation", args=[token]))
        context = {"invitation": invitation, "place": place, "address": address}
        subject = _("Tawam: an invitation for %(place)s") % {"place": place.name(language)}
        send_mail(subject, render_to_string("web/mail/invitation.txt", context), None, [invitation.email])
