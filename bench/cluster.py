"""Plain run beside a local cluster, on bzip2: `python -m bench.cluster [MB] [WORKERS]`. Takes a minute or two."""

from __future__ import annotations

import bz2
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import distributed
import orjson

from tawam.intake.files.engines import Cluster, staging_on
from tawam.intake.files.passes import FIRST_PASS
from tawam.intake.files.staging import StagedScan, stage

FILES = 4
LISTS_TWINS_ONE_IN = 200
PART = 1_000_000


def main() -> None:
    """Make the files, read them in both ways, compare the ends, and print."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    with tempfile.TemporaryDirectory(prefix="tawam-bench-") as name:
        folder = Path(name)
        paths = [make(folder / f"dump{one}.json.bz2", megabytes * 1_000_000 // FILES, one) for one in range(FILES)]
        packed = sum(path.stat().st_size for path in paths)
        print(f"{megabytes} MB of JSON in {packed / 1e6:,.1f} MB of bzip2, {FILES} files", flush=True)
        begin = time.process_time()
        seconds, plain = _timed(lambda: stage(paths, folder / "plain"))
        busy = time.process_time() - begin
        print(f"plain run, one core: {seconds:.1f} s, {megabytes / seconds:.0f} MB/s", flush=True)
        _on_cluster(folder, paths, megabytes, workers, plain, busy)
        print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}: what else runs there slows both, not evenly")


def make(path: Path, size: int, seed: int) -> Path:
    """Write a dump of made entities of sizes like Wikidata's, of which few list twins."""
    chance, written = random.Random(seed), 0
    words = [chance.randbytes(chance.randrange(2, 9)).hex() for _ in range(5_000)]
    with bz2.open(path, "wb") as file:
        file.write(b"[\n")
        for number in range(1, 10**9):
            line = orjson.dumps(_entity(number, chance, words)) + b",\n"
            file.write(line)
            written += len(line)
            if written >= size:
                break
        file.write(b"]\n")
    return path


def _entity(number: int, chance: random.Random, words: list[str]) -> dict[str, object]:
    def value(one: object) -> dict[str, object]:
        return {"snaktype": "value", "datavalue": {"value": one}}

    claims: dict[str, object] = {
        f"P{chance.randrange(200, 9_000)}": [
            {"id": f"Q{number}$x", "rank": "normal", "mainsnak": value(" ".join(chance.choices(words, k=12)))}
        ]
        for _ in range(chance.randrange(2, 30))
    }
    if number % LISTS_TWINS_ONE_IN == 0:
        claims["P190"] = [
            {"id": f"Q{number}${one}", "rank": "normal", "mainsnak": value({"id": f"Q{number + one}"})}
            for one in range(1, chance.randrange(2, 12))
        ]
    labels = {"en": {"language": "en", "value": " ".join(chance.choices(words, k=3))}}
    return {"type": "item", "id": f"Q{number}", "labels": labels, "claims": claims}


def _on_cluster(
    folder: Path, paths: list[Path], megabytes: int, workers: int, plain: StagedScan, plain_busy: float
) -> None:
    with distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        local_directory=str(folder / "workers"),
    ) as made:
        cluster = Cluster(made.scheduler_address, folder / "parts", PART)
        staging = staging_on(cluster, lambda step, done, total: None)
        with distributed.Client(made, set_as_default=False) as client:
            before = sum(client.run(time.process_time).values())
            seconds, state = _timed(lambda: staging(paths, folder / "cluster", lambda _: None, FIRST_PASS))
            busy = sum(client.run(time.process_time).values()) - before
    parts = len(list((folder / "parts").glob("*.parquet")))
    print(
        f"cluster, {workers} workers, {parts} parts: {seconds:.1f} s, {megabytes / seconds:.0f} MB/s (workers were up)"
    )
    print(f"processor time: workers {busy:.1f} s, plain run {plain_busy:.1f} s", flush=True)
    same = state.path.read_bytes() == plain.path.read_bytes() and state.counts == plain.counts
    print(f"the same end to the byte: {'yes' if same else 'NO'}, {state.counts.used:,} entities with twins", flush=True)


def _timed(way: Callable[[], StagedScan]) -> tuple[float, StagedScan]:
    begin = time.perf_counter()
    state = way()
    return time.perf_counter() - begin, state


if __name__ == "__main__":
    main()
