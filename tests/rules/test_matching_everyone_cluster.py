"""All places against all on a real Dask cluster: the bytes of the plain run, killed workers included."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from tests.rules.clusters import cluster, kill_busy, until
from tests.rules.everyone_made import large

from tawam.intake.files.engines import Cluster, ClusterTrouble, engine_on
from tawam.matching.files import batches
from tawam.matching.rules.everyone.choosing import Rule

SLOWLY = """
import time
from tawam.matching.rules.everyone.search import Search
finds = Search.proposals
def slowly(search, cell):
    time.sleep(0.05)
    yield from finds(search, cell)
def dask_setup(worker):
    Search.proposals = slowly
"""


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory):
    """Two workers, which take their time and are started anew when they end."""
    with cluster(2, tmp_path_factory.mktemp("workers"), SLOWLY) as made:
        yield made


@pytest.fixture
def task(monkeypatch: pytest.MonkeyPatch) -> batches.Task:
    """The lists of some hundred cities, in many batches."""
    monkeypatch.setattr(batches, "PLACES", 20)
    world = large(300).world
    return batches.Task(world, np.arange(len(world)), Rule(5, 2, 50.0), {"tawam": "proposals"})


def engine(address: str, folder, patience: float = 20):
    """The engine of a scheduler."""
    return engine_on(Cluster(address, folder, patience=patience), batches.look_around)


def silent(done: int, total: int) -> None:
    """Nobody hears it."""


class TestARunOnACluster:
    def test_ends_with_the_bytes_of_the_plain_run_though_a_worker_is_killed(self, workers, tmp_path, task):
        killed: list[int] = []

        def kill_once(done: int, total: int) -> None:
            if done and not killed:
                until(lambda: any(one.processing for one in dict(workers.scheduler.workers).values()))
                kill_busy(workers, killed)

        out = tmp_path / "cluster.gz"
        assert batches.write(task, out, engine(workers.scheduler_address, tmp_path), kill_once) == 300
        batches.write(task, tmp_path / "plain.gz", batches.here(2), silent)
        assert killed
        assert out.read_bytes() == (tmp_path / "plain.gz").read_bytes()
        assert not (tmp_path / "cluster.gz.parts").exists()

    def test_stops_with_the_place_where_a_worker_cannot_work(self, workers, tmp_path, task, monkeypatch):
        monkeypatch.setattr(batches, "_print_of", lambda data: "0" * 64)
        with pytest.raises(ClusterTrouble, match="has another version of Tawam"):
            batches.write(task, tmp_path / "out.gz", engine(workers.scheduler_address, tmp_path), silent)

    def test_needs_a_scheduler_that_answers(self, tmp_path, task):
        with pytest.raises(ClusterTrouble, match="No Dask scheduler answers"):
            batches.write(task, tmp_path / "out.gz", engine("tcp://127.0.0.1:1", tmp_path, 1), silent)

    def test_needs_the_package(self, tmp_path, monkeypatch):
        monkeypatch.delitem(sys.modules, "tawam.intake.files.tasks", raising=False)
        monkeypatch.delitem(sys.modules, "tawam.intake.files.clients", raising=False)
        monkeypatch.setitem(sys.modules, "distributed", None)
        with pytest.raises(ClusterTrouble, match=r"pip install tawam\[cluster\]"):
            engine("tcp://127.0.0.1:1", tmp_path)
