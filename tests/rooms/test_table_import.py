"""Tables become claims: what is sure is recorded, the rest reported; twice adds nothing, and one step undoes it."""

from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner
from tests import world
from tests.rooms.test_readings import DAY
from tests.told import source

from tawam.config.commands import tawam
from tawam.evidence import models, queries
from tawam.evidence.actions import ListChangedTooMuch
from tawam.evidence.values import SourceKind
from tawam.intake import actions as intake
from tawam.intake.actions.tables import NoUsableRow
from tawam.intake.files.tables import read_table
from tawam.intake.rules.tables.headers import guessed_mapping
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject
from tawam.registry.values import Kind

pytestmark = pytest.mark.django_db

REGISTER = source("The Register", SourceKind.ASSOCIATION_LIST)
HEADER = ["town", "country1", "partner town", "partner country", "since", "form"]
LEIPZIG_LYON = ["Leipzig", "Germany", "Lyon", "France", "1981", "f"]
COVENTRY_LEIPZIG = ["Coventry", "United Kingdom", "Leipzig", "Deutschland", "", "p"]
NOWHERE = ["Leipzig", "Germany", "Xyzzyqqq", "France", "1990", "p"]


@pytest.fixture
def preview(tmp_path):
    """Preview a table of these rows."""

    def look(*rows: list[str], header: list[str] = HEADER):
        path = tmp_path / "twins.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        table = read_table(path)
        mapping = guessed_mapping(table.header, [cells for _, cells in table.rows])
        return intake.preview_table(table=table, mapping=mapping, today=DAY)

    return look


def take(preview, **more: object):
    return intake.import_table(preview=preview, source=REGISTER, dataset="table:twins", actor="test", **more)


def told(preview) -> list[tuple[int, str, str]]:
    return [(one.number, one.outcome, one.code) for one in preview.reports]


class TestAPreview:
    def test_writes_nothing(self, preview):
        before = models.Claim.objects.count()
        assert preview(LEIPZIG_LYON).counts == {"rows": 1, "used": 1, "asked": 0, "ignored": 0, "refused": 0}
        assert models.Claim.objects.count() == before

    def test_asks_about_places_that_are_not_sure(self, preview):
        found = preview(LEIPZIG_LYON, NOWHERE)
        assert told(found) == [(3, "asked", "unknown")]
        assert "Xyzzyqqq" in found.reports[0].about

    def test_ignores_a_row_that_says_again_what_another_said(self, preview):
        turned = ["Lyon", "France", "Leipzig", "Germany", "1981", "f"]
        assert told(preview(LEIPZIG_LYON, turned)) == [(3, "ignored", "said_before")]

    def test_refuses_a_row_without_a_name(self, preview):
        assert told(preview(["", "", "Lyon", "France", "", ""])) == [(2, "refused", "name_missing")]

    def test_tells_which_values_were_left_out_of_a_row_that_is_used(self, preview):
        found = preview([*LEIPZIG_LYON[:4], "1981/82", "f"])
        assert (found.counts["used"], told(found)) == (1, [(2, "left_out", "no_date")])

    def test_accounts_for_every_row(self, preview):
        counts = preview(LEIPZIG_LYON, LEIPZIG_LYON, NOWHERE, ["", "", "", "", "1", ""], COVENTRY_LEIPZIG).counts
        assert counts["rows"] == sum(counts[name] for name in ("used", "asked", "ignored", "refused"))


class TestAnImport:
    def test_makes_claims_of_the_source_about_the_pair(self, preview):
        reading = take(preview(LEIPZIG_LYON))
        assert (reading.added, reading.report["used"], reading.file) == (5, 1, "twins.csv")
        pair = pair_subject(world.LEIPZIG, world.LYON)
        found = registry.dossier(pair, as_of=DAY).partnership
        assert (str(found.since), found.since_basis, found.kind) == ("1981", "began", Kind.FRIENDSHIP)

    def test_made_twice_adds_nothing(self, preview):
        take(preview(LEIPZIG_LYON, COVENTRY_LEIPZIG))
        again = take(preview(COVENTRY_LEIPZIG, LEIPZIG_LYON))
        assert (again.added, again.gone, again.back) == (0, 0, 0)

    def test_can_be_undone_as_one_step(self, preview):
        take(preview(LEIPZIG_LYON))
        intake.undo_list(dataset="table:twins", actor="test")
        assert (queries.claims_of_dataset("table:twins"), registry.partnership_count()) == ([], 0)

    def test_of_a_table_that_shrank_stops_and_asks(self, preview):
        take(preview(LEIPZIG_LYON, COVENTRY_LEIPZIG))
        with pytest.raises(ListChangedTooMuch, match="Nothing was written"):
            take(preview(LEIPZIG_LYON))
        assert take(preview(LEIPZIG_LYON), accept_change=True).gone == 4

    def test_of_rows_that_cannot_be_used_says_so(self, preview):
        with pytest.raises(NoUsableRow, match="none of its 1 rows"):
            take(preview(NOWHERE))
        assert queries.readings_of(REGISTER.id) == []

    def test_of_places_lets_later_tables_name_them_by_item(self, preview):
        take(
            preview(
                ["Q2079", "Leipzig", "51.34", "12.37"],
                ["Q456", "Lyon", "45.75", "4.85"],
                header=["qid", "name", "lat", "lon"],
            )
        )
        links = preview(["Q2079", "Q456"], header=["a", "b"])
        assert links.counts["used"] == 1
        assert {found.place.id for found in links.places[0]} == {world.LEIPZIG, world.LYON}


class TestTheCommand:
    @pytest.fixture
    def run(self, tmp_path, monkeypatch, settings):
        """Run the command on a table of these rows."""
        monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)
        settings.DATA = tmp_path

        def call(rows: list[list[str]], *options: str):
            path = tmp_path / "list.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
            return CliRunner().invoke(tawam, ["import", "table", str(path), *options])

        return call

    def test_reports_as_json_what_became_of_every_row(self, run):
        answer = run([HEADER, LEIPZIG_LYON, NOWHERE], "--json")
        assert answer.exit_code == 0, answer.output
        report = json.loads(answer.stdout)
        assert (report["used"], report["asked"], report["mapping"]["since"]) == (1, 1, "since")
        assert report["reports"][0]["row"] == 3

    def test_writes_nothing_when_asked_for_a_preview(self, run):
        assert run([HEADER, LEIPZIG_LYON], "--preview").exit_code == 0
        assert queries.claims_of_dataset("table:list") == []

    def test_writes_what_was_not_used_so_that_no_cell_is_run(self, run, tmp_path):
        rows = [HEADER, LEIPZIG_LYON, ["=cmd()", "Germany", "Lyon", "France", "", ""]]
        run(rows, "--report", str(tmp_path / "report.csv"))
        with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
            (line,) = list(csv.DictReader(file))
        assert (line["row"], line["outcome"], line["about"]) == ("3", "asked", "'=cmd(), Germany")

    @pytest.mark.parametrize("name", ["list.csv", "other/../list.csv", "link.csv"])
    def test_never_writes_the_report_over_the_table(self, run, tmp_path, name):
        (tmp_path / "other").mkdir()
        (tmp_path / "link.csv").symlink_to(tmp_path / "list.csv")
        answer = run([HEADER, LEIPZIG_LYON, NOWHERE], "--report", str(tmp_path / name))
        assert answer.exit_code == 2
        assert "the table itself" in answer.output
        assert "Xyzzyqqq" in (tmp_path / "list.csv").read_text(encoding="utf-8")
        assert queries.claims_of_dataset("table:list") == []

    def test_says_where_a_report_cannot_be_written_and_imports_nothing(self, run, tmp_path):
        answer = run([HEADER, LEIPZIG_LYON, NOWHERE], "--report", str(tmp_path / "no" / "report.csv"))
        assert (answer.exit_code, type(answer.exception)) == (1, SystemExit)
        assert "cannot be written: No such file" in answer.output
        assert queries.claims_of_dataset("table:list") == []

    def test_takes_a_column_for_what_it_is_told(self, run):
        header = ["x", "country1", "y", "country2", "since", "form"]
        options = ["--map", "x=one.name", "--map", "y=other.name", "--json"]
        assert json.loads(run([header, LEIPZIG_LYON], *options).stdout)["used"] == 1

    @pytest.mark.parametrize(
        ("rows", "options", "told"),
        [
            ([["x", "y"], ["1", "2"]], [], "--map"),
            ([HEADER, LEIPZIG_LYON], ["--map", "nothing=since"], "no column “nothing”"),
            ([HEADER, LEIPZIG_LYON], ["--map", "since=when"], "“when” is no field"),
            ([HEADER, LEIPZIG_LYON], ["--map", "since"], "COLUMN=FIELD"),
            ([HEADER, LEIPZIG_LYON], ["--published", "soon"], "--published"),
            ([HEADER, LEIPZIG_LYON], ["--encoding", "martian"], "no encoding"),
            ([["town", "town"], ["a", "b"]], [], "two columns"),
            ([HEADER, NOWHERE], [], "none of its 1 rows"),
        ],
    )
    def test_ends_with_a_sentence_and_writes_nothing(self, run, rows, options, told):
        answer = run(rows, *options)
        assert answer.exit_code != 0
        assert told in answer.output
        assert "Traceback" not in answer.output
        assert queries.claims_of_dataset("table:list") == []

    def test_undoes(self, run):
        run([HEADER, LEIPZIG_LYON])
        answer = CliRunner().invoke(tawam, ["import", "undo", "table:list"])
        assert answer.exit_code == 0, answer.output
        assert queries.claims_of_dataset("table:list") == []
