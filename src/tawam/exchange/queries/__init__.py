"""What other rooms may read of the exchange: values, never querysets."""

from tawam.exchange.queries.entries import (
    NoSuchEntry,
    activities,
    activities_of,
    agreements,
    agreements_of,
    entries_of,
    entry,
    last_logged,
    revisions,
)

__all__ = [
    "NoSuchEntry",
    "activities",
    "activities_of",
    "agreements",
    "agreements_of",
    "entries_of",
    "entry",
    "last_logged",
    "revisions",
]
