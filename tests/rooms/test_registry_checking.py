"""A pair of places is held against the claims of its partnerships, and only of its own."""

from __future__ import annotations

import pytest
from tests import world

from tawam.intake.queries import texts
from tawam.places import queries as places
from tawam.places.values import PlaceKind
from tawam.registry import queries
from tawam.registry.values import Facet, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

LINKED = Facet("linked", "yes", {})
NOT_LINKED = Facet("linked", "no", {})
OVER = Facet("in_force", "no", {})


def held(one: str, other: str, *facets: Facet) -> queries.Held:
    """The one pair held against the registry."""
    (found,) = queries.held_against([((one, other), facets)])
    return found


class TestAPair:
    @pytest.mark.parametrize(
        ("facets", "verdict"),
        [
            ((LINKED,), Verdict.AGREED),
            ((NOT_LINKED,), Verdict.CONTRADICTED),
            ((LINKED, Facet("event:signed", "1993", {})), Verdict.AGREED),
            ((LINKED, Facet("event:signed", "1950", {})), Verdict.PARTLY),
            ((OVER, LINKED), Verdict.CONTRADICTED),
            ((Facet("event:ended", "yes", {}), OVER), Verdict.CONTRADICTED),
        ],
    )
    def test_stands_or_falls_with_its_claims(self, facets: tuple[Facet, ...], verdict: Verdict) -> None:
        assert held(world.LEIPZIG, world.HOUSTON, *facets).verdict is verdict

    def test_is_the_same_in_either_order(self) -> None:
        one, other = held(world.LEIPZIG, world.HOUSTON, LINKED), held(world.HOUSTON, world.LEIPZIG, LINKED)
        assert (one.partnership, one.verdict, one.findings) == (other.partnership, other.verdict, other.findings)

    def test_that_nobody_knows_has_no_claims_and_no_partnership(self) -> None:
        found = held(world.LYON, world.OSAKA, LINKED)
        assert (found.partnership, found.verdict) == ("", Verdict.UNSUPPORTED)
        assert all(not one.support and not one.against for one in found.findings)

    def test_has_near_matches_only_where_no_source_knows_the_tie(self) -> None:
        assert [one.partnership for one in held(world.DETROIT, world.BAGHDAD, LINKED).near_matches] == [
            "denver--baghdad"
        ]
        assert held(world.LEIPZIG, world.HOUSTON, OVER, LINKED).near_matches == ()

    def test_that_is_denied_has_no_near_match(self) -> None:
        assert held(world.DETROIT, world.BAGHDAD, NOT_LINKED).near_matches == ()

    def test_of_places_that_do_not_exist_is_unknown(self) -> None:
        assert held("gn:0", "gn:1", LINKED).verdict is Verdict.UNSUPPORTED

    def test_is_answered_in_the_order_asked(self) -> None:
        pairs = [(world.LYON, world.OSAKA), (world.LEIPZIG, world.HOUSTON), (world.LYON, world.LEIPZIG)]
        found = queries.held_against([(pair, (LINKED,)) for pair in pairs])
        assert [bool(one.partnership) for one in found] == [False, True, True]

    def test_asked_for_nothing_answers_nothing(self) -> None:
        assert queries.held_against([]) == []


class TestDocumentedPairs:
    def test_are_those_with_a_partnership(self) -> None:
        known, unknown = frozenset({world.LEIPZIG, world.HOUSTON}), frozenset({world.LYON, world.OSAKA})
        assert queries.documented({known, unknown}) == {known}

    def test_of_nothing_are_none(self) -> None:
        assert queries.documented(set()) == frozenset()


class TestMentionedNames:
    def test_have_their_bearers_with_kind_and_people(self) -> None:
        ((key, kind, people),) = places.mentioned({"leipzig"})["leipzig"]
        assert (key, kind) == (world.LEIPZIG, PlaceKind.CITY)
        assert people > 400_000

    def test_that_nobody_bears_are_left_out(self) -> None:
        assert places.mentioned({"nowhere at all"}) == {}

    def test_may_be_regions_that_are_no_place_of_ours(self) -> None:
        assert ("", PlaceKind.REGION, 0) in places.mentioned({"texas"})["texas"]

    def test_may_be_countries(self) -> None:
        assert world.FRANCE in [key for key, _, _ in places.mentioned({"france"})["france"]]

    def test_are_few_queries_for_many_phrases(self, django_assert_max_num_queries: object) -> None:
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            places.mentioned({f"phrase {number}" for number in range(2_000)})


class TestFindings:
    def test_have_places_relation_year_and_cause_for_drafts(self) -> None:
        (found,) = texts.check("Lyon ended its twinning with Leipzig in 2010 for lack of resources.").findings
        assert {one.id for one in found.places} == {world.LYON, world.LEIPZIG}
        assert (found.said.relation, found.said.year, found.said.cause) == ("ended", 2010, "resources")

    def test_leave_out_a_country_with_a_city(self) -> None:
        checked = texts.check("France is twinned with Leipzig.")
        assert checked.findings == ()
        assert [one.reason for one in checked.not_understood] == ["unlike"]

    def test_take_two_countries(self) -> None:
        (found,) = texts.check("France and Germany signed a friendship treaty in 1963.").findings
        assert {one.id for one in found.places} == {world.FRANCE, world.GERMANY}

    def test_stand_in_the_order_of_the_text(self) -> None:
        checked = texts.check(
            "Lyon is twinned with Osaka. Leipzig is twinned with Houston. Lyon is twinned with Leipzig."
        )
        starts = [one.said.start for one in checked.findings]
        assert starts == sorted(starts)
        assert len(starts) == 3
