"""The only writes of the matching: a trained model is kept in the data folder."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction
from pydantic import TypeAdapter

from tawam.evidence.actions import write_journal
from tawam.matching import files
from tawam.matching.values import Card


@transaction.atomic
def keep_model(*, card: Card, model: bytes, actor: str) -> Card:
    """Keep a model with its card in place of the one before; the next search uses it."""
    change = {"pairs": card.pairs, "seed": card.seed, "sources": list(card.sources), "sha256": card.sha256}
    write_journal(actor=actor, action="keep_model", about="model:likely-links", change=change)
    files.keep_model(Path(settings.DATA), TypeAdapter(Card).dump_json(card, indent=1), model)
    return card
