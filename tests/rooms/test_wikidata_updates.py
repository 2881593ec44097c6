"""Items that are only named are looked up; updates compare what changed and leave the rest alone."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from rich.progress import Task, TaskID
from tests import world
from tests.rooms.test_wikidata_import import (
    LEIPZIG_HOUSTON,
    LEIPZIG_LYON,
    PLACES,
    WIKIDATA,
    item,
    links,
    text,
    twin,
)
from tests.rules.outside import shared

from tawam.config.commands import importing, tawam
from tawam.evidence import queries
from tawam.evidence.rules import LIST_OF
from tawam.intake.actions import Harvest, import_wikidata, record_harvest, undo_list
from tawam.intake.queries.identities import known_listers
from tawam.intake.queries.updates import NoEarlierReading
from tawam.intake.values.wikidata import Entity, TwinStatement
from tawam.places.queries import places
from tawam.registry import queries as registry

pytestmark = pytest.mark.django_db


def changed(day: str, document: dict) -> dict:
    """The document with the time of its last change, as Special:EntityData tells it."""
    return {**document, "modified": f"{day}T10:00:00Z"}


def village(qid: str, name: str, country: str = "Q183") -> dict:
    """An item that the gazetteer lacks and that lists no twins."""
    point = {"latitude": 51.0, "longitude": 11.0, "globe": "http://www.wikidata.org/entity/Q2"}
    state = {"entity-type": "item", "id": country}
    claims = {"P625": [text("P625", point)], "P17": [text("P17", state)], "P31": [text("P31", {"id": "Q532"})]}
    labels = {"en": {"language": "en", "value": name}, "ar": {"language": "ar", "value": "قرية"}}
    return {"type": "item", "id": qid, "labels": labels, "claims": claims}


def state(qid: str, name: str, code: str) -> dict:
    labels = {"en": {"language": "en", "value": name}}
    return {"type": "item", "id": qid, "labels": labels, "claims": {"P297": [text("P297", code)]}}


class TestAnItemThatIsOnlyNamed:
    def test_is_looked_up_in_the_same_file(self, run):
        report = run(item("Q1", twin("Q1", "Q2")), item("Q2"))
        assert (report.used, report.asked, report.looked_up, report.found) == (1, {}, 1, 1)
        assert set(links()) == {LEIPZIG_HOUSTON}

    def test_may_stand_before_the_one_that_names_it(self, run):
        assert run(item("Q2"), item("Q1", twin("Q1", "Q2"))).used == 1

    def test_has_its_identity_recorded(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2"))
        said = {one.property: one.value for one in queries.claims_of_dataset(WIKIDATA) if one.subject == world.HOUSTON}
        assert said["identifier:wikidata"] == "Q2"
        assert said["identifier:geonames"] == PLACES["Q2"][3]

    def test_becomes_a_place_of_its_own_if_its_country_is_in_the_file(self, run):
        report = run(item("Q1", twin("Q1", "Q9")), village("Q9", "Zyxwvutown"), state("Q183", "Germany", "DE"))
        # The state is named by the village, which was found by the second pass only: nobody looks for it.
        assert report.asked == {"country_unknown": 1}
        with_country = item("Q1", twin("Q1", "Q9"))
        with_country["claims"]["P17"] = [text("P17", {"entity-type": "item", "id": "Q183"})]
        report = run(with_country, village("Q9", "Zyxwvutown"), state("Q183", "Germany", "DE"))
        assert (report.used, report.new_places, report.asked) == (1, 1, {})
        place = places(["wd:Q9"])["wd:Q9"]
        assert (place.name_en, place.name_ar, place.country) == ("Zyxwvutown", "قرية", "DE")

    def test_that_is_a_state_only_tells_its_code(self, run):
        with_country = item("Q1", twin("Q1", "Q2"))
        with_country["claims"]["P17"] = [text("P17", {"entity-type": "item", "id": "Q183"})]
        run(with_country, item("Q2"), state("Q183", "Leipzig", "DE"))
        assert queries.claims_with_value("identifier:wikidata", ["Q183"]) == {}

    def test_that_is_in_no_file_is_asked_about(self, run):
        report = run(item("Q1", twin("Q1", "Q2"), twin("Q1", "Q99", 2)), item("Q2"))
        assert (report.looked_up, report.found) == (2, 1)
        assert report.asked_items == {"Q99": "not_in_file"}

    def test_lists_nothing_back_so_that_the_link_is_one_sided(self, run):
        assert run(item("Q1", twin("Q1", "Q2")), item("Q2")).one_sided == 1

    def test_is_asked_about_less_often_in_the_real_excerpt(self, tmp_path):
        excerpt = shared("data/wikidata/dump_excerpt.json")
        alone = import_wikidata(paths=[excerpt], folder=tmp_path / "one", actor="test")
        undo_list(dataset=WIKIDATA, actor="test")
        asked = [qid for qid, why in alone.asked_items.items() if why == "not_in_file"]
        more = tmp_path / "more.ndjson"
        made = {**item("Q1"), "id": "Q1"}
        more.write_text("".join(json.dumps({**made, "id": qid}) + "\n" for qid in asked), encoding="utf-8")
        together = import_wikidata(paths=[excerpt, more], folder=tmp_path / "two", actor="test")
        assert len(asked) >= 40
        assert (together.found, together.asked.get("not_in_file", 0)) == (len(asked) + alone.found, 0)


class TestAnUpdate:
    def test_marks_the_twin_that_a_newer_document_lacks_with_the_day(self, run):
        run(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)), item("Q2"), item("Q3"))
        report = run(changed("2026-11-20", item("Q1", twin("Q1", "Q2", 1))), since="2026-11-01")
        gone = [one for one in queries.claims_of_dataset(WIKIDATA) if one.gone_on]
        assert {one.subject for one in gone} == {LEIPZIG_LYON}
        assert {one.gone_on for one in gone} == {str(report.reading.seen_on)}

    def test_marks_the_list_of_an_item_that_lists_nobody_any_more(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2", twin("Q2", "Q1")))
        report = run(changed("2026-11-20", item("Q1")), since="2026-11-01")
        assert report.found == 1
        gone = {one.qualifiers.get(LIST_OF) for one in queries.claims_of_dataset(WIKIDATA) if one.gone_on}
        assert gone == {world.LEIPZIG}
        assert registry.dossier(LEIPZIG_HOUSTON, as_of=world_day()).partnership.id == LEIPZIG_HOUSTON

    def test_leaves_an_item_alone_that_did_not_change(self, run):
        run(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)), item("Q2"), item("Q3"))
        report = run(changed("2026-10-31", item("Q1", twin("Q1", "Q2", 1))), since="2026-11-01")
        assert (report.not_changed, report.reading.gone, report.used) == (1, 0, 0)
        assert not any(links().values())

    @pytest.mark.parametrize(("day", "gone"), [("2026-10-31", 0), ("2026-11-01", 1), ("2026-11-02", 1)])
    def test_takes_the_day_itself_as_changed(self, run, day, gone):
        run(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)), item("Q2"), item("Q3"))
        run(changed(day, item("Q1", twin("Q1", "Q2", 1))), since="2026-11-01")
        assert sum(bool(gone_on) for gone_on in links().values()) == gone

    def test_compares_an_item_that_does_not_tell_when_it_changed(self, run):
        run(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)), item("Q2"), item("Q3"))
        report = run(item("Q1", twin("Q1", "Q2", 1)), since="2026-11-01")
        assert (report.not_changed, sum(bool(gone_on) for gone_on in links().values())) == (0, 1)

    def test_says_nothing_of_items_that_are_not_in_the_file(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q4", twin("Q4", "Q3")), item("Q2"), item("Q3"))
        run(changed("2026-11-20", item("Q1", twin("Q1", "Q3"))), since="2026-11-01")
        gone = {one.qualifiers.get(LIST_OF) for one in queries.claims_of_dataset(WIKIDATA) if one.gone_on}
        assert gone == {world.LEIPZIG}

    def test_with_many_lists_read_for_the_first_time_is_no_growth_that_stops_it(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2"))
        more = [item("Q2", *(twin("Q2", "Q1", number) for number in range(1, 40))), item("Q3", twin("Q3", "Q1"))]
        assert run(item("Q1", twin("Q1", "Q2")), *more, since="2026-11-01").reading.added > 39

    def test_made_twice_changes_nothing(self, run):
        run(item("Q1", twin("Q1", "Q2", 1), twin("Q1", "Q3", 2)), item("Q2"), item("Q3"))
        newer = changed("2026-11-20", item("Q1", twin("Q1", "Q2", 1)))
        run(newer, since="2026-11-01")
        again = run(newer, since="2026-11-01")
        assert (again.reading.added, again.reading.gone, again.reading.back) == (0, 0, 0)


class TestSinceTheLast:
    """A dump takes days to be made: “last” means a week before the newest change that it knows of."""

    def test_needs_a_whole_reading_that_tells_its_days(self, run):
        run(item("Q1", twin("Q1", "Q2")), item("Q2"), whole=True)
        with pytest.raises(NoEarlierReading, match="--since YYYY-MM-DD"):
            run(item("Q1", twin("Q1", "Q2")), since="last")

    def test_begins_a_week_before_the_newest_change_of_the_whole(self, run):
        run(changed("2026-11-10", item("Q1", twin("Q1", "Q2"))), changed("2026-10-01", item("Q2")), whole=True)
        assert run(changed("2026-11-02", item("Q1", twin("Q1", "Q2"))), since="last").not_changed == 1
        report = run(changed("2026-11-03", item("Q1", twin("Q1", "Q2"))), since="last")
        assert (report.since, report.not_changed) == ("2026-11-03", 0)

    def test_goes_on_from_the_last_update_without_a_gap(self, run):
        run(changed("2026-11-10", item("Q1", twin("Q1", "Q2"))), item("Q2"), whole=True)
        run(changed("2026-11-15", item("Q1", twin("Q1", "Q2"))), since="last")
        assert run(item("Q1", twin("Q1", "Q2")), since="last").since == "2026-11-08"

    def test_is_not_moved_by_an_update_that_leaves_a_gap_nor_by_single_documents(self, run):
        run(changed("2026-11-10", item("Q1", twin("Q1", "Q2"))), item("Q2"), whole=True)
        run(changed("2026-11-25", item("Q1", twin("Q1", "Q2"))), since="2026-11-12")
        run(changed("2026-11-20", item("Q3", twin("Q3", "Q2"))))
        assert run(item("Q1", twin("Q1", "Q2")), since="last").since == "2026-11-03"

    def test_never_goes_back(self, run):
        run(changed("2026-11-10", item("Q1", twin("Q1", "Q2"))), item("Q2"), whole=True)
        run(changed("2026-09-10", item("Q1", twin("Q1", "Q2"))), item("Q2"), whole=True)
        assert run(item("Q1", twin("Q1", "Q2")), since="last").since == "2026-11-03"

    def test_forgets_a_reading_that_was_undone(self, run):
        run(changed("2026-11-10", item("Q1", twin("Q1", "Q2"))), item("Q2"), whole=True)
        undo_list(dataset=WIKIDATA, actor="test")
        with pytest.raises(NoEarlierReading):
            run(item("Q1", twin("Q1", "Q2")), since="last")


class TestTheProgress:
    def test_tells_bytes_and_entities_of_both_passes(self, run):
        told: dict[str, tuple[int, int]] = {}
        run(item("Q1", twin("Q1", "Q2")), item("Q2"), progress=lambda step, *amounts: told.update({step: amounts}))
        assert told["reading"][0] == told["reading"][1] > 0
        assert told["looking up"] == told["reading"]
        assert told["reading: entities"] == told["looking up: entities"] == (2, 0)

    @pytest.mark.parametrize(("step", "shown"), [("reading", "2 MB, 0.0 MB/s"), ("recording", "2,500,000")])
    def test_shows_megabytes_and_their_speed_or_a_number(self, step, shown):
        task = Task(TaskID(1), step, None, 2_500_000, lambda: 0.0, _lock=None)
        assert importing._Amount().render(task).plain == shown


class TestAHarvestFromElsewhere:
    def test_is_recorded_as_a_file_is(self):
        one = Entity("Q1", {"en": "Leipzig"}, "2879139", 51.34, 12.37, statements=(TwinStatement("Q1$1", "Q2"),))
        other = Entity("Q2", {"en": "Houston"}, "4699066", 29.76, -95.37)
        report = record_harvest(harvest=Harvest([one], [other], seen=2, looked_up=1, file="elsewhere"), actor="test")
        assert (report.used, report.found, report.reading.file) == (1, 1, "elsewhere")
        assert known_listers() == {"Q1"}


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path, monkeypatch, settings):
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)
        settings.DATA = tmp_path

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "items.ndjson"
        made = [changed("2026-11-20", item("Q1", twin("Q1", "Q2"))), item("Q2")]
        path.write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
        return str(path)

    def test_reports_what_was_looked_up(self, file):
        answer = CliRunner().invoke(tawam, ["import", "wikidata", file])
        assert answer.exit_code == 0, answer.output
        assert "items looked up beside these" in answer.output

    def test_tells_what_did_not_change(self, file):
        answer = CliRunner().invoke(tawam, ["import", "wikidata", file, "--since", "2026-11-21"])
        assert answer.exit_code == 0, answer.output
        assert "not changed since 2026-11-21" in answer.output

    @pytest.mark.parametrize("value", ["yesterday", "2026-13-01", "20"])
    def test_refuses_what_is_no_day(self, file, value):
        answer = CliRunner().invoke(tawam, ["import", "wikidata", file, "--since", value])
        assert answer.exit_code == 2
        assert "neither a day" in answer.output

    def test_refuses_a_whole_update(self, file):
        answer = CliRunner().invoke(tawam, ["import", "wikidata", file, "--since", "2026-01-01", "--whole"])
        assert answer.exit_code == 2
        assert "exclude each other" in answer.output

    def test_says_what_is_missing_for_an_update_since_the_last(self, file):
        answer = CliRunner().invoke(tawam, ["import", "wikidata", file, "--since", "last"])
        assert answer.exit_code == 1
        assert "--whole" in answer.output


def world_day():
    return queries.last_reading(WIKIDATA).seen_on.earliest()
