"""In which language the API answers."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import get_language_from_request
from ninja import Query

from tawam.basics.languages import LANGUAGES

Language = Annotated[str, Query(pattern=r"^(en|ar)?$", description="en or ar; without it Accept-Language decides")]


def language_of(request: HttpRequest, asked: str) -> str:
    """The language asked for, else the best of Accept-Language that we have."""
    if asked:
        return asked
    accepted = get_language_from_request(request).split("-")[0]
    return accepted if accepted in LANGUAGES else LANGUAGES[0]
