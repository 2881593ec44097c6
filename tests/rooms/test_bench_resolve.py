"""The benchmark of names: it counts as it says, on lists made for the test, and never gives the truth away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tawam.config import quality
from tawam.config.commands import benching, tawam
from tawam.config.quality import DataSet, Figures, Half, NoTwinnings, Question, data_sets, half, measured
from tawam.config.quality.measuring import count, measure
from tawam.config.quality.truths import located_again
from tawam.places.rules.geography import Point
from tawam.places.rules.text import normalise
from tawam.places.values import Asked

pytestmark = pytest.mark.django_db

AT_LEIPZIG, AT_LYON, AT_SYDNEY = Point(51.34, 12.37), Point(45.75, 4.85), Point(-33.9, 151.2)
BY_COUNTRY = (
    "origincityLabel\torigincountry\toriginlat\toriginlong\toriginpopulation\tsistercityLabel\tdestinationlat\t"
    "destinationlong\tdestinationpopulation\tdestination_countryLabel\tdist\teu\n"
)


def pair(one: Asked, at: Point | None, other: Asked, there: Point | None) -> tuple[Question, Question]:
    return Question(one, at), Question(other, there)


LEIPZIG, LYON = Asked("Leipzig", "Germany"), Asked("Lyon", "France")


def figures(*pairs: tuple[Question, Question]) -> Figures:
    """The figures where the gazetteer is taken to hold every place with truth."""
    answers, spent = measure(DataSet("made", pairs))
    held = {located_again(one.question) for one in answers if one.question.truth is not None}
    return count(answers, {}, held) + spent


def write_world(folder: Path, lines: str) -> None:
    (folder / "world_pairs_2026.csv").write_text(f"city1,country1,city2,country2\n{lines}", encoding="utf-8")


def write_germany(folder: Path, *lines: str) -> None:
    (folder / "wikidata_by_country_2017").mkdir()
    path = folder / "wikidata_by_country_2017" / "germany.tsv"
    path.write_text(BY_COUNTRY + "".join(f"{line}\n" for line in lines), encoding="utf-8")


LEIPZIG_AND_LYON = "Leipzig\tGermany\t51.34\t12.37\t5\tLyon\t45.75\t4.85\t\tFrance\t900\tEU"


class TestTheCount:
    def test_of_right_names(self):
        found = figures(pair(LEIPZIG, AT_LEIPZIG, LYON, AT_LYON))
        assert (found.names, found.with_truth, found.sure, found.right, found.wrong) == (2, 2, 2, 2, 0)
        assert (found.precision, found.recall, found.recall_of_held) == (1.0, 1.0, 1.0)

    def test_of_a_name_that_lies_elsewhere_than_the_list_says(self):
        found = figures(pair(LEIPZIG, AT_SYDNEY, LYON, AT_LYON))
        assert (found.right, found.wrong) == (1, 1)
        assert (found.precision, found.recall) == (0.5, 0.5)

    def test_leaves_names_without_truth_out_of_the_shares(self):
        found = figures(pair(LEIPZIG, None, LYON, AT_LYON))
        assert (found.names, found.with_truth, found.sure) == (2, 1, 2)
        assert (found.precision, found.recall) == (1.0, 1.0)

    def test_of_a_name_that_nobody_bears(self):
        found = figures(pair(Asked("Xyzzyqqq", "Germany"), AT_LEIPZIG, LYON, AT_LYON))
        assert (found.unknown, found.with_truth, found.right) == (1, 2, 1)
        assert (found.precision, found.recall) == (1.0, 0.5)

    def test_tells_what_the_gazetteer_lacks_from_what_it_has(self, tmp_path):
        write_germany(tmp_path, LEIPZIG_AND_LYON.replace("Leipzig", "Xyzzyqqq"))
        found = measured(tmp_path)["germany.tsv"].counted
        assert (found.with_truth, found.held, found.recall_of_held) == (2, 1, 1.0)

    def test_of_nothing_divides_by_nothing(self):
        found = figures()
        assert (found.names, found.precision, found.recall) == (0, 0.0, 0.0)
        assert (Figures().speed, Figures().cpu_speed) == (0.0, 0.0)

    def test_of_two_lists_is_their_sum(self):
        one, two = figures(pair(LEIPZIG, AT_LEIPZIG, LYON, AT_LYON)), figures(pair(LEIPZIG, AT_SYDNEY, LYON, None))
        both = one + two
        assert (both.names, both.with_truth, both.right, both.wrong) == (4, 3, 2, 1)
        assert both.seconds == pytest.approx(one.seconds + two.seconds)
        assert both.cpu_seconds == pytest.approx(one.cpu_seconds + two.cpu_seconds)

    def test_is_told_in_per_cent_under_names_that_stay(self):
        told = figures(pair(LEIPZIG, AT_LEIPZIG, LYON, AT_SYDNEY)).told()
        assert list(told) == list(quality.COLUMNS)
        assert 50.0 in told.values()


class TestTheLists:
    def test_are_missed_with_a_sentence_that_says_what_to_do(self, tmp_path):
        with pytest.raises(NoTwinnings, match="--folder"):
            data_sets(tmp_path)

    def test_give_the_context_and_keep_the_truth_from_the_resolver(self, tmp_path):
        write_germany(tmp_path, LEIPZIG_AND_LYON)
        (found,) = data_sets(tmp_path)
        ((one, other),) = found.pairs
        assert (one.asked, other.asked) == (LEIPZIG, LYON)
        assert (one.truth, other.truth) == (AT_LEIPZIG, AT_LYON)

    def test_of_the_world_take_their_truth_from_lists_that_state_it(self, tmp_path):
        write_germany(tmp_path, LEIPZIG_AND_LYON)
        write_world(tmp_path, "Leipzig,Germany,Xyzzyqqq,France\n")
        pairs = {found.name: found.pairs for found in data_sets(tmp_path)}["world_pairs_2026.csv"]
        assert [question.truth is not None for question in pairs[0]] == [True, False]

    def test_are_measured_one_by_one_and_together(self, tmp_path):
        write_world(tmp_path, "Leipzig,Germany,Lyon,France\nCoventry,England,Leipzig,Germany\n")
        found = measured(tmp_path)
        assert set(found) == {"world_pairs_2026.csv", "all"}
        assert (found["all"].counted.names, found["all"].counted.sure) == (4, 4)

    def test_are_counted_in_halves_that_make_the_whole(self, tmp_path):
        write_germany(tmp_path, LEIPZIG_AND_LYON)
        report = measured(tmp_path)["germany.tsv"]
        assert sum(one.names for one in report.halves.values()) == report.counted.names == 2
        assert report.halves[half("Leipzig")].right >= 1

    def test_are_counted_with_and_without_what_is_shown_to_be_wrong(self, tmp_path):
        write_germany(tmp_path, LEIPZIG_AND_LYON.replace("51.34\t12.37", "33.30\t44.40"))  # Baghdad
        report = measured(tmp_path)["germany.tsv"]
        assert (report.as_stated.with_truth, report.as_stated.wrong) == (2, 1)
        assert (report.counted.with_truth, report.counted.wrong) == (1, 0)
        assert [(one.asked, flaw.code) for one, flaw in report.flaws.items()] == [(LEIPZIG, "another_country")]


class TestTheHalves:
    @given(st.text(max_size=30))
    def test_are_the_same_for_every_way_to_write_a_name(self, name):
        assert half(name) == half(f" {name.upper()} ") or normalise(name) != normalise(f" {name.upper()} ")

    def test_stay_as_they_are_for_ever(self):
        assert [half(name) for name in ("Leipzig", "Lyon", "Coventry", "بغداد")] == [
            Half.TUNING,
            Half.HELD_OUT,
            Half.TUNING,
            Half.HELD_OUT,
        ]

    def test_are_about_as_large(self):
        names = [f"{one}{other}" for one in "abcdefghijklmnop" for other in "abcdefghijklmnop"]
        tuning = [name for name in names if half(name) == Half.TUNING]
        assert 90 <= len(tuning) <= 166


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def gazetteer(self, monkeypatch):
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)

    def test_prints_every_list_as_json(self, tmp_path):
        write_world(tmp_path, "Leipzig,Germany,Lyon,France\n")
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path), "--json"])
        assert answer.exit_code == 0, answer.output
        told = json.loads(answer.stdout)
        assert set(told["lists"]) == {"world_pairs_2026.csv", "all"}
        assert set(told["lists"]["all"]) == {"counted", "as_stated", "tuning", "held_out"}
        assert told["left_out"] == {"world_pairs_2026.csv": []}

    def test_names_every_truth_that_is_left_out_with_its_evidence(self, tmp_path):
        write_germany(tmp_path, LEIPZIG_AND_LYON.replace("51.34\t12.37", "33.30\t44.40"))
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path), "--json"])
        assert json.loads(answer.stdout)["left_out"]["germany.tsv"] == [
            {
                "name": "Leipzig",
                "country": "Germany",
                "lat": 33.3,
                "lon": 44.4,
                "rule": "another_country",
                "evidence": "places of IQ only",
            }
        ]

    def test_prints_a_table(self, tmp_path, monkeypatch):
        monkeypatch.setattr(benching, "_OUT", Console(width=200))
        write_world(tmp_path, "Leipzig,Germany,Lyon,France\n")
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path)])
        assert answer.exit_code == 0, answer.output
        assert "held_out" in answer.output
        assert "left out because" in answer.output

    def test_says_where_it_looked_and_what_to_do(self, tmp_path):
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path)])
        assert answer.exit_code == 1
        assert "no lists of twins" in answer.output.replace("\n", " ")
