"""The matching room as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Partners among all the world's cities."""

    name = "tawam.matching"
    label = "matching"
