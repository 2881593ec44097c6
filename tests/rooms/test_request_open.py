"""Requests over the API and from the command line: the open record, what a file answers, and clear refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from tests.exchanged import activity, agreement, member
from tests.rooms.made_requests import OFFICER, copied
from tests.world import BETHLEHEM, GERMANY, HOUSTON, LEIPZIG, LYON, PARIS

from tawam.config.commands import preparing, requesting, tawam
from tawam.exchange.actions import log_entry
from tawam.matching import models, queries
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.reports.files.extras import NeedsPackages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
TEMPLATES = f"/api/v1/places/{LEIPZIG}/requests/templates"
JUDGEMENT = f"/api/v1/places/{LEIPZIG}/requests/judgement"
CODES = [one.code for one in queries.request_templates()]


@pytest.fixture(autouse=True)
def _gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's places are all that there is, which the command would not be content with."""
    monkeypatch.setattr(preparing, "need_gazetteer", lambda: None)


def run(*words: str) -> Result:
    """The command as typed."""
    return CliRunner().invoke(tawam, ["request", *words])


def told(client: Client, **given: str) -> dict[str, object]:
    """What the API says of a candidate."""
    answer = client.get(JUDGEMENT, {"candidate": LYON, "template": "redwood_city", "lang": "en"} | given)
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


def by_kind(found: dict[str, object]) -> dict[str, dict[str, object]]:
    """The findings by kind."""
    return {one["rule"]["kind"]: one for one in found["findings"]}  # type: ignore[index, attr-defined]


class TestTheTemplates:
    def test_are_all_told_with_the_source_of_every_rule(self, client: Client) -> None:
        found = client.get(TEMPLATES).json()
        assert [one["code"] for one in found["items"]] == CODES
        assert found["total"] == len(CODES)
        for one in found["items"]:
            assert all(rule["source"]["address"].startswith("http") for rule in one["rules"])
            assert one["left_out"]

    @pytest.mark.parametrize(("lang", "word"), [("en", "committee"), ("ar", "لجنة")])
    def test_speak_the_language_that_is_asked_for(self, client: Client, lang: str, word: str) -> None:
        austin = client.get(TEMPLATES, {"lang": lang}).json()["items"][0]
        assert any(word in rule["text"] for rule in austin["rules"])
        assert austin["waiting_months"] == {"memorandum": 24, "friendship": 24}
        assert austin["steps"] == ["memorandum", "friendship", "twinning"]

    def test_are_listed_by_the_command(self) -> None:
        done = run("templates")
        assert done.exit_code == 0, done.output
        assert all(f"{code}: " in done.output for code in CODES)
        assert "must, before memorandum: A committee of at least 15 residents" in done.output
        assert "https://www.clair.or.jp/j/exchange/shimai/ans01.html" in done.output

    def test_are_the_same_as_json(self, client: Client) -> None:
        assert json.loads(run("templates", "--json").output) == client.get(TEMPLATES, {"lang": "en"}).json()


class TestTheApi:
    def test_judges_by_the_open_record_alone(self, client: Client) -> None:
        found = told(client)
        assert (found["overall"], found["wanted"], found["template"]) == ("open", "twinning", "redwood_city")
        assert found["place"]["id"] == LEIPZIG  # type: ignore[index]
        assert found["asking"]["id"] == LYON  # type: ignore[index]
        kinds = by_kind(found)
        assert set(kinds) <= set(REQUIREMENTS.by_code)
        assert {one["verdict"] for one in kinds.values()} == {"unknown"}
        assert all(one["settled_by"] and one["explanation"] for one in kinds.values())

    def test_knows_what_is_on_record(self, client: Client) -> None:
        asked = {"candidate": PARIS, "template": "san_leandro"}
        there = by_kind(told(client, **asked))["partners_in_country"]
        assert (there["verdict"], there["basis"]) == ("met", "registry")
        assert "France" in str(there["explanation"])

    def test_tells_the_steps_by_the_record(self, client: Client) -> None:
        steps = told(client, candidate=HOUSTON)["steps"]
        assert steps["step"] == "twinning"  # type: ignore[index]
        assert (steps["since"], steps["exact"]) == ("1993-05", True)  # type: ignore[index]
        assert (steps["partnership"], steps["next"]) == ("leipzig--houston", None)  # type: ignore[index]
        over = told(client)["steps"]
        assert (over["step"], over["next"]) == ("contact", "twinning")  # type: ignore[index]
        assert "is over" not in str(over["earliest"])  # type: ignore[index]

    def test_compares_with_the_proposals(self, client: Client) -> None:
        found = told(client, candidate=PARIS)["compared"]
        assert found["asking"]["place"]["id"] == PARIS  # type: ignore[index]
        assert 1 <= found["rank"] <= found["candidates"]  # type: ignore[index]
        assert 1 <= len(found["proposals"]) <= 5  # type: ignore[index]

    def test_reads_no_agreement(self, client: Client) -> None:
        paper = agreement("2021-03-01", review_months=12, partnership="leipzig--houston")
        log_entry(stated=paper, for_place=LEIPZIG, standing=member(LEIPZIG))
        found = by_kind(told(client, candidate=HOUSTON, template="christchurch"))["review"]
        assert found["verdict"] == "unknown"

    def test_reads_the_days_of_exchanges_which_are_open_to_all(self, client: Client) -> None:
        one = activity("2026-01-01", partnership="leipzig--houston")
        log_entry(stated=one, for_place=LEIPZIG, standing=member(LEIPZIG))
        found = by_kind(told(client, candidate=HOUSTON, template="austin"))["years_of_exchange"]
        assert "in 1" in str(found["explanation"])

    def test_asks_only_for_what_the_step_needs(self, client: Client) -> None:
        found = told(client, template="austin", wanted="memorandum")
        assert set(by_kind(found)) == {"papers", "committee", "local_committee"}
        assert len(found["later"]) == 5  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("given", "status", "says"),
        [
            ({"candidate": "gn:404"}, 404, "gn:404"),
            ({"template": "atlantis"}, 422, "there are austin"),
            ({"template": ""}, 422, "template"),
            ({"candidate": ""}, 422, "candidate"),
            ({"candidate": "<script>"}, 422, "candidate"),
            ({"wanted": "marriage"}, 422, "wanted"),
            ({"candidate": LEIPZIG}, 422, "cannot ask itself"),
        ],
    )
    def test_says_what_is_wrong(self, client: Client, given: dict[str, str], status: int, says: str) -> None:
        answer = client.get(JUDGEMENT, {"candidate": LYON, "template": "clair"} | given)
        assert answer.status_code == status
        assert says in answer.json()["detail"]

    def test_refuses_an_unknown_place(self, client: Client) -> None:
        address = JUDGEMENT.replace(LEIPZIG, "gn:404")
        assert client.get(address, {"candidate": LYON, "template": "clair"}).status_code == 404

    def test_keeps_nothing(self, client: Client) -> None:
        told(client)
        assert models.PartnerRequest.objects.count() == models.RequestRevision.objects.count() == 0

    def test_compares_no_country(self, client: Client) -> None:
        found = told(client, candidate=GERMANY)
        assert found["compared"] is None
        assert "Only cities" in str(found["not_compared"])


def facts(tmp_path: Path, **more: object) -> str:
    """A file of what is known."""
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(more), encoding="utf-8")
    return str(path)


class TestTheCommand:
    def test_judges_names_that_leave_no_doubt(self) -> None:
        done = run("judge", "Leipzig", "Lyon", "--template", "austin")
        assert done.exit_code == 0, done.output
        assert "Lyon → Leipzig: open" in done.output
        assert "Next step: memorandum." in done.output
        assert "Rank" in done.output

    def test_gives_the_same_json_as_the_api(self, client: Client) -> None:
        done = run("judge", LEIPZIG, LYON, "--template", "redwood_city", "--json")
        found = json.loads(done.output)
        assert found["findings"] == told(client)["findings"]
        assert found["steps"] == told(client)["steps"]

    def test_takes_answers_from_a_file(self, tmp_path: Path) -> None:
        path = facts(
            tmp_path,
            wanted="memorandum",
            received_on="2026-05-04",
            papers={"memorandum": True},
            themes=["youth"],
            answers={"committee": {"number": 17, "note": "List"}},
        )
        found = json.loads(run("judge", LEIPZIG, LYON, "--template", "austin", "--facts", path, "--json").output)
        verdicts = {one["rule"]["kind"]: one["verdict"] for one in found["findings"]}
        assert verdicts == {"papers": "met", "committee": "met", "local_committee": "unknown"}
        assert found["overall"] == "met"
        assert found["steps"]["since"] == "2026-05-04"

    @pytest.mark.parametrize(
        ("told_", "says"),
        [
            ({"wanted": "marriage"}, "cannot be read"),
            ({"received_on": "soon"}, "cannot be read"),
            ({"received_on": "2999-01-01"}, "lies in the future"),
            ({"themes": ["charm"]}, "cannot be read"),
            ({"papers": {"poem": True}}, "cannot be read"),
            ({"answers": {"committee": {"number": 17}}}, "Say what the answer rests on"),
            ({"answers": {"charm": {"met": True, "note": "x"}}}, "no question"),
            ({"answers": ["committee"]}, "cannot be read"),
            ({"answers": {"free_travel": {"met": "no", "note": "x"}}}, "answers.free_travel.met"),
            ({"answers": {"committee": {"number": 17.9, "note": "x"}}}, "answers.committee.number"),
            ({"answers": {"committee": {"number": True, "note": "x"}}}, "answers.committee.number"),
            ({"answers": {"committee": {"number": float("inf"), "note": "x"}}}, "answers.committee.number"),
            ({"answers": {"committee": {"number": float("nan"), "note": "x"}}}, "answers.committee.number"),
            ({"answers": {"committee": {"number": 17, "note": 5}}}, "answers.committee.note"),
            ({"answers": {"committee": {"figure": 17, "note": "x"}}}, "answers.committee.figure"),
            ({"papers": {"budget": "no"}}, "papers.budget"),
            ({"papers": []}, "papers"),
            ({"themes": {"youth": 1}}, "themes"),
            ({"paper": {"budget": True}}, "paper: "),
            ({"name": 5}, "name"),
            ({"contact": None}, "contact"),
            ({"state": "twinning"}, "state"),
        ],
    )
    def test_says_what_is_wrong_with_the_file(self, tmp_path: Path, told_: dict[str, object], says: str) -> None:
        done = run("judge", LEIPZIG, LYON, "--template", "austin", "--facts", facts(tmp_path, **told_))
        assert done.exit_code == 1
        assert says in done.output

    @pytest.mark.parametrize(
        "text", [b"", b"[]", b"{", b"3", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000], ids=range(8)
    )
    def test_says_that_a_file_is_no_json_object(self, tmp_path: Path, text: bytes) -> None:
        path = tmp_path / "facts.json"
        path.write_bytes(text)
        done = run("judge", LEIPZIG, LYON, "--template", "austin", "--facts", str(path))
        assert (done.exit_code, "cannot be read" in done.output) == (1, True)

    def test_reads_a_file_as_windows_writes_it_and_takes_out_what_nobody_sees(self, tmp_path: Path) -> None:
        path, out = tmp_path / "facts.json", tmp_path / "paper.html"
        path.write_text('{"purpose": "Youth\\u0000 \\u202eexchange"}', encoding="utf-8-sig")
        done = run("judge", LEIPZIG, LYON, "--template", "clair", "--facts", str(path), "--out", str(out))
        assert done.exit_code == 0, done.output
        assert "Youth exchange" in out.read_text(encoding="utf-8")

    def test_refuses_a_place_that_asks_itself(self) -> None:
        done = run("judge", LEIPZIG, LEIPZIG, "--template", "clair")
        assert (done.exit_code, "cannot ask itself" in done.output) == (1, True)

    def test_uses_the_criteria_that_the_place_keeps(self) -> None:
        copied("clair", by=OFFICER)
        found = json.loads(run("judge", LEIPZIG, LYON, "--json").output)
        assert found["template"] == "clair"
        assert [one["rule"]["kind"] for one in found["findings"]] == [
            "signed_by_heads", "several_fields", "council_approval",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ((LEIPZIG, LYON), "keeps no criteria yet"),
            ((LEIPZIG, LYON, "--template", "atlantis"), "is no template"),
            ((LEIPZIG, "gn:404", "--template", "clair"), "gn:404"),
            (("Nowhereville", LYON, "--template", "clair"), "leaves a doubt"),
            ((LEIPZIG, "Bethlehem", "--template", "clair"), BETHLEHEM),
        ],
    )
    def test_says_what_is_wrong(self, words: tuple[str, ...], says: str) -> None:
        done = run("judge", *words)
        assert done.exit_code == 1
        assert says in done.output

    @pytest.mark.parametrize(("name", "start"), [("r.pdf", b"%PDF"), ("r.DOCX", b"PK"), ("r.html", b"<!doctype")])
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_writes_the_paper(self, tmp_path: Path, name: str, start: bytes, language: str) -> None:
        out = tmp_path / name
        done = run("judge", LEIPZIG, LYON, "--template", "austin", "--out", str(out), "--lang", language, "--by", "Sam")
        assert done.exit_code == 0, done.output
        assert out.read_bytes().startswith(start)

    def test_calls_the_place_that_asks_by_its_name(self, tmp_path: Path) -> None:
        out = tmp_path / "r.html"
        run("judge", LEIPZIG, LYON, "--template", "austin", "--out", str(out))
        told = out.read_text(encoding="utf-8")
        assert "Lyon" in told
        assert LYON not in told

    def test_refuses_other_endings_and_folders_that_are_not_there(self, tmp_path: Path) -> None:
        for name, status in (("r.exe", 2), ("no/r.html", 1)):
            done = run("judge", LEIPZIG, LYON, "--template", "austin", "--out", str(tmp_path / name))
            assert done.exit_code == status
        assert list(tmp_path.iterdir()) == []

    def test_says_what_to_install(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(*_: object, **__: object) -> bytes:
            raise NeedsPackages

        monkeypatch.setattr(requesting, "written", missing)
        done = run("judge", LEIPZIG, LYON, "--template", "austin", "--out", str(tmp_path / "r.pdf"))
        assert (done.exit_code, "pip install tawam[report]" in done.output) == (1, True)
