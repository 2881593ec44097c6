"""Makers of Wikidata entity documents, as small as a test needs them."""

from __future__ import annotations

import json

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def time(text: str, precision: int = 11, calendar: str = GREGORIAN) -> dict[str, object]:
    """A time value; ``text`` is the day with its sign (“+1967-06-27”)."""
    return {"time": f"{text}T00:00:00Z", "precision": precision, "calendarmodel": calendar}


def item(qid: str) -> dict[str, object]:
    return {"entity-type": "item", "id": qid, "numeric-id": int(qid[1:])}


def snak(value: object, kind: str = "value") -> dict[str, object]:
    return {"snaktype": kind, "datavalue": {"value": value}} if kind == "value" else {"snaktype": kind}


def statement(value: object, *, kind: str = "value", rank: str = "normal", references=(), **qualifiers) -> dict:
    """A statement; each qualifier is one value or a list of them."""
    return {
        "id": "Q64$made",
        "mainsnak": snak(value, kind),
        "rank": rank,
        "qualifiers": {name: [snak(one) for one in _listed(given)] for name, given in qualifiers.items()},
        "references": [{"snaks": {name: [snak(one)] for name, one in given.items()}} for given in references],
    }


def twin(qid: str, **more) -> dict:
    return statement(item(qid), **more)


def document(qid: str = "Q64", *, labels=None, **claims) -> dict[str, object]:
    """An item with statements by property."""
    written = {language: {"language": language, "value": text} for language, text in (labels or {}).items()}
    return {"type": "item", "id": qid, "labels": written, "claims": claims}


def line(made: dict[str, object]) -> bytes:
    """A document as the dump writes it, without the comma and the end of the line."""
    return json.dumps(made, separators=(",", ":")).encode()


def dump(number: int, every: int = 3) -> bytes:
    """A dump of made entities of which each third has twins."""
    made = [
        document(f"Q{one}", P190=[twin(f"Q{one + 1}", P580=time("+1967-06-27"))])
        if one % every == 0
        else document(f"Q{one}", P1900=[statement("x")], P31=[statement('the text "P19"')])
        for one in range(1, number + 1)
    ]
    return b"[\n" + b",\n".join(map(line, made)) + b"\n]\n"


def _listed(given: object) -> list[object]:
    return given if isinstance(given, list) else [given]
