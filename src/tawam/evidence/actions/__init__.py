"""The only writes to the evidence: claims are recorded and taken back, never changed."""

from tawam.evidence.actions.journal import clean_journal, write_journal
from tawam.evidence.actions.readings import (
    ListChangedTooMuch,
    NothingToUndo,
    record_reading,
    undo_reading,
)
from tawam.evidence.actions.recording import record_claims, record_dataset, retract_claim, retract_source

__all__ = [
    "ListChangedTooMuch",
    "NothingToUndo",
    "clean_journal",
    "record_claims",
    "record_dataset",
    "record_reading",
    "retract_claim",
    "retract_source",
    "undo_reading",
    "write_journal",
]
