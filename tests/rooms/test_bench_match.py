"""The benchmark of the matching: from a list on disk to the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import world
from tests.rules.outside import shared
from tests.rules.test_matching_learning import result

from tawam.config.cli import data_folder_asked
from tawam.config.commands import tawam
from tawam.config.commands.benching_matches import match_tables
from tawam.matching import files
from tawam.matching import queries as matching
from tawam.matching.queries import loading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

WORLD = """city1,country1,city2,country2
Leipzig,Germany,Lyon,France
Lyon,France,Leipzig,Germany
 Coventry ,United Kingdom,Volgograd,Russia
Hannover,Germany,Bristol,United Kingdom
Bethlehem,,Denver,United States
Nowhere,Germany,Denver,United States
Leipzig,Germany,Leipzig,Germany
France,,Germany,
"""
NODES = """qid,name,lat,lon,population,country
Q1,Leipzig,51.34,12.37,500000,Germany
Q2,Houston,29.76,-95.38,2000000,United States of America
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of pairs."""
    path = tmp_path / "pairs.csv"
    path.write_text(WORLD, encoding="utf-8")
    return path


class TestTheUniverse:
    def test_has_each_pair_of_cities_once_and_leaves_doubts_out(self, listed: Path):
        found = matching.universe(listed)
        assert found.rows == 8
        assert found.pairs == {
            tuple(sorted((world.LEIPZIG, world.LYON))),
            tuple(sorted((world.COVENTRY, world.VOLGOGRAD))),
            tuple(sorted((world.HANOVER, world.BRISTOL))),
        }
        assert found.sure < found.rows

    @pytest.mark.parametrize(
        "content", [b"\x00\xff\xfe" * 99, b"\x1f\x8b\x08\x00", b"a,b\n" + b"x" * 200_000 + b",y\n"], ids=range(3)
    )
    @pytest.mark.parametrize("words", [("bench", "match", "--data"), ("learn", "--data")], ids=" ".join)
    def test_is_refused_where_the_file_is_no_list(self, tmp_path: Path, content: bytes, words: tuple[str, ...]) -> None:
        path = tmp_path / "pairs.csv"
        path.write_bytes(content)
        told = CliRunner().invoke(tawam, [*words, str(path)])
        assert (told.exit_code, "holds no pairs" in told.output) == (1, True)

    @pytest.mark.parametrize("nodes", ["qid,name\nQ1,Leipzig\nQ2,Houston\n", NODES.replace("51.34", "north")])
    def test_is_refused_where_its_places_lie_nowhere(self, tmp_path: Path, nodes: str) -> None:
        (tmp_path / "x_nodes.csv").write_text(nodes, encoding="utf-8")
        path = tmp_path / "x_edges.csv"
        path.write_text("a,b\nQ1,Q2\n", encoding="utf-8")
        with pytest.raises(matching.NoPairs):
            matching.universe(path)

    def test_is_read_from_places_and_edges_too(self, tmp_path: Path):
        (tmp_path / "x_nodes.csv").write_text(NODES, encoding="utf-8")
        path = tmp_path / "x_edges.csv"
        path.write_text("a,b\nQ1,Q2\nQ2,Q1\nQ1,Q404\n", encoding="utf-8")
        found = matching.universe(path)
        assert found.pairs == {tuple(sorted((world.LEIPZIG, world.HOUSTON)))}
        assert found.rows == 2

    @pytest.mark.parametrize("text", ["", "x,y\n1,2\n", "a,b\nQ1,Q2\n", "city1,country1\nLeipzig,Germany\n"])
    def test_is_refused_for_a_file_that_is_no_list_of_pairs(self, tmp_path: Path, text: str):
        path = tmp_path / "x.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(matching.NoPairs, match="city1, country1, city2, country2"):
            matching.universe(path)

    def test_of_the_shared_lists_is_read_whole(self):
        assert len(files.asked_pairs(shared("data/twinnings/world_pairs_2026.csv"))) == 20_848
        assert len(files.asked_pairs(shared("data/twinnings/wikidata_large_cities_2022_edges.csv"))) == 8_182


class TestTheCommand:
    def test_says_what_is_wrong_with_a_file(self, tmp_path: Path):
        path = tmp_path / "x.csv"
        path.write_text("x\n", encoding="utf-8")
        done = CliRunner().invoke(tawam, ["bench", "match", "--data", str(path)])
        assert done.exit_code == 1
        assert "holds no pairs" in done.output

    def test_says_what_is_missing(self, listed: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(loading, "find_spec", lambda name: None)
        done = CliRunner().invoke(tawam, ["bench", "match", "--data", str(listed)])
        assert "pip install tawam[matching]" in done.output

    def test_prints_tables_or_json(self, listed: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(matching, "bench", lambda found, seed, most: result())
        printed = CliRunner().invoke(tawam, ["bench", "match", "--data", str(listed)])
        assert printed.exit_code == 0, printed.output
        assert "8 rows" in printed.output
        assert "adamic_adar" in printed.output
        told = json.loads(CliRunner().invoke(tawam, ["bench", "match", "--data", str(listed), "--json"]).output)
        assert told["pairs"] == 3
        assert told["rankers"]["model"]["hit_10"]["value"] == result().rankers["model"].hit_10.value

    def test_has_a_table_for_all_for_the_lonely_and_for_the_groups(self):
        titles = [str(table.title) for table in match_tables(result())]
        assert len(titles) == 3
        assert "held out" in titles[0]
        assert result().best_baseline in titles[2]

    def test_sets_the_model_beside_the_listed_baselines_and_beside_pagerank(self):
        title = str(list(match_tables(result()))[2].title)
        for name, one in result().times.items():
            assert f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f}) x {name}" in title
        assert "x pagerank" in title

    def test_tells_both_ratios_in_json_too(self, listed: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(matching, "bench", lambda pairs, seed, most: result())
        told = json.loads(CliRunner().invoke(tawam, ["bench", "match", "--data", str(listed), "--json"]).output)
        assert list(told["times"]) == list(result().times)
        assert all(one["low"] <= one["value"] <= one["high"] for one in told["times"].values())

    def test_asks_for_the_pairs_of_the_list_with_the_seed_and_the_towns(self, listed: Path, monkeypatch):
        asked: list[tuple[int, int, int]] = []
        monkeypatch.setattr(
            matching, "bench", lambda pairs, seed, most: asked.append((len(pairs), seed, most)) or result()
        )
        words = ["bench", "match", "--data", str(listed), "--seed", "7", "--towns", "90", "--json"]
        assert CliRunner().invoke(tawam, words).exit_code == 0
        assert asked == [(3, 7, 90)]

    def test_takes_a_list_and_not_a_data_folder(self):
        assert data_folder_asked(["bench", "match", "--data", "pairs.csv"]) == ""
        assert data_folder_asked(["serve", "--data", "folder"]) == "folder"
