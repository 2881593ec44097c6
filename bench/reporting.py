"""The council report of a made-up town with 20 links and 160 activities: `python -m bench.reporting [ROUNDS]`.

Times the command from a cold start, and the report alone within one process, which is what the page's button waits for.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import killing

TOWN = "demo:quillhaven"
OFFICER = "officer@quillhaven.example"
CITIES = (
    *("Leipzig,DE", "Lyon,FR", "Turin,IT", "Osaka,JP", "Denver,US", "Coventry,GB", "Ghent,BE", "Malmö,SE", "Porto,PT"),
    *("Kraków,PL", "Brno,CZ", "Graz,AT", "Bergen,NO", "Tampere,FI", "Aarhus,DK", "Bilbao,ES", "Patras,GR", "Sfax,TN"),
    *("Amman,JO", "Kumasi,GH"),
)
YEARS, EACH = (2024, 2025), 4
WITHIN = """
import sys, time, django
django.setup()
from click.testing import CliRunner
from tawam.config.commands import tawam
out, rounds = sys.argv[1:]
for turn in range(2 * int(rounds)):
    words = ["report", "demo:quillhaven", "--year", "2025", "--lang", ("en", "ar")[turn % 2], "--out", out]
    clock, busy = time.monotonic(), time.process_time()
    told = CliRunner().invoke(tawam, words, catch_exceptions=False)
    print(time.monotonic() - clock, time.process_time() - busy)
    print(told.output, file=sys.stderr)
"""


def main() -> None:
    """Make the town, report on it, and print the best and the worst round."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(prefix="tawam-bench-") as name:
        folder = Path(name)
        _fill(folder)
        out = folder / "report.pdf"
        words = ("report", TOWN, "--year", "2025", "--lang", "ar", "--out", str(out))
        cold = [killing.finished(folder, *words) for _ in range(rounds)]
        pages = out.stat().st_size
        warm = _within(folder, out, rounds)
    print(f"report of {len(CITIES)} links, {len(CITIES) * len(YEARS) * EACH} activities (PDF, {pages / 1000:,.0f} kB)")
    print(f"from a cold start: {min(cold):.2f} to {max(cold):.2f} s by the clock")
    for position, clock in enumerate(("by the clock", "of processor time")):
        first, *times = [one[position] for one in warm]
        print(f"in a process that runs, {clock}: {min(times):.2f} to {max(times):.2f} s; the first {first:.2f}")
    print(f"load {os.getloadavg()[0]:.1f}")


def _fill(folder: Path) -> None:
    killing.finished(folder, "prepare", "--demo")
    twins = [("city", "country", "twin city", "twin country", "since")]
    twins += [("Quillhaven", "AU", *one.split(","), str(1950 + number)) for number, one in enumerate(CITIES)]
    killing.finished(folder, "import", "table", _table(folder / "links.csv", twins))
    acts: list[tuple[str, ...]] = [("partner", "title", "kind", "starts_on", "people_ours_not_known", "hosts")]
    for one in CITIES:
        for year in YEARS:
            for number in range(EACH):
                day = f"{year}-{2 + 2 * number:02}-0{1 + number}"
                acts.append((one.split(",")[0], f"Visit {number}", "delegation", day, str(10 + number), "ours"))
    log = _table(folder / "acts.csv", acts)
    killing.finished(folder, "import", "activities", log, "--place", TOWN, "--as", OFFICER)


def _table(path: Path, rows: list[tuple[str, ...]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def _within(folder: Path, out: Path, rounds: int) -> list[tuple[float, float]]:
    told = subprocess.run(
        [sys.executable, "-c", WITHIN, str(out), str(rounds)],
        check=True,
        env=killing.surroundings(folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    return [(float(one), float(two)) for one, two in (line.split() for line in told.stdout.splitlines())]


if __name__ == "__main__":
    main()
