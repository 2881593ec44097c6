"""Whether the server can do its work."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from tawam import __version__
from tawam.registry import queries as registry


def health(request: HttpRequest) -> JsonResponse:
    """200 with the size of the registry; an unreachable database gives 500."""
    return JsonResponse({"status": "ok", "version": __version__, "partnerships": registry.partnership_count()})
