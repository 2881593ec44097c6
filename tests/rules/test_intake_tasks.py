"""Work in batches on a real Dask cluster: every trouble in a sentence, and nothing asked for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.clusters import cluster, lone_worker

from tawam.intake.files.engines import Cluster, ClusterTrouble, engine_on


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory):
    """One worker that is started anew when it ends."""
    with cluster(1, tmp_path_factory.mktemp("workers")) as made:
        yield made


def pieces(folder: Path, number: int) -> list[Path]:
    """Batches as the engine takes them; what travels to a worker needs no module of the tests."""
    return [(folder / f"{one}").with_suffix(".txt") for one in range(number)]


class TestTheEngine:
    def test_has_each_batch_made_once(self, workers, tmp_path):
        engine = engine_on(Cluster(workers.scheduler_address, tmp_path, patience=20), lambda one: "")
        made = list(engine(lambda path: path.write_text(path.name), pieces(tmp_path, 5)))
        assert sorted(made) == pieces(tmp_path, 5)
        assert sorted(path.read_text() for path in tmp_path.iterdir()) == [f"{one}.txt" for one in range(5)]

    def test_asks_nobody_where_nothing_is_wanted(self, tmp_path):
        engine = engine_on(Cluster("tcp://127.0.0.1:1", tmp_path, patience=1), lambda one: "")
        assert list(engine(lambda path: None, [])) == []

    def test_tells_what_keeps_a_worker_from_working(self, workers, tmp_path):
        engine = engine_on(
            Cluster(workers.scheduler_address, tmp_path, patience=20), lambda one: f"dislikes {one.name}"
        )
        with pytest.raises(ClusterTrouble, match=r"Worker tcp://\S+ dislikes 0.txt"):
            list(engine(lambda path: path.touch(), pieces(tmp_path, 2)))
        assert list(tmp_path.iterdir()) == []

    def test_tells_which_batch_failed_and_how(self, workers, tmp_path):
        engine = engine_on(Cluster(workers.scheduler_address, tmp_path, patience=20), lambda one: "")
        with pytest.raises(ClusterTrouble, match=r"0.txt: the worker that should make it ended with FileExistsError"):
            list(engine(lambda path: path.mkdir() or path.mkdir(), pieces(tmp_path, 1)))

    def test_gives_up_when_no_worker_is_left(self, tmp_path):
        with cluster(0, tmp_path) as made:
            engine = engine_on(Cluster(made.scheduler_address, tmp_path, patience=8), lambda one: "")
            with lone_worker(made.scheduler_address, tmp_path) as process:
                pid = process.pid

                def ends(path: Path, pid: int = pid) -> None:
                    __import__("os").kill(pid, 9)

                with pytest.raises(ClusterTrouble, match="No worker is left"):
                    list(engine(ends, pieces(tmp_path, 1)))
