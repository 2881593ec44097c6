"""The whole gazetteer: it loads, answers in few questions, and knows the places that the casebook names."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker
from tests.rules.outside import ROOT

from tawam.places import models, queries
from tawam.places.actions import load_gazetteer
from tawam.places.values import NameSource, Outcome, Place, PlaceKind

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
CASEBOOK = ROOT / "src" / "tawam" / "intake" / "data" / "casebook" / "places.csv"
MOST_QUERIES = 5


@pytest.fixture(scope="module", autouse=True)
def _whole(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load once for this module; taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_gazetteer().fresh
        yield
        transaction.set_rollback(True)


def casebook() -> list[dict[str, str]]:
    with CASEBOOK.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestTheWhole:
    def test_has_every_place(self) -> None:
        counts = queries.place_counts()
        assert counts[PlaceKind.CITY] > 170_000
        assert counts[PlaceKind.COUNTRY] > 240
        assert counts[PlaceKind.REGION] > 30

    def test_is_not_loaded_twice(self) -> None:
        assert not load_gazetteer().fresh
        assert not load_gazetteer(only=["gn:281184"]).fresh

    def test_has_positions_on_every_disputed_place(self) -> None:
        assert models.Position.objects.values("place").distinct().count() >= 10


class TestSearching:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("Cologne", "gn:2886242"),  # an English name
            ("Köln", "gn:2886242"),  # its own
            ("münche", "gn:2867714"),  # a name in its own language before smaller places that begin so
            ("القاهرة", "gn:360630"),  # Arabic
            ("東京", "gn:1850147"),  # Han
            ("서울", "gn:1835848"),  # Hangul
            ("Київ", "gn:703448"),  # Cyrillic
            ("st louis", "gn:4407066"),  # abbreviated
            ("saint louis", "gn:4407066"),  # and not
            ("rußland", "cc:RU"),  # a country in German
            ("nanking", "gn:1799962"),  # an older romanisation
        ],
    )
    def test_finds_what_is_meant_first(self, text: str, place: str) -> None:
        assert queries.search(text).items[0].id == place

    @pytest.mark.parametrize("text", ["", "s", "sa", "san", "ا", "م", "к", "d", "saint"])
    def test_by_a_crowded_prefix_says_what_it_would_say_without_shortcuts(self, text: str) -> None:
        kept = queries.search(text, limit=20)
        with transaction.atomic():
            models.Shortcut.objects.all().delete()
            assert queries.search(text, limit=20) == kept
            transaction.set_rollback(True)
        assert kept.total > 1000

    def test_asks_little_for_whatever_is_typed(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        chance = random.Random(7)
        names = list(models.PlaceName.objects.order_by("-weight", "norm").values_list("norm", flat=True)[:50_000])
        for _ in range(300):
            with django_assert_num_queries(MOST_QUERIES, exact=False):
                queries.search(_typed(chance, chance.choice(names)))


class TestTheCasebook:
    def test_names_are_resolved_with_their_country(self) -> None:
        """Of the places of the casebook nearly all are found, and where we say to be sure we are right."""
        found = Counter(_verdict(row, country=row["country"], region=row["admin"]) for row in casebook())
        right, wrong = found[Outcome.SURE, True], found[Outcome.SURE, False]
        assert right / sum(found.values()) > 0.93
        assert right / (right + wrong) > 0.99

    def test_names_alone_are_seldom_mistaken(self) -> None:
        found = Counter(_verdict(row) for row in casebook())
        assert found[Outcome.SURE, False] <= 5
        assert found[Outcome.SURE, True] / sum(found.values()) > 0.75

    def test_cities_all_have_an_arabic_name_and_most_a_tagged_one(self) -> None:
        places = queries.places({row["place_id"] for row in casebook()}).values()
        cities = [place for place in places if place.kind == PlaceKind.CITY]
        assert [place.name_en for place in cities if not place.name_ar] == []
        assert sum(map(_is_tagged, cities)) / len(cities) > 0.6


def _verdict(row: dict[str, str], **context: str) -> tuple[Outcome, bool]:
    found = queries.resolve(row["name"], **context)
    first = found.candidates[0].place.id if found.candidates else ""
    return found.outcome, first == row["place_id"]


def _is_tagged(place: Place) -> bool:
    return place.name_ar_source in {NameSource.GEONAMES, NameSource.CLDR}


def _typed(chance: random.Random, name: str) -> str:
    """The first letters of a name, now and then with one left out."""
    text = name[: chance.randint(1, 12)]
    slip = chance.randrange(len(text))
    return text[:slip] + text[slip + 1 :] if len(text) > 4 and chance.random() < 0.15 else text
