"""What can go wrong between a run, its scheduler and its workers is told in a sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading

import pytest
from tests.rules.cluster_runs import Run, assert_like_plain
from tests.rules.clusters import WITHOUT_TAWAM, cluster, lone_worker, until
from tests.rules.outside import ROOT
from tests.rules.test_intake_stretches import written
from tests.rules.wikidata_made import dump

from tawam.intake.files import parquet
from tawam.intake.files.engines import ClusterTrouble
from tawam.intake.files.passes import second_pass

pytest_plugins = ["tests.rules.cluster_workers"]


class TestTrouble:
    @pytest.mark.parametrize(
        ("address", "told"),
        [
            ("tcp://127.0.0.1:1", r"No Dask scheduler answers at tcp://127\.0\.0\.1:1 within 0\.5 seconds"),
            ("nowhere://x:1", "is no address of a Dask scheduler"),
            ("127.0.0.1", "is no address of a Dask scheduler"),
        ],
    )
    def test_with_the_address_is_told(self, tmp_path, address, told):
        with pytest.raises(ClusterTrouble, match=told):
            Run(tmp_path, address, patience=0.5)(written(tmp_path, dump(9)))

    @pytest.mark.parametrize(
        "answer",
        [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n400 Bad Request", b"\0" * 99],
        ids=["nothing", "a web page", "zeros"],
    )
    def test_with_a_listener_that_is_no_scheduler_is_told(self, tmp_path, answer):
        def serve() -> None:
            with listener.accept()[0] as caller:
                caller.sendall(answer)
                ended.wait(10)

        ended, path = threading.Event(), written(tmp_path, dump(9))
        with socket.create_server(("127.0.0.1", 0)) as listener:
            threading.Thread(target=serve, daemon=True).start()
            with pytest.raises(ClusterTrouble, match="No Dask scheduler answers"):
                Run(tmp_path, f"tcp://127.0.0.1:{listener.getsockname()[1]}", patience=0.5)(path)
            ended.set()

    def test_with_a_scheduler_that_has_no_worker_is_told(self, tmp_path):
        with cluster(0, tmp_path) as made, pytest.raises(ClusterTrouble, match=r"has no worker after 0\.5 seconds"):
            Run(tmp_path, made.scheduler_address, patience=0.5)(written(tmp_path, dump(9)))

    def test_with_what_a_worker_lacks_is_told_with_the_worker(self, tmp_path):
        path, told = written(tmp_path, dump(9)), r"Worker tcp://127\.0\.0\.1:\d+ lacks the package tawam.*: pip install"
        with (
            cluster(0, tmp_path) as made,
            lone_worker(made.scheduler_address, tmp_path, WITHOUT_TAWAM),
            pytest.raises(ClusterTrouble, match=told),
        ):
            Run(tmp_path, made.scheduler_address)(path)

    def test_with_workers_of_another_version_is_told_with_the_first(self, workers, tmp_path, monkeypatch):
        monkeypatch.setattr("tawam.intake.files.clients.reading", lambda: "newer")
        told = r"Worker tcp://127\.0\.0\.1:\d+ has another version of Tawam .*\. 2 more workers have such a fault\."
        until(lambda: len(workers.scheduler.workers) == 3)
        with pytest.raises(ClusterTrouble, match=told):
            Run(tmp_path, workers.scheduler_address)(written(tmp_path, dump(9)))

    def test_with_a_file_that_workers_do_not_see_is_told(self, workers, tmp_path, big):
        run = Run(tmp_path, workers.scheduler_address)
        run.on_part = lambda done: big.rename(tmp_path / "moved") if done == 0 and big.exists() else None
        with pytest.raises(ClusterTrouble, match=r"big\.json .*: a worker could not read it: .*cannot be read there"):
            run(big)

    def test_with_the_machine_of_a_worker_is_told_with_the_file(self, workers, tmp_path):
        path = written(tmp_path, dump(9), "full.json")
        told = r"full\.json: the worker that should read it ended with OSError\(28, 'No space left on device'\)"
        run = Run(tmp_path, workers.scheduler_address)
        with pytest.raises(ClusterTrouble, match=told):
            run(path)
        assert run.left_behind() == []

    def test_with_a_folder_that_shows_parts_late_is_waited_out(self, workers, tmp_path, big, monkeypatch):
        late = iter(range(6))

        def seen(path, part, reading):
            if path.exists() and next(late, None) is not None:
                raise FileNotFoundError(path)
            return parquet.tally_of(path, part, reading)

        monkeypatch.setattr("tawam.intake.files.clients.tally_of", seen)
        run = Run(tmp_path, workers.scheduler_address)
        assert_like_plain(run, run(big), [big])
        assert next(late, None) is None

    def test_with_a_folder_that_never_shows_a_part_is_told(self, workers, tmp_path, big, monkeypatch):
        def hidden(path, part, reading):
            raise FileNotFoundError(path)

        monkeypatch.setattr("tawam.intake.files.clients.tally_of", hidden)
        told = r"big\.json .*: a worker says that it was read, but its part is not in .*: do all machines share"
        with pytest.raises(ClusterTrouble, match=told):
            Run(tmp_path, workers.scheduler_address, patience=0.5)(big)

    def test_with_items_that_workers_do_not_see_is_told(self, workers, tmp_path, big, monkeypatch):
        monkeypatch.setattr("tawam.intake.files.cluster.share_items", lambda folder, run: None)
        with pytest.raises(
            ClusterTrouble, match=r"a worker could not read it: the items to look up, .*\.items, cannot"
        ):
            Run(tmp_path, workers.scheduler_address)(big, over=second_pass(["Q7"]))

    def test_with_a_scheduler_that_forgot_the_tasks_is_told(self, workers, tmp_path, slow):
        def forget(done: int) -> None:
            if done == 1:
                keys = [key for key in workers.scheduler.tasks if f"{key}".startswith("tawam-run-")]
                clients = {one.client_key for key in keys for one in workers.scheduler.tasks[key].who_wants}
                workers.loop.add_callback(workers.scheduler.stimulus_cancel, keys, clients.pop(), True, "made", "")

        run = Run(tmp_path, workers.scheduler_address)
        run.on_part = forget
        with pytest.raises(ClusterTrouble, match=r"slow\.json .*: the scheduler forgot it; was it restarted\?"):
            run(slow)

    def test_with_an_engine_that_is_not_installed_is_told(self):
        code = (
            "import sys; sys.modules['{0}'] = None\n"
            "from pathlib import Path; from tawam.intake.files.engines import *\n"
            "try: staging_on(Cluster('tcp://127.0.0.1:1', Path('x')), print)\n"
            "except ClusterTrouble as error: print(error)"
        )
        for package in ("distributed", "pyarrow"):
            done = subprocess.run(
                [sys.executable, "-c", code.format(package)],
                env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
                capture_output=True,
                text=True,
                check=True,
            )
            assert f"needs the package {package}" in done.stdout
            assert "pip install tawam[cluster]" in done.stdout


class TestWithoutTheExtra:
    def test_tawam_starts_and_does_not_load_it(self):
        code = (
            "import sys, tawam.config.cli, tawam.intake.files.engines\n"
            "print(sorted({'distributed', 'pyarrow', 'dask'} & set(sys.modules)))"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"
