"""The decision paper from the database: what it reads, the command, the page, and who may see what in it."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import world
from tests.exchanged import agreement, member
from tests.pdftext import said_in, squeezed
from tests.rooms.made_people import account, client_of
from tests.rooms.made_people import member as person
from tests.told import source, told
from tests.world import BAGHDAD, COVENTRY, DETROIT, HOUSTON, LEIPZIG, LYON, OSAKA, PARIS, SAN_FRANCISCO, VOLGOGRAD

from tawam.config.commands import tawam
from tawam.exchange.actions import log_entry
from tawam.people.values import Role
from tawam.registry import queries as registry
from tawam.registry.queries import NoSuchPartnership, NotKnownYet
from tawam.registry.values import Cause
from tawam.reports import queries
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.values import Answer, DecisionPaper, HardCase, Ring
from tawam.web.views import decisions as view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "coventry--volgograd"
DAY = dt.date(2026, 6, 15)
PAGE = f"/en/partnerships/{LINK}/decision/"
PDF = f"{PAGE}paper.pdf"
QUIET = "/en/partnerships/leipzig--houston/decision/"
SECRET = "Charter that is nobody"
TITLE = f"{SECRET}'s business"


def made(key: str = LINK, **more: object) -> DecisionPaper:
    """The paper on a link."""
    given = {"as_of": DAY, "made_on": DAY}
    return queries.decision_paper(key, **(given | more))  # type: ignore[arg-type]


def other(slug: str, home: str, kind: str, on: str, cause: str = "war_or_insecurity", **more: str) -> None:
    """One more link with Volgograd, and what its other side did."""
    said = [
        *world.tie(slug, home, VOLGOGRAD),
        told("signed", "1990", subject=slug, position=100),
        told(kind, on, by=source("The Herald"), subject=slug, position=101, side=home, cause=cause, **more),
    ]
    world.record(said, slug)


def log_agreement(place: str = COVENTRY) -> None:
    """An agreement in the log of Coventry and Volgograd."""
    paper = agreement("2024-03-01", title=TITLE, term_months=60)
    log_entry(stated=replace(paper, partnership=LINK), for_place=place, standing=member(place))


def run(*words: str) -> Result:
    """The command as typed."""
    return CliRunner().invoke(tawam, words)


class TestAPaper:
    def test_reads_the_kind_of_case_off_the_record(self) -> None:
        found = made()
        assert (found.case, found.chosen) == (HardCase.WAR, False)
        assert (made("san-francisco--osaka").case, made("lyon--leipzig").case) == (HardCase.POLITICS, HardCase.DEAD)

    def test_takes_the_kind_that_a_person_names(self) -> None:
        found = made(case=HardCase.HUMAN_RIGHTS)
        assert (found.case, found.chosen) == (HardCase.HUMAN_RIGHTS, True)

    def test_asks_where_the_record_shows_none(self) -> None:
        with pytest.raises(queries.CaseNotKnown, match="war, politics, human_rights, dead"):
            made("leipzig--houston")

    def test_is_for_the_party_that_is_named_first_unless_another_is_asked_for(self) -> None:
        assert (made().home.id, [one.id for one in made().others]) == (COVENTRY, [VOLGOGRAD])
        turned = made(home=VOLGOGRAD)
        assert (turned.home.id, [one.id for one in turned.others]) == (VOLGOGRAD, [COVENTRY])

    def test_is_for_no_place_that_is_no_party(self) -> None:
        with pytest.raises(queries.NoParty, match=f"{PARIS} is no party .*{COVENTRY}"):
            made(home=PARIS)

    def test_counts_what_other_places_did_with_the_same_country(self) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        other("lyon--volgograd", LYON, "ended", "2022-03-05")
        found = made().like.of(Ring.SAME_COUNTRY)
        assert [(one.life.id, one.answer) for one in found] == [
            ("paris--volgograd", Answer.PAUSED),
            ("lyon--volgograd", Answer.ENDED),
        ]

    def test_names_the_sources_of_every_counted_act(self) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        (one,) = made().like.of(Ring.SAME_COUNTRY)
        assert [claim.source.publisher for claim in one.act.claims] == ["The Herald"]
        assert "The Herald" in [one.publisher for one in made().sources]
        assert [place.id for place in made().named["paris--volgograd"]] == [PARIS, VOLGOGRAD]

    def test_counts_the_same_kind_of_cause_elsewhere_apart(self) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04", cause="political_tension")
        found = made("san-francisco--osaka")
        assert [one.life.id for one in found.like.of(Ring.SAME_CAUSE)] == ["paris--volgograd"]
        assert found.like.of(Ring.SAME_COUNTRY) == ()

    def test_leaves_out_other_links_of_the_deciding_place(self) -> None:
        other("detroit--volgograd", DETROIT, "ended", "2022-04-01")
        world.record(
            [
                *world.tie("coventry--baghdad", COVENTRY, BAGHDAD),
                told("ended", "2015", subject="coventry--baghdad", position=101, cause="war_or_insecurity"),
            ],
            "own",
        )
        like = made().like
        assert ([one.life.id for one in like.courses], like.own) == (["detroit--volgograd"], 1)

    def test_looks_no_further_than_its_day(self) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        early = made(as_of=dt.date(2022, 3, 3), case=HardCase.WAR)
        assert early.like.courses == ()
        assert [str(one.on) for one in early.events] == ["1944"]
        assert made(as_of=dt.date(2022, 3, 3), case=HardCase.WAR).partnership.status.value == "active"

    def test_marks_counted_links_on_whose_end_sources_disagree(self) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        world.record(
            [
                told("answer", end, subject="paris--volgograd", position=900 + n, question="Over?", topic="status")
                for n, end in enumerate(("paused", "ended"))
            ],
            "doubts",
        )
        assert made().disputed == {"paris--volgograd"}

    def test_leaves_disagreements_about_the_start_unmarked(self) -> None:
        assert made("denver--baghdad", case=HardCase.WAR, home="").disputed == frozenset()

    def test_leads_from_a_pair_to_its_partnership(self) -> None:
        assert made(LINK).partnership.id == LINK
        with pytest.raises(NoSuchPartnership):
            made("nobody--nowhere")
        with pytest.raises(NotKnownYet):
            made(as_of=dt.date(1800, 1, 1))

    def test_is_the_same_twice(self) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        assert made() == made()

    def test_asks_no_more_often_for_more_links(self) -> None:
        def asked() -> int:
            with CaptureQueriesContext(connection) as found:
                made()
            return len(found)

        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        few = asked()
        for place in (LYON, LEIPZIG, HOUSTON, DETROIT):
            other(f"{place.removeprefix('gn:')}--volgograd", place, "ended", "2022-04-04")
        assert len(made().like.courses) == 5
        assert asked() == few


class TestWhatTheLogKeeps:
    def test_is_read_only_for_those_within(self) -> None:
        log_agreement()
        assert made().agreements == ()
        assert [one.title for one in made(within=True).agreements] == [TITLE]

    def test_that_was_signed_later_is_not_known_yet(self) -> None:
        log_agreement()
        assert made(within=True, as_of=dt.date(2023, 1, 1), case=HardCase.WAR).agreements == ()

    def test_changes_what_the_assessment_looks_at(self) -> None:
        log_agreement()

        def answered(within: bool) -> object:
            findings = made(within=within).assessment.vitality.findings
            return next(one for one in findings if one.code == "agreement").seen.reason.code

        assert answered(False) != answered(True)


class TestTheLivesOfTheRegistry:
    def test_with_a_cause_come_beside_those_of_a_country(self) -> None:
        found = {one.id for one in registry.lives(countries=["FR"], or_causes=[Cause.WAR_OR_INSECURITY])}
        assert found == {"coventry--volgograd", "france--germany", "lyon--leipzig"}
        assert {one.id for one in registry.lives(countries=["FR"])} == {"france--germany", "lyon--leipzig"}


class TestTheCommand:
    @pytest.mark.parametrize(("name", "start"), [("p.pdf", b"%PDF"), ("p.DOCX", b"PK"), ("p.html", b"<!doctype")])
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_writes_each_form(self, tmp_path: Path, name: str, start: bytes, language: str) -> None:
        done = run("paper", LINK, "--lang", language, "--out", str(tmp_path / name))
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).read_bytes().startswith(start)
        assert f"war case of {LINK}, for Coventry." in done.output

    def test_takes_the_case_the_day_and_the_party(self, tmp_path: Path) -> None:
        out = tmp_path / "p.html"
        words = ("--case", "human_rights", "--as-of", "2022-03", "--for", VOLGOGRAD, "--by", "Kim Lee")
        done = run("paper", LINK, *words, "--out", str(out))
        assert f"human_rights case of {LINK}, for Volgograd." in done.output
        said = out.read_text()
        assert "a dispute over human rights" in said
        assert "31 March 2022" in said
        assert "Kim Lee" in said

    def test_looks_at_the_log_only_if_it_is_told_to(self, tmp_path: Path) -> None:
        log_agreement()
        for flags, seen in (((), False), (("--with-log",), True)):
            out = tmp_path / "p.html"
            assert run("paper", LINK, *flags, "--out", str(out)).exit_code == 0
            assert ("nobody&#x27;s business" in out.read_text()) is seen

    def test_puts_its_letters_into_the_pdf_in_both_languages(self, tmp_path: Path) -> None:
        for language, phrase in (("en", "The case in facts"), ("ar", "القضية في وقائعها")):
            out = tmp_path / f"{language}.pdf"
            run("paper", LINK, "--lang", language, "--out", str(out))
            assert squeezed(phrase) in said_in(out.read_bytes())

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (("nobody--nowhere",), "There is no partnership"),
            (("leipzig--houston",), "does not show what kind of case"),
            ((LINK, "--for", PARIS), "is no party of this partnership"),
            ((LINK, "--as-of", "tomorrow"), "is not a date"),
            ((LINK, "--as-of", "1800"), "Nothing is on record"),
        ],
    )
    def test_says_what_is_wrong_and_writes_nothing(self, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
        done = run("paper", *words, "--out", str(tmp_path / "p.html"))
        assert done.exit_code == 1
        assert says in done.output
        assert list(tmp_path.iterdir()) == []

    def test_knows_no_other_cases_and_no_other_forms(self, tmp_path: Path) -> None:
        wrong = run("paper", LINK, "--case", "boredom", "--out", str(tmp_path / "p.html"))
        assert (wrong.exit_code, "'war', 'politics', 'human_rights', 'dead'" in wrong.output) == (2, True)
        assert run("paper", LINK, "--out", str(tmp_path / "p.exe")).exit_code == 2

    def test_says_what_to_install_where_the_extra_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        done = run("paper", LINK, "--out", str(tmp_path / "p.pdf"))
        assert (done.exit_code, "pip install tawam[report]" in done.output) == (1, True)


class TestThePage:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_shows_the_paper_with_its_files(self, client: Client, language: str) -> None:
        answer = client.get(PAGE.replace("/en/", f"/{language}/"))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert all(f"paper.{form}?case=war" in page for form in ("pdf", "docx", "html"))
        assert page.count('class="level1"') == 9
        assert {"en": "Draft: Pause", "ar": "مشروع قرار: التعليق"}[language] in page

    def test_is_reached_from_the_assessment(self, client: Client) -> None:
        assert PAGE in client.get(f"/en/partnerships/{LINK}/assessment/").content.decode()

    def test_asks_for_the_kind_of_case_where_the_record_shows_none(self, client: Client) -> None:
        page = client.get(QUIET).content.decode()
        assert "The record does not show what kind of case this is." in page
        assert "paper.pdf" not in page
        chosen = client.get(QUIET, {"case": "politics"}).content.decode()
        assert "political tension, as it was asked for." in chosen
        assert '<option value="politics" selected>' in chosen

    def test_can_be_had_for_either_side(self, client: Client) -> None:
        page = client.get(PAGE, {"for": VOLGOGRAD}).content.decode()
        assert "The council of <bdi>Volgograd</bdi> decides" in page
        assert re.search(r"paper\.pdf\?case=war&amp;for=gn%3A472757", page)

    def test_speaks_of_an_earlier_day_and_so_do_its_files(self, client: Client) -> None:
        page = client.get(PAGE, {"case": "war", "as_of": "2021"}).content.decode()
        assert "Status on 31 December 2021: active." in page
        assert "as_of=2021" in page

    def test_leads_to_the_page_of_every_counted_case(self, client: Client) -> None:
        other("paris--volgograd", PARIS, "suspended", "2022-03-04")
        page = client.get(PAGE).content.decode()
        assert '<a href="http://testserver/en/partnerships/paris--volgograd/"><bdi>paris--volgograd</bdi></a>' in page

    def test_of_nothing_that_is_known_is_not_found(self, client: Client) -> None:
        assert client.get("/en/partnerships/nobody--nowhere/decision/").status_code == 404
        assert client.get("/en/partnerships/nobody--nowhere/decision/paper.pdf").status_code == 404
        assert client.get(f"{PAGE}paper.exe").status_code == 404
        assert client.get(PAGE, {"as_of": "1800"}).status_code == 404

    @pytest.mark.parametrize("asked", [{"case": "boredom"}, {"for": PARIS}, {"as_of": "soon"}, {"for": "x" * 300}])
    def test_refuses_what_cannot_be(self, client: Client, asked: dict[str, str]) -> None:
        assert client.get(PAGE, asked).status_code == 400
        assert client.get(PDF, asked).status_code == 400

    def test_makes_no_file_without_a_case(self, client: Client) -> None:
        assert client.get(f"{QUIET}paper.html").status_code == 400
        assert client.get(f"{QUIET}paper.html", {"case": "dead"}).status_code == 200

    def test_takes_no_post_and_sets_no_cookie(self, client: Client) -> None:
        assert client.post(PAGE).status_code == client.post(PDF).status_code == 405
        assert not client.get(PAGE).cookies

    def test_runs_under_the_policy_of_the_site(self, client: Client) -> None:
        answer = client.get(PAGE)
        assert "style-src 'self'" in answer["Content-Security-Policy"]
        assert re.findall(r" style=|<style| onclick", answer.content.decode()) == []


class TestTheFile:
    @pytest.mark.parametrize("form", ["pdf", "docx", "html"])
    def test_comes_under_a_name_as_a_download(self, client: Client, form: str) -> None:
        answer = client.get(f"{PAGE}paper.{form}")
        today = timezone.now().date()
        assert f'filename="tawam-decision-{LINK}-{today}-en.{form}"' in answer["Content-Disposition"]
        assert answer["Content-Disposition"].startswith("attachment")

    def test_waits_for_nobody_while_another_reader_has_one_written(self, client: Client) -> None:
        with view._WRITING:
            busy = client.get(f"{PAGE}paper.html")
            inside = client_of(person("vi@example.org", COVENTRY, Role.VIEWER)).get(f"{PAGE}paper.html")
        assert (busy.status_code, busy["Retry-After"]) == (503, "5")
        assert inside.status_code == 200
        assert client.get(f"{PAGE}paper.html").status_code == 200

    def test_says_what_to_install_and_lets_the_next_one_in(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(*_: object) -> bytes:
            raise NeedsPackages

        monkeypatch.setattr(view, "written", missing)
        for _ in range(2):
            answer = client.get(PDF)
            assert (answer.status_code, b"tawam[report]" in answer.content) == (501, True)


ROLES = [None, *Role]


class TestWhoSeesWhat:
    @pytest.mark.parametrize("role", ROLES, ids=str)
    @pytest.mark.parametrize("place", [COVENTRY, VOLGOGRAD, LEIPZIG, ""])
    @pytest.mark.parametrize("address", [PAGE, f"{PAGE}paper.html", PAGE.replace("/en/", "/ar/")])
    def test_only_those_with_a_role_at_a_party_read_what_the_log_keeps(
        self, role: Role | None, place: str, address: str
    ) -> None:
        log_agreement()
        somebody = person("kim@example.org", place, role) if role and place else account("kim@example.org")
        answer = client_of(somebody).get(address)
        assert answer.status_code == 200
        assert ("nobody&#x27;s business" in answer.content.decode()) is bool(role and place in (COVENTRY, VOLGOGRAD))
        assert "no-store" in answer["Cache-Control"]

    def test_an_administrator_without_a_role_reads_the_public_paper(self) -> None:
        log_agreement()
        admin = client_of(account("ad@example.org", administrator=True))
        assert SECRET not in admin.get(PAGE).content.decode()

    def test_a_stranger_reads_the_public_paper_without_a_name_on_it(self, client: Client) -> None:
        log_agreement()
        page = client.get(PAGE).content.decode()
        assert SECRET not in page
        assert "Made by" not in page
        assert "not for publication" not in page

    def test_those_with_a_role_can_have_the_public_paper_too(self) -> None:
        log_agreement()
        head = client_of(person("he@example.org", COVENTRY, Role.HEAD))
        inside, public = (head.get(PAGE, asked).content.decode() for asked in ({}, {"public": "yes"}))
        assert "not for publication" in inside
        assert "not for publication" not in public
        assert SECRET not in public
        assert "public=yes" in public

    def test_those_with_a_role_decide_for_their_own_side(self) -> None:
        page = client_of(person("vo@example.org", VOLGOGRAD, Role.OFFICER)).get(PAGE).content.decode()
        assert "The council of <bdi>Volgograd</bdi> decides" in page

    def test_the_paper_of_one_link_tells_nothing_of_the_log_of_another(self) -> None:
        paper = agreement("2024-03-01", title=TITLE)
        log_entry(stated=replace(paper, partnership="leipzig--houston"), for_place=LEIPZIG, standing=member(LEIPZIG))
        page = client_of(person("he@example.org", COVENTRY, Role.HEAD)).get(PAGE).content.decode()
        assert SECRET not in page


class TestADisputedLink:
    def test_tells_both_sides(self, client: Client) -> None:
        page = client.get("/en/partnerships/san-francisco--osaka/decision/").content.decode()
        assert "disputed" in page
        found = made("san-francisco--osaka")
        assert {one.side for one in found.events} == {"", OSAKA, SAN_FRANCISCO}

    def test_keeps_its_json_as_it_was(self, client: Client) -> None:
        found = json.loads(client.get("/api/v1/partnerships/san-francisco--osaka").content)
        assert "decision" not in found
