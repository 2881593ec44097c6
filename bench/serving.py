"""Starting `tawam serve` on an empty data folder, as a stranger does, and timing it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = [sys.executable, "-c", "from tawam.config.cli import main; main()", "serve"]


@dataclass(frozen=True, slots=True)
class Serving:
    """A running server: its port, its process, and the seconds from the start to the first answer."""

    port: int
    process: subprocess.Popen[bytes]
    seconds: float


@contextmanager
def serving(data: Path) -> Iterator[Serving]:
    """The product on this data folder."""
    port = _free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, "--port", str(port)], env=os.environ | {"TAWAM_DATA": str(data)}, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield Serving(port, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(20)


def resident_megabytes(process: int) -> float:
    """Memory of a process and its children that is not shared away (proportional set size), in MB."""
    total = _proportional(process)
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _parent(folder) == process:
            total += _proportional(int(folder.name))
    return total / 1024


def _proportional(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _parent(folder: Path) -> int:
    try:
        lines = (folder / "status").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("PPid:"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except urllib.error.URLError:
            time.sleep(0.02)
    raise SystemExit("the server stopped before it answered")
