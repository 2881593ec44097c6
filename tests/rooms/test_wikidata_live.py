"""Wikidata's public services: fetched page by page, imported as files are, and gone on with after any interruption."""

from __future__ import annotations

import json

import orjson
import pytest
from click.testing import CliRunner
from tests import world
from tests.rooms.test_wikidata_import import LEIPZIG_HOUSTON, LEIPZIG_LYON, WIKIDATA, item, links, twin
from tests.rules import wikidata_service as made
from tests.rules.wikidata_service import Service

from tawam.config.commands import tawam
from tawam.evidence import queries
from tawam.evidence.rules import LIST_OF
from tawam.intake.actions import import_wikidata, import_wikidata_live
from tawam.intake.files import live
from tawam.intake.files.web import Manners, NoAnswer, Visitor
from tawam.intake.rules.wikidata_live import MOST_AT_ONCE

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    found = Service()
    found.add(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)))
    found.add(item("Q2", twin("Q2", "Q1")), country="US")
    found.add(item("Q3"), country="FR")
    found.add(item("Q4", twin("Q4", "Q1")), country="GB")
    yield found
    found.close()


@pytest.fixture
def fetch(service, tmp_path):
    """Import from the made service, without waiting."""

    def fetching(**more: object):
        visitor = Visitor(Manners("made@example.org", pause=0, timeout=5, tries=3), sleep=lambda seconds: None)
        return import_wikidata_live(
            visitor=visitor,
            folder=tmp_path / "live",
            actor="test",
            query_address=service.address + "/sparql",
            entity_address=service.address + "/w/api.php",
            **more,
        )

    return fetching


def ids() -> list[str]:
    return sorted(claim.id for claim in queries.claims_of_dataset(WIKIDATA))


class TestALiveImport:
    def test_gives_the_claims_that_a_file_of_the_same_documents_gives(self, service, fetch, tmp_path):
        report = fetch()
        assert (report.items, report.used, report.looked_up, report.found) == (3, 4, 1, 1)
        said = ids()
        path = tmp_path / "same.ndjson"
        path.write_text("\n".join(json.dumps(one) for one in service.items.values()), encoding="utf-8")
        again = import_wikidata(paths=[path], folder=tmp_path / "staged", actor="test", whole=True)
        assert (again.reading.added, again.reading.gone) == (0, 0)
        assert ids() == said

    def test_asks_for_documents_by_fifties_and_for_none_twice(self, service, fetch):
        service.add(*(made.town(f"Q{number}", twin(f"Q{number}", "Q1")) for number in range(100, 220)))
        fetch()
        asked = [path.partition("ids=")[2].partition("&")[0].split("%7C") for path in queried(service, "/w/api.php")]
        assert [len(batch) for batch in asked] == [MOST_AT_ONCE, MOST_AT_ONCE, 23, 1]
        assert len({qid for batch in asked for qid in batch}) == 124

    def test_turns_the_pages_until_one_is_empty(self, service, fetch):
        service.page = 2
        assert fetch().items == 3
        assert len(queried(service, "/sparql")) == 3

    def test_loses_nothing_where_an_item_goes_between_two_pages(self, service, fetch):
        service.page = 1

        def loses_the_first(answer: made.Answering) -> bool:
            del service.items["Q1"]["claims"]["P190"]
            return False

        service.faults = [lambda answer: False, loses_the_first]
        fetch()
        assert {
            claim.qualifiers[LIST_OF] for claim in queries.claims_of_dataset(WIKIDATA) if claim.property == "linked"
        } == {
            world.HOUSTON,
            world.COVENTRY,
        }

    def test_reports_items_that_are_missing_or_merged(self, service, fetch):
        service.add(item("Q1", twin("Q1", "Q98"), twin("Q1", "Q99", 2), twin("Q1", "Q9999999999", 3)))
        service.merged["Q99"] = "Q3"
        assert fetch(country="DE").asked_items == dict.fromkeys(["Q98", "Q99", "Q9999999999"], "not_in_file")

    def test_tells_how_far_it_is(self, fetch):
        told: list[str] = []
        fetch(progress=lambda step, done, total: told.append(step))
        assert list(dict.fromkeys(told))[:3] == ["listing items", "fetching items", "reading"]


class TestACountry:
    def test_fetches_its_own_lists_and_the_items_that_they_name(self, service, fetch):
        report = fetch(country="US")
        asked = {path.partition("ids=")[2].partition("&")[0] for path in queried(service, "/w/api.php")}
        assert asked == {"Q2", "Q1"}
        assert report.used == 2  # Houston's, and what Leipzig says of Houston

    def test_says_nothing_of_the_lists_of_others(self, fetch):
        fetch()
        report = fetch(country="FR")
        assert (report.items, report.reading.gone) == (0, 0)


class TestALaterFetch:
    def test_marks_the_twin_that_is_gone(self, service, fetch):
        fetch()
        service.add(item("Q1", twin("Q1", "Q2")))
        assert fetch().reading.gone > 0
        assert links()[LEIPZIG_LYON]
        assert not links()[LEIPZIG_HOUSTON]

    @pytest.mark.parametrize("how", [{}, {"country": "US"}, {"since": "2026-11-19"}])
    def test_marks_the_list_of_an_item_that_lists_nobody_any_more(self, service, fetch, how):
        fetch()
        service.add(item("Q2"), country="US")
        fetch(**how)
        gone = {one.qualifiers.get(LIST_OF) for one in queries.claims_of_dataset(WIKIDATA) if one.gone_on}
        assert gone == {world.HOUSTON}

    def test_since_a_day_fetches_what_changed(self, service, fetch):
        fetch()
        service.asked = []
        service.add(item("Q4", twin("Q4", "Q1"), twin("Q4", "Q2", 2)), country="GB", modified="2026-11-24T00:00:00Z")
        report = fetch(since="2026-11-22")
        assert [path.partition("ids=")[2].partition("&")[0] for path in queried(service, "/w/api.php")] == ["Q4"]
        assert (report.used, report.reading.gone) == (2, 0)

    def test_since_the_last_begins_a_week_before_the_newest_change(self, service, fetch):
        fetch()
        assert fetch(since="last").since == "2026-11-13"

    def test_of_one_country_since_the_last_does_not_move_the_last_of_the_others(self, service, fetch):
        fetch()
        service.add(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)), modified="2026-11-24T00:00:00Z")
        assert fetch(since="last", country="DE").since == "2026-11-13"
        assert fetch(since="last").since == "2026-11-13"
        assert fetch(since="last").since == "2026-11-17"

    def test_made_twice_adds_nothing(self, fetch):
        fetch()
        before = ids()
        again = fetch()
        assert (again.reading.added, again.reading.gone, ids()) == (0, 0, before)


class TestAnInterruptedFetch:
    @pytest.mark.parametrize("after", range(6))
    def test_goes_on_where_it_stopped(self, service, fetch, after):
        service.page = 1
        service.faults = [lambda answer: False] * after + [made.fails(503)] * 3
        with pytest.raises(NoAnswer):
            fetch()
        asked = len(service.asked)
        assert asked == after + 3
        assert links() == {}
        fetch()
        assert set(links()) >= {LEIPZIG_HOUSTON, LEIPZIG_LYON}
        assert len(service.asked) == 3 + 6  # four pages, and twice documents: none was asked for again

    def test_begins_afresh_when_it_is_asked_for_something_else(self, service, fetch):
        service.faults = [lambda answer: False] * 2 + [made.fails(404)]
        with pytest.raises(NoAnswer):
            fetch()
        service.asked = []
        fetch(country="DE")
        assert len(queried(service, "/sparql")) == 2

    def test_begins_afresh_after_some_days(self, service, fetch, tmp_path):
        service.faults = [lambda answer: False] * 2 + [made.fails(404)]
        with pytest.raises(NoAnswer):
            fetch()
        kept = tmp_path / "live" / live.CHECKPOINT
        state = orjson.loads(kept.read_bytes())
        kept.write_bytes(orjson.dumps({**state, "began": state["began"] - live.OLDEST_SECONDS}))
        service.asked = []
        fetch()
        assert len(queried(service, "/sparql")) == 2

    @pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"asked": 3}', b"\xff"])
    def test_begins_afresh_when_the_checkpoint_is_spoilt(self, fetch, tmp_path, service, spoilt):
        service.faults = [lambda answer: False, made.fails(404)]
        with pytest.raises(NoAnswer):
            fetch()
        (tmp_path / "live" / live.CHECKPOINT).write_bytes(spoilt)
        assert fetch().items == 3

    def test_leaves_nothing_behind_once_it_is_done(self, fetch, tmp_path, service):
        fetch()
        assert not (tmp_path / "live" / live.CHECKPOINT).exists()
        service.asked = []
        fetch()
        assert len(queried(service, "/sparql")) == 2


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path, monkeypatch, settings, service):
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)
        settings.DATA, settings.CONTACT, settings.WIKIDATA_PAUSE = tmp_path, "made@example.org", 0
        settings.WIKIDATA_QUERY, settings.WIKIDATA_API = service.address + "/sparql", service.address + "/w/api.php"

    def run_it(self, *arguments: str):
        return CliRunner().invoke(tawam, ["import", "wikidata", *arguments])

    def test_imports_and_reports(self):
        answer = self.run_it("--live", "--country", "de", "--json")
        assert answer.exit_code == 0, answer.output
        assert json.loads(answer.stdout)["used"] == 3

    def test_tells_the_service_whom_to_write_to(self, service):
        self.run_it("--live")
        assert {headers["User-Agent"] for _, headers in service.asked} == {
            next(iter(service.asked))[1]["User-Agent"],
        }
        assert "made@example.org" in service.asked[0][1]["User-Agent"]

    @pytest.mark.parametrize("contact", ["", "a\nb", "ä@example.org"])
    def test_needs_a_contact(self, settings, service, contact):
        settings.CONTACT = contact
        answer = self.run_it("--live")
        assert answer.exit_code == 1
        assert "TAWAM_CONTACT" in answer.output
        assert service.asked == []

    def test_ends_with_a_sentence_where_the_service_refuses(self, service):
        service.faults = [made.fails(403)]
        answer = self.run_it("--live")
        assert answer.exit_code == 1
        assert "it answers 403" in answer.output
        assert "Traceback" not in answer.output

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ((), "either files or --live"),
            (("--live", "--whole"), "--whole is for files"),
            (("--country", "DE"), "either files or --live"),
            (("--live", "--country", "Germany"), "no ISO code"),
            (("--live", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"), "--engine is for files"),
            (("--live", "--scheduler", "tcp://127.0.0.1:1"), "go with --engine dask"),
        ],
    )
    def test_refuses_options_that_contradict_each_other(self, arguments, told, service):
        answer = self.run_it(*arguments)
        assert answer.exit_code == 2
        assert told in answer.output
        assert service.asked == []

    def test_refuses_files_beside_the_services(self, tmp_path):
        path = tmp_path / "x.json"
        path.write_text("[]")
        assert "either files or --live" in self.run_it("--live", str(path)).output
        assert "--country goes with --live" in self.run_it("--country", "DE", str(path)).output


def queried(service: Service, where: str) -> list[str]:
    return [path for path, _ in service.asked if path.startswith(where)]
