"""Reading other people's lists of twins: what is asked, and where the list says that it lies."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawam.places import queries
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.text import normalise
from tawam.places.values import Asked

SAME_KM = 25.0
GERMAN = "german_municipalities_2015.csv"
BY_COUNTRY = "wikidata_by_country_2017"
NODES = "wikidata_large_cities_2022_nodes.csv"
EDGES = "wikidata_large_cities_2022_edges.csv"
WORLD = "world_pairs_2026.csv"


@dataclass(frozen=True, slots=True)
class Question:
    """A name with the context of its list, and where the list says that it lies; None where it does not say.

    ``found`` is what the list's geocoder says that it found there, where the list keeps that.
    """

    asked: Asked
    truth: Point | None
    found: str = ""


Pairs = Sequence[tuple[Question, Question]]


@dataclass(frozen=True, slots=True, eq=False)
class DataSet:
    """The pairs of one list; two are never the same."""

    name: str
    pairs: Pairs


class NoTwinnings(LookupError):
    """The folder holds none of the lists; the message says where they were looked for and what to do."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There are no lists of twins in {folder}: give their folder with --folder, or set TAWAM_SHARED to the "
            f"folder that holds data/twinnings."
        )


def _nothing(_: DataSet) -> Collection[Question]:
    return ()


def data_sets(folder: Path, wrong: Callable[[DataSet], Collection[Question]] = _nothing) -> list[DataSet]:
    """The lists of this folder, those that state coordinates first; raises NoTwinnings if it has none.

    ``wrong`` tells which questions of a list have coordinates that no other list may take its truth from.
    """
    found = [DataSet(path.name, list(read(path))) for path, read in _readers(folder) if path.exists()]
    world = folder / WORLD
    if world.exists():
        found.append(DataSet(WORLD, list(_world(world, found, {question for one in found for question in wrong(one)}))))
    if not found:
        raise NoTwinnings(folder)
    return found


def _readers(folder: Path) -> Iterator[tuple[Path, Callable[[Path], Iterator[tuple[Question, Question]]]]]:
    yield folder / GERMAN, _german
    for path in sorted((folder / BY_COUNTRY).glob("*.tsv")):
        yield path, _by_country
    yield folder / EDGES, _large_cities


def _rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter, restval="")
        yield from (row for row in rows if list(row.values()) != list(row))


def _question(asked: Asked, lat: str, lon: str, found: str = "") -> Question:
    return Question(asked, Point(float(lat), float(lon)) if lat and lon else None, found)


def _german(path: Path) -> Iterator[tuple[Question, Question]]:
    for row in _rows(path):
        home = Asked(row["municipality"].strip(), "Deutschland", row["bundesland"].strip())
        partner = Asked(row["partnergemeinde"].strip(), row["land"].strip())
        yield (
            _question(home, row["latitude"], row["longitude"], row["municipality_place_name"]),
            _question(partner, row["partner_latitude"], row["partner_longitude"], row["partner_place_name"]),
        )


def _by_country(path: Path) -> Iterator[tuple[Question, Question]]:
    for row in _rows(path, "\t"):
        home = Asked(row["origincityLabel"].strip(), row["origincountry"].strip())
        partner = Asked(row["sistercityLabel"].strip(), row["destination_countryLabel"].strip())
        yield (
            _question(home, row["originlat"], row["originlong"]),
            _question(partner, row["destinationlat"], row["destinationlong"]),
        )


def _large_cities(path: Path) -> Iterator[tuple[Question, Question]]:
    nodes = {
        row["qid"]: _question(Asked(row["name"].strip(), row["country"].strip()), row["lat"], row["lon"])
        for row in _rows(path.parent / NODES)
    }
    yield from ((nodes[row["a"]], nodes[row["b"]]) for row in _rows(path) if row["a"] in nodes and row["b"] in nodes)


def _world(path: Path, others: Sequence[DataSet], wrong: Collection[Question]) -> Iterator[tuple[Question, Question]]:
    questions = {question for data_set in others for pair in data_set.pairs for question in pair}
    stated = _stated(questions - set(wrong))
    for row in _rows(path):
        yield _unlocated(row["city1"], row["country1"], stated), _unlocated(row["city2"], row["country2"], stated)


def _unlocated(name: str, country: str, stated: Mapping[tuple[str, str], Point]) -> Question:
    return Question(Asked(name.strip(), country.strip()), stated.get(_key(name, country)))


def _key(name: str, country: str) -> tuple[str, str]:
    return normalise(name), queries.country_code(country)


def _stated(questions: Collection[Question]) -> dict[tuple[str, str], Point]:
    """Where the other lists say that a name of a country lies, unless they say two places."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for one in questions:
        if one.truth is not None:
            found[_key(one.asked.name, one.asked.country)].append(one.truth)
    return {
        key: points[0] for key, points in found.items() if all(kilometres(points[0], one) <= SAME_KM for one in points)
    }
