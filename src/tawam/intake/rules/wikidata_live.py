"""What is asked of Wikidata's public services, and what their answers say; the asking itself is in files/web.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tawam.intake.rules import wikidata_snaks as snaks
from tawam.intake.rules.wikidata_snaks import mapping, sequence

QUERY_ADDRESS = "https://query.wikidata.org/sparql"
ENTITY_ADDRESS = "https://www.wikidata.org/w/api.php"
# Wikidata gives at most so many entities at once to those who have no account.
MOST_AT_ONCE = 50
ITEMS_A_PAGE = 5_000
_HIGHEST_ITEM = 2**31 - 1
_CONCEPT = "http://www.wikidata.org/entity/"
# The service answers later when its own copies lag by so many seconds: what is asked for can wait.
_MAXLAG = "5"


class OddAnswer(ValueError):
    """An answer that is not of the documented form; it may be whole the next time."""


class Lagging(OddAnswer):
    """Wikidata asks to come back later."""


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item that lists twins, and the day of its last change, empty if the service does not tell it."""

    qid: str
    modified: str = ""


def items_query(country: str, after: str, limit: int = ITEMS_A_PAGE) -> str:
    """The query for the next items that list twins: those behind ``after`` in the order of their addresses as text.

    Pages that go on behind the last item neither lose nor double any where items come or go meanwhile, as counted
    offsets would. ``country`` is an ISO code or empty.
    """
    within = f'?item wdt:P17/wdt:P297 "{country}" . ' if country else ""
    behind = f'FILTER(STR(?item) > "{_CONCEPT}{after}") ' if after else ""
    return (
        f"SELECT DISTINCT ?item ?modified WHERE {{ ?item p:P190 [] . {within}{behind}"
        f"OPTIONAL {{ ?item schema:dateModified ?modified . }} }} ORDER BY STR(?item) LIMIT {limit}"
    )


def query_address(endpoint: str, query: str) -> str:
    """The address that asks a query."""
    return f"{endpoint}?{urlencode({'query': query, 'format': 'json'})}"


def askable(qids: Iterable[str]) -> list[str]:
    """The items in order, without numbers that no item can have: one of them would spoil the whole batch."""
    return sorted(qid for qid in qids if snaks.ITEM.fullmatch(qid) and int(qid[1:]) <= _HIGHEST_ITEM)


def entities_address(endpoint: str, qids: Sequence[str]) -> str:
    """The address of the documents of up to 50 items, without what we do not read."""
    asked = {
        "action": "wbgetentities",
        "ids": "|".join(qids),
        "props": "info|labels|claims",
        "languages": "en|en-gb|ar|mul",
        "format": "json",
        "maxlag": _MAXLAG,
    }
    return f"{endpoint}?{urlencode(asked)}"


def listed_items(answer: object) -> list[ListedItem]:
    """The items of an answer of the query service, in its order; raises OddAnswer."""
    results = mapping(answer).get("results")
    bindings = mapping(results).get("bindings")
    if not isinstance(bindings, list):
        raise OddAnswer("the answer has no results.bindings")
    found = {one.qid: one for one in map(_listed_item, bindings) if one is not None}
    return list(found.values())


def last_address(answer: object) -> str:
    """The last item or other thing of an answer: where the next page begins; empty for an empty page."""
    bindings = sequence(mapping(mapping(answer).get("results")).get("bindings"))
    return _bound(bindings[-1], "item").removeprefix(_CONCEPT) if bindings else ""


def _listed_item(binding: object) -> ListedItem | None:
    qid = _bound(binding, "item").removeprefix(_CONCEPT)
    if not qid:
        raise OddAnswer("a row of the answer names no item")
    return ListedItem(qid, snaks.day_of(_bound(binding, "modified"))) if snaks.ITEM.fullmatch(qid) else None


def _bound(binding: object, name: str) -> str:
    return snaks.text(mapping(mapping(binding).get(name)).get("value"))


def documents(answer: object, asked: Sequence[str]) -> list[Mapping[str, object]]:
    """The documents of an answer that are there; an item that is missing or was merged into another has none.

    Raises OddAnswer where the answer speaks neither of an asked item nor of what became of it, and Lagging where
    Wikidata asks to come back later.
    """
    error = mapping(mapping(answer).get("error"))
    if error:
        told = f"the service says {snaks.shown(error.get('code'))}: {snaks.text(error.get('info'))[:200]}"
        raise Lagging(told) if error.get("code") in ("maxlag", "ratelimited", "readonly") else OddAnswer(told)
    entities = mapping(answer).get("entities")
    if not isinstance(entities, Mapping):
        raise OddAnswer("the answer has no entities")
    merged = {mapping(mapping(one).get("redirects")).get("from") for one in entities.values()}
    unheard = [qid for qid in asked if qid not in entities and qid not in merged]
    if unheard:
        raise OddAnswer(f"the answer says nothing of {', '.join(unheard[:5])}")
    found = [mapping(entities[qid]) for qid in asked if qid in entities]
    return [one for one in found if "missing" not in one and "redirects" not in one]
