"""How well texts are read is measured on paragraphs by id and on files of another writer, who names places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from tawam.config import reading_quality
from tawam.config.commands.benching import bench
from tawam.config.named_paragraphs import UnreadableParagraphs, measured, named_paragraphs
from tawam.config.reading_quality import Stated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

TWINNED = {"text": "Leipzig has been twinned with Houston since 1993.", "lang": "en", "pairs": [["Leipzig", "Houston"]]}
SILENT: dict[str, Any] = {"text": "Leipzig lies far from Houston.", "lang": "en", "pairs": []}


def written(folder: Path, *rows: object) -> Path:
    """A file with these paragraphs."""
    path = folder / "other.yaml"
    path.write_text(yaml.safe_dump(list(rows), allow_unicode=True), encoding="utf-8")
    return path


def figures(folder: Path, *rows: object) -> dict[str, float]:
    """What is measured on these paragraphs."""
    return measured(named_paragraphs(written(folder, *rows))).told()


class TestTheBenchmark:
    def test_has_paragraphs_whose_places_are_known_by_id(self) -> None:
        for name in reading_quality.SETS:
            paragraphs = reading_quality.paragraphs(name)
            assert len(paragraphs) >= 20
            assert any(not one.states for one in paragraphs)
            parties = [key for one in paragraphs for stated in one.states for key in stated.pair]
            assert all(key.startswith(("gn:", "cc:", "rg:")) for key in parties)
            assert all(len(stated.pair) == 2 for one in paragraphs for stated in one.states)

    def test_has_no_paragraph_twice(self) -> None:
        texts_of = [one.text for name in reading_quality.SETS for one in reading_quality.paragraphs(name)]
        assert len(texts_of) == len(set(texts_of))

    def test_counts_what_is_right_found_and_there(self) -> None:
        pair, other = frozenset({"a", "b"}), frozenset({"a", "c"})
        figures = reading_quality.ReadingFigures()
        figures.add([Stated(pair, "twinned", "1950"), Stated(other, "ended")], [Stated(pair, "ended", "1950")])
        figures.add([], [])
        figures.add([], [Stated(pair, "not_twinned")])
        told = figures.told()
        assert (told["pair_precision"], told["pair_recall"]) == (50.0, 50.0)
        assert (told["relation_right"], told["year_precision"], told["year_recall"]) == (0.0, 100.0, 100.0)
        assert (told["silent"], told["silent_kept"], told["paragraphs"]) == (2, 1, 3)

    def test_is_a_command(self) -> None:
        told = CliRunner().invoke(bench, ["check", "--json"])
        assert set(json.loads(told.output)) == set(reading_quality.SETS)
        assert "held out" in CliRunner().invoke(bench, ["check"]).output

    def test_takes_the_year_of_the_beginning_where_the_other_writer_gives_that(self) -> None:
        text = "Leipzig ended its twinning with Houston in 2022."
        (ours,) = reading_quality.found_in(text)
        (theirs,) = reading_quality.found_in(text, began=True)
        assert (ours.year, theirs.year) == ("2022", "")

    def test_takes_the_year_of_a_tie_in_force_for_its_beginning(self) -> None:
        (found,) = reading_quality.found_in("Leipzig has been twinned with Houston since 1993.", began=True)
        assert found.year == "1993"


class TestAFileOfAnotherWriter:
    def test_is_measured_by_the_names_of_places(self, tmp_path: Path) -> None:
        told = figures(tmp_path, TWINNED, SILENT)
        assert (told["paragraphs"], told["pairs"], told["silent"], told["silent_kept"]) == (2, 1, 1, 1)
        assert (told["pair_precision"], told["pair_recall"], told["relation_right"]) == (100, 100, 100)

    def test_names_a_place_in_any_language_and_either_order(self, tmp_path: Path) -> None:
        told = figures(tmp_path, TWINNED | {"pairs": [["هيوستن", "Leipzig"]]})
        assert (told["pair_precision"], told["pair_recall"]) == (100, 100)

    def test_counts_a_pair_of_another_place_as_wrong_and_as_missed(self, tmp_path: Path) -> None:
        told = figures(tmp_path, TWINNED | {"pairs": [["Leipzig", "Bristol"]]})
        assert (told["pair_precision"], told["pair_recall"]) == (0, 0)

    def test_counts_a_name_that_no_place_bears_as_missed(self, tmp_path: Path) -> None:
        assert figures(tmp_path, TWINNED | {"pairs": [["Leipzig", "Nowhereville"]]})["pair_recall"] == 0

    def test_counts_a_finding_where_nothing_is_stated(self, tmp_path: Path) -> None:
        told = figures(tmp_path, TWINNED | {"pairs": []})
        assert (told["silent"], told["silent_kept"], told["pair_precision"]) == (1, 0, 0)

    def test_has_the_year_and_the_cause_of_each_pair(self, tmp_path: Path) -> None:
        told = figures(tmp_path, TWINNED | {"years": {"Leipzig|Houston": 1993}, "causes": {}})
        assert (told["year_precision"], told["year_recall"], told["cause_recall"]) == (100, 100, 100)
        assert figures(tmp_path, TWINNED | {"causes": {"Leipzig|Houston": "resources"}})["cause_recall"] == 0

    def test_calls_a_tie_that_was_taken_up_again_one_in_force(self, tmp_path: Path) -> None:
        assert figures(tmp_path, TWINNED | {"relation": {"Leipzig|Houston": "resumed"}})["relation_right"] == 100

    def test_says_of_a_pair_that_there_is_no_tie(self, tmp_path: Path) -> None:
        denied = SILENT | {"text": "Leipzig is not twinned with Houston.", "pairs": [["Leipzig", "Houston"]]}
        told = figures(tmp_path, denied | {"relation": {"Leipzig|Houston": "denied"}})
        assert (told["pair_precision"], told["pair_recall"], told["relation_right"]) == (100, 100, 100)
        assert figures(tmp_path, denied)["pair_recall"] == 0

    def test_states_nothing_where_it_tells_of_a_plan(self, tmp_path: Path) -> None:
        (planned,) = named_paragraphs(written(tmp_path, TWINNED | {"relation": {"Leipzig|Houston": "planned"}}))
        assert planned.states == ()

    def test_has_two_places_of_one_name(self, tmp_path: Path) -> None:
        (one,) = named_paragraphs(written(tmp_path, TWINNED | {"pairs": [["Toledo", "Toledo"]]}))
        assert [stated.pair for stated in one.states] == [frozenset({"Toledo"})]
        assert measured([one]).told()["pair_recall"] == 0

    def test_is_a_choice_of_the_command_which_prints_totals_only(self, tmp_path: Path) -> None:
        path = written(tmp_path, TWINNED)
        told = CliRunner().invoke(bench, ["check", "--file", str(path), "--json"])
        assert json.loads(told.output)["other"]["pair_recall"] == 100
        assert "Leipzig" not in CliRunner().invoke(bench, ["check", "--file", str(path)]).output

    @pytest.mark.parametrize("text", ["- 5", "- {text: a, lang: en, pairs: [[a]]}", "{", "- {lang: en, pairs: []}"])
    def test_that_holds_no_paragraphs_says_so(self, text: str, tmp_path: Path) -> None:
        path = tmp_path / "other.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableParagraphs, match="holds no paragraphs"):
            named_paragraphs(path)
        told = CliRunner().invoke(bench, ["check", "--file", str(path)])
        assert (told.exit_code, "Traceback" in told.output) == (1, False)

    def test_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        told = CliRunner().invoke(bench, ["check", "--file", str(tmp_path / "none.yaml")])
        assert told.exit_code == 1
        assert "none.yaml" in told.output
