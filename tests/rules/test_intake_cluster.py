"""Many dumps on a cluster: several real workers, killed ones included, end with the bytes of the plain run."""

from __future__ import annotations

import bz2
import dataclasses
import gzip
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from tests.rules.cluster_runs import PASSES, SECOND_PASS, Run, assert_like_plain, both_passes
from tests.rules.clusters import SLOW, busy, cluster, kill_busy, lone_worker, until
from tests.rules.outside import ROOT, shared
from tests.rules.test_intake_dumps import random_dump
from tests.rules.test_intake_stretches import written
from tests.rules.wikidata_made import dump

from tawam.intake.files import parquet
from tawam.intake.files.dumps import BadDump
from tawam.intake.files.engines import ClusterTrouble
from tawam.intake.files.passes import CHECKPOINT, NAMED_CHECKPOINT, second_pass
from tawam.intake.files.staging import stage, staged_entities

pytest_plugins = ["tests.rules.cluster_workers"]


@pytest.fixture
def files(tmp_path):
    """Dumps in every wrapping."""
    data = random_dump(1_600)
    return [
        written(tmp_path, data, "plain.json"),
        written(tmp_path, bz2.compress(data[:-2], 1), "one.bz2"),
        written(tmp_path, gzip.compress(dump(90)), "one.gz"),
        written(tmp_path, dump(30), "small"),
    ]


class TestARun:
    @both_passes
    def test_ends_like_the_plain_one_in_every_wrapping(self, workers, tmp_path, files, over):
        run = Run(tmp_path, workers.scheduler_address)
        assert_like_plain(run, run(*files, over=over), files, over)
        assert len(run.made()) > 15
        assert run.left_behind() == []

    def test_leaves_what_the_plain_run_takes_as_done(self, workers, tmp_path, files):
        run = Run(tmp_path, workers.scheduler_address)
        state, heard = run(*files), []
        assert stage(files, run.folder, heard.append) == state
        assert run(*files) == state
        assert heard == []

    def test_reads_the_real_excerpts(self, workers, tmp_path):
        cities = shared("data/wikidata/cities.ndjson")
        files = [
            cities,
            shared("data/wikidata/dump_excerpt.json"),
            written(tmp_path, bz2.compress(cities.read_bytes(), 1)),
        ]
        run = Run(tmp_path, workers.scheduler_address, most=300_000)
        assert_like_plain(run, run(*files), files)

    def test_tells_bytes_parts_and_files(self, workers, tmp_path, files):
        run = Run(tmp_path, workers.scheduler_address)
        state = run(*files)
        reads = [one.position.read for one in run.states]
        assert reads == sorted(reads)
        assert reads[-1] == run.states[-1].position.total == sum(path.stat().st_size for path in files)
        assert run.states[-1].counts == state.counts
        assert ("reading: files", 4, 4) in run.told
        parts = [(done, total) for step, done, total in run.told if step == "reading: parts"]
        assert parts[0] == (0, parts[-1][1])
        assert parts[-1][0] == parts[-1][1]

    def test_of_a_file_given_twice_reads_it_once(self, workers, tmp_path, big):
        run = Run(tmp_path, workers.scheduler_address)
        state = run(big, big)
        assert (state.entities, len(run.made())) == (3_200, 11)
        assert_like_plain(run, state, [big, big])

    def test_makes_the_same_parts_again_in_another_folder(self, workers, tmp_path, big):
        runs = [Run(tmp_path / name, workers.scheduler_address) for name in ("one", "two")]
        for run in runs:
            run.folder.parent.mkdir()
            run(big)
        one, two = ({path.name: path.read_bytes() for path in run.parts.iterdir()} for run in runs)
        assert one == two

    def test_makes_nothing_twice_and_a_broken_part_again(self, workers, tmp_path, big):
        run = Run(tmp_path, workers.scheduler_address)
        before, state = run(big), run.made()
        broken = [run.parts / name for name in sorted(state)[2:5]]
        broken[0].write_bytes(broken[0].read_bytes()[:-40])
        middle = bytearray(broken[1].read_bytes())
        middle[len(middle) // 3] ^= 1
        broken[1].write_bytes(bytes(middle))
        broken[2].unlink()
        (run.folder / CHECKPOINT).unlink()
        assert run(big) == before
        assert {name for name, when in run.made().items() if state[name] != when} == {path.name for path in broken}
        assert_like_plain(run, before, [big])

    def test_needs_no_scheduler_when_all_parts_are_there(self, workers, tmp_path, big):
        first = Run(tmp_path, workers.scheduler_address)
        state = first(big)
        (first.folder / CHECKPOINT).unlink()
        assert Run(tmp_path, "tcp://127.0.0.1:1", patience=0.5)(big) == state

    def test_gives_up_on_a_disk_that_breaks_every_part(self, tmp_path, workers, big, monkeypatch):
        def spoilt(path, part, reading):
            raise parquet.BrokenPart(f"{path.name} cannot be read")
            yield

        monkeypatch.setattr("tawam.intake.files.cluster.part_entities", spoilt)
        with pytest.raises(ClusterTrouble, match="look at that disk"):
            Run(tmp_path, workers.scheduler_address)(big)


class TestTheSecondPass:
    def test_leaves_the_first_alone_and_both_are_taken_as_done(self, workers, tmp_path, files):
        run = Run(tmp_path, workers.scheduler_address)
        first, made = run(*files), run.made()
        staged = first.path.read_bytes()
        second = run(*files, over=SECOND_PASS)
        assert made.items() <= run.made().items()
        assert len(run.made()) == 2 * len(made)
        assert (run.folder / CHECKPOINT).exists()
        assert first.path.read_bytes() == staged
        heard = []
        assert stage(files, run.folder, heard.append) == first
        assert stage(files, run.folder, heard.append, SECOND_PASS) == second
        assert (run(*files), run(*files, over=SECOND_PASS), heard) == (first, second, [])

    def test_for_other_items_makes_other_parts_and_for_the_same_none(self, workers, tmp_path, big):
        run = Run(tmp_path, workers.scheduler_address)
        run(big, over=second_pass(["Q5", "Q1200"]))
        made = run.made()
        (run.folder / NAMED_CHECKPOINT).unlink()
        other = run(big, over=second_pass(["Q1200"]))
        assert [one.qid for one in staged_entities(other.path)] == ["Q1200"]
        assert made.items() <= run.made().items()
        assert len(run.made()) == 2 * len(made)
        nobody = Run(tmp_path, "tcp://127.0.0.1:1", patience=0.5)
        again = nobody(big, over=second_pass(["Q1200", "Q5", "Q5"]))
        assert [one.qid for one in staged_entities(again.path)] == ["Q5", "Q1200"]
        assert_like_plain(nobody, again, [big], second_pass(["Q5", "Q1200"]))

    def test_that_looks_for_nothing_needs_nobody(self, tmp_path, big):
        nothing = second_pass([])
        state = Run(tmp_path, "tcp://127.0.0.1:1", patience=0.5)(big, over=nothing)
        plain = stage([big], tmp_path / "plain", run=nothing)
        assert dataclasses.replace(state, path=plain.path) == plain
        assert (state.finished, state.path.read_bytes()) == (True, b"")

    def test_of_the_real_excerpts_finds_what_the_plain_one_finds(self, workers, tmp_path):
        files = [shared("data/wikidata/cities.ndjson"), shared("data/wikidata/dump_excerpt.json")]
        listed = stage(files, tmp_path / "plain")
        over = second_pass(said.target for one in staged_entities(listed.path) for said in one.statements)
        run = Run(tmp_path, workers.scheduler_address, most=300_000)
        assert_like_plain(run, run(*files, over=over), files, over)

    def test_lays_the_items_there_once_and_again_where_they_are_spoilt(self, workers, tmp_path, big):
        run, over = Run(tmp_path, workers.scheduler_address), second_pass(["Q3", "Q1201"])
        before = run(big, over=over)
        (items,) = run.parts.glob("*.items")
        assert items.read_bytes() == b'["Q1201","Q3"]'
        items.write_bytes(b"[]")
        next(run.parts.glob("*.parquet")).unlink()
        (run.folder / NAMED_CHECKPOINT).unlink()
        assert run(big, over=over) == before
        assert items.read_bytes() == over.items

    def test_tells_its_steps_apart_from_those_of_the_first(self, workers, tmp_path, big):
        run = Run(tmp_path, workers.scheduler_address)
        run(big, over=SECOND_PASS)
        assert {step for step, _, _ in run.told} == {"looking up: parts", "looking up: files"}
        assert run.states[-1].position.read == run.states[-1].position.total == big.stat().st_size
        assert run.states[-1].path.name == "named.ndjson"


class TestAFault:
    @both_passes
    def test_in_one_file_is_told_with_its_place_as_in_the_plain_run(self, workers, tmp_path, files, over):
        cut = written(tmp_path, gzip.compress(random_dump(1_600))[:-9_000], "cut.gz")
        given, run = [files[0], cut, files[3]], Run(tmp_path, workers.scheduler_address)
        with pytest.raises(BadDump) as told:
            run(*given, over=over)
        with pytest.raises(BadDump) as plain:
            stage(given, tmp_path / "plain", run=over)
        assert str(told.value) == str(plain.value)
        assert told.value.position == plain.value.position
        assert run.left_behind() == []
        assert not run.folder.joinpath(over.checkpoint).exists()

    @pytest.mark.parametrize("wrapping", ["plain", "bzip2"])
    def test_in_the_middle_of_a_file_that_was_cut_counts_all_before(self, workers, tmp_path, wrapping):
        data = random_dump(1_600).replace(b'"Q1200"', b'"\xff200"', 1)
        path = written(tmp_path, data if wrapping == "plain" else bz2.compress(data, 1))
        with pytest.raises(BadDump) as told:
            Run(tmp_path, workers.scheduler_address)(path)
        with pytest.raises(BadDump) as plain:
            stage([path], tmp_path / "plain")
        assert (told.value.file, told.value.problem) == (plain.value.file, plain.value.problem)
        there, here = told.value.position, plain.value.position
        assert (there.plain, there.entities, there.total) == (here.plain, here.entities, here.total)

    def test_in_two_files_is_told_of_the_first(self, workers, tmp_path, big):
        later = written(tmp_path, b"no dump at all", "later")
        first = written(tmp_path, gzip.compress(random_dump(1_600))[:-9_000], "first.gz")
        with pytest.raises(BadDump, match=r"^first\.gz: "):
            Run(tmp_path, workers.scheduler_address)(big, first, later)

    def test_keeps_the_parts_that_were_made(self, workers, tmp_path, big):
        bad = written(tmp_path, b"no dump at all", "bad")
        run = Run(tmp_path, workers.scheduler_address)
        with pytest.raises(BadDump, match=r"^bad: "):
            run(big, bad)
        before = run.made()
        assert len(before) == 11
        run(big)
        assert run.made() == before


class TestKilledWorkers:
    @both_passes
    def test_that_are_started_anew_cost_no_entity_and_double_none(self, workers, tmp_path, slow, over):
        run, killed = Run(tmp_path, workers.scheduler_address, most=60_000), []

        def kill(done: int) -> None:
            if len(killed) < 2 and done > 3 * len(killed):
                kill_busy(workers, killed)

        run.on_part = kill
        state = run(slow, over=over)
        assert len(killed) == 2
        assert_like_plain(run, state, [slow], over)
        assert all(name.endswith(".new") for name in run.left_behind())

    def test_that_nobody_starts_anew_are_replaced_by_the_others_until_none_is_left(self, tmp_path, slow):
        with (
            cluster(0, tmp_path) as made,
            lone_worker(made.scheduler_address, tmp_path, SLOW) as first,
            lone_worker(made.scheduler_address, tmp_path, SLOW) as last,
        ):
            until(lambda: len(made.scheduler.workers) == 2)
            run, alone = (Run(tmp_path, made.scheduler_address, patience=one) for one in (10, 1))
            run.on_part = lambda done: first.kill() if done == 2 else None
            assert_like_plain(run, run(slow), [slow])
            before = run.made()
            alone.on_part = lambda done: last.kill() if done == 1 else None
            with pytest.raises(ClusterTrouble, match="No worker is left at tcp://127"):
                alone(slow, over=SECOND_PASS)
            assert len(before) < len(alone.made()) < 2 * len(before)
        assert (first.returncode, last.returncode) == (-signal.SIGKILL, -signal.SIGKILL)

    def test_on_the_same_part_too_often_end_the_run_with_its_file(self, workers, tmp_path, slow, monkeypatch):
        monkeypatch.setattr(workers.scheduler, "allowed_failures", 0)
        run, killed = Run(tmp_path, workers.scheduler_address), []
        run.on_part = lambda done: kill_busy(workers, killed) if done >= 2 and not killed else None
        with pytest.raises(ClusterTrouble, match=r"slow\.json \(.*MB\): 1 workers ended while they read it, the last"):
            run(slow)


class TestAClient:
    def test_that_is_killed_and_started_again_makes_no_part_of_either_pass_twice(self, workers, tmp_path, slow):
        run, chance = Run(tmp_path, workers.scheduler_address, most=60_000), random.Random(4)
        kept: dict[str, tuple[int, int]] = {}
        for least in (8, 30):
            with client_of(run, slow) as process:
                until(lambda least=least: len(run.made()) >= least)
                time.sleep(chance.uniform(0, 0.1))
                process.kill()
                process.wait()
            assert kept.items() <= run.made().items()
            kept = run.made()
        assert 23 < len(kept) < 46, "the last kill came after the end: make the dump longer"
        for over in PASSES.values():
            assert_like_plain(run, run(slow, over=over), [slow], over)
        assert kept.items() <= run.made().items()
        assert len(run.made()) == 46

    def test_that_is_interrupted_stops_the_workers(self, workers, tmp_path, slow):
        run = Run(tmp_path, workers.scheduler_address, most=10**9)
        with client_of(run, slow) as process:
            until(lambda: run.parts.exists() and any(name.endswith(".new") for name in run.left_behind()))
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=10) == 1
        until(lambda: not busy(workers))
        until(lambda: run.left_behind() == [], seconds=5)
        assert run.made() == {}


def client_of(run: Run, path) -> subprocess.Popen:
    """The run, over both passes, in a process of its own."""
    # What a shell starts in the background ignores interrupts, and so does all that it starts.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys; from pathlib import Path; from tawam.intake.files.engines import Cluster, staging_on\n"
        "from tawam.intake.files.passes import FIRST_PASS, second_pass\n"
        "second = second_pass(f'Q{number}' for number in range(3, 80_000, 4))\n"
        "cluster = Cluster(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), 10)\n"
        "def go_over(run):\n"
        "    there = staging_on(cluster, lambda *told: None)\n"
        "    there([Path(sys.argv[4])], Path(sys.argv[5]), lambda state: None, run)\n"
        "try: go_over(FIRST_PASS); go_over(second)\n"
        "except KeyboardInterrupt: sys.exit(1)"
    )
    given = [run.cluster.scheduler, str(run.parts), str(run.cluster.most), str(path), str(run.folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen([sys.executable, "-c", code, *given], env=environment)
