"""`tawam match-all`: every city's proposals in one file, stopped and gone on with, and never twice."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests import world

from tawam.config.commands import tawam
from tawam.matching import queries as matching
from tawam.matching.files import batches
from tawam.matching.queries import loading
from tawam.matching.values import Wanted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

DAY = dt.date(2026, 6, 1)


class Stopped(Exception):
    """The run was killed here."""


def stopping_after(number: int, made: list[str]) -> Any:
    """An engine that makes some batches, leaves half of the next as a kill leaves it, and ends."""

    def run(make, wanted):
        for count, batch in enumerate(wanted):
            if count == number:
                batch.path.with_name(f"{batch.path.name}.half.new").write_bytes(b"half")
                raise Stopped
            make(batch)
            made.append(batch.name)
            yield batch

    return run


def written(out: Path, **more: Any) -> list[dict[str, Any]]:
    """The file of a run, line by line, without the first one, which tells what it is."""
    number = matching.write_everyone(out, as_of=DAY, **more)
    first, *lines = map(json.loads, gzip.decompress(out.read_bytes()).splitlines())
    assert (first["tawam"], first["as_of"], first["places"]) == ("proposals", "2026-06-01", number)
    assert len(lines) == number
    return lines


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of two places."""
    monkeypatch.setattr(batches, "PLACES", 2)


class TestTheFile:
    def test_holds_the_list_that_the_search_for_one_gives_for_every_city(self, tmp_path):
        lines = written(tmp_path / "all.jsonl.gz", k=5)
        assert sorted(one["place"] for one in lines) == sorted(world.CITIES)
        for line in lines:
            found = matching.matches(line["place"], as_of=DAY, k=5).items
            told = [
                [one.place.id, *(pytest.approx(part, abs=1e-4) for part in (one.score, one.answered, one.standing))]
                for one in found
            ]
            assert line["proposals"] == told

    def test_is_for_those_who_ask(self, tmp_path):
        asked = [one["place"] for one in written(tmp_path / "fr.gz", asking=Wanted(countries=frozenset({"FR"})))]
        assert sorted(asked) == sorted([world.PARIS, world.LYON])
        large = [one["place"] for one in written(tmp_path / "large.gz", asking=Wanted(min_population=1_000_000))]
        assert world.PARIS in large
        assert world.PARIS_TEXAS not in large
        assert written(tmp_path / "none.gz", asking=Wanted(countries=frozenset({"IS"}))) == []

    @pytest.mark.usefixtures("small")
    def test_is_the_same_to_the_byte_with_any_number_of_workers(self, tmp_path):
        for name, workers in (("one", 1), ("three", 3), ("again", 1)):
            written(tmp_path / name, workers=workers)
        assert len({(tmp_path / name).read_bytes() for name in ("one", "three", "again")}) == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "one", "three"]

    def test_follows_the_register(self, tmp_path):
        def of_leipzig(name: str) -> list[str]:
            lines = {one["place"]: one["proposals"] for one in written(tmp_path / name, k=20)}
            return [one[0] for one in lines[world.LEIPZIG]]

        before = of_leipzig("before")
        world.record([*world.tie("leipzig--paris", world.LEIPZIG, world.PARIS)], dataset="more")
        assert world.PARIS in before
        assert world.PARIS not in of_leipzig("after")


@pytest.mark.usefixtures("small")
class TestARunThatWasStopped:
    @pytest.mark.parametrize("after", [0, 1, 4])
    def test_goes_on_and_ends_like_one_that_was_not(self, tmp_path, after):
        made: list[str] = []
        out = tmp_path / "all.gz"
        with pytest.raises(Stopped):
            written(out, engine=stopping_after(after, made))
        assert not out.exists()
        first = list(made)
        written(out, engine=stopping_after(99, made))
        assert len(made) == len(set(made))
        assert made[: len(first)] == first
        written(tmp_path / "unbroken.gz")
        assert out.read_bytes() == (tmp_path / "unbroken.gz").read_bytes()
        assert not (tmp_path / "all.gz.parts").exists()

    def test_tells_what_is_done_already(self, tmp_path):
        heard: list[tuple[int, int]] = []
        with pytest.raises(Stopped):
            written(tmp_path / "all.gz", engine=stopping_after(2, []))
        written(tmp_path / "all.gz", watch=lambda done, total: heard.append((done, total)))
        assert heard[0][0] >= 4
        assert heard[-1] == (len(world.CITIES), len(world.CITIES))
        assert heard == sorted(heard)

    def test_takes_nothing_of_another_question(self, tmp_path):
        with pytest.raises(Stopped):
            written(tmp_path / "all.gz", k=3, engine=stopping_after(2, []))
        made: list[str] = []
        written(tmp_path / "all.gz", k=4, engine=stopping_after(99, made))
        written(tmp_path / "plain.gz", k=4)
        assert (tmp_path / "all.gz").read_bytes() == (tmp_path / "plain.gz").read_bytes()

    @pytest.mark.parametrize(
        "spoil", [lambda data: data[:-9], lambda data: b"no gzip", lambda data: gzip.compress(b"")]
    )
    def test_makes_a_broken_batch_again(self, tmp_path, spoil):
        out = tmp_path / "all.gz"
        with pytest.raises(Stopped):
            written(out, engine=stopping_after(2, []))
        path = min((tmp_path / "all.gz.parts").glob("*.jsonl.gz"))
        path.write_bytes(spoil(path.read_bytes()))
        with pytest.raises(matching.BrokenBatch, match="is made anew"):
            written(out)
        written(out)
        written(tmp_path / "plain.gz")
        assert out.read_bytes() == (tmp_path / "plain.gz").read_bytes()


class TestAMachine:
    def test_that_does_not_see_the_world_or_is_another_says_so(self, tmp_path, monkeypatch):
        missing = batches.Batch(tmp_path, "0" * 64, 0, 1, 1)
        assert "a folder that all share" in batches.look_around(missing)
        (tmp_path / f"{'0' * 20}.world.npz").write_bytes(b"other")
        assert "another version of Tawam" in batches.look_around(missing)
        with pytest.raises(batches.NotHere):
            batches.make(missing)


class TestTheCommand:
    def test_writes_the_file_and_says_so(self, tmp_path):
        out = tmp_path / "fr.jsonl.gz"
        result = CliRunner().invoke(tawam, ["match-all", "--country", "fr", "--k", "3", "--out", str(out)])
        assert result.exit_code == 0, result.output
        assert "proposals for 2 cities" in result.output
        first, *lines = map(json.loads, gzip.decompress(out.read_bytes()).splitlines())
        assert first["k"] == 3
        assert {one["place"] for one in lines} == {world.PARIS, world.LYON}

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--engine", "dask"], "needs --scheduler"),
            (["--scheduler", "tcp://127.0.0.1:1"], "goes with --engine dask"),
            (["--k", "0"], "0 is not in the range"),
        ],
    )
    def test_says_which_options_do_not_go_together(self, tmp_path, words, told):
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(tmp_path / "x"), *words])
        assert result.exit_code == 2
        assert told in result.output

    def test_says_what_is_missing(self, tmp_path, monkeypatch):
        monkeypatch.setattr(loading, "find_spec", lambda name: None)
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(tmp_path / "x")])
        assert result.exit_code == 1
        assert "pip install tawam[matching]" in result.output

    def test_tells_what_is_kept_when_interrupted(self, tmp_path, monkeypatch):
        def interrupted(*given: object, **more: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("tawam.config.commands.matching_all.matching.write_everyone", interrupted)
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(tmp_path / "x")])
        assert result.exit_code == 1
        assert "is kept in" in result.output
