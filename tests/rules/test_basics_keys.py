"""Ids that forms bring along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.keys import fresh_key, is_key, key_of


class TestAKey:
    @given(st.text("0123456789abcdef", min_size=32, max_size=32))
    def test_that_a_form_brings_along_stays(self, text):
        assert key_of(text) == text

    @pytest.mark.parametrize("text", ["", "x", "A" * 32, "a" * 31, "a" * 33, "a" * 32 + "\n", "٠" * 32, "z" * 32])
    def test_that_somebody_changed_is_another_each_time(self, text):
        made = {key_of(text) for _ in range(3)}
        assert len(made) == 3
        assert text not in made
        assert all(map(is_key, made))

    def test_that_is_fresh_is_one_as_they_are_given_here(self):
        assert is_key(fresh_key())
        assert fresh_key() != fresh_key()
