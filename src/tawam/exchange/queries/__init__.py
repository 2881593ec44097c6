"""What other rooms may read of the exchange: values, never querysets."""

from tawam.exchange.queries.documents import NoSuchDocument, document, documents_of
from tawam.exchange.queries.doubles import judged, tellings
from tawam.exchange.queries.entries import (
    NoSuchEntry,
    activities,
    activities_of,
    agreements,
    agreements_of,
    entries_naming,
    entries_of,
    entry,
    last_logged,
    revisions,
    same_entry,
)
from tawam.exchange.queries.themes import log_edition, open_themes

__all__ = [
    "NoSuchDocument",
    "NoSuchEntry",
    "activities",
    "activities_of",
    "agreements",
    "agreements_of",
    "document",
    "documents_of",
    "entries_naming",
    "entries_of",
    "entry",
    "judged",
    "last_logged",
    "log_edition",
    "open_themes",
    "revisions",
    "same_entry",
    "tellings",
]
