"""How well names are resolved, measured on other people's lists of twins, whose coordinates are the truth."""

from __future__ import annotations

import csv
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawam.places import queries
from tawam.places.rules.geography import Point, kilometres
from tawam.places.rules.text import normalise
from tawam.places.values import Asked, Outcome, Resolution

RIGHT_KM = 60.0
HELD_KM = 25.0
GERMAN = "german_municipalities_2015.csv"
BY_COUNTRY = "wikidata_by_country_2017"
NODES = "wikidata_large_cities_2022_nodes.csv"
EDGES = "wikidata_large_cities_2022_edges.csv"
WORLD = "world_pairs_2026.csv"
COLUMNS = (
    "names", "with_truth", "precision", "recall", "recall_of_held", "ask", "unknown", "names_per_second",
)  # fmt: skip
# Coordinates of the German list that its geocoder gave where it knew no better, looked up by hand in the column beside
# them: (latitude, longitude) to the hundredth of a degree -> why they are no truth.
FAULTY: Mapping[tuple[float, float], str] = {
    (47.96, 7.31): "“Europe, Rouffach”: 65 names all over France",
    (28.42, -106.88): "“Calle Nicaragua, Chihuahua, Mexico”: five places of Nicaragua",
    (46.70, 2.46): "“L'Autoroute, Bouzais”: five names from the coast to Picardy",
    (43.09, 1.10): "“Les Bains, Bédeille”: three spas of other regions",
    (64.11, -145.74): "“Usa, Delta Junction, Alaska”: three towns of other states",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A name with the context of its list, and where the list says that it lies; None where it does not say."""

    asked: Asked
    truth: Point | None


@dataclass(frozen=True, slots=True)
class DataSet:
    """The pairs of one list."""

    name: str
    pairs: Sequence[tuple[Question, Question]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was resolved, and whether it is right: None where no truth is known or nothing was claimed."""

    question: Question
    resolution: Resolution
    right: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one data set, or of several added up; ``held`` are names with truth that the gazetteer holds."""

    names: int = 0
    with_truth: int = 0
    held: int = 0
    right: int = 0
    wrong: int = 0
    sure: int = 0
    ask: int = 0
    unknown: int = 0
    seconds: float = 0.0

    def __add__(self, other: Figures) -> Figures:
        parts = zip(self._values(), other._values(), strict=True)
        return Figures(*(one + two for one, two in parts))  # type: ignore[arg-type]

    def _values(self) -> tuple[int | float, ...]:
        counted = (self.names, self.with_truth, self.held, self.right, self.wrong, self.sure, self.ask, self.unknown)
        return (*counted, self.seconds)

    @property
    def precision(self) -> float:
        """The share of the sure names with truth that lie within 60 km of it."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of all names with truth that are sure and right."""
        return _share(self.right, self.with_truth)

    @property
    def recall_of_held(self) -> float:
        """The same among names whose place the gazetteer holds at all."""
        return _share(self.right, self.held)

    @property
    def speed(self) -> float:
        """Names in a second."""
        return self.names / self.seconds if self.seconds else 0.0

    def told(self) -> dict[str, float]:
        """The figures as a report shows them: shares in per cent."""
        shares = (self.precision, self.recall, self.recall_of_held)
        outcomes = (_share(self.ask, self.names), _share(self.unknown, self.names))
        percents = (round(100 * share, 2) for share in (*shares, *outcomes))
        return dict(zip(COLUMNS, (self.names, self.with_truth, *percents, round(self.speed)), strict=True))


class NoTwinnings(LookupError):
    """The folder holds none of the lists; the message says where they were looked for and what to do."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There are no lists of twins in {folder}: give their folder with --folder, or set TAWAM_SHARED to the "
            f"folder that holds data/twinnings."
        )


def data_sets(folder: Path) -> list[DataSet]:
    """The lists of this folder, those that state coordinates first; raises NoTwinnings if it has none."""
    found = [DataSet(path.name, list(read(path))) for path, read in _readers(folder) if path.exists()]
    world = folder / WORLD
    if world.exists():
        found.append(DataSet(WORLD, list(_world(world, found))))
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


def _question(name: str, country: str, lat: str, lon: str, region: str = "") -> Question:
    return Question(Asked(name.strip(), country.strip(), region.strip()), _truth(lat, lon))


def _truth(lat: str, lon: str) -> Point | None:
    if not lat or not lon or (round(float(lat), 2), round(float(lon), 2)) in FAULTY:
        return None
    return Point(float(lat), float(lon))


def _german(path: Path) -> Iterator[tuple[Question, Question]]:
    for row in _rows(path):
        yield (
            _question(row["municipality"], "Deutschland", row["latitude"], row["longitude"], row["bundesland"]),
            _question(row["partnergemeinde"], row["land"], row["partner_latitude"], row["partner_longitude"]),
        )


def _by_country(path: Path) -> Iterator[tuple[Question, Question]]:
    for row in _rows(path, "\t"):
        yield (
            _question(row["origincityLabel"], row["origincountry"], row["originlat"], row["originlong"]),
            _question(
                row["sistercityLabel"],
                row["destination_countryLabel"],
                row["destinationlat"],
                row["destinationlong"],
            ),
        )


def _large_cities(path: Path) -> Iterator[tuple[Question, Question]]:
    nodes = {
        row["qid"]: _question(row["name"], row["country"], row["lat"], row["lon"]) for row in _rows(path.parent / NODES)
    }
    yield from ((nodes[row["a"]], nodes[row["b"]]) for row in _rows(path) if row["a"] in nodes and row["b"] in nodes)


def _world(path: Path, others: Sequence[DataSet]) -> Iterator[tuple[Question, Question]]:
    stated = _stated(others)
    for row in _rows(path):
        yield _unlocated(row["city1"], row["country1"], stated), _unlocated(row["city2"], row["country2"], stated)


def _unlocated(name: str, country: str, stated: Mapping[tuple[str, str], Point]) -> Question:
    return Question(Asked(name.strip(), country.strip()), stated.get(_key(name, country)))


def _key(name: str, country: str) -> tuple[str, str]:
    return normalise(name), queries.country_code(country)


def _stated(others: Sequence[DataSet]) -> dict[tuple[str, str], Point]:
    """Where the other lists say that a name of a country lies, unless they say two places."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for one in {question for data_set in others for pair in data_set.pairs for question in pair}:
        if one.truth is not None:
            found[_key(one.asked.name, one.asked.country)].append(one.truth)
    return {
        key: points[0] for key, points in found.items() if all(kilometres(points[0], one) <= HELD_KM for one in points)
    }


def measured(folder: Path) -> dict[str, Figures]:
    """The figures of every list in the folder, and of all together under “all”; raises NoTwinnings."""
    found = {one.name: measure(one)[0] for one in data_sets(folder)}
    return found | {"all": sum(found.values(), Figures())}


def measure(data_set: DataSet) -> tuple[Figures, list[Answer]]:
    """Resolve the pairs of a list and compare with the truth."""
    start = time.perf_counter()
    resolved = queries.resolve_pairs([(one.asked, other.asked) for one, other in data_set.pairs])
    seconds = time.perf_counter() - start
    answers = [
        Answer(question, found, _right(question, found))
        for pair, both in zip(data_set.pairs, resolved, strict=True)
        for question, found in zip(pair, both, strict=True)
    ]
    return _figures(answers, seconds), answers


def _right(question: Question, found: Resolution) -> bool | None:
    if question.truth is None or found.outcome != Outcome.SURE:
        return None
    return kilometres(question.truth, found.candidates[0].place) <= RIGHT_KM


def _figures(answers: Sequence[Answer], seconds: float) -> Figures:
    outcomes, rights = Counter(one.resolution.outcome for one in answers), Counter(one.right for one in answers)
    return Figures(
        names=len(answers),
        with_truth=sum(one.question.truth is not None for one in answers),
        held=_held(answers),
        right=rights[True],
        wrong=rights[False],
        sure=outcomes[Outcome.SURE],
        ask=outcomes[Outcome.ASK],
        unknown=outcomes[Outcome.UNKNOWN],
        seconds=seconds,
    )


def _held(answers: Iterable[Answer]) -> int:
    counted = Counter(_located(one.question) for one in answers if one.question.truth is not None and not one.right)
    found = queries.held(counted, HELD_KM)
    return sum(one.right is True for one in answers) + sum(counted[one] for one in found)


def _located(question: Question) -> Asked:
    point = question.truth
    assert point is not None  # noqa: S101 -- only called for questions with truth
    return Asked(question.asked.name, question.asked.country, lat=point.lat, lon=point.lon)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
