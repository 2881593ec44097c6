"""What the commands tell: the same answers as the API's."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import override

from tawam.api import documents
from tawam.api.v1 import resolution_document
from tawam.evidence import queries as evidence
from tawam.intake import queries as intake
from tawam.places import queries as places
from tawam.registry import queries as registry


def resolution(name: str, *, country: str, region: str, partner: str, language: str) -> dict[str, Any]:
    """What GET /api/v1/resolve answers."""
    with override(language):
        found = places.resolve(name, country=country, region=region, partner=partner, lang=language)
        document: documents.ResolutionDocument = resolution_document(found, language)
    return document.dict()


def holdings() -> dict[str, Any]:
    """What the data folder holds."""
    return {
        "data_folder": str(settings.DATA),
        "database": settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1],
        "places": {kind.value: number for kind, number in places.place_counts().items()},
        "partnerships": registry.partnership_count(),
        "claims": evidence.claim_count(),
        "sources": sum(evidence.source_counts().values()),
        "data_sets": [f"{name} ({claims} claims, {day})" for name, day, claims in intake.loads()],
        "open_error_reports": len(registry.open_error_reports()),
    }


def open_reports() -> list[tuple[int, str, str, str, str, str]]:
    """What readers reported and nobody settled yet."""
    return registry.open_error_reports()
