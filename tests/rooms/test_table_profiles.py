"""Profiles on the command line and in the database; the command and a draft judge alike; the loop of a worker."""

from __future__ import annotations

import csv
import json
import threading

import pytest
from click.testing import CliRunner
from django.db import OperationalError
from tests.rooms import made_tables as made
from tests.rooms.made_tables import (
    BETHLEHEM_LYON,
    COVENTRY_LEIPZIG,
    HEADER,
    LEIPZIG_LYON,
    LYON_LEIPZIG,
    NAMELESS,
    NOWHERE,
)

from tawam.config import work
from tawam.config.commands import tawam
from tawam.intake import actions, queries
from tawam.intake.actions.profiles import NameTaken
from tawam.intake.rules.tables.profiles import BadProfile
from tawam.intake.values.drafts import DraftState
from tawam.intake.values.tables import ColumnMapping, Field, Profile

pytestmark = pytest.mark.django_db
COLUMNS = {"a": Field.ONE_NAME, "b": Field.OTHER_NAME}
OURS = Profile("Ours", ("a", "b"), ColumnMapping(COLUMNS, {Field.ONE_COUNTRY: "Germany"}))


@pytest.fixture
def run(tmp_path, monkeypatch, settings):
    """Run a command in a folder of its own."""
    monkeypatch.setattr("tawam.config.commands.preparing.need_gazetteer", lambda: None)
    monkeypatch.setattr("tawam.config.commands.preparing.need_database", lambda: None)
    settings.DATA = tmp_path
    return lambda *words: CliRunner().invoke(tawam, list(words))


@pytest.fixture
def table(tmp_path):
    """A file with these rows."""

    def write(*rows, header=HEADER) -> str:
        path = tmp_path / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        return str(path)

    return write


class TestAProfile:
    def test_is_kept_and_comes_back_the_same(self):
        assert actions.save_profile(profile=OURS, actor="a") is True
        assert queries.profile("Ours") == OURS
        assert actions.save_profile(profile=OURS, actor="a") is False
        assert queries.profiles() == [OURS]

    def test_is_found_by_the_columns_of_a_table(self):
        actions.save_profile(profile=OURS, actor="a")
        assert queries.profile_for(["B", "a"]) == OURS
        assert queries.profile_for(["a"]) is None

    def test_fits_nothing_where_two_would(self):
        for name in ("Ours", "Theirs"):
            actions.save_profile(profile=Profile(name, OURS.header, OURS.mapping), actor="a")
        assert queries.profile_for(["a", "b"]) is None

    def test_is_renamed_and_deleted(self):
        actions.save_profile(profile=OURS, actor="a")
        actions.rename_profile(name="Ours", to="  New   name ", actor="a")
        assert queries.profile("New name").mapping == OURS.mapping
        actions.delete_profile(name="New name", actor="a")
        assert queries.profiles() == []

    def test_that_is_not_there_is_told_so(self):
        for call in (
            lambda: actions.delete_profile(name="x", actor="a"),
            lambda: actions.rename_profile(name="x", to="y", actor="a"),
            lambda: queries.profile("x"),
        ):
            with pytest.raises(queries.NoSuchProfile, match="no profile “x”"):
                call()

    @pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\x07b"])
    def test_needs_a_name_that_can_be_shown(self, name):
        with pytest.raises(BadProfile):
            actions.save_profile(profile=Profile(name, OURS.header, OURS.mapping), actor="a")
        assert queries.profiles() == []

    def test_takes_no_name_of_another(self):
        for name in ("Ours", "Theirs"):
            actions.save_profile(profile=Profile(name, OURS.header, OURS.mapping), actor="a")
        with pytest.raises(NameTaken):
            actions.rename_profile(name="Ours", to="Theirs", actor="a")
        swapped = ColumnMapping({"a": Field.OTHER_NAME, "b": Field.ONE_NAME})
        with pytest.raises(NameTaken):
            actions.change_profile(name="Ours", to=Profile("Theirs", OURS.header, swapped), actor="a")
        assert [one.mapping for one in queries.profiles()] == [OURS.mapping] * 2

    def test_that_is_wrong_keeps_the_others_out_too(self):
        wrong = Profile("Wrong", ("a", "b"), ColumnMapping(dict.fromkeys("ab", Field.ONE_NAME)))
        with pytest.raises(BadProfile):
            actions.import_profiles(profiles=[OURS, wrong], actor="a")
        assert queries.profiles() == []


class TestTheCommand:
    def test_reads_a_table_by_a_profile_that_is_named(self, run, table):
        actions.save_profile(profile=OURS, actor="a")
        answer = run("import", "table", table(("Leipzig", "Lyon"), header=("a", "b")), "--profile", "Ours", "--json")
        report = json.loads(answer.stdout)
        assert (report["profile"], report["used"]) == ("Ours", 1)

    def test_uses_one_that_fits_and_says_so(self, run, table):
        actions.save_profile(profile=OURS, actor="a")
        answer = run("import", "table", table(("Leipzig", "Lyon"), header=("b", "A")), "--preview")
        assert "Columns read by the profile “Ours”." in answer.output

    def test_puts_what_is_said_by_hand_before_the_profile(self, run, table):
        actions.save_profile(profile=OURS, actor="a")
        words = ("--map", "b=note", "--map", "a=other.name", "--default", "one.name=Leipzig", "--preview", "--json")
        report = json.loads(run("import", "table", table(("Lyon", "x"), header=("a", "b")), *words).stdout)
        assert report["mapping"] == {"a": "other.name", "b": "note"}

    def test_keeps_what_was_said_under_a_name(self, run, table):
        words = ("--map", "since=until", "--default", "one.country=Germany", "--save-profile", "Kept", "--preview")
        assert run("import", "table", table(LEIPZIG_LYON), *words).exit_code == 0
        kept = queries.profile("Kept")
        assert kept.mapping.columns["since"] is Field.UNTIL
        assert kept.mapping.defaults == {Field.ONE_COUNTRY: "Germany"}

    def test_names_the_profiles_that_there_are(self, run, table):
        actions.save_profile(profile=OURS, actor="a")
        answer = run("import", "table", table(LEIPZIG_LYON), "--profile", "Nobody’s")
        assert answer.exit_code == 2
        assert "“Ours”" in answer.output

    def test_shares_profiles_as_a_file(self, run, tmp_path):
        actions.save_profile(profile=OURS, actor="a")
        path = str(tmp_path / "profiles.json")
        assert run("import", "profiles", "--export", path).exit_code == 0
        actions.delete_profile(name="Ours", actor="a")
        answer = run("import", "profiles", "--import", path)
        assert "Profiles: 1 new, 0 changed." in answer.output
        assert queries.profiles() == [OURS]
        assert "0 new, 1 changed" in run("import", "profiles", "--import", path).output

    @pytest.mark.parametrize("text", ["", "{}", "[1]", "[", '{"version": 1}'])
    def test_takes_nothing_from_a_file_that_holds_none(self, run, tmp_path, text):
        (tmp_path / "bad.json").write_text(text)
        answer = run("import", "profiles", "--import", str(tmp_path / "bad.json"))
        assert answer.exit_code == 1
        assert "No profile was kept." in answer.output
        assert "Traceback" not in answer.output

    def test_tells_of_a_file_that_cannot_be_read_or_written(self, run, tmp_path):
        assert "cannot be read" in run("import", "profiles", "--import", str(tmp_path / "nothing.json")).output
        assert "cannot be written" in run("import", "profiles", "--export", str(tmp_path / "no" / "f.json")).output

    def test_judges_every_row_as_a_draft_does(self, run, table):
        rows = (LEIPZIG_LYON, LYON_LEIPZIG, NOWHERE, NAMELESS, BETHLEHEM_LYON, COVENTRY_LEIPZIG)
        report = json.loads(run("import", "table", table(*rows), "--preview", "--json").stdout)
        counts = queries.row_counts(made.previewed(*rows).token)
        assert {name: report[name] for name in ("used", "asked", "ignored", "refused")} == {
            name: counts[name] for name in ("used", "asked", "ignored", "refused")
        }


class TestTheLoopOfAWorker:
    @pytest.fixture(autouse=True)
    def _one_connection(self, monkeypatch):
        """The loop closes the connections of its thread, which here is that of the test and holds its transaction."""
        monkeypatch.setattr(work, "close_old_connections", lambda: None)
        monkeypatch.setattr(work.connections, "close_all", lambda: None)

    def test_does_what_waits_and_stops_when_nothing_does(self, run):
        draft = made.mapped(made.uploaded(LEIPZIG_LYON))
        answer = run("work", "--until-idle")
        assert "1 jobs done." in answer.output
        assert queries.draft(draft.token).state is DraftState.PREVIEWED

    def test_stops_when_it_is_told_to(self):
        stop = threading.Event()
        stop.set()
        assert work.work(stop) == 0

    def test_waits_while_the_database_cannot_be_used(self, monkeypatch, caplog):
        answers = iter([OperationalError("database is locked"), True, False])

        def job(worker: str) -> bool:
            answer = next(answers)
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(work.jobs, "do_waiting_job", job)
        monkeypatch.setattr(work, "LONG_PAUSE", 0.01)
        assert work.work(threading.Event(), until_idle=True) == 1
        assert "database is locked" in caplog.text

    def test_has_a_name_of_its_own_each_time(self):
        assert work.worker_name() != work.worker_name()
        assert len(work.worker_name()) <= 80
