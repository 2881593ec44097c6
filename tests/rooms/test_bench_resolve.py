"""The benchmark of names: it counts as it says, on lists made for the test, and never gives the truth away."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tawam.config import quality
from tawam.config.commands import tawam
from tawam.config.quality import DataSet, Figures, NoTwinnings, Question, data_sets, measure, measured
from tawam.places.rules.geography import Point
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
    return measure(DataSet("made", pairs))[0]


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

    def test_tells_what_the_gazetteer_lacks_from_what_it_has(self):
        found = figures(pair(Asked("Xyzzyqqq", "Germany"), AT_LEIPZIG, LYON, AT_LYON))
        assert (found.held, found.recall_of_held) == (1, 1.0)

    def test_of_nothing_divides_by_nothing(self):
        found = figures()
        assert (found.names, found.precision, found.recall, found.speed) == (0, 0.0, 0.0, 0.0)

    def test_of_two_lists_is_their_sum(self):
        one, two = figures(pair(LEIPZIG, AT_LEIPZIG, LYON, AT_LYON)), figures(pair(LEIPZIG, AT_SYDNEY, LYON, None))
        both = one + two
        assert (both.names, both.with_truth, both.right, both.wrong) == (4, 3, 2, 1)
        assert both.seconds == pytest.approx(one.seconds + two.seconds)

    def test_is_told_in_per_cent_under_names_that_stay(self):
        told = figures(pair(LEIPZIG, AT_LEIPZIG, LYON, AT_SYDNEY)).told()
        assert list(told) == list(quality.COLUMNS)
        assert 50.0 in told.values()


class TestTheLists:
    def test_are_missed_with_a_sentence_that_says_what_to_do(self, tmp_path):
        with pytest.raises(NoTwinnings, match="--folder"):
            data_sets(tmp_path)

    def test_give_the_context_and_keep_the_truth_from_the_resolver(self, tmp_path):
        folder = tmp_path / "wikidata_by_country_2017"
        folder.mkdir()
        line = "Leipzig\tGermany\t51.34\t12.37\t5\tLyon\t45.75\t4.85\t\tFrance\t900\tEU\n"
        (folder / "germany.tsv").write_text(BY_COUNTRY + line, encoding="utf-8")
        (found,) = data_sets(tmp_path)
        ((one, other),) = found.pairs
        assert (one.asked, other.asked) == (LEIPZIG, LYON)
        assert (one.truth, other.truth) == (AT_LEIPZIG, AT_LYON)

    def test_of_the_world_take_their_truth_from_lists_that_state_it(self, tmp_path):
        folder = tmp_path / "wikidata_by_country_2017"
        folder.mkdir()
        line = "Leipzig\tGermany\t51.34\t12.37\t5\tLyon\t45.75\t4.85\t\tFrance\t900\tEU\n"
        (folder / "germany.tsv").write_text(BY_COUNTRY + line, encoding="utf-8")
        world = "city1,country1,city2,country2\nLeipzig,Germany,Xyzzyqqq,France\n"
        (tmp_path / "world_pairs_2026.csv").write_text(world, encoding="utf-8")
        pairs = {found.name: found.pairs for found in data_sets(tmp_path)}["world_pairs_2026.csv"]
        assert [question.truth is not None for question in pairs[0]] == [True, False]

    def test_are_measured_one_by_one_and_together(self, tmp_path):
        world = "city1,country1,city2,country2\nLeipzig,Germany,Lyon,France\nCoventry,England,Leipzig,Germany\n"
        (tmp_path / "world_pairs_2026.csv").write_text(world, encoding="utf-8")
        found = measured(tmp_path)
        assert set(found) == {"world_pairs_2026.csv", "all"}
        assert (found["all"].names, found["all"].sure) == (4, 4)


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def gazetteer(self, monkeypatch):
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)

    def test_prints_every_list_as_json(self, tmp_path):
        world = "city1,country1,city2,country2\nLeipzig,Germany,Lyon,France\n"
        (tmp_path / "world_pairs_2026.csv").write_text(world, encoding="utf-8")
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path), "--json"])
        assert answer.exit_code == 0, answer.output
        assert set(json.loads(answer.stdout)) == {"world_pairs_2026.csv", "all"}

    def test_prints_a_table(self, tmp_path):
        world = "city1,country1,city2,country2\nLeipzig,Germany,Lyon,France\n"
        (tmp_path / "world_pairs_2026.csv").write_text(world, encoding="utf-8")
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path)])
        assert answer.exit_code == 0, answer.output
        assert "all" in answer.output

    def test_says_where_it_looked_and_what_to_do(self, tmp_path):
        answer = CliRunner().invoke(tawam, ["bench", "resolve", "--folder", str(tmp_path)])
        assert answer.exit_code == 1
        assert "no lists of twins" in answer.output.replace("\n", " ")
