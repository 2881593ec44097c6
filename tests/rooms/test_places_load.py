"""Loading the gazetteer: once for each edition, in place, all or nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from tests import world

from tawam.places import files, models, queries
from tawam.places.actions import load_gazetteer
from tawam.places.values import NameSource, PlaceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh() -> None:
    """As if nothing had been loaded yet."""
    for table in (models.PlaceName, models.Shortcut, models.Position, models.Load, models.Place):
        table.objects.all().delete()


@pytest.fixture
def another_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "edition", lambda: "another")


class TestAPart:
    def test_holds_the_places_asked_for_and_no_others(self, fresh: None) -> None:
        wanted = {world.JERUSALEM, world.FRANCE, "rg:TR-31"}
        report = load_gazetteer(only=wanted)
        assert set(models.Place.objects.values_list("pk", flat=True)) == wanted
        assert (report.fresh, report.places) == (True, 3)
        assert report.names == models.PlaceName.objects.count() > 3

    def test_is_not_loaded_again(self, fresh: None) -> None:
        load_gazetteer(only=[world.JERUSALEM, world.BETHLEHEM])
        again = load_gazetteer(only=[world.BETHLEHEM])
        assert (again.fresh, again.places, again.names) == (False, 0, 0)

    def test_is_loaded_if_a_place_of_it_is_missing(self, fresh: None) -> None:
        load_gazetteer(only=[world.JERUSALEM])
        assert load_gazetteer(only=[world.JERUSALEM, world.BETHLEHEM]).fresh
        assert models.Place.objects.count() == 2

    def test_leaves_each_name_once_when_loaded_twice(self, fresh: None, another_edition: None) -> None:
        load_gazetteer(only=[world.JERUSALEM])
        before = models.PlaceName.objects.count()
        load_gazetteer(only=[world.JERUSALEM, world.BETHLEHEM])
        assert models.PlaceName.objects.filter(place=world.JERUSALEM).count() == before

    def test_leaves_an_id_out_that_the_gazetteer_does_not_have(self, fresh: None) -> None:
        assert load_gazetteer(only=["gn:1", world.JERUSALEM]).places == 1

    def test_keeps_a_journal(self, fresh: None) -> None:
        load_gazetteer(only=[world.JERUSALEM])
        entry = models.Load.objects.get()
        assert (entry.dataset, entry.edition, entry.rows) == ("gazetteer in part", files.edition(), 1)

    def test_tells_how_far_it_is(self, fresh: None) -> None:
        told: list[tuple[int, int]] = []
        load_gazetteer(only=[world.JERUSALEM, world.FRANCE], progress=lambda done, total: told.append((done, total)))
        assert told == [(2, 2)]


class TestAnotherEdition:
    def test_overwrites_a_place_in_place(self, another_edition: None) -> None:
        models.Place.objects.filter(pk=world.JERUSALEM).update(name_en="Wrong", name_ar="", population=1, retired=True)
        assert load_gazetteer(only=[world.JERUSALEM]).fresh
        place = queries.place(world.JERUSALEM)
        assert (place.name_en, place.name_ar) == ("Jerusalem", "القدس")
        assert place.population is not None
        assert place.population > 500_000
        assert not models.Place.objects.get(pk=world.JERUSALEM).retired

    def test_overwrites_the_positions(self, another_edition: None) -> None:
        before = queries.positions_on(world.JERUSALEM)
        load_gazetteer(only=[world.JERUSALEM])
        assert queries.positions_on(world.JERUSALEM) == before != ()

    def test_changes_nothing_if_it_fails_half_way(self, another_edition: None, monkeypatch: pytest.MonkeyPatch) -> None:
        names, loads = models.PlaceName.objects.count(), models.Load.objects.count()
        monkeypatch.setattr(files, "positions", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load_gazetteer(only=[world.JERUSALEM])
        assert (models.PlaceName.objects.count(), models.Load.objects.count()) == (names, loads)


class TestWhatIsLoaded:
    def test_a_city_has_everything_that_the_gazetteer_says(self) -> None:
        place = queries.place(world.BETHLEHEM_PA)
        assert (place.kind, place.country, place.admin1) == (PlaceKind.CITY, "US", "Pennsylvania")
        assert place.timezone == "America/New_York"
        assert (round(place.lat, 1), round(place.lon, 1)) == (40.6, -75.4)

    def test_an_arabic_name_comes_with_its_source(self) -> None:
        assert queries.place(world.VOLGOGRAD).name_ar == "فولغوغراد"
        assert queries.place(world.VOLGOGRAD).name_ar_source == NameSource.GEONAMES
        assert queries.place(world.FRANCE).name_ar_source == NameSource.CLDR

    def test_a_country_has_its_people(self) -> None:
        france = queries.place(world.FRANCE)
        assert (france.name_en, france.name_ar, france.kind) == ("France", "فرنسا", PlaceKind.COUNTRY)
        assert france.population is not None
        assert france.population > 60_000_000

    def test_names_are_compared_by_code_point(self) -> None:
        """Otherwise PostgreSQL would order them by language and a prefix would be no range."""
        if connection.vendor != "postgresql":
            pytest.skip("SQLite compares so by itself")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT collname FROM pg_attribute JOIN pg_collation ON pg_collation.oid = attcollation"
                " WHERE attrelid = 'places_placename'::regclass AND attname = 'norm'"
            )
            assert cursor.fetchone() == ("C",)


class TestNothingToDo:
    def test_is_found_out_without_reading_the_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        load_gazetteer(only=[world.JERUSALEM])
        monkeypatch.setattr("tawam.places.actions._write_places", pytest.fail)
        assert not load_gazetteer(only=[world.JERUSALEM]).fresh
