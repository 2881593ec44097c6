"""The only writes to the exchange: entries are logged, corrected, withdrawn and restored; nothing is ever deleted."""

from tawam.exchange.actions.logging import (
    AlreadyLogged,
    BadEntry,
    ChangedMeanwhile,
    NothingChanged,
    NotYours,
    correct_entry,
    log_entry,
    restore_entry,
    withdraw_entry,
)

__all__ = [
    "AlreadyLogged",
    "BadEntry",
    "ChangedMeanwhile",
    "NotYours",
    "NothingChanged",
    "correct_entry",
    "log_entry",
    "restore_entry",
    "withdraw_entry",
]
