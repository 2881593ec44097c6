"""What a person reads for the codes of the people room, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawam.people.values import Role

Words = Mapping[str, str | Promise]

ROLES: Words = {
    Role.VIEWER: _("viewer"),
    Role.CONTRIBUTOR: _("contributor"),
    Role.OFFICER: _("officer"),
    Role.HEAD: _("head"),
}
ROLE_MEANINGS: Words = {
    Role.VIEWER: _("reads what the place logs for itself"),
    Role.CONTRIBUTOR: _("logs exchanges: an association, a school, a club"),
    Role.OFFICER: _("logs exchanges, and confirms or disputes partnerships in the name of the place"),
    Role.HEAD: _("logs exchanges, speaks for the place, invites others and removes them"),
}
