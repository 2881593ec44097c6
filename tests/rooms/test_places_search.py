"""Finding places while someone types."""

from __future__ import annotations

import itertools

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import world

from tawam.places import models, queries
from tawam.places.queries import searching
from tawam.places.rules.ranking import tier
from tawam.places.values import NameKind, PlaceKind

pytestmark = pytest.mark.django_db


def found(text: str, **filters: str) -> list[str]:
    return [place.id for place in queries.search(text, **filters).items]


class TestOneTypes:
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("Coventry", world.COVENTRY),  # the whole name
            ("cov", world.COVENTRY),  # its beginning, in small letters
            ("كوفن", world.COVENTRY),  # in Arabic
            ("Волг", world.VOLGOGRAD),  # in Cyrillic
            ("大阪", world.OSAKA),  # in Han
            ("Franc", world.FRANCE),  # a country
            ("Fran", world.FRANCE),  # a country before a city that has the word inside its name
            ("francisco", world.SAN_FRANCISCO),  # a word inside the name
            ("Stalingrad", world.VOLGOGRAD),  # a name of the past
            ("ستالينغراد", world.VOLGOGRAD),  # the same in Arabic
            ("Hannover", world.HANOVER),  # its own name
            ("Hanover", world.HANOVER),  # its English name
            ("القدس", world.JERUSALEM),  # with the article
            ("قدس", world.JERUSALEM),  # without
            ("القُدس الشريف", world.JERUSALEM),  # with vowel signs
            ("Leipzg", world.LEIPZIG),  # a letter left out
            ("Bagdhad", world.BAGHDAD),  # two letters swapped
            ("Deutschland", world.GERMANY),  # a country in its own language
        ],
    )
    def test_and_finds_the_place_first(self, text: str, place: str) -> None:
        assert found(text)[0] == place

    @pytest.mark.parametrize("text", ["qqqqqq", "!?", "%", "_", "\x00", "القصسث", "' OR 1=1 --", "x" * 5000])
    def test_and_finds_nothing_where_there_is_nothing(self, text: str) -> None:
        page = queries.search(text)
        assert (page.items, page.total) == ((), 0)

    def test_nothing_and_gets_the_largest(self) -> None:
        populations = [place.population or 0 for place in queries.search("").items]
        assert populations == sorted(populations, reverse=True)
        assert len(populations) == models.Place.objects.filter(retired=False).count()


class TestTheOrder:
    def test_puts_the_larger_of_two_of_the_same_name_first(self) -> None:
        assert found("Paris")[:2] == [world.PARIS, world.PARIS_TEXAS]

    def test_puts_a_better_match_before_a_larger_place(self) -> None:
        assert found("San")[0] == world.SAN_FRANCISCO  # Houston is larger and has an alternate name that begins so
        assert queries.place(world.HOUSTON).population > queries.place(world.SAN_FRANCISCO).population

    @pytest.mark.parametrize("typed", ["b", "be", "beth", "bethlehem", "ha", "l", "san", "ب", "francisco", "paris"])
    def test_is_that_of_the_rule(self, typed: str) -> None:
        """The tiers are worked out by the database; the rule, applied to the same names, must agree."""
        best: dict[str, tuple[int, int, str]] = {}
        for row in models.PlaceName.objects.filter(norm__startswith=typed):
            rank = (tier(typed, row.norm, NameKind(row.kind)), -row.weight, row.place_id)
            best[row.place_id] = min(best.get(row.place_id, rank), rank)
        expected = [key for *_, key in sorted(best.values())]
        assert searching.ranked(typed, "", "", 50) == (expected, len(expected))
        assert expected

    def test_is_by_tier_for_every_way_to_bear_a_name(self) -> None:
        """The better the way, the smaller the place, so that population alone would turn the order round."""
        ways = [
            ("zz", NameKind.MAIN),
            ("zzz", NameKind.ALIAS),
            ("zzz", NameKind.ALTERNATE),
            ("zz", NameKind.WORD),
        ]
        for weight, (place, (norm, kind)) in enumerate(zip(world.CITIES, ways, strict=False)):
            models.PlaceName.objects.create(
                place_id=place, norm=norm, kind=kind, country="XX", weight=weight, prominent=False
            )
        assert found("zz") == list(world.CITIES[:4])


class TestPages:
    def test_follow_each_other_without_a_gap(self) -> None:
        whole = found("b")
        pages = [queries.search("b", limit=2, offset=start) for start in range(0, len(whole), 2)]
        assert [place.id for page in pages for place in page.items] == whole
        assert {page.total for page in pages} == {len(whole)}

    def test_behind_the_last_still_know_how_many_there_are(self) -> None:
        page = queries.search("paris", offset=10)
        assert page.items == ()
        assert page.total == len(found("paris"))

    def test_of_a_misspelt_name_follow_each_other_too(self) -> None:
        whole = found("Hannoverr")
        second = queries.search("Hannoverr", limit=1, offset=1)
        assert [place.id for place in second.items] == whole[1:2]
        assert second.total == len(whole)

    @pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-5, 0), (5, -5)])
    def test_bear_senseless_numbers(self, limit: int, offset: int) -> None:
        assert queries.search("paris", limit=limit, offset=offset).total == len(found("paris"))


class TestFilters:
    def test_by_country(self) -> None:
        assert found("Paris", country="US") == [world.PARIS_TEXAS]
        assert found("Paris", country="us") == [world.PARIS_TEXAS]
        assert found("Paris", country="JP") == []

    def test_by_kind(self) -> None:
        assert found("fra", kind="country") == [world.FRANCE]
        assert world.FRANCE not in found("fra", kind="city")

    def test_apply_to_an_empty_text(self) -> None:
        assert set(found("", kind="country")) == {world.FRANCE, world.GERMANY}
        assert world.HOUSTON in found("", country="US")
        assert world.PARIS not in found("", country="US")

    def test_apply_to_a_misspelt_name(self) -> None:
        assert found("Houzton", country="US") == [world.HOUSTON]
        assert found("Houzton", country="FR") == []

    def test_of_a_kind_that_there_is_none_of_are_refused(self) -> None:
        with pytest.raises(ValueError, match="village"):
            queries.search("paris", kind="village")


class TestShortcuts:
    def test_answer_the_empty_text_for_each_kind(self) -> None:
        assert set(models.Shortcut.objects.values_list("prefix", "kind")) >= {
            ("", ""),
            *(("", one) for one in PlaceKind),
        }

    def test_say_what_the_search_would_have_said(self) -> None:
        with_them = [queries.search("", kind=kind) for kind in ("", *PlaceKind)]
        models.Shortcut.objects.all().delete()
        assert with_them == [queries.search("", kind=kind) for kind in ("", *PlaceKind)]

    def test_are_taken_where_there_is_one(self) -> None:
        models.Shortcut.objects.create(prefix="par", kind="", total=77, places=[world.PARIS_TEXAS])
        assert (found("Par"), queries.search("Par").total) == ([world.PARIS_TEXAS], 77)
        assert world.PARIS in found("Par", country="FR")
        assert world.PARIS in found("Pari")


class TestCost:
    @pytest.mark.parametrize(
        ("text", "most"),
        [
            ("Paris", 3),  # shortcut, names, places
            ("", 2),  # shortcut, places
            ("Leipzg", 5),  # shortcut, names, two kinds of names alike, places
        ],
    )
    def test_is_a_few_questions(
        self, text: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(most):
            queries.search(text)


class TestRetiredPlaces:
    def test_are_not_listed(self) -> None:
        models.Place.objects.filter(pk=world.PARIS).update(retired=True)
        models.Shortcut.objects.all().delete()
        assert world.PARIS not in found("")
        assert world.PARIS not in [place.id for place in queries.largest_cities(50)]

    def test_can_still_be_looked_up(self) -> None:
        models.Place.objects.filter(pk=world.PARIS).update(retired=True)
        assert queries.place(world.PARIS).name_en == "Paris"


class TestLookingUp:
    def test_an_unknown_id_says_so(self) -> None:
        with pytest.raises(queries.NoSuchPlace, match="There is no place “gn:0”"):
            queries.place("gn:0")

    def test_many_leaves_out_the_unknown(self) -> None:
        assert set(queries.places([world.PARIS, world.FRANCE, "gn:0", ""])) == {world.PARIS, world.FRANCE}

    def test_many_is_one_question_for_hundreds(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(2):
            queries.places([world.PARIS, *(f"gn:{number}" for number in range(1000))])
        with django_assert_num_queries(0):
            assert queries.places([]) == {}

    def test_counts_and_lists_agree(self) -> None:
        counts = queries.place_counts()
        assert counts[PlaceKind.COUNTRY] == len(queries.country_places())
        assert counts[PlaceKind.CITY] == len(queries.largest_cities(10_000))
        assert counts[PlaceKind.REGION] == 0

    def test_the_largest_come_first(self) -> None:
        sizes = [place.population or 0 for place in queries.largest_cities(10)]
        assert all(one >= other for one, other in itertools.pairwise(sizes))
        assert [place.id for place in queries.country_places()] == [world.GERMANY, world.FRANCE]

    def test_a_disputed_place_has_every_position_and_another_none(self) -> None:
        assert [one.held_by for one in queries.positions_on(world.JERUSALEM)] == ["IL", "PS", "UN", "UN 1947"]
        assert queries.positions_on(world.PARIS) == ()
