"""A trained model is kept in the data folder, in place of the one before."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import transaction
from pydantic import TypeAdapter

from tawam.evidence.actions import write_journal
from tawam.matching import files
from tawam.matching.queries import model_card
from tawam.matching.values import Card


@transaction.atomic
def keep_model(*, card: Card, model: bytes, actor: str) -> Card:
    """Keep a model with its card in place of the one before; the next search uses it."""
    kept = model_card()
    write_journal(
        actor=actor,
        action="keep_model",
        about="model:likely-links",
        before=_told(kept) if kept else {},
        after=_told(card),
    )
    files.keep_model(Path(settings.DATA), TypeAdapter(Card).dump_json(card, indent=1), model)
    return card


def _told(card: Card) -> dict[str, object]:
    return {"pairs": card.pairs, "seed": card.seed, "sources": list(card.sources), "sha256": card.sha256}
