"""A model as bytes: it comes back as it was, and whatever is no model is refused without running anything."""

from __future__ import annotations

import contextlib
import io
import json
import pickle
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.modelled import content, packed

from tawam.matching.rules.learning import packed as rules
from tawam.matching.rules.learning.packed import Packed, UnfitModel, pack, unpack


def rewritten(change: Callable[[dict[str, Any], dict[str, Any]], None]) -> bytes:
    """The model with its arrays or its text changed."""
    with np.load(io.BytesIO(content())) as found:
        arrays = {name: found[name] for name in found.files}
    told = json.loads(arrays.pop("told").tobytes())
    change(told, arrays)
    out = io.BytesIO()
    np.savez(out, told=np.frombuffer(json.dumps(told).encode(), dtype=np.uint8), **arrays)
    return out.getvalue()


class Trap:
    """A pickle that would run something if anybody opened it."""

    opened = False

    def __reduce__(self):
        return _spring, ()


def _spring() -> None:
    Trap.opened = True


class TestAModel:
    def test_comes_back_as_it_was(self):
        back, rows = unpack(content()), np.random.default_rng(0).normal(size=(30, 62)).astype(np.float32)
        before = packed()
        assert list(back.ids) == list(before.ids)
        assert (back.links == before.links).all()
        assert back.spectrum == pytest.approx(before.spectrum)
        assert list(back.model.names) == list(before.model.names)
        assert (back.model.each, back.model.kept) == (before.model.each, before.model.kept)
        assert (back.model.shares(rows[:, : len(back.model.names)]) == before.model.shares(rows)).all()

    def test_makes_the_same_bytes_twice(self):
        assert pack(packed()) == content()

    def test_says_shares_of_all_pairs_and_not_of_those_that_it_learnt_from(self):
        # Half of the wrong candidates were left out when it learnt, so that its own odds are twice too high.
        model, rows = packed().model, np.zeros((1, len(packed().model.names)), dtype=np.float32)
        odds = np.exp(model.trees.score(rows)[0])
        share = model.shares(rows)[0]
        assert share / (1 - share) == pytest.approx(odds * 0.5)


class TestWhateverIsNoModel:
    @settings(deadline=None, max_examples=60)
    @given(st.binary(max_size=300))
    def test_is_refused_with_a_sentence(self, some):
        with pytest.raises(UnfitModel, match=r"^The file holds no model that can be read: .*\.$"):
            unpack(some)

    @settings(deadline=None, max_examples=60)
    @given(st.integers(0, 10**6), st.integers(1, 255))
    def test_or_was_changed_by_a_byte_is_refused_or_still_a_model(self, where, by):
        broken = bytearray(content())
        broken[where % len(broken)] ^= by
        with contextlib.suppress(UnfitModel):  # nothing else may come out
            assert isinstance(unpack(bytes(broken)), Packed)

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
    def test_is_refused_where_it_was_cut_off(self, share: float):
        with pytest.raises(UnfitModel):
            unpack(content()[: int(len(content()) * share)])

    def test_never_runs_what_a_pickle_says(self):
        trap = io.BytesIO()
        np.savez(trap, told=np.array([Trap()], dtype=object))
        for some in (trap.getvalue(), pickle.dumps(Trap())):
            with pytest.raises(UnfitModel):
                unpack(some)
        assert not Trap.opened

    def test_is_refused_where_it_would_fill_the_memory(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(rules, "_MOST_BYTES", 1_000)
        with pytest.raises(UnfitModel, match="more than a model takes"):
            unpack(content())

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda told, arrays: told.update(format=99), "form 99"),
            (lambda told, arrays: told.pop("format"), "format"),
            (lambda told, arrays: told.update(ids=told["ids"][:-1]), "do not fit"),
            (lambda told, arrays: told.update(ids=None), "iterable"),
            (lambda told, arrays: told.update(kept=0), "outside"),
            (lambda told, arrays: told.update(each=-3), "outside"),
            (lambda told, arrays: told.update(each="many"), "outside"),
            (lambda told, arrays: told.update(names=told["names"][:3]), "a feature"),
            (lambda told, arrays: arrays.update(links=arrays["links"] + 10_000), "a link"),
            (lambda told, arrays: arrays.update(links=arrays["links"].ravel()), "do not fit"),
            (lambda told, arrays: arrays.update(links=arrays["links"] + 0.5), "cast"),
            (lambda told, arrays: arrays.update(spectrum=arrays["spectrum"] * np.nan), "no number"),
            (lambda told, arrays: arrays.update(trees_left=arrays["trees_left"] * 0), "leads nowhere"),
            (lambda told, arrays: arrays.pop("trees_worth"), "trees_worth"),
        ],
        ids=[
            *("form", "no_form", "towns", "no_towns", "kept", "each", "each_in_words", "names", "links"),
            *("flat_links", "half_links", "spectrum", "trees", "no_worth"),
        ],
    )
    def test_of_which_a_part_is_wrong_says_which(self, change, told: str):
        with pytest.raises(UnfitModel, match=told):
            unpack(rewritten(change))

    def test_is_not_what_is_only_written_anew(self):
        assert list(unpack(rewritten(lambda told, arrays: None)).ids) == list(packed().ids)
        assert zipfile.is_zipfile(io.BytesIO(content()))
