"""Any work in batches on the workers of a Dask cluster: each batch leaves a file in a folder that all share."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, Queue
from typing import Any
from uuid import uuid4

from distributed.scheduler import KilledWorker

from tawam.intake.files.clients import (
    AGAIN,
    LOOK_EVERY,
    Client,
    Future,
    connected,
    has_workers,
    need_able_workers,
    trouble,
)
from tawam.intake.files.engines import Cluster, ClusterTrouble


def made_on_cluster(
    cluster: Cluster, look: Callable[[Any], str], make: Callable[[Any], None], batches: Sequence[Any]
) -> Iterator[Any]:
    """Each batch once its worker says that it is made. The file is the answer: a killed worker's batch goes to another.

    ``look`` is asked on each worker before, and tells what keeps it from working. Raises ClusterTrouble.
    """
    if not batches:
        return
    with connected(cluster) as client:
        need_able_workers(client, cluster, look, batches[0])
        run = uuid4().hex
        futures = {
            client.submit(make, batch, key=f"tawam-{run}-{batch.name}", priority=-number, retries=0): batch
            for number, batch in enumerate(batches)
        }
        try:
            for future in _ended(client, cluster, list(futures)):
                _need_made(future, futures[future])
                yield futures[future]
        finally:
            with suppress(OSError, TimeoutError, RuntimeError):
                client.cancel(list(futures), force=True)


def _ended(client: Client, cluster: Cluster, waiting: Sequence[Future]) -> Iterator[Future]:
    """The tasks as they end; raises ClusterTrouble once there was no worker for a while."""
    ended: Queue[Future] = Queue()
    for future in waiting:
        future.add_done_callback(ended.put)
    left, seen = len(waiting), time.monotonic()
    while left:
        try:
            yield ended.get(timeout=LOOK_EVERY)
            left -= 1
        except Empty:
            seen = time.monotonic() if has_workers(client, cluster) else seen
            if time.monotonic() - seen > cluster.patience:
                raise ClusterTrouble(f"No worker is left at {cluster.scheduler}. Start some. {AGAIN}") from None


def _need_made(future: Future, batch: Any) -> None:  # noqa: ANN401 -- whatever was given
    if future.status == "finished":
        return
    if future.status == "cancelled":
        raise ClusterTrouble(f"{batch.name}: the scheduler forgot it; was it restarted? {AGAIN}")
    error = future.exception()
    if isinstance(error, KilledWorker):
        told = f"{batch.name}: {error.allowed_failures + 1} workers ended while they worked on it."
        raise ClusterTrouble(f"{told} Look at a worker's log; often its memory was full. {AGAIN}")
    raise ClusterTrouble(f"{batch.name}: the worker that should make it {trouble(error)}. {AGAIN}")
