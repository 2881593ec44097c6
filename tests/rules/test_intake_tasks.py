"""Work in batches on a real Dask cluster: every trouble in a sentence, and nothing asked for nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed.scheduler import KilledWorker
from tests.rules.clusters import cluster, lone_worker

from tawam.intake.files import tasks
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


@dataclass(frozen=True)
class Piece:
    """A batch by its name."""

    name: str


class Ended:
    """A task as the scheduler tells of it when it has ended."""

    def __init__(self, status: str, error: BaseException | None = None) -> None:
        self.status, self._error = status, error

    def exception(self) -> BaseException | None:
        return self._error

    def add_done_callback(self, told: Callable[[Ended], None]) -> None:
        told(self)


class Scheduler:
    """A client of a scheduler that ends each task as it is told to, and remembers what it was asked."""

    def __init__(self, *ends: Ended) -> None:
        self._ends = list(ends)
        self.asked: list[dict[str, object]] = []
        self.cancelled: list[Ended] = []

    def submit(self, make: object, batch: Piece, **how: object) -> Ended:
        self.asked.append(how)
        return self._ends[len(self.asked) - 1]

    def cancel(self, futures: list[Ended], *, force: bool) -> None:
        assert force
        self.cancelled += futures

    def nthreads(self) -> dict[str, int]:
        return {"tcp://127.0.0.1:2": 1}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Has batches made by a scheduler of that kind; gives the names of those that were."""

    def run_on(client: Scheduler, made: list[str] | None = None) -> list[str]:
        monkeypatch.setattr(tasks, "connected", lambda cluster: nullcontext(client))
        monkeypatch.setattr(tasks, "need_able_workers", lambda *asked: None)
        found = [] if made is None else made
        batches = [Piece(f"batch {number}") for number in range(len(client._ends))]
        found += (one.name for one in tasks.made_on_cluster(Cluster("tcp://x:1", Path()), lambda one: "", len, batches))
        return found

    return run_on


class TestATaskThatEnded:
    def test_well_is_told_at_once(self, run):
        assert run(Scheduler(Ended("finished"), Ended("finished"))) == ["batch 0", "batch 1"]

    @pytest.mark.parametrize(
        ("end", "told"),
        [
            (Ended("cancelled"), "batch 1: the scheduler forgot it; was it restarted"),
            (Ended("error", OSError(28, "No space left on device")), "batch 1: the worker that should make it ended"),
            (Ended("error", KilledWorker("t", None, 3)), "batch 1: 4 workers ended while they worked on it"),
            (Ended("error", ModuleNotFoundError("No module named 'tawam'")), "batch 1: the worker that should make"),
        ],
        ids=["forgotten", "fault", "killed", "lacking"],
    )
    def test_badly_is_told_with_what_to_do_and_stops_the_others(self, run, end, told):
        client, made = Scheduler(Ended("finished"), end, Ended("finished")), []
        with pytest.raises(ClusterTrouble, match=told) as raised:
            run(client, made)
        assert "run the same command again" in f"{raised.value}"
        assert made == ["batch 0"]
        assert len(client.cancelled) == 3

    def test_is_asked_for_in_order_under_a_name_that_no_other_run_uses(self, run):
        one, two = (Scheduler(*(Ended("finished") for _ in range(3))) for _ in range(2))
        run(one)
        run(two)
        assert [how["priority"] for how in one.asked] == [0, -1, -2]
        keys = [how["key"] for client in (one, two) for how in client.asked]
        assert len(set(keys)) == 6
