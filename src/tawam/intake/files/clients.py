"""What we ask of a Dask scheduler, and how each of its answers is told."""

from __future__ import annotations

import asyncio
import re
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any, TypeAlias
from uuid import uuid4

import distributed
from distributed.comm.addressing import get_address_host_port
from distributed.scheduler import KilledWorker

from tawam import __version__
from tawam.intake.files.engines import Cluster, ClusterTrouble
from tawam.intake.files.parquet import BrokenPart, Tally, remove_unfinished, tally_of
from tawam.intake.files.parts import Fault, NotHere, Part, look_around, make_part
from tawam.intake.files.staging import reading

_MARK = "run-"
LOOK_EVERY = 1.0
# What reading the answer of somebody else ends in: its first bytes are taken for a size.
_NO_ANSWER = (OSError, TimeoutError, MemoryError, struct.error, ValueError)
_LACKING = re.compile(r"No module named [\\']*(\w+)")
AGAIN = "Then run the same command again: the finished parts are kept."
# distributed types its own by half: what stands in these is unknown to mypy.
_dask: Any = distributed
Client: TypeAlias = Any
Future: TypeAlias = Any
Tell = Callable[[dict[str, Tally], dict[str, int]], None]


class Faulty(Exception):
    """A part whose stretch has this fault: what is raised stays with the scheduler when the worker ends."""

    @property
    def fault(self) -> Fault:
        """The fault."""
        fault: Fault = self.args[0]
        return fault


def run_part(part: Part, mark: Path, topic: str) -> None:
    """Make a part on the worker on which this runs, and tell the topic how far it is; raises Faulty.

    Nothing is given back: the part itself is the answer, and it does not end with its worker.
    """
    worker = _dask.get_worker()
    made = make_part(part, mark, lambda read: worker.log_event(topic, (part.name, read)))
    if isinstance(made, Fault):
        raise Faulty(made)


class PartsWanted:
    """Parts that workers must make; ``done`` grows with each, and ``tell`` hears of it."""

    def __init__(self, parts: Sequence[Part], done: dict[str, Tally], tell: Tell) -> None:
        self.parts, self.done = parts, done
        self._tell = tell
        self._running: dict[str, int] = {}
        self._ended: Queue[Future] = Queue()
        self._waiting: dict[Future, int] = {}
        self._unseen: dict[Future, float] = {}
        self._fault: tuple[int, Fault] | None = None

    def from_workers(self, cluster: Cluster) -> tuple[Part, Fault] | None:
        """Wait until all are made; gives the first part (in their order) with a fault, once all before it are made.

        When it ends, by an interrupt too, workers stop what they still do. Raises ClusterTrouble.
        """
        with connected(cluster) as client, _wanted_mark(cluster.parts) as mark:
            need_able_workers(client, cluster, look_around, mark, reading())
            try:
                self._submit(client, mark)
                self._wait(client, cluster)
            finally:
                with suppress(OSError, TimeoutError, RuntimeError):
                    client.cancel(list(self._waiting), force=True)
        return None if self._fault is None else (self.parts[self._fault[0]], self._fault[1])

    def _submit(self, client: Client, mark: Path) -> None:
        client.subscribe_topic(mark.name, lambda event: self._running.update([event[1]]))
        for index, part in enumerate(self.parts):
            # A key of this run's own: the scheduler may still know those of a run that was killed.
            key = f"tawam-{mark.name}-{part.name}"
            future = client.submit(run_part, part, mark, mark.name, key=key, priority=-index, retries=0)
            self._waiting[future] = index
            future.add_done_callback(self._ended.put)

    def _wait(self, client: Client, cluster: Cluster) -> None:
        seen = time.monotonic()
        while self._waiting:
            try:
                self._take(client, self._ended.get(timeout=LOOK_EVERY))
            except Empty:
                self._tell(self.done, dict(self._running))
                self._look_again(client, cluster)
                seen = time.monotonic() if has_workers(client, cluster) else seen
                if time.monotonic() - seen > cluster.patience:
                    raise ClusterTrouble(f"No worker is left at {cluster.scheduler}. Start some. {AGAIN}") from None

    def _take(self, client: Client, future: Future) -> None:
        """A task has ended: its part is there, or its fault is told, or the part comes into sight later."""
        index = self._waiting.get(future)
        if index is None:
            return
        part, fault = self.parts[index], _fault(future, self.parts[index])
        if fault is not None:
            self._fault = (index, fault)
            self._give_up(client, [one for one, number in self._waiting.items() if number >= index])
            return
        with suppress(BrokenPart, FileNotFoundError):
            self.done[part.name] = tally_of(part.path, part.name, part.reading)
            del self._waiting[future]
            self._tell(self.done, dict(self._running))
            return
        self._unseen.setdefault(future, time.monotonic())

    def _look_again(self, client: Client, cluster: Cluster) -> None:
        """Folders on other machines show what is new in them only after some seconds."""
        for future, since in list(self._unseen.items()):
            self._take(client, future)
            if future in self._waiting and time.monotonic() - since > cluster.patience:
                told = f"{self.parts[self._waiting[future]].stretch}: a worker says that it was read, but its part"
                raise ClusterTrouble(f"{told} is not in {cluster.parts} here: do all machines share that folder?")

    def _give_up(self, client: Client, futures: list[Future]) -> None:
        for future in futures:
            del self._waiting[future]
        client.cancel(futures, force=True)


@contextmanager
def connected(cluster: Cluster) -> Iterator[Client]:
    """A client of the scheduler; raises ClusterTrouble."""
    try:
        get_address_host_port(cluster.scheduler)
    except ValueError as error:
        told = f"“{cluster.scheduler}” is no address of a Dask scheduler ({error}); it looks like tcp://127.0.0.1:8786."
        raise ClusterTrouble(told) from None
    try:
        asyncio.run(_need_answer(cluster.scheduler, cluster.patience))
        client = _dask.Client(cluster.scheduler, timeout=cluster.patience, set_as_default=False, name="tawam")
    except _NO_ANSWER as error:
        why = f" ({error})" if f"{error}" else ""
        told = f"No Dask scheduler answers at {cluster.scheduler} within {cluster.patience:g} seconds{why}."
        raise ClusterTrouble(f"{told} Start one with “dask scheduler”, or correct --scheduler.") from None
    try:
        yield client
    finally:
        with suppress(OSError, TimeoutError):
            client.close(timeout=cluster.patience)


async def _need_answer(address: str, seconds: float) -> None:
    """Raise OSError or TimeoutError unless a scheduler answers: a Client would wait for ever where others listen."""
    async with asyncio.timeout(seconds):
        comm = await _dask.comm.connect(address, timeout=seconds, **_dask.Security().get_connection_args("client"))
        comm.abort()


@contextmanager
def _wanted_mark(folder: Path) -> Iterator[Path]:
    """A file that is there as long as somebody waits for the parts; those of runs that were killed are removed."""
    for left in folder.glob(f"{_MARK}*"):
        left.unlink(missing_ok=True)
    remove_unfinished(folder)
    mark = folder / f"{_MARK}{uuid4().hex}"
    mark.touch()
    try:
        yield mark
    finally:
        mark.unlink(missing_ok=True)


def need_able_workers(client: Client, cluster: Cluster, look: Callable[..., str], *asked: object) -> None:
    """Raise ClusterTrouble unless there are workers, none of which ``look`` finds anything to say against."""
    try:
        client.wait_for_workers(1, timeout=cluster.patience)
    except TimeoutError:
        told = f"The scheduler at {cluster.scheduler} has no worker after {cluster.patience:g} seconds"
        raise ClusterTrouble(f"{told}: start some with “dask worker {cluster.scheduler}”.") from None
    answers = client.run(look, *asked, on_error="return")
    troubles = [f"Worker {address} {told}" for address, answer in sorted(answers.items()) if (told := trouble(answer))]
    if troubles:
        more = f" {len(troubles) - 1} more workers have such a fault." if len(troubles) > 1 else ""
        raise ClusterTrouble(f"{troubles[0]}.{more}")


def trouble(answer: object) -> str:
    """What a worker's look around found, as the end of a sentence."""
    if not isinstance(answer, BaseException):
        return f"{answer or ''}"
    # The scheduler hands on what a worker could not import as a text.
    lacking = _LACKING.search(f"{answer!r}")
    if lacking:
        return f"lacks the package {lacking[1]}: pip install tawam[cluster]=={__version__} there"
    return f"ended with {answer!r}"


def has_workers(client: Client, cluster: Cluster) -> bool:
    """Whether somebody works there; raises ClusterTrouble if nobody answers."""
    try:
        return bool(client.nthreads())
    except (OSError, TimeoutError, RuntimeError):
        raise ClusterTrouble(f"The scheduler at {cluster.scheduler} is gone. Start it. {AGAIN}") from None


def _fault(future: Future, part: Part) -> Fault | None:
    """The fault in the part's stretch, if it has one; raises ClusterTrouble for all else that ended the task."""
    if future.status == "cancelled":
        raise ClusterTrouble(f"{part.stretch}: the scheduler forgot it; was it restarted? {AGAIN}")
    if future.status != "error":
        return None
    error = future.exception()
    if isinstance(error, Faulty):
        return error.fault
    if isinstance(error, KilledWorker):
        times, last = error.allowed_failures + 1, getattr(error.last_worker, "address", error.last_worker)
        told = f"{part.stretch}: {times} workers ended while they read it, the last at {last}."
        raise ClusterTrouble(f"{told} Look at that worker's log; often its memory was full. {AGAIN}")
    if isinstance(error, NotHere):
        raise ClusterTrouble(f"{part.stretch}: a worker could not read it: {error}. {AGAIN}")
    raise ClusterTrouble(f"{part.stretch}: the worker that should read it {trouble(error)}. {AGAIN}")
