"""The command line tells what it did, and what is wrong, without a traceback."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner, Result
from tests import world

from tawam.config.commands import preparing, tawam
from tawam.evidence import models as evidence_models
from tawam.registry import queries as registry
from tawam.registry.actions import report_error

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


def run(*words: str) -> Result:
    """The command as typed, with what it printed."""
    return CliRunner().invoke(tawam, words)


class TestResolve:
    def test_prints_candidates_with_their_reasons(self) -> None:
        told = run("resolve", "Bethlehem")
        assert told.exit_code == 0
        assert world.BETHLEHEM_PA in told.output

    def test_prints_what_the_api_answers(self) -> None:
        found = json.loads(run("resolve", "بيت لحم", "--partner", "Jerusalem", "--json").output)
        assert set(found) == {"outcome", "candidates"}
        assert found["candidates"][0]["place"]["id"] == world.BETHLEHEM
        assert all(reason["text"] for reason in found["candidates"][0]["reasons"])

    def test_takes_any_name_as_text(self) -> None:
        assert run("resolve", "[red]x[/nope]").exit_code == 0

    def test_speaks_arabic(self) -> None:
        found = json.loads(run("resolve", "Coventry", "--lang", "ar", "--json").output)
        assert found["candidates"][0]["place"]["name"] == "كوفنتري"


class TestStatus:
    def test_tells_what_the_folder_holds(self) -> None:
        found = json.loads(run("status", "--json").output)
        assert found["partnerships"] == 7
        assert found["places"]["city"] == len(world.CITIES)
        assert "partnerships" in run("status").output


class TestReports:
    def test_are_listed_and_settled(self) -> None:
        number = report_error(page="/en/x", partnership_id="", message="Wrong year.")
        assert "Wrong year." in run("reports").output
        assert run("reports", "--settle", str(number)).exit_code == 0
        assert registry.open_error_reports() == []

    def test_may_hold_what_looks_like_markup(self) -> None:
        report_error(page="/en/x", partnership_id="", message="see [/b] and [red]this[/nope]")
        told = run("reports")
        assert told.exit_code == 0
        assert "[/b]" in told.output

    def test_that_nobody_sent_are_named(self) -> None:
        told = run("reports", "--settle", "999")
        assert told.exit_code == 1
        assert "no open report 999" in told.output


class TestLoading:
    @pytest.mark.parametrize("what", ["casebook", "article"])
    def test_a_file_that_is_not_there_is_said_in_a_line(self, what: str, tmp_path: Path) -> None:
        told = run("load", what, str(tmp_path / "none.yaml"))
        assert told.exit_code == 1
        assert "none.yaml" in told.output
        assert "Nothing was written" in told.output
        assert "Traceback" not in told.output

    @pytest.mark.parametrize("what", ["casebook", "article"])
    def test_a_folder_is_no_file(self, what: str, tmp_path: Path) -> None:
        assert run("load", what, str(tmp_path)).exit_code == 1

    def test_a_broken_row_is_named_and_nothing_is_written(self, tmp_path: Path) -> None:
        before = evidence_models.Claim.objects.count()
        broken = tmp_path / "broken.yaml"
        broken.write_text("- {id: a--b, kind: marriage, parties: [], events: []}\n", encoding="utf-8")
        told = run("load", "casebook", str(broken))
        assert told.exit_code == 1
        assert "broken.yaml: a--b: " in told.output
        assert evidence_models.Claim.objects.count() == before

    def test_of_no_case_at_all_is_refused(self, tmp_path: Path) -> None:
        empty = tmp_path / "empty.yaml"
        empty.write_text("[]", encoding="utf-8")
        told = run("load", "casebook", str(empty))
        assert told.exit_code == 1
        assert "holds no case" in told.output


class TestServing:
    def test_wants_an_address(self) -> None:
        assert run("serve", "--host", "").exit_code == 1

    def test_does_not_share_a_port_with_another_server(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            told = run("serve", "--port", str(port))
        assert told.exit_code == 1
        assert f"port {port}" in told.output
        assert "--port" in told.output

    def test_does_not_share_it_with_one_that_was_prepared_at_the_same_time(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        other: list[socket.socket] = []
        monkeypatch.setattr(preparing, "everything", lambda _: other.append(socket.create_server(("127.0.0.1", port))))
        monkeypatch.setattr(os, "execv", Mock(side_effect=AssertionError("served on a port of another")))
        told = run("serve", "--port", str(port))
        other[0].close()
        assert told.exit_code == 1
        assert f"port {port}" in told.output

    @pytest.mark.parametrize("port", ["0", "70000", "http"])
    def test_wants_a_port_that_exists(self, port: str) -> None:
        assert run("serve", "--port", port).exit_code == 2
