"""Profiles: what was said of a list's columns is kept as text, comes back the same and fits only its own list."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.intake.rules.tables.profiles import BadProfile, applied, fitting_profile, parse_profile, profile_text
from tawam.intake.values.tables import ColumnMapping, Field, Profile

COLUMNS = {"Stadt": Field.ONE_NAME, "Partner": Field.OTHER_NAME, "Jahr": Field.SINCE, "Lfd. Nr.": Field.IGNORE}
REGISTER = Profile("Register", tuple(COLUMNS), ColumnMapping(COLUMNS, {Field.ONE_COUNTRY: "Germany"}))
HELD = json.loads(profile_text(REGISTER))


@st.composite
def profiles(draw):
    names = draw(st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=8, unique=True))
    fields = draw(st.permutations([field for field in Field if field is not Field.IGNORE]))
    columns = dict(zip(names, fields, strict=False))
    defaults = draw(st.dictionaries(st.sampled_from(Field), st.text(max_size=9), max_size=3))
    name = draw(st.text(min_size=1, max_size=9).filter(str.strip))
    return Profile(name, tuple(names), ColumnMapping(columns, defaults))


class TestAProfile:
    @given(profiles())
    def test_written_is_read_back_equal(self, profile):
        assert parse_profile(profile_text(profile)) == profile

    def test_is_text_that_a_person_can_read(self):
        assert HELD == {
            "version": 1,
            "name": "Register",
            "columns": {"Stadt": "one.name", "Partner": "other.name", "Jahr": "since", "Lfd. Nr.": "ignore"},
            "defaults": {"one.country": "Germany"},
        }

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"version": 2}, "version 1"),
            ({"extra": ""}, "must have the parts"),
            ({"name": " "}, "no name"),
            ({"name": 5}, "no name"),
            ({"columns": {}}, "nothing of any column"),
            ({"columns": []}, "texts in “columns”"),
            ({"columns": {"a": 1}}, "texts in “columns”"),
            ({"columns": {"a": "town"}}, "“town”, which is no field"),
            ({"columns": {"a": "since", "b": "since"}}, "two columns that they hold since"),
            ({"defaults": {"town": "x"}}, "“town”, which is no field"),
            ({"defaults": {"since": None}}, "texts in “defaults”"),
        ],
    )
    def test_that_is_wrong_is_refused_with_a_sentence(self, change, told):
        with pytest.raises(BadProfile, match=told):
            parse_profile(json.dumps({**HELD, **change}))

    @pytest.mark.parametrize("text", ["", "[]", "5", "{", "[" * 100_000, "null", '"' + "x" * 1_000_001 + '"'])
    def test_that_is_no_object_is_refused(self, text):
        with pytest.raises(BadProfile):
            parse_profile(text)

    @given(st.text(max_size=60))
    def test_is_read_or_refused_whatever_the_text(self, text):
        with suppress(BadProfile):
            assert parse_profile(text).name

    def test_fits_its_list_in_any_order_and_case(self):
        header = ["PARTNER", "jahr", "stadt", "Lfd Nr"]
        assert fitting_profile(header, [REGISTER]) is REGISTER
        assert applied(REGISTER, header).columns == {
            "PARTNER": Field.OTHER_NAME,
            "jahr": Field.SINCE,
            "stadt": Field.ONE_NAME,
            "Lfd Nr": Field.IGNORE,
        }
        assert applied(REGISTER, header).defaults == {Field.ONE_COUNTRY: "Germany"}

    def test_tells_columns_apart_that_differ_in_case_alone(self):
        columns = {"Name": Field.ONE_NAME, "name": Field.OTHER_NAME}
        assert applied(Profile("x", tuple(columns), ColumnMapping(columns)), ["name", "Name"]).columns == columns

    @pytest.mark.parametrize("header", [["Stadt", "Partner", "Jahr"], [*COLUMNS, "Land"], []])
    def test_fits_no_other_list(self, header):
        assert fitting_profile(header, [REGISTER]) is None

    def test_is_not_chosen_where_two_fit(self):
        assert fitting_profile(list(COLUMNS), [REGISTER, Profile("Other", REGISTER.header, REGISTER.mapping)]) is None
