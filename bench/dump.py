"""How fast the Wikidata dump is scanned, beside plain decompression: `python -m bench.dump [GB]`. Takes two minutes."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from isal import igzip_lib
from tests.rules.outside import shared

from tawam.intake.files.dumps import BLOCK, named, scan

LISTS_TWINS_ONE_IN = 200
ROUNDS = 5
_NEW_ID = b"@QID@"


def main() -> None:
    """Make a dump, measure each way in a process of its own (for its peak memory), and print."""
    if len(sys.argv) == 3:
        name, path = sys.argv[1], Path(sys.argv[2])
        _ratio(path) if name == "ratio" else _measure(name, path)
        return
    gigabytes = float(sys.argv[1]) if len(sys.argv) == 2 else 1.1
    with tempfile.TemporaryDirectory(prefix="tawam-bench-") as folder:
        path = Path(folder) / "latest-all.json.gz"
        plain = make(path, int(gigabytes * 1e9))
        print(f"{plain / 1e6:,.0f} MB of JSON in {path.stat().st_size / 1e6:,.0f} MB of gzip", flush=True)
        for name in ("decompress", "scan", "look up", "ratio"):
            subprocess.run([sys.executable, "-m", "bench.dump", name, str(path)], check=True)


def make(path: Path, size: int) -> int:
    """Write a dump of at least so many bytes uncompressed; gives how many it became."""
    packer, written = zlib.compressobj(6, wbits=31), 2
    with path.open("wb") as file:
        file.write(packer.compress(b"[\n"))
        for line in _lines():
            file.write(packer.compress(line))
            written += len(line)
            if written >= size:
                break
        file.write(packer.compress(b"]\n") + packer.flush())
    return written + 2


def _lines() -> Iterator[bytes]:
    """Entities of sizes like Wikidata's: the claims of a real one, thinned out at random; its ids and text varied."""
    chance = random.Random(7)
    documents = [json.loads(line) for line in shared("data/wikidata/cities.ndjson").read_bytes().splitlines()]
    with_twins = [one for one in documents if "P190" in one["claims"]]
    thinned = [_thinned(chance.choice(documents), chance, twins=False) for _ in range(1500)]
    listing = cycle([_thinned(chance.choice(with_twins), chance, twins=True) for _ in range(15)])
    number = 10_000_000
    while True:
        number += 1
        line = next(listing) if number % LISTS_TWINS_ONE_IN == 0 else chance.choice(thinned)
        yield line.replace(_NEW_ID, b"Q%d" % number)


def _thinned(document: dict[str, object], chance: random.Random, *, twins: bool) -> bytes:
    share = chance.choice((0.03, 0.1, 0.1, 0.3, 1.0))
    made: dict[str, object] = {"type": "item", "id": _NEW_ID.decode()}
    for part in ("labels", "descriptions", "aliases", "claims", "sitelinks"):
        entries = document.get(part) or {}
        assert isinstance(entries, dict)
        made[part] = {
            key: value
            for key, value in entries.items()
            if (key == "P190" and twins) or (key != "P190" and chance.random() < share)
        }
    text = json.dumps(made, separators=(",", ":")).replace(str(document["id"]) + "$", _NEW_ID.decode() + "$")
    return text.encode() + b",\n"


def _decompressed(path: Path) -> tuple[int, int]:
    """Plain decompression in the same blocks: the yardstick."""
    size, unpacker = 0, igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
    with path.open("rb") as file:
        while not unpacker.eof:
            packed = file.read(BLOCK) if unpacker.needs_input else b""
            size += len(unpacker.decompress(packed, BLOCK))
    return size, 0


def _scanned(path: Path) -> tuple[int, int]:
    found, size = 0, 0
    for _, position in scan(path):
        found, size = found + 1, position.plain
    return size, found


def _looked_up(path: Path) -> tuple[int, int]:
    """The second pass, for fifty thousand items of which few are there."""
    found, size = 0, 0
    for _, position in scan(path, find=named(f"Q{number * 7}" for number in range(50_000))):
        found, size = found + 1, position.plain
    return size, found


def _timed(way: Callable[[Path], tuple[int, int]], path: Path) -> tuple[float, int, int]:
    begin = time.process_time()
    size, found = way(path)
    return time.process_time() - begin, size, found


def _measure(name: str, path: Path) -> None:
    way = {"decompress": _decompressed, "scan": _scanned, "look up": _looked_up}[name]
    seconds, _, found = min(_timed(way, path) for _ in range(2))
    # Not ru_maxrss, which a process inherits from the one that started it.
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"{name}: {seconds:.2f} s of one core, {found:,} found, peak memory {peak:.0f} MB", flush=True)


def _ratio(path: Path) -> None:
    """Both ways in turn, so that what else the machine does falls on both; the median of the rounds."""
    rates = []
    for _ in range(ROUNDS):
        seconds, size, _ = _timed(_decompressed, path)
        rates.append((size / seconds / 1e6, size / _timed(_scanned, path)[0] / 1e6))
    shares = sorted(scan / plain for plain, scan in rates)
    plain, scan = (statistics.median(one) for one in zip(*rates, strict=True))
    print(
        f"decompression {plain:,.0f} MB/s, scan {scan:,.0f} MB/s; scan at {statistics.median(shares):.0%} of it", end=""
    )
    print(f" (rounds {shares[0]:.0%} to {shares[-1]:.0%})")
    print(f"cores {os.cpu_count()}; median of {ROUNDS} rounds in turn, processor time of one core")


if __name__ == "__main__":
    main()
