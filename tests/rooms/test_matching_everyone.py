"""`tawam match-all`: every city's proposals in one file, stopped and gone on with, and never twice."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from django.utils import timezone
from tests import world
from tests.rooms.made_people import member
from tests.rules.noticed import notice
from tests.world import LEIPZIG, OSAKA

from tawam.basics.reasons import Reason
from tawam.config.commands import tawam
from tawam.exchange.values import Theme
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.files import batches
from tawam.matching.queries import loading
from tawam.matching.queries.everyone import everyone
from tawam.matching.queries.knowing import known_of, known_without_model
from tawam.matching.rules.everyone import standing
from tawam.matching.rules.everyone.search import counted
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Likely, Wanted
from tawam.people.values import Role
from tawam.places import queries as places
from tawam.places.values import Place

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
    asked = {"as_of": DAY} | more
    number = matching.write_everyone(out, **asked)
    first, *lines = map(json.loads, gzip.decompress(out.read_bytes()).splitlines())
    assert (first["tawam"], first["as_of"], first["places"]) == ("proposals", f"{asked['as_of']}", number)
    assert len(lines) == number
    return lines


def state(place: str, **more: Any) -> None:
    """A notice that a place states."""
    by = member(f"{place.removeprefix('gn:')}@example.org", place, Role.OFFICER)
    actions.state_notice(notice=notice(place=place, **more), standing=by)


def answered(lines: list[dict[str, Any]], place: str, other: str) -> float:
    """The share of the weight that the record answers for a proposal."""
    [line] = [one for one in lines if one["place"] == place]
    return next(one[2] for one in line["proposals"] if one[0] == other)


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

    @pytest.mark.parametrize(
        ("asking", "told"),
        [
            (Wanted(countries=frozenset({"IS", "FR"})), "has no city in IS: name countries by the two letters"),
            (Wanted(countries=frozenset({"XX", "QQ"})), "has no city in QQ, XX"),
            (Wanted(countries=frozenset({"FR"}), min_population=90_000_000), "has 90,000,000 people: ask for fewer"),
        ],
    )
    def test_that_nobody_asks_for_writes_nothing_and_says_why(self, tmp_path, asking, told):
        out = tmp_path / "none.gz"
        with pytest.raises(matching.NobodyAsks, match=told):
            matching.write_everyone(out, as_of=DAY, asking=asking)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.usefixtures("small")
    def test_is_the_same_to_the_byte_with_any_number_of_workers(self, tmp_path):
        for name, workers in (("one", 1), ("three", 3), ("again", 1)):
            written(tmp_path / name, workers=workers)
        assert len({(tmp_path / name).read_bytes() for name in ("one", "three", "again")}) == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "one", "three"]

    def test_follows_the_register(self, tmp_path):
        def of_leipzig(name: str) -> list[str]:
            lines = {one["place"]: one["proposals"] for one in written(tmp_path / name, k=20)}
            return [one[0] for one in lines[LEIPZIG]]

        before = of_leipzig("before")
        world.record([*world.tie("leipzig--paris", LEIPZIG, world.PARIS)], dataset="more")
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

    def test_for_a_country_without_a_city_ends_in_a_sentence(self, tmp_path):
        out = tmp_path / "aq.jsonl.gz"
        result = CliRunner().invoke(tawam, ["match-all", "--country", "AQ", "--out", str(out)])
        assert result.exit_code == 1
        assert "Error: The gazetteer has no city in AQ" in result.output
        assert "Nothing was written." in result.output
        assert not out.exists()

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

    @pytest.mark.parametrize("where", ["a file/all.gz", "a file/deep/all.gz"])
    def test_says_where_it_cannot_write(self, tmp_path, where):
        (tmp_path / "a file").touch()
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(tmp_path / where)])
        assert result.exit_code == 1
        assert "Cannot write" in result.output
        assert "a file" in result.output
        assert "the same command" in result.output

    def test_says_that_a_batch_is_broken_and_goes_on_when_given_again(self, tmp_path, small):
        out = tmp_path / "all.gz"
        with pytest.raises(Stopped):
            written(out, k=3, as_of=timezone.now().date(), engine=stopping_after(2, []))
        min(Path(f"{out}.parts").glob("*.jsonl.gz")).write_bytes(b"no gzip")
        command = ["match-all", "--k", "3", "--out", str(out)]
        first = CliRunner().invoke(tawam, command)
        assert (first.exit_code, out.exists()) == (1, False)
        assert "Run the same command again" in first.output
        assert CliRunner().invoke(tawam, command).exit_code == 0
        assert out.exists()

    def test_needs_places(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tawam.config.commands.preparing.gazetteer_queries.place_counts", dict)
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(tmp_path / "x")])
        assert result.exit_code == 1
        assert "tawam load gazetteer" in result.output
        assert list(tmp_path.iterdir()) == []

    def test_says_what_keeps_a_cluster_from_working(self, tmp_path):
        asked = ["--engine", "dask", "--scheduler", "nobody", "--patience", "1"]
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(tmp_path / "x"), *asked])
        assert result.exit_code == 1
        assert "nobody" in result.output


class TestTheWorldOfTheRegister:
    def test_says_of_any_two_what_the_search_for_one_says_criterion_by_criterion(self):
        told = everyone(as_of=DAY).world
        for row, key in enumerate(told.ids):
            for item in matching.matches(key, as_of=DAY, k=30, rule=Spread(0.0, 1.0)).items:
                here, there = np.array([row]), np.array([told.ids.index(item.place.id)])
                ways = {code: one.toarray()[0, there] for code, one in counted(told, here).items()}
                found = standing.values(told, here, there, ways)
                for one in item.weighed:
                    value = float(found[one.criterion].reshape(-1)[0])
                    shown = None if np.isnan(value) else pytest.approx(value, abs=1e-9)
                    assert one.grounds.value == shown, (key, item.place.id, one.criterion)

    def test_holds_every_city_and_weighs_every_criterion(self):
        told = everyone(as_of=DAY).world
        assert sorted(told.ids) == sorted(world.CITIES)
        assert sum(told.weights.values()) == pytest.approx(1.0)
        assert told.weights.keys() == set(told.codes)

    def test_knows_of_a_place_what_a_search_for_it_knows_but_for_the_model(self):
        place = places.place(LEIPZIG)
        assert known_without_model(place.country, DAY) == replace(known_of(place, DAY), likely=Likely())

    def test_is_asked_for_those_of_a_size_by_the_command_too(self, tmp_path):
        out = tmp_path / "large.gz"
        asked = ["--min-population", "1000000", "--country", "US", "--country", "FR", "--workers", "2"]
        result = CliRunner().invoke(tawam, ["match-all", "--out", str(out), *asked])
        assert result.exit_code == 0, result.output
        lines = [json.loads(line) for line in gzip.decompress(out.read_bytes()).splitlines()[1:]]
        large = {key for key in world.CITIES if (places.place(key).population or 0) >= 1_000_000}
        found = {one["place"] for one in lines}
        assert found == {key for key in large if places.place(key).country in ("US", "FR")}
        assert world.PARIS in found
        # Whoever is proposed may be of any size and of any other country.
        assert {item[0] for one in lines for item in one["proposals"]} > found


class TestWhatPlacesState:
    def test_is_in_the_lists_from_the_day_on_which_it_is_stated(self, tmp_path):
        today = timezone.now().date()
        told = {"from_on": today, "until_on": today + dt.timedelta(days=90)}
        before = written(tmp_path / "before", as_of=today)
        state(LEIPZIG, **told, seeks=(Theme.CULTURE,), offers=(Theme.SPORT,))
        state(OSAKA, **told, seeks=(Theme.SPORT,), offers=(Theme.CULTURE,))
        after = written(tmp_path / "after", as_of=today)
        assert answered(after, LEIPZIG, OSAKA) > answered(before, LEIPZIG, OSAKA)
        assert answered(after, LEIPZIG, world.DENVER) == answered(before, LEIPZIG, world.DENVER)
        for line in after:
            found = [one.place.id for one in matching.matches(line["place"], as_of=today).items]
            assert [one[0] for one in line["proposals"]] == found

    def test_is_out_of_them_when_it_is_over(self, tmp_path):
        today = timezone.now().date()
        plain = written(tmp_path / "plain", as_of=today + dt.timedelta(days=40))
        for key in (LEIPZIG, OSAKA):
            state(key, from_on=today, until_on=today + dt.timedelta(days=30), seeks=(Theme.CULTURE,))
        assert written(tmp_path / "later", as_of=today + dt.timedelta(days=40)) == plain


class TestAModelThatIsKept:
    def test_is_not_asked_and_the_file_says_so(self, tmp_path, monkeypatch):
        plain = written(tmp_path / "plain")

        def asked(place: Place) -> Likely:
            raise AssertionError(f"The model was asked about {place.id}.")

        monkeypatch.setattr("tawam.matching.queries.knowing.likely_of", asked)
        assert written(tmp_path / "modest") == plain
        head = json.loads(gzip.decompress((tmp_path / "modest").read_bytes()).splitlines()[0])
        assert head["unknown"] == ["likely_link"]
        with pytest.raises(AssertionError, match="was asked"):
            matching.matches(LEIPZIG, as_of=DAY)

    def test_counts_in_a_search_for_one_which_is_the_list_of_the_file_without_it(self, tmp_path, monkeypatch):
        [line] = [one for one in written(tmp_path / "all", k=30) if one["place"] == LEIPZIG]
        sure = Likely(dict.fromkeys(world.CITIES, 0.1), frozenset(), Reason("no_candidate"))
        monkeypatch.setattr("tawam.matching.queries.knowing.likely_of", lambda place: sure)
        asked = matching.matches(LEIPZIG, as_of=DAY, k=30).items
        without = matching.matches(LEIPZIG, as_of=DAY, k=30, weights={"likely_link": 0.0}).items
        told = {one[0]: one[2] for one in line["proposals"]}
        assert all(one.answered > told[one.place.id] for one in asked)
        assert [one.place.id for one in without] == [one[0] for one in line["proposals"]]
