"""The made-up town: read strictly, dated from the day of loading, and named like no place on earth."""

from __future__ import annotations

import copy
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.exchange.rules.checking import activity_faults, agreement_faults
from tawam.exchange.values import State
from tawam.intake.files import demonstration_file
from tawam.intake.rules.demonstration import demonstration
from tawam.intake.values import BadRow
from tawam.people.values import Role
from tawam.places import files as gazetteer
from tawam.places.rules.text import normalise
from tawam.places.values import DEMO_MARK
from tawam.registry.rules.declaring import unfit
from tawam.registry.values import Declared

RAW, FILE = demonstration_file()
TODAY = dt.date(2026, 11, 26)
TOLD = demonstration(RAW, FILE, TODAY)


def changed(*path: object, to: object) -> dict:
    """The file with one thing in it changed."""
    raw = copy.deepcopy(dict(RAW))
    inner: object = raw
    for step in path[:-1]:
        inner = inner[step]  # type: ignore[index]
    inner[path[-1]] = to  # type: ignore[index]
    return raw


class TestTheTown:
    def test_and_its_partners_bear_names_of_no_place(self):
        made_up = {normalise(name) for place in TOLD.places for name in (place.name_en, place.name_ar)}
        real = {
            normalise(name) for city in gazetteer.cities().values() for name in (city["name"], *city["alternatenames"])
        }
        assert made_up & real == set()

    def test_and_its_partners_have_ids_of_their_own(self):
        assert len({place.id for place in TOLD.places}) == len(TOLD.places) == 6
        assert all(place.id.startswith(DEMO_MARK) for place in TOLD.places)

    def test_has_names_in_both_languages(self):
        assert all(place.name("ar") != place.name("en") for place in TOLD.places)


class TestWhatIsTold:
    @given(st.dates(dt.date(2026, 1, 1), dt.date(2040, 12, 31)))
    def test_can_be_logged_on_any_day_from_2026_on(self, today):
        for tie in demonstration(RAW, FILE, today).ties:
            sides = [TOLD.town.id, tie.partner.id]
            for one in tie.activities:
                assert activity_faults(one, parties=sides, as_of=today) == ()
                assert (one.state is State.PLANNED) == (one.starts_on.earliest() > today)
            for paper in tie.agreements:
                assert agreement_faults(paper, as_of=today) == ()
            for said in tie.declarations:
                assert unfit(said) == ()

    def test_covers_three_years_with_an_agreement_that_runs_out(self):
        held = [one.starts_on.earliest() for tie in TOLD.ties for one in tie.activities]
        assert (TODAY - min(held)).days > 2.8 * 365
        ends = [paper for tie in TOLD.ties for paper in tie.agreements if paper.term_months == 60]
        (ending,) = ends
        assert 0 < 60 * 30.44 - (TODAY - ending.signed_on.earliest()).days < 120

    def test_has_confirmed_disputed_and_one_sided_ties(self):
        said = {tie.partner.name_en: [one.what for one in tie.declarations] for tie in TOLD.ties}
        assert said["Brannerau"] == [Declared.CONFIRM, Declared.CONFIRM]
        assert said["Orvimar"] == [Declared.CONFIRM, Declared.DISPUTE]
        assert said["Kazemirai"] == [Declared.CONFIRM]

    def test_has_an_account_for_each_role_and_right(self):
        assert {one.role for one in TOLD.accounts if one.role} == set(Role)
        assert {one.right for one in TOLD.accounts if one.right} == {"administrator", "editor"}
        assert all(one.email.endswith(".example") for one in TOLD.accounts)

    def test_gives_every_entry_a_key_of_its_own(self):
        keys = [one.id for tie in TOLD.ties for one in (*tie.activities, *tie.agreements, *tie.tasks)]
        assert len(keys) == len(set(keys))
        assert all(len(key) == 32 for key in keys)

    def test_says_in_its_source_that_it_is_made_up(self):
        assert "made up" in TOLD.source.title.lower()
        assert {claim.source_id for tie in TOLD.ties for claim in tie.claims} == {TOLD.source.id}


class TestAFault:
    @pytest.mark.parametrize(
        ("raw", "field"),
        [
            (changed("town", "id", to="gn:2988507"), "town.id"),
            (changed("town", "mayor", to="x"), "town.mayor"),
            (changed("ties", 0, "kind", to="marriage"), "ties[1].kind"),
            (changed("ties", 0, "activities", 0, "host", to="elsewhere"), "ties[1].activities[1].host"),
            (changed("ties", 0, "activities", 0, "cost", to="much"), "ties[1].activities[1].cost"),
            (changed("ties", 1, "declarations", 0, "what", to="shout"), "ties[2].declarations[1].what"),
            (changed("ties", to=[]), "ties"),
            (changed("accounts", 2, "role", to="king"), "accounts[3].role"),
        ],
        ids=str,
    )
    def test_is_told_with_its_place(self, raw, field):
        with pytest.raises(BadRow) as fault:
            demonstration(raw, FILE, TODAY)
        assert field in str(fault.value)
