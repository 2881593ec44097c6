"""What is known of a request, as a file of JSON, read strictly: a “no” that passed for a yes would turn a verdict.

What is written there under a name that nobody knows is told, and never left out in silence.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from tawam.exchange.values import Theme
from tawam.matching.rules.requests.checking import cleaned_answer, cleaned_request
from tawam.matching.values.requests import Answer, Paper, Request, Rung

_TOLD = 3


class UnreadableFacts(ValueError):
    """The file is no JSON of the form that docs/requests.md shows; the message says where."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        super().__init__(f"{path} cannot be read: {'; '.join(faults[:_TOLD])}. docs/requests.md shows the form.")


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Answered(_Strict):
    """One question: yes, no or a figure, and what that rests on."""

    met: bool | None = None
    number: int | None = None
    note: str = ""
    url: str = ""


class _Facts(_Strict):
    """The whole file; everything may be left out."""

    name: str = ""
    wanted: Rung = Rung.TWINNING
    received_on: dt.date | None = None
    contact: str = ""
    purpose: str = ""
    themes: tuple[Theme, ...] = ()
    papers: dict[Paper, bool] = {}
    answers: dict[str, _Answered] = {}


def facts_told(path: Path, bare: Request) -> Request:
    """The request with what the file says of it; raises UnreadableFacts and OSError."""
    try:
        # Windows writes a mark before UTF-8 that JSON does not know.
        told = _Facts.model_validate_json(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise UnreadableFacts(path, [_fault(one["loc"], one["msg"]) for one in error.errors()]) from None
    return cleaned_request(
        Request(
            place=bare.place,
            name=told.name or bare.name,
            received_on=told.received_on or bare.received_on,
            wanted=told.wanted,
            asking=bare.asking,
            contact=told.contact,
            purpose=told.purpose,
            themes=tuple(dict.fromkeys(told.themes)),
            papers=told.papers,
            answers=tuple(_answer(kind, one) for kind, one in told.answers.items()),
        )
    )


def _answer(kind: str, one: _Answered) -> Answer:
    return cleaned_answer(Answer(kind, one.met, one.number, one.note, one.url))


def _fault(where: tuple[int | str, ...], what: str) -> str:
    """Which part it is, and what is wrong with it; names in a file may be as long as somebody likes."""
    parts = [str(part)[:40] for part in where if part != "[key]"]
    return f"{'.'.join(parts)}: {what}" if parts else what
