"""What can be wrong with a question to the registry."""

from __future__ import annotations

import datetime as dt


class NoSuchPartnership(LookupError):
    """No partnership has this id."""

    def __init__(self, partnership_id: str) -> None:
        super().__init__(f"There is no partnership “{partnership_id[:80]}”.")


class NotKnownYet(NoSuchPartnership):
    """Of the partnership nothing is known for so early a day."""

    def __init__(self, partnership_id: str, as_of: dt.date) -> None:
        LookupError.__init__(self, f"Nothing is on record of “{partnership_id[:80]}” by {as_of.isoformat()}.")


class NoSuchCaseFile(LookupError):
    """No case file has this name."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no case file “{slug[:80]}”.")
