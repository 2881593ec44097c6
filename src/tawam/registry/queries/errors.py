"""What can be wrong with a question to the registry."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _


class NoSuchPartnership(LookupError):
    """No partnership has this id."""

    def __init__(self, partnership_id: str) -> None:
        super().__init__(_("There is no partnership “%(id)s”.") % {"id": partnership_id[:80]})


class NotKnownYet(NoSuchPartnership):
    """Of the partnership nothing is known for so early a day."""

    def __init__(self, partnership_id: str, as_of: dt.date) -> None:
        told = _("Nothing is on record of “%(id)s” by %(day)s.")
        LookupError.__init__(self, told % {"id": partnership_id[:80], "day": as_of.isoformat()})


class NoSuchCaseFile(LookupError):
    """No case file has this name."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("There is no case file “%(id)s”.") % {"id": slug[:80]})
