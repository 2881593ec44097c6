"""Real clusters for tests: a scheduler in this process, workers in processes of their own, all on the loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import distributed
from tests.rules.outside import ROOT

# What a worker runs as it starts: each line that is looked for in some files takes time, or ends in a fault of the
# machine; or Tawam is not there.
SLOW = """
import time
from tawam.intake.files.passes import Pass
reads = Pass.read
def slowly(run, name, *given):
    time.sleep(0.004 if name == "slow.json" else 0)
    if name == "full.json":
        raise OSError(28, "No space left on device")
    return reads(run, name, *given)
def dask_setup(worker):
    Pass.read = slowly
"""
WITHOUT_TAWAM = """
import sys
for name in [name for name in sys.modules if name.startswith("tawam")]:
    del sys.modules[name]
sys.modules["tawam"] = None
"""


@contextmanager
def cluster(workers: int, folder: Path, preload: str = "") -> Iterator[distributed.LocalCluster]:
    """Workers that are started anew when they end."""
    script = folder / "preload.py"
    script.write_text(preload, encoding="utf-8")
    with distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        local_directory=str(folder / "workers"),
        preload=[str(script)],
    ) as made:
        yield made


@contextmanager
def lone_worker(address: str, folder: Path, preload: str = "") -> Iterator[subprocess.Popen]:
    """A worker that nobody starts anew."""
    script = folder / f"preload{time.monotonic_ns()}.py"
    script.write_text(preload, encoding="utf-8")
    options = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--death-timeout", "20"]
    command = [sys.executable, "-m", "dask", "worker", address, *options, "--preload", str(script)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with (folder / "worker.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def busy(made: distributed.LocalCluster) -> list[str]:
    """Addresses of workers that have something to do."""
    return [address for address, worker in dict(made.scheduler.workers).items() if worker.processing]


def kill_busy(made: distributed.LocalCluster, killed: list[int]) -> None:
    """Kill a worker while it reads, without a warning, and add its process to those killed.

    Kills none while the scheduler still takes a worker that was killed for the only busy one.
    """
    pids = {nanny.worker_address: nanny.pid for nanny in made.workers.values()}
    for pid in filter(None, map(pids.get, busy(made))):
        if pid not in killed:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
            return


def until(is_so, seconds: float = 120) -> None:
    """Wait until it is so; fails after some seconds."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)
