"""What can be wrong with a question to the registry."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _


class NoSuchPartnership(LookupError):
    """No partnership has this id."""

    def __init__(self, partnership_id: str) -> None:
        super().__init__(_("There is no partnership “%(key)s”.") % {"key": partnership_id[:80]})


class NotKnownYet(NoSuchPartnership):
    """Of the partnership nothing is known for so early a day."""

    def __init__(self, partnership_id: str, as_of: dt.date) -> None:
        told = {"key": partnership_id[:80], "day": as_of.isoformat()}
        LookupError.__init__(self, _("Nothing is on record of “%(key)s” by %(day)s.") % told)


class NoSuchCaseFile(LookupError):
    """No case file has this name."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("There is no case file “%(key)s”.") % {"key": slug[:80]})
