"""Wikidata's items become claims about places and pairs, once, and what is doubtful is asked."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from tests import world
from tests.rooms.test_readings import DAY

from tawam.config.commands import tawam
from tawam.evidence import models, queries
from tawam.evidence.actions import ListChangedTooMuch
from tawam.evidence.rules import LIST_OF
from tawam.intake.actions import undo_list
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject

pytestmark = pytest.mark.django_db

PLACES = {
    "Q1": ("Leipzig", 51.34, 12.37, "2879139"),
    "Q2": ("Houston", 29.76, -95.37, "4699066"),
    "Q3": ("Lyon", 45.75, 4.85, "2996944"),
    "Q4": ("Coventry", 52.41, -1.51, "2652221"),
}
WIKIDATA = "wikidata"


def date(year: int) -> dict:
    return {"snaktype": "value", "datavalue": {"type": "time", "value": time_value(year)}}


def time_value(year: int) -> dict:
    calendar = "http://www.wikidata.org/entity/Q1985727"
    return {"time": f"+{year:04}-00-00T00:00:00Z", "precision": 9, "calendarmodel": calendar, "timezone": 0}


def twin(qid: str, target: str, number: int = 1, rank: str = "normal", **qualifiers: list) -> dict:
    """A statement that an item has this twin."""
    value = {"type": "wikibase-entityid", "value": {"entity-type": "item", "id": target}}
    return {
        "id": f"{qid}$00000000-0000-0000-0000-{number:012}",
        "rank": rank,
        "type": "statement",
        "mainsnak": {"snaktype": "value", "property": "P190", "datavalue": value},
        "qualifiers": qualifiers,
    }


def text(name: str, value: object, kind: str = "string") -> dict:
    snak = {"snaktype": "value", "property": name, "datavalue": {"type": kind, "value": value}}
    return {"rank": "normal", "type": "statement", "mainsnak": snak}


def item(qid: str, *twins: dict) -> dict:
    """An item of the cast with its identity."""
    name, lat, lon, geonames = PLACES[qid]
    point = {"latitude": lat, "longitude": lon, "globe": "http://www.wikidata.org/entity/Q2", "precision": 0.01}
    claims = {
        "P1566": [text("P1566", geonames, "string")],
        "P625": [text("P625", point, "globecoordinate")],
        "P190": list(twins),
    }
    labels = {"en": {"language": "en", "value": name}}
    return {"type": "item", "id": qid, "labels": labels, "claims": claims}


def links() -> dict[str, str]:
    """Statements of the lists in force: the pair, and whether it is gone."""
    said = queries.claims_of_dataset(WIKIDATA)
    return {claim.subject: claim.gone_on for claim in said if claim.property == "linked"}


LEIPZIG_HOUSTON = pair_subject(world.LEIPZIG, world.HOUSTON)
LEIPZIG_LYON = pair_subject(world.LEIPZIG, world.LYON)


class TestAnImport:
    def test_files_links_under_the_pair_of_places(self, run):
        report = run(item("Q1", twin("Q1", "Q2", P580=[date(1992)])), item("Q2", twin("Q2", "Q1")))
        assert (report.items, report.used, report.one_sided) == (2, 2, 0)
        assert set(links()) == {LEIPZIG_HOUSTON}
        found = registry.dossier(LEIPZIG_HOUSTON, as_of=DAY)
        assert str(found.partnership.since) == "1992"

    def test_records_who_the_places_are(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q1")))
        known = queries.claims_with_value("identifier:wikidata", ["Q1", "Q2"])
        assert known == {"Q1": world.LEIPZIG, "Q2": world.HOUSTON}

    def test_made_twice_adds_nothing(self, run):
        items = [item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q1"))]
        run(*items)
        before = models.Claim.objects.count()
        again = run(*items)
        assert (again.reading.added, again.reading.gone) == (0, 0)
        assert models.Claim.objects.count() == before

    def test_counts_links_that_only_one_of_two_lists_has(self, run):
        report = run(item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q3")), item("Q3", twin("Q3", "Q2")))
        assert report.one_sided == 1

    def test_keeps_whose_list_it_is(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q3")))
        lists = {claim.qualifiers.get(LIST_OF) for claim in queries.claims_of_dataset(WIKIDATA)} - {None}
        assert lists == {world.LEIPZIG}

    def test_asks_about_items_that_are_not_in_the_file(self, run):
        report = run(item("Q1", twin("Q1", "Q99")))
        assert (report.used, report.asked, report.asked_items) == (0, {"not_in_file": 1}, {"Q99": "not_in_file"})

    def test_knows_the_items_of_an_earlier_import(self, run):
        run(item("Q2", twin("Q2", "Q99")))
        assert run(item("Q1", twin("Q1", "Q2"))).used == 1

    def test_takes_a_deprecated_statement_as_a_denial(self, run):
        run(item("Q1", twin("Q1", "Q2", rank="deprecated")), item("Q2", twin("Q2", "Q3")))
        (denied,) = [claim for claim in queries.claims_of_dataset(WIKIDATA) if claim.property == "linked"]
        assert denied.stance == "denies"

    def test_reports_a_value_that_it_refuses(self, run):
        report = run(item("Q1", twin("Q1", "Q1"), twin("Q1", "Q2", 2)), item("Q2", twin("Q2", "Q1")))
        assert [qid for qid, _ in report.refused] == ["Q1"]
        assert report.used == 2


class TestALaterImport:
    def test_marks_what_an_item_no_longer_lists(self, run):
        twins = [twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)]
        others = [item("Q2", twin("Q2", "Q1")), item("Q3", twin("Q3", "Q1"))]
        run(item("Q1", *twins), *others)
        run(item("Q1", twins[0]), *others)
        gone = [one for one in queries.claims_of_dataset(WIKIDATA) if one.gone_on]
        assert {claim.subject for claim in gone} == {LEIPZIG_LYON}
        assert {claim.qualifiers[LIST_OF] for claim in gone} == {world.LEIPZIG}

    def test_of_other_items_leaves_the_first_alone(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q1")))
        run(item("Q3", twin("Q3", "Q1")))
        assert set(links().values()) == {""}

    def test_of_a_whole_dump_marks_the_items_that_it_lacks(self, run):
        four = [item(one, twin(one, "Q1" if one != "Q1" else "Q2")) for one in PLACES]
        run(*four)
        run(*four[:3], whole=True)
        gone = {claim.subject for claim in queries.claims_of_dataset(WIKIDATA) if claim.gone_on}
        assert gone == {world.COVENTRY, pair_subject(world.COVENTRY, world.LEIPZIG)}

    def test_stops_where_a_whole_dump_has_lost_too_much(self, run):
        four = [item(one, twin(one, "Q1" if one != "Q1" else "Q2")) for one in PLACES]
        run(*four)
        with pytest.raises(ListChangedTooMuch):
            run(four[0], whole=True)
        assert set(links().values()) == {""}

    def test_can_be_undone(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q1")))
        undo_list(dataset=WIKIDATA, actor="test")
        assert links() == {}
        assert registry.partnership_count() == 0


class TestTheCommand:
    def test_reports_as_json(self, tmp_path, monkeypatch, settings):
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)
        settings.DATA = tmp_path
        path = tmp_path / "one.json"
        path.write_text(json.dumps({"entities": {"Q1": item("Q1", twin("Q1", "Q99"))}}), encoding="utf-8")
        answer = CliRunner().invoke(tawam, ["import", "wikidata", str(path), "--json"])
        assert answer.exit_code == 0, answer.output
        report = json.loads(answer.stdout)
        assert (report["entities"], report["items"], report["asked"]) == (1, 1, {"not_in_file": 1})

    def test_ends_with_a_sentence_where_the_file_is_no_dump(self, tmp_path, monkeypatch, settings):
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)
        settings.DATA = tmp_path
        path = tmp_path / "cut.json.gz"
        path.write_bytes(b"\x1f\x8b\x08\x00 cut off")
        answer = CliRunner().invoke(tawam, ["import", "wikidata", str(path)])
        assert answer.exit_code == 1
        assert "cut.json.gz" in answer.output
        assert "Traceback" not in answer.output

    def test_has_nothing_to_undo_in_an_empty_folder(self):
        answer = CliRunner().invoke(tawam, ["import", "undo", "wikidata"])
        assert answer.exit_code == 1
        assert "no reading of wikidata" in answer.output
