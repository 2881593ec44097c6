"""What can be wrong with a question to the registry."""

from __future__ import annotations


class NoSuchPartnership(LookupError):
    """No partnership has this id."""

    def __init__(self, partnership_id: str) -> None:
        super().__init__(f"There is no partnership “{partnership_id[:80]}”.")


class NoSuchCaseFile(LookupError):
    """No case file has this name."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no case file “{slug[:80]}”.")
