"""The real command as a process that is killed with SIGKILL: used by tests/rooms/test_kills.py and bench/kills.py.

Everything happens in data folders of its own, on SQLite, with made towns that no gazetteer has.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGED = Path("imports") / "wikidata"
_PREPARE = """
import django; django.setup()
from django.core.management import call_command
from tests import world
call_command("migrate", verbosity=0)
world.places()
"""
_RUN = "from tawam.config.cli import main; main()"
_SYLLABLES = (
    "ba",
    "cor",
    "dun",
    "el",
    "fri",
    "gos",
    "hul",
    "im",
    "jar",
    "kel",
    "lom",
    "mur",
    "nis",
    "oz",
    "pra",
    "quo",
)
_KEPT = (
    "select id, subject, property, value, first_seen_on, last_seen_on, gone_on from evidence_claim order by id",
    "select claim_id from evidence_retraction order by claim_id",
    "select id, name_en, country from places_place where id like 'wd:%' order by id",
    "select id from registry_partnership order by id",
    # A kill may come after the last write and before the end; the run after it then reads once more and adds nothing.
    "select dataset, claims, added, gone, back from evidence_reading where added + gone + back > 0 order by id",
)


def prepared(folder: Path) -> Path:
    """A data folder with the tables and the cast's places; made in a process of its own, as the commands run."""
    folder.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", _PREPARE], check=True, env=surroundings(folder))
    return folder


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    own = {"DJANGO_SETTINGS_MODULE": "tawam.config.settings", "TAWAM_DATA": str(folder)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAWAM_", "DATABASE_"))}
    return {**kept, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **own, **more}


def started(folder: Path, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    with (folder / "output.txt").open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-c", _RUN, *arguments], env=surroundings(folder, **more), stdout=output, stderr=output
        )


def finished(folder: Path, *arguments: str, **more: str) -> float:
    """Run the command to its end; gives how many seconds it took."""
    begin = time.monotonic()
    if started(folder, *arguments, **more).wait(400):
        raise AssertionError((folder / "output.txt").read_text()[-3000:])
    return time.monotonic() - begin


def kept(folder: Path) -> list[list[tuple[object, ...]]]:
    """All that the imports left in the database, in an order of its own."""
    with sqlite3.connect(folder / "tawam.sqlite3") as database:
        return [database.execute(question).fetchall() for question in _KEPT]


@dataclass
class Kills:
    """How often a process was killed in each phase, and how often it had ended before."""

    hits: dict[str, int] = field(default_factory=dict)

    def kill(
        self, process: subprocess.Popen[bytes], is_so: Callable[[], bool], after: float, phase: Callable[[], str]
    ) -> None:
        """Kill the process some seconds after it has come so far; ``phase`` then tells where it was."""
        end = time.monotonic() + 60
        while not is_so() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        came = "too late" if process.wait() != -signal.SIGKILL else phase()
        self.hits[came] = self.hits.get(came, 0) + 1


def marks(folder: Path) -> list[Callable[[], bool]]:
    """How to tell that the import of a dump has begun its scan, its second pass, and to load."""
    staged = folder / STAGED
    finished = [lambda name=name: _is_finished(staged / name) for name in ("checkpoint.json", "named.json")]
    return [(staged / "entities.ndjson").exists, *finished]


def phase(folder: Path) -> str:
    """In which phase the import of a dump was killed."""
    begun = [is_so() for is_so in marks(folder)]
    return ("before", "scan", "second pass", "load")[sum(begun)]


def _is_finished(checkpoint: Path) -> bool:
    try:
        return bool(json.loads(checkpoint.read_bytes())["finished"])
    except (OSError, ValueError):
        return False


def wikidata_round(
    base: Path, work: Path, dump: Path, chance: random.Random, kills: Kills, spans: tuple[float, ...]
) -> Path:
    """A run on a copy of a prepared folder that is killed once in each phase and then left to its end."""
    shutil.copytree(base, work)
    arguments = ("import", "wikidata", str(dump))
    for is_so, span in zip(marks(work), spans, strict=True):
        kills.kill(started(work, *arguments), is_so, chance.uniform(0, span), lambda: phase(work))
    finished(work, *arguments)
    return work


def table_round(
    base: Path, work: Path, table: Path, chance: random.Random, kills: Kills, span: float, number: int
) -> Path:
    """The same for a table, killed so often at any moment of its run."""
    shutil.copytree(base, work)
    arguments = ("import", "table", str(table))
    for _ in range(number):
        kills.kill(started(work, *arguments), lambda: True, chance.uniform(span / 10, span * 0.7), lambda: "table")
    finished(work, *arguments)
    return work


def towns(number: int, chance: random.Random) -> list[str]:
    """So many names that no two towns share."""
    names: dict[str, None] = {}
    while len(names) < number:
        names["".join(chance.choices(_SYLLABLES, k=4)).capitalize() + "stedt"] = None
    return list(names)


def made_dump(path: Path, number: int, padding: int, seed: int = 5) -> Path:
    """A dump of so many made German towns with three twins each, a tenth of them only named; gzip.

    ``padding`` bytes of text in each entity make the scan long enough to be killed in.
    """
    chance = random.Random(seed)
    with gzip.open(path, "wb", 1) as file:
        file.write(b"[\n" + _line(state(), padding) + b",\n")
        file.write(b",\n".join(_lines(number, padding, chance)) + b"\n]\n")
    return path


def _lines(number: int, padding: int, chance: random.Random) -> Iterator[bytes]:
    for place, name in enumerate(towns(number, chance)):
        twins = [chance.randrange(number) for _ in range(3)] if place % 10 else []
        yield _line(town(place, name, [one for one in twins if one != place], chance), padding)


def town(place: int, name: str, twins: list[int], chance: random.Random) -> dict[str, object]:
    value = {"latitude": chance.uniform(47.5, 54.5), "longitude": chance.uniform(6.5, 14.5)}
    claims: dict[str, object] = {"P625": [_statement(value)], "P17": [_statement({"id": "Q183"})]}
    if twins:
        claims["P190"] = [
            {**_statement({"id": f"Q{one + 1000}"}), "id": f"Q{place + 1000}${number}"}
            for number, one in enumerate(twins)
        ]
    labels = {"en": {"language": "en", "value": name}}
    return {"type": "item", "id": f"Q{place + 1000}", "labels": labels, "claims": claims}


def state() -> dict[str, object]:
    labels = {"en": {"language": "en", "value": "Germany"}}
    return {"type": "item", "id": "Q183", "labels": labels, "claims": {"P297": [_statement("DE")]}}


def _statement(value: object) -> dict[str, object]:
    return {"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}


def _line(document: dict[str, object], padding: int) -> bytes:
    return json.dumps({**document, "descriptions": "x" * padding}, separators=(",", ":")).encode()


def made_table(path: Path, rows: int, seed: int = 6) -> Path:
    """A table of links between the places of the cast, told again with other years."""
    chance, names = random.Random(seed), ("Leipzig", "Lyon", "Hanover", "Bristol", "Coventry", "Houston", "Denver")
    countries = {"Leipzig": "DE", "Hanover": "DE", "Lyon": "FR", "Bristol": "GB", "Coventry": "GB"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["city", "country", "twin city", "twin country", "since"])
        for number in range(rows):
            one, other = chance.sample(names, 2)
            writer.writerow([one, countries.get(one, "US"), other, countries.get(other, "US"), 1921 + number % 100])
    return path
