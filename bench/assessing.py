"""Both judgements on a register of made-up links: `python -m bench.assessing [LINKS] [SEED]`, one core.

The links lie between the world's larger cities, drawn by seed, beside the shipped register with its breaks. Importing
them takes most of the run and is not in the figures; starting the command, reading and judging are.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import killing

TOWNS = 6_000
ROUNDS = 3
COMMAND = [sys.executable, "-c", "from tawam.config.cli import main; main()"]


def main() -> None:
    """Import the links, judge every link of the register three times, and print the best and the worst round."""
    links = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory(prefix="tawam-bench-") as name:
        folder = Path(name)
        killing.finished(folder, "prepare")
        _write(folder, links, seed)
        killing.finished(folder, "import", "table", str(folder / "links.csv"), "--kind", "dataset")
        rounds = [_judged(folder) for _ in range(ROUNDS)]
    print(rounds[0][0])
    for name, part in (("by the clock", 1), ("of processor time", 2)):
        times = [one[part] for one in rounds]
        print(f"{name}: {min(times):.1f} to {max(times):.1f} s, the start of the command included")
    print(f"load {os.getloadavg()[0]:.1f}")


def _judged(folder: Path) -> tuple[str, float, float]:
    """What the command tells, its seconds by the clock and on the processor."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    told = subprocess.run(
        [*COMMAND, "assess", "--all"], check=True, env=killing.surroundings(folder), stdout=subprocess.PIPE
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return told.stdout.decode(), time.monotonic() - began, busy


def _write(folder: Path, links: int, seed: int) -> None:
    """A table of so many links between towns whose names leave no doubt in their country."""
    with sqlite3.connect(folder / "tawam.sqlite3") as database:
        found = database.execute(
            "select name_en, country from places_place where kind = 'city' and population > 0"
            " group by name_en, country having count(*) = 1 order by population desc limit ?",
            (TOWNS,),
        ).fetchall()
    chance, pairs = random.Random(seed), set()
    while len(pairs) < links:
        first, second = sorted(chance.sample(found, 2))
        if first[1] != second[1]:
            pairs.add((*first, *second, chance.randrange(1950, 2025)))
    with (folder / "links.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("city", "country", "twin city", "twin country", "since"))
        writer.writerows(sorted(pairs))


if __name__ == "__main__":
    main()
