"""How well names are resolved in each script, on labels of Wikidata and on Arabic names of known places."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawam.config.quality.measuring import Figures
from tawam.places import queries
from tawam.places.values import Asked, Outcome, Resolution

_NAMED = {"HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Han"}
# Languages that write Arabic letters with a few of their own.
_PERSIAN_LETTERS = frozenset("پچژگکیێەڕڵۆھہےٹڈڑں")
_IDENTITIES = {"P1566": "gn:", "P297": "cc:", "P300": "rg:"}
_AS_TYPED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ي": "ی", "ك": "ک"})
_TATWEEL = "ـ"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name whose place is known by its ids, of which the gazetteer may have none, and where it comes from."""

    asked: Asked
    ids: frozenset[str]
    group: str


def measured_by_script(files: Iterable[Path]) -> dict[str, Figures]:
    """The figures of Wikidata's labels in these files by script, and of the gazetteer's tagged Arabic names.

    The tagged names are asked as they are, without their country, and as someone may type them.
    """
    labels = [label for path in files for label in _labels(path)]
    known = queries.tagged_in_arabic()
    for place in known:
        ids, code = frozenset([place.id]), place.country
        labels.append(Labelled(Asked(place.name_ar, code), ids, "tagged Arabic, with country"))
        labels.append(Labelled(Asked(place.name_ar), ids, "tagged Arabic, alone"))
        labels.append(Labelled(Asked(as_typed(place.name_ar), code), ids, "tagged Arabic, as typed"))
    return _figures(list(dict.fromkeys(labels)))


def as_typed(name: str) -> str:
    """An Arabic name without hamza and dots that people leave out, in Persian letters and with a stroke drawn long."""
    return name[:2].translate(_AS_TYPED) + _TATWEEL + name[2:].translate(_AS_TYPED)


def script(name: str) -> str:
    """The script that most letters of a name belong to; Arabic letters of other languages are told apart."""
    words = (unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in name if char.isalpha())
    counted = Counter(_NAMED.get(word, word.title() or "Other") for word in words)
    if counted["Japanese"]:
        return "Japanese"
    first = counted.most_common(1)[0][0] if counted else "Other"
    return "Persian and others" if first == "Arabic" and _PERSIAN_LETTERS & set(name) else first


def _labels(path: Path) -> Iterator[Labelled]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for document in filter(None, map(_document, file)):
            ids = frozenset(_ids(document["claims"]))
            names = {label["value"] for label in document["labels"].values()} if ids else ()
            for name in sorted(names):
                yield Labelled(Asked(name), ids, f"Wikidata, {script(name)}")


def _document(line: str) -> Mapping[str, Mapping[str, dict[str, str]]] | None:
    """The entity on a line; None for what frames a dump, and for a line that is cut off."""
    try:
        found = json.loads(line.strip().rstrip(","))
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) and {"claims", "labels"} <= found.keys() else None


def _ids(claims: Mapping[str, object]) -> Iterator[str]:
    for name, mark in _IDENTITIES.items():
        for claim in claims.get(name, ()):  # type: ignore[attr-defined]
            if "datavalue" in claim["mainsnak"]:
                yield mark + claim["mainsnak"]["datavalue"]["value"]


def _figures(labels: Sequence[Labelled]) -> dict[str, Figures]:
    held = queries.places({key for label in labels for key in label.ids}).keys()
    found: dict[str, Figures] = defaultdict(Figures)
    for label, resolution in zip(labels, queries.resolve_many([one.asked for one in labels]), strict=True):
        found[label.group] += _one(label, resolution, held)
    return dict(sorted(found.items()))


def _one(label: Labelled, found: Resolution, held: Collection[str]) -> Figures:
    sure = found.outcome == Outcome.SURE
    right = sure and found.candidates[0].place.id in label.ids
    return Figures(
        names=1,
        with_truth=1,
        held=int(not label.ids.isdisjoint(held)),
        right=int(right),
        wrong=int(sure and not right),
        sure=int(sure),
        ask=int(found.outcome == Outcome.ASK),
        unknown=int(found.outcome == Outcome.UNKNOWN),
    )
