"""The only writes to the exchange: entries are logged, corrected, withdrawn; only a person’s data is ever deleted."""

from tawam.exchange.actions.documents import attach_document, detach_document
from tawam.exchange.actions.doubles import judge_double
from tawam.exchange.actions.erasing import remove_person_from_entry
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
    "attach_document",
    "correct_entry",
    "detach_document",
    "judge_double",
    "log_entry",
    "remove_person_from_entry",
    "restore_entry",
    "withdraw_entry",
]
