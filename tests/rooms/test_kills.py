"""Imports killed with SIGKILL at random moments: at the end nothing is lost or doubled. Many kills: bench/kills.py."""

from __future__ import annotations

import random
import shutil

import pytest
from tests import killing
from tests.killing import Kills
from tests.rules.wikidata_service import Service


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A prepared data folder, to be copied."""
    return killing.prepared(tmp_path_factory.mktemp("kills") / "base")


@pytest.fixture
def undisturbed(base, tmp_path):
    """Runs the command on a copy of the folder to its end; gives what it left and how long it took."""

    def running(*arguments: str, **more: str):
        folder = shutil.copytree(base, tmp_path / "undisturbed")
        seconds = killing.finished(folder, *arguments, **more)
        return killing.kept(folder), seconds

    return running


class TestAKilledImport:
    def test_of_a_dump_ends_with_the_same_claims(self, base, tmp_path, undisturbed):
        dump, kills = killing.made_dump(tmp_path / "dump.json.gz", 700, 300_000), Kills()
        expected, seconds = undisturbed("import", "wikidata", str(dump))
        assert len(expected[0]) > 5_000
        spans = (seconds / 30, seconds / 30, seconds / 2)
        folder = killing.wikidata_round(base, tmp_path / "killed", dump, random.Random(1), kills, spans)
        assert killing.kept(folder) == expected
        assert sum(kills.hits.values()) - kills.hits.get("too late", 0) > 1

    def test_of_a_table_ends_with_the_same_claims(self, base, tmp_path, undisturbed):
        table, kills = killing.made_table(tmp_path / "table.csv", 2_000), Kills()
        expected, seconds = undisturbed("import", "table", str(table))
        assert len(expected[0]) > 1_000
        folder = killing.table_round(base, tmp_path / "killed", table, random.Random(2), kills, seconds, 2)
        assert killing.kept(folder) == expected
        assert kills.hits.get("table", 0) > 0


class TestAKilledFetch:
    @pytest.fixture
    def service(self):
        found, chance = Service(), random.Random(3)
        found.add(killing.state())
        for place, name in enumerate(killing.towns(300, chance)):
            twins = [one for one in chance.sample(range(300), 3) if one != place] if place % 5 else []
            found.add(killing.town(place, name, twins, chance))
        found.page = 50
        yield found
        found.close()

    def test_of_the_services_ends_with_the_same_claims(self, base, tmp_path, undisturbed, service):
        surroundings = {
            "TAWAM_CONTACT": "made@example.org",
            "TAWAM_WIKIDATA_QUERY": service.address + "/sparql",
            "TAWAM_WIKIDATA_API": service.address + "/w/api.php",
            "TAWAM_WIKIDATA_PAUSE": "0.05",
        }
        arguments = ("import", "wikidata", "--live")
        expected, _ = undisturbed(*arguments, **surroundings)
        assert len(expected[0]) > 2_000
        first, service.asked = service.asked, []
        folder, kills = shutil.copytree(base, tmp_path / "killed"), Kills()
        for number, requests in enumerate((2, 7, 12)):
            process = killing.started(folder, *arguments, **surroundings)
            least = len(service.asked) + requests - 3 * number
            enough = lambda least=least: len(service.asked) >= least  # noqa: E731
            kills.kill(process, enough, 0.02, lambda: "fetching")
        killing.finished(folder, *arguments, **surroundings)
        assert kills.hits == {"fetching": 3}
        assert killing.kept(folder) == expected
        # Each kill costs the request that was under way, and no page is asked for again beside it.
        assert len(first) <= len(service.asked) <= len(first) + 2 * 3
