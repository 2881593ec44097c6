"""Imports killed N times with SIGKILL: `python -m bench.kills N [seed]`. Ends with an error where a claim differs."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from tests import killing
from tests.killing import Kills

TOWNS, PADDING, ROWS = 500, 300_000, 1_000
KILLS_A_ROUND = 3


def main() -> None:
    """Kill the imports of a dump and of a table, in turn, and compare what each left with an undisturbed run."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    chance, kills, begin = random.Random(seed), Kills(), time.monotonic()
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="tawam-kills-") as name:
        folder = Path(name)
        base = killing.prepared(folder / "base")
        dump = killing.made_dump(folder / "dump.json.gz", TOWNS, PADDING)
        table = killing.made_table(folder / "table.csv", ROWS)
        expected, seconds = _undisturbed(base, folder / "dump", "wikidata", dump)
        expected_table, table_seconds = _undisturbed(base, folder / "table", "table", table)
        print(f"undisturbed: dump {seconds:.1f} s, {len(expected[0]):,} claims; ", end="")
        print(f"table {table_seconds:.1f} s, {len(expected_table[0]):,} claims", flush=True)
        for turn in range(-(-number // KILLS_A_ROUND)):
            work = folder / f"round{turn}"
            if turn % 3 < 2:
                spans = (seconds / 30, seconds / 30, seconds / 2)
                left = killing.kept(killing.wikidata_round(base, work, dump, chance, kills, spans))
                assert left == expected, f"round {turn} of the dump left something else"
            else:
                done = killing.table_round(base, work, table, chance, kills, table_seconds, KILLS_A_ROUND)
                assert killing.kept(done) == expected_table, f"round {turn} of the table left something else"
    told = ", ".join(f"{phase} {hits}" for phase, hits in sorted(kills.hits.items()))
    print(f"{sum(kills.hits.values())} kills ({told}): nothing lost, nothing doubled; {time.monotonic() - begin:.0f} s")


def _undisturbed(base: Path, work: Path, kind: str, file: Path) -> tuple[list[list[tuple[object, ...]]], float]:
    killing.shutil.copytree(base, work)
    seconds = killing.finished(work, "import", kind, str(file))
    return killing.kept(work), seconds


if __name__ == "__main__":
    main()
