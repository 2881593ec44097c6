"""`tawam import wikidata --engine dask`: the claims, ids and report of the plain run; every trouble in a sentence."""

from __future__ import annotations

import bz2
import dataclasses
import gzip
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.rooms.test_wikidata_import import item, links, twin
from tests.rooms.test_wikidata_updates import changed
from tests.rules.test_intake_dumps import random_dump

from tawam.config.commands import tawam
from tawam.evidence import models
from tawam.evidence.queries import claims_of_dataset
from tawam.intake.actions import undo_list
from tawam.intake.files.engines import Cluster
from tawam.intake.files.passes import NAMED, STAGED
from tawam.intake.files.staging import stage

pytestmark = pytest.mark.django_db
pytest_plugins = ["tests.rules.cluster_workers"]
# Q4 is only named, Q9999 nowhere.
ITEMS = [
    item("Q1", twin("Q1", "Q2"), twin("Q1", "Q9999", 2)),
    item("Q2", twin("Q2", "Q1")),
    item("Q3", twin("Q3", "Q1"), twin("Q3", "Q4", 2)),
    item("Q4"),
]
# None of its items is one of ours.
OTHERS = random_dump(1_500).replace(b'"id":"Q', b'"id":"Q7')


@pytest.fixture
def run(tmp_path, monkeypatch, settings):
    """The command with these words, in a data folder of its own."""
    monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)

    def running(*words: object, data: str = "data"):
        settings.DATA = tmp_path / data
        settings.DATA.mkdir(exist_ok=True)
        return CliRunner().invoke(tawam, ["import", "wikidata", *map(str, words)])

    return running


@pytest.fixture
def files(tmp_path):
    """The items of the cast among others, in three files of different kinds."""
    lines = [json.dumps(one).encode() for one in ITEMS]
    made = {
        "one.json": b"[\n" + lines[0] + b",\n" + lines[1] + b"\n]\n",
        "two.json.gz": gzip.compress(lines[2] + b"\n"),
        "three.json.bz2": bz2.compress(b"[\n" + lines[3] + b",\n" + OTHERS[2:], 1),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in made]


def known() -> set[tuple[str, ...]]:
    """Every claim of the list, with its id, and whether it is gone."""
    said = claims_of_dataset("wikidata")
    return {
        (one.id, one.subject, one.property, one.value, json.dumps(one.qualifiers), f"{one.gone_on}") for one in said
    }


def without_reading(answer) -> dict:
    """The report of a run without what changed, which a second run finds done."""
    report = json.loads(answer.stdout)
    return {**report, "reading": report["reading"]["claims"]}


@pytest.fixture
def staged(tmp_path):
    """What both passes left in a data folder."""

    def read(data: str) -> list[bytes]:
        return [(tmp_path / data / "imports" / "wikidata" / name).read_bytes() for name in (STAGED, NAMED)]

    return read


class TestAnImportOnACluster:
    def test_makes_the_claims_and_the_report_of_the_plain_run(self, workers, run, files, staged):
        plain = run(*files, "--json", data="plain")
        assert plain.exit_code == 0, plain.output
        before = known()
        undo_list(dataset="wikidata", actor="test")
        assert known() == set()
        there = run(*files, "--json", "--engine", "dask", "--scheduler", workers.scheduler_address)
        assert there.exit_code == 0, there.output
        assert known() == before
        assert links()
        report = without_reading(plain)
        assert (report["entities"], report["items"], report["found"]) == (1_504, 503, 1)
        assert report["asked_items"]["Q9999"] == "not_in_file"
        assert without_reading(there) == report
        assert staged("data") == staged("plain")

    def test_made_after_the_plain_run_adds_nothing(self, workers, run, files, tmp_path):
        run(*files, data="plain")
        number = models.Claim.objects.count()
        chosen = ["--engine", "dask", "--scheduler", workers.scheduler_address, "--parts", tmp_path / "shared"]
        again = run(*files, *chosen, "--part-mb", "1")
        assert again.exit_code == 0, again.output
        assert "0 new, 0 no longer there" in again.output
        assert models.Claim.objects.count() == number
        assert len(list((tmp_path / "shared").glob("*.parquet"))) == 6

    def test_since_a_day_compares_what_the_plain_run_compares(self, workers, run, tmp_path, staged):
        path = tmp_path / "items.ndjson"
        there = ["--json", "--since", "2026-11-21", "--engine", "dask", "--scheduler", workers.scheduler_address]

        def written(*items: dict) -> None:
            path.write_text("\n".join(json.dumps(one) for one in items), encoding="utf-8")

        written(item("Q1", twin("Q1", "Q2"), twin("Q1", "Q3", 2)), item("Q4", twin("Q4", "Q2")), item("Q2"), item("Q3"))
        assert run(path, "--whole", data="plain").exit_code == 0
        written(
            changed("2026-11-22", item("Q1", twin("Q1", "Q2"))),
            changed("2026-11-20", item("Q2", twin("Q2", "Q3"))),
            changed("2026-11-22", item("Q4")),
            item("Q3"),
        )
        plain = run(path, *there[:3], "--accept-change", data="plain")
        assert plain.exit_code == 0, plain.output
        before = known()
        undo_list(dataset="wikidata", actor="test")
        assert known() != before
        answer = run(path, *there, "--accept-change")
        assert answer.exit_code == 0, answer.output
        assert known() == before
        report = without_reading(answer)
        assert (report["not_changed"], report["found"], len(links())) == (1, 2, 3)
        assert report == without_reading(plain)
        assert staged("data") == staged("plain")

    def test_ends_with_the_place_of_a_fault(self, workers, run, tmp_path):
        cut = tmp_path / "cut.json.gz"
        cut.write_bytes(gzip.compress(random_dump(1_500))[:-900])
        answer = run(cut, "--engine", "dask", "--scheduler", workers.scheduler_address)
        assert answer.exit_code == 1
        assert "cut.json.gz: at 0.5 of 0.5 MB" in answer.output
        assert links() == {}


class TestTheOptions:
    def test_that_name_no_scheduler_that_answers_end_with_a_sentence(self, run, files):
        answer = run(files[0], "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--patience", "1")
        assert answer.exit_code == 1
        assert "No Dask scheduler answers at tcp://127.0.0.1:1" in answer.output
        assert "Traceback" not in answer.output

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--engine", "dask"], "needs --scheduler"),
            (["--scheduler", "tcp://127.0.0.1:1"], "go with --engine dask"),
            (["--parts", "x"], "go with --engine dask"),
            (["--engine", "spark"], "'spark' is not one of 'here', 'dask'"),
        ],
    )
    def test_that_do_not_go_together_are_told(self, run, files, words, told):
        answer = run(files[0], *words)
        assert answer.exit_code == 2
        assert told in answer.output

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--part-mb", "0"], "0 is not in the range"),
            (["--part-mb", "half"], "'half' is not a valid integer"),
            (["--patience", "0.5"], "0.5 is not in the range"),
            (["--country", "DE"], "--country goes with --live"),
            (["--whole", "--since", "2026-01-01"], "exclude each other"),
        ],
    )
    def test_that_mean_nothing_are_told_before_anybody_is_asked(self, run, files, words, told):
        answer = run(files[0], "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", *words)
        assert answer.exit_code == 2
        assert told in answer.output

    @pytest.mark.parametrize(
        ("words", "cluster"),
        [
            ([], Cluster("tcp://h:1", Path("data/imports/wikidata/parts"), 64_000_000, 30)),
            (
                ["--parts", "x/y", "--part-mb", "5", "--patience", "2.5"],
                Cluster("tcp://h:1", Path("x/y"), 5_000_000, 2.5),
            ),
        ],
        ids=["as they are", "given"],
    )
    def test_are_what_the_engine_is_asked_with(self, run, files, monkeypatch, tmp_path, words, cluster):
        asked, passes = [], []

        def staging_on(given, watch):
            asked.append(given)
            return lambda paths, folder, listener, over: passes.append(over) or stage(paths, folder, listener, over)

        monkeypatch.setattr("tawam.config.commands.engines.staging_on", staging_on)
        answer = run(files[0], "--engine", "dask", "--scheduler", "tcp://h:1", *words)
        assert answer.exit_code == 0, answer.output
        (given,) = asked
        parts = given.parts.relative_to(tmp_path) if given.parts.is_absolute() else given.parts
        assert dataclasses.replace(given, parts=parts) == cluster
        assert [one.items for one in passes] == [b"", b'["Q9999"]']

    def test_without_the_package_end_with_what_to_install(self, run, files, monkeypatch):
        monkeypatch.delitem(sys.modules, "tawam.intake.files.cluster", raising=False)
        monkeypatch.delitem(sys.modules, "tawam.intake.files.clients", raising=False)
        monkeypatch.setitem(sys.modules, "distributed", None)
        answer = run(files[0], "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
        assert answer.exit_code == 1
        assert "pip install tawam[cluster]" in answer.output

    def test_tell_what_is_kept_when_interrupted(self, run, files, monkeypatch):
        def interrupted(*given: object, **more: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("tawam.config.commands.engines.staging_on", lambda cluster, watch: interrupted)
        answer = run(files[0], "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
        assert answer.exit_code == 1
        assert "Finished parts are kept in" in answer.output

    def test_do_not_hide_that_a_file_of_ours_is_missing(self, run, files, monkeypatch):
        monkeypatch.setitem(sys.modules, "tawam.intake.files.cluster", None)
        answer = run(files[0], "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
        assert isinstance(answer.exception, ModuleNotFoundError)
        assert "pip install" not in answer.output
