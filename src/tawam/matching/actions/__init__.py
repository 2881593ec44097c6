"""The only writes to the matching: notices are stated, changed and withdrawn; nothing is ever deleted."""

from tawam.matching.actions.notices import (
    AlreadyStated,
    BadNotice,
    ChangedMeanwhile,
    NothingChanged,
    NotYours,
    TooManyNotices,
    change_notice,
    state_notice,
    withdraw_notice,
)

__all__ = [
    "AlreadyStated",
    "BadNotice",
    "ChangedMeanwhile",
    "NotYours",
    "NothingChanged",
    "TooManyNotices",
    "change_notice",
    "state_notice",
    "withdraw_notice",
]
