"""The lists of the log's forms, and what stands in a new form."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from tawam.exchange.phrases import word
from tawam.exchange.values import (
    Activity,
    ActivityKind,
    AgeGroup,
    Direction,
    MoneySource,
    OrganiserType,
    State,
    Theme,
)
from tawam.places.values import Place
from tawam.registry.values import Partnership
from tawam.web import requests

Choices = list[tuple[str, str]]
_OTHER = "other"


def choices(parties: tuple[Place, ...]) -> dict[str, Choices]:
    """All the lists, in words of the page's language; long ones in its alphabetical order, “other” last."""
    language = requests.language()
    return {
        "kinds": _sorted("activity_kind", ActivityKind),
        "themes": _sorted("theme", Theme),
        "states": _words("activity_state", State),
        "ages": _words("age_group", AgeGroup),
        "organiser_types": _words("organiser", OrganiserType),
        "directions": _words("direction", Direction),
        "sources": _words("money_source", MoneySource),
        "sides": [(party.id, party.name(language)) for party in parties],
        "languages": [("en", "English"), ("ar", "العربية")],
    }


def first_activity(last: Activity | None, place: Place, link: Partnership, today: dt.date) -> dict[str, list[str]]:
    """A new form: today, held here; kind, organisers and currency as this person logged them last for the place."""
    given = {
        "starts_on": [today.isoformat()],
        "state": [State.HELD.value],
        "money.0.direction": [Direction.OUT.value],
        "money.0.side": [place.id],
    }
    if last is None:
        return given
    given["kind"] = [last.kind.value]
    parties = {party.id for party in link.parties}
    for row, body in enumerate(last.organisers):
        if body.side in (*parties, ""):
            given |= {
                f"organisers.{row}.type": [body.type.value],
                f"organisers.{row}.name": [body.name],
                f"organisers.{row}.side": [body.side],
            }
    if last.money:
        given["money.0.currency"] = [last.money[0].currency]
        given["money.0.source"] = [last.money[0].source.value]
    return given


def _words(vocabulary: str, codes: type[StrEnum]) -> Choices:
    return [(code.value, word(vocabulary, code)) for code in codes]


def _sorted(vocabulary: str, codes: type[StrEnum]) -> Choices:
    return sorted(_words(vocabulary, codes), key=lambda one: (one[0] == _OTHER, one[1]))
