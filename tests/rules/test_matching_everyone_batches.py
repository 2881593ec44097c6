"""A run for everyone in files: whole or not there, gone on with after a kill wherever it came, and never mixed."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.everyone_made import large, made
from tests.rules.matched import known, place

from tawam.matching.files import BrokenBatch, batches
from tawam.matching.rules.everyone.choosing import Rule
from tawam.matching.rules.everyone.world import arrays_of

WORLD = large(60).world
EVERY = np.arange(len(WORLD))
TASK = batches.Task(WORLD, EVERY, Rule(4, 2, 50.0), {"tawam": "proposals"})
fewer = settings(max_examples=15, deadline=None)


class Killed(Exception):
    """The run ended here."""


class Heard(list[tuple[int, int]]):
    """What a run tells of its progress."""

    def __call__(self, done: int, total: int) -> None:
        self.append((done, total))


@contextmanager
def folder(places: int = 8) -> Iterator[Path]:
    """A folder of its own, for batches of so many places."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "PLACES", places)
        yield Path(name)


def killed_after(number: int, made: list[str]) -> Any:
    """An engine that is killed while it makes a batch, some being made."""

    def run(make, wanted):
        for batch in wanted:
            if len(made) == number:
                batch.path.with_name(f"{batch.path.name}.0.new").write_bytes(b"\x1f\x8b half")
                raise Killed
            make(batch)
            made.append(batch.name)
            yield batch

    return run


def turned(make, wanted) -> Iterator[Any]:
    """An engine that makes the last batch first."""
    for batch in reversed(wanted):
        make(batch)
        yield batch


def written(out: Path, task: batches.Task = TASK, engine: Any = None, heard: Any = None) -> bytes:
    """The bytes of a run."""
    batches.write(task, out, engine or batches.here(1), heard if heard is not None else Heard())
    return out.read_bytes()


def lines(data: bytes) -> list[dict[str, Any]]:
    """The lines of a file, its head first."""
    return [json.loads(line) for line in gzip.decompress(data).splitlines()]


@cache
def unbroken() -> bytes:
    """The bytes of a run that nothing disturbed."""
    with folder() as here:
        return written(here / "all.gz")


class TestAKill:
    @fewer
    @given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.sampled_from([1, 8, 25, 1_000]))
    def test_wherever_and_however_often_it_comes_changes_nothing(self, kills, places):
        with folder(places) as here:
            out, made = here / "all.gz", list[str]()
            for number in [*kills, 10**6]:
                if out.exists():
                    break
                with suppress(Killed):
                    written(out, engine=killed_after(len(made) + number, made))
            assert gzip.decompress(out.read_bytes()) == gzip.decompress(unbroken())
            assert len(made) == len(set(made))
            assert [one.name for one in here.iterdir()] == ["all.gz"]

    @fewer
    @given(st.integers(0, 6))
    def test_costs_the_batch_that_was_being_made_and_no_other(self, number):
        with folder() as here:
            first: list[str] = []
            with pytest.raises(Killed):
                written(here / "all.gz", engine=killed_after(number, first))
            second: list[str] = []
            written(here / "all.gz", engine=killed_after(99, second))
            assert len(first) == number
            assert not set(first) & set(second)

    def test_leaves_the_file_of_the_day_before_as_it_was(self):
        with folder() as here:
            before = written(here / "all.gz", replace(TASK, about={"tawam": "of yesterday"}))
            with pytest.raises(Killed):
                written(here / "all.gz", engine=killed_after(2, []))
            assert (here / "all.gz").read_bytes() == before

    def test_is_told_in_the_progress_of_the_next_run(self):
        with folder() as here:
            made: list[str] = []
            with pytest.raises(Killed):
                written(here / "all.gz", engine=killed_after(3, made))
            heard = Heard()
            written(here / "all.gz", heard=heard)
            assert heard[0][0] >= 3
            assert heard[-1] == (60, 60)
            assert heard == sorted(heard)


class TestAnEngine:
    @pytest.mark.parametrize("engine", [batches.here(1), batches.here(4), turned], ids=["one", "four", "turned round"])
    def test_makes_the_same_bytes(self, engine):
        with folder() as here:
            assert written(here / "all.gz", engine=engine) == unbroken()

    def test_of_this_machine_ends_with_the_fault_of_a_batch(self, monkeypatch):
        def faulty(batch: batches.Batch) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(batches, "make", faulty)
        with folder() as here, pytest.raises(OSError, match="No space left"):
            written(here / "all.gz", engine=batches.here(2))


class TestABatch:
    @fewer
    @given(st.data())
    def test_that_was_cut_short_is_found_removed_and_made_anew(self, data):
        def cut(path: Path) -> bytes:
            whole = path.read_bytes()
            return whole[: data.draw(st.integers(0, len(whole) - 1))]

        self._spoilt(data.draw(st.integers(1, 5)), cut)

    @fewer
    @given(st.data())
    def test_in_which_a_byte_was_changed_is_found_removed_and_made_anew(self, data):
        def changed(path: Path) -> bytes:
            whole = bytearray(path.read_bytes())
            # Behind the head of gzip, in which a changed byte may say nothing of what is held.
            at = data.draw(st.integers(10, len(whole) - 1))
            whole[at] ^= data.draw(st.integers(1, 255))
            return bytes(whole)

        self._spoilt(data.draw(st.integers(1, 5)), changed)

    def test_that_holds_other_places_than_it_should_is_made_anew(self):
        self._spoilt(2, lambda path: gzip.compress(b"{}\n"))

    def test_that_is_no_batch_at_all_is_made_anew(self):
        self._spoilt(2, lambda path: b"a letter of the landlord")

    @staticmethod
    def _spoilt(number: int, spoil: Any) -> None:
        with folder() as here:
            with pytest.raises(Killed):
                written(here / "all.gz", engine=killed_after(number, []))
            path = sorted((here / "all.gz.parts").glob("*.jsonl.gz"))[-1]
            path.write_bytes(spoil(path))
            with pytest.raises(BrokenBatch, match=f"{path.name} is broken .* Run the same command again"):
                written(here / "all.gz")
            assert not path.exists()
            assert written(here / "all.gz") == unbroken()

    def test_has_a_name_of_its_own_among_all(self):
        with folder() as here:
            seen: list[str] = []
            written(here / "all.gz", engine=killed_after(99, seen))
            assert len(seen) == len(set(seen)) >= 5


class TestAnotherQuestion:
    @pytest.mark.parametrize(
        "other",
        [
            replace(TASK, rule=Rule(5, 2, 50.0)),
            replace(TASK, rule=Rule(4, 1, 50.0)),
            replace(TASK, rule=Rule(4, 2, 51.0)),
            replace(TASK, asking=EVERY[:40]),
            replace(TASK, world=large(61).world),
            replace(TASK, world=replace(WORLD, hidden=np.zeros(60, dtype=bool))),
        ],
        ids=["length", "share", "distance", "who asks", "a city more", "no suburbs"],
    )
    def test_takes_nothing_of_what_lies_there(self, other):
        with folder() as here:
            with pytest.raises(Killed):
                written(here / "all.gz", engine=killed_after(3, []))
            found = written(here / "all.gz", other)
        with folder() as here:
            assert found == written(here / "all.gz", other)

    def test_of_another_version_takes_nothing_either(self, monkeypatch, tmp_path):
        told = batches._print_of(b"a world")
        code = tmp_path / "rules"
        code.mkdir()
        (code / "other.py").write_text("SLACK = 1\n", encoding="utf-8")
        monkeypatch.setattr(batches.rules, "__path__", [f"{code}"])
        assert batches._print_of(b"a world") != told

    def test_beside_it_keeps_what_is_not_of_a_run(self):
        with folder() as here:
            parts = here / "all.gz.parts"
            parts.mkdir()
            (parts / "notes.txt").write_text("mine", encoding="utf-8")
            written(here / "all.gz")
            assert [one.name for one in parts.iterdir()] == ["notes.txt"]


class TestTheFile:
    def test_begins_with_what_it_is_and_holds_each_place_once(self):
        head, *rest = lines(unbroken())
        assert head == {"tawam": "proposals"}
        assert sorted(one["place"] for one in rest) == sorted(WORLD.ids)

    def test_gives_each_proposal_with_four_digits_best_first(self):
        for one in lines(unbroken())[1:]:
            stands = [item[3] for item in one["proposals"]]
            assert stands == sorted(stands, reverse=True)
            for key, *figures in one["proposals"]:
                assert key in WORLD.ids
                assert key != one["place"]
                assert figures == [round(part, 4) for part in figures]
                assert all(0 <= part <= 1 for part in figures)

    def test_names_equals_in_the_order_of_their_ids(self):
        # To the east and to the west equally far: gn:1 and gn:5, gn:2 and gn:6, gn:3 and gn:7.
        cities = [place("gn:0", "DE", 48.0, 2.0)]
        cities += [place(f"gn:{at}", "FR", 48.0, 2.0 + at) for at in range(1, 4)]
        cities += [place(f"gn:{at}", "FR", 48.0, 2.0 - (at - 4)) for at in range(5, 8)]
        world = made(cities, {}, known()).world
        task = batches.Task(world, np.array([world.ids.index("gn:0")]), Rule(9, 9, 0.0), {})
        with folder() as here:
            [one] = lines(written(here / "all.gz", task))[1:]
        assert [item[0] for item in one["proposals"]] == ["gn:1", "gn:5", "gn:2", "gn:6", "gn:3", "gn:7"]

    def test_of_a_world_of_one_country_holds_empty_lists(self):
        cities = [place(f"gn:{at}", "JP", at, at) for at in range(5)]
        world = made(cities, {}, known()).world
        with folder(2) as here:
            found = lines(written(here / "all.gz", batches.Task(world, np.arange(5), Rule(4, 2, 50.0), {})))[1:]
        assert found == [{"place": key, "proposals": []} for key in (one["place"] for one in found)]
        assert len(found) == 5

    def test_of_nobody_holds_its_head_alone(self):
        with folder() as here:
            heard = Heard()
            assert lines(written(here / "all.gz", replace(TASK, asking=EVERY[:0]), heard=heard)) == [TASK.about]
            assert set(heard) == {(0, 0)}

    def test_comes_into_a_folder_that_was_not_there(self, tmp_path):
        with folder():
            written(tmp_path / "deep" / "er" / "all.gz")
        assert [one.name for one in (tmp_path / "deep" / "er").iterdir()] == ["all.gz"]


class TestTheWorldOnDisk:
    def test_holds_no_code(self):
        with folder() as here:
            batch = self._laid(here)
            with np.load(batches._world_file(batch.folder, batch.world), allow_pickle=False) as arrays:
                assert set(arrays_of(WORLD)) | {"asking", "rule"} == set(arrays)
                assert all(arrays[name].dtype != object for name in arrays)

    @fewer
    @given(st.floats(0, 0.999), st.integers(1, 255))
    def test_in_which_a_byte_was_changed_is_not_used(self, where, bits):
        with folder() as here:
            batch = self._laid(here)
            path = batches._world_file(batch.folder, batch.world)
            data = bytearray(path.read_bytes())
            data[int(len(data) * where)] ^= bits
            path.write_bytes(data)
            batches._opened.cache_clear()
            assert "was changed" in batches.look_around(batch)
            with pytest.raises(batches.NotHere, match="install the same everywhere"):
                batches.make(batch)

    def test_finds_nothing_to_say_against_where_all_is_well(self):
        with folder() as here:
            batch = self._laid(here)
            assert batches.look_around(batch) == ""
            assert [one.name for one in batch.folder.iterdir()] == [f"{batch.world[:20]}.world.npz"]

    @staticmethod
    def _laid(here: Path) -> batches.Batch:
        """The first batch of a run of which nothing is made yet."""
        asked: list[batches.Batch] = []

        def run(make, wanted):
            asked.extend(wanted)
            raise Killed

        with pytest.raises(Killed):
            written(here / "all.gz", engine=run)
        return asked[0]

    def test_in_a_folder_that_cannot_be_written_is_told(self, tmp_path, monkeypatch):
        monkeypatch.setattr(batches, "_opened", lambda where, told: None)
        batch = batches.Batch(tmp_path / "not there", "0" * 64, 0, 1, 1)
        assert batches.look_around(batch).startswith("cannot write in")

    def test_is_laid_anew_where_it_is_gone(self):
        with folder() as here:
            with pytest.raises(Killed):
                written(here / "all.gz", engine=killed_after(2, []))
            for path in (here / "all.gz.parts").glob("*.world.npz"):
                path.unlink()
            assert written(here / "all.gz") == unbroken()
