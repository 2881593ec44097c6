"""The council report from the database: what it reads, the command, the page, and who may have it."""

from __future__ import annotations

import datetime as dt
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
from tests.exchanged import activity, agreement, came, member, money
from tests.rooms.made_people import account, client_of
from tests.rooms.made_people import member as person
from tests.told import source, told
from tests.world import COVENTRY, DETROIT, HOUSTON, LEIPZIG, LYON, PARIS

from tawam.assessment import actions as assessment
from tawam.assessment.values import Task, TaskState
from tawam.basics.dates import PartialDate
from tawam.config.commands import tawam
from tawam.exchange.actions import log_entry
from tawam.exchange.values import Activity, Agreement, State
from tawam.people.values import Role
from tawam.places.queries import NoSuchPlace
from tawam.registry.values import Status
from tawam.reports import queries
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.values import Advice, CouncilReport, LinkYear
from tawam.web.views.workbench import reports as view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
DAY = dt.date(2026, 6, 15)
CHOOSE = f"/en/workbench/places/{LEIPZIG}/report/"
PDF = f"{CHOOSE}council.pdf?year=2025"


def log(stated: Activity | Agreement, place: str = LEIPZIG) -> None:
    """Log something for a place."""
    log_entry(stated=replace(stated, partnership=LINK), for_place=place, standing=member(place))


def made(year: int = 2025, place: str = LEIPZIG) -> CouncilReport:
    """The report of a place."""
    return queries.council_report(place_id=place, year=year, made_on=DAY, made_by="Sam")


def of(found: CouncilReport, key: str = LINK) -> LinkYear:
    """One link of a report."""
    return next(one for one in found.links if one.partnership.id == key)


def run(*words: str) -> Result:
    """The command as typed."""
    return CliRunner().invoke(tawam, words)


class TestAReport:
    def test_holds_every_link_those_in_force_first(self) -> None:
        assert [one.partnership.id for one in made().links] == [LINK, "lyon--leipzig"]

    def test_says_nothing_of_what_nobody_logged(self) -> None:
        found = made()
        assert (found.now, found.before, of(found).now, of(found).held) == (None, None, None, ())
        assert {figures for _, figures in found.years} == {None}

    def test_has_the_figures_of_the_year_and_of_the_year_before(self) -> None:
        log(activity("2025-05-01", participations=(came(30, LEIPZIG),), money=(money("10", side=LEIPZIG),)))
        log(activity("2024-05-01", title="Older", participations=(came(7, HOUSTON),)))
        found = of(made())
        assert found.now is not None
        assert found.before is not None
        assert (found.now.people, found.before.people, len(found.now.money)) == (30, 7, 1)
        assert [one.title for one in found.held] == ["Choir visit"]
        assert [year for year, figures in made().years if figures] == [2024, 2025]

    def test_counts_what_is_only_planned_nowhere(self) -> None:
        log(activity("2030-05-01", state=State.PLANNED))
        assert made().now is None

    def test_tells_no_money_that_the_other_side_logged(self) -> None:
        log(activity("2025-05-01", money=(money("10", side=HOUSTON),)), HOUSTON)
        found = made().now
        assert found
        assert (found.activities, found.from_others, found.money) == (1, 1, ())

    def test_looks_no_further_than_its_last_day(self) -> None:
        log(activity("2026-03-01"))
        assert made(2025).as_of == dt.date(2025, 12, 31)
        assert made(2025).now is None
        assert (made(2026).as_of, made(2026).now is None) == (DAY, False)

    def test_tells_what_changed_with_who_says_so(self) -> None:
        world.record([told("renewed", "2025-04-02", by=source("The Herald"), subject=LINK)], "more")
        (event,) = of(made()).events
        assert (str(event.on), [one.source.publisher for one in event.claims]) == ("2025-04-02", ["The Herald"])
        assert of(made(2024)).events == ()

    def test_says_how_the_link_stood_a_year_before(self) -> None:
        assert of(made(2010), "lyon--leipzig").status_before is Status.ACTIVE
        assert of(made(2010), "lyon--leipzig").partnership.status is Status.ENDED

    def test_judges_only_links_that_are_not_over(self) -> None:
        found = made()
        assert of(found).assessment is not None
        assert of(found, "lyon--leipzig").assessment is None

    def test_proposes_to_renew_an_agreement_that_runs_out(self) -> None:
        log(agreement("2021-03-01", term_months=60))
        found = of(made())
        assert found.agreement_until == dt.date(2026, 3, 1)
        assert "agreement_ends" in [one.code for one in found.proposal.reasons]
        assert of(made(), "lyon--leipzig").proposal.advice is Advice.END

    def test_has_the_open_steps_of_the_place_itself(self) -> None:
        task = Task("", LINK, LEIPZIG, "recency", "Write", "Kim", dt.date(2026, 9, 1))
        mine = assessment.set_task(task=task, standing=member(LEIPZIG))
        assessment.set_task(task=replace(task, place=HOUSTON), standing=member(HOUSTON))
        assert [one.id for one in of(made()).tasks] == [mine.id]
        assessment.settle_task(key=mine.id, state=TaskState.DONE, standing=member(LEIPZIG))
        assert of(made()).tasks == ()

    def test_has_the_dates_of_the_twelve_months_that_follow(self) -> None:
        today = timezone.now().date()
        soon, late = today + dt.timedelta(days=100), today + dt.timedelta(days=500)
        log(agreement("2021-03-01", renewal_on=PartialDate.of(today + dt.timedelta(days=50))))
        log(activity(str(soon), state=State.PLANNED, title="Camp"))
        log(activity(str(late), state=State.PLANNED, title="Far camp"))
        found = of(queries.council_report(place_id=LEIPZIG, year=today.year, made_on=today))
        assert [one.kind.value for one in found.coming if one.about] == ["renewal", "planned"]

    def test_names_every_source_once(self) -> None:
        found = made().sources
        assert {one.publisher for one in found} == {"The Gazette", "The Times of Twins"}
        assert len({one.id for one in found}) == len(found)

    def test_is_the_same_twice(self) -> None:
        log(activity("2025-05-01"))
        assert made() == made()

    @pytest.mark.parametrize("year", [0, 1899, 2027, 99999, -5])
    def test_is_refused_for_a_year_that_cannot_be(self, year: int) -> None:
        with pytest.raises(queries.BadYear, match="1900 to 2026"):
            made(year)

    def test_of_an_unknown_place_is_refused(self) -> None:
        with pytest.raises(NoSuchPlace):
            made(place="gn:404404")

    def test_of_a_place_without_links_is_empty(self) -> None:
        found = made(place=DETROIT)
        assert (found.links, found.sources, found.now) == ((), (), None)

    def test_asks_no_more_often_for_more_links(self) -> None:
        def asked() -> int:
            with CaptureQueriesContext(
                connection,
            ) as found:
                made()
            return len(found)

        few = asked()
        for number, place in enumerate((PARIS, DETROIT, COVENTRY, LYON)):
            slug = f"leipzig--more-{number}"
            world.record(
                [*world.tie(slug, LEIPZIG, place), told("signed", "1999", subject=slug, position=100)], f"more-{number}"
            )
        assert len(made().links) == 6
        assert asked() == few


class TestTheCommand:
    @pytest.mark.parametrize(("name", "start"), [("r.pdf", b"%PDF"), ("r.DOCX", b"PK"), ("r.html", b"<!doctype")])
    def test_writes_each_form(self, tmp_path: Path, name: str, start: bytes) -> None:
        done = run("report", LEIPZIG, "--year", "2025", "--lang", "ar", "--out", str(tmp_path / name))
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).read_bytes().startswith(start)
        assert "2 links of Leipzig in 2025" in done.output

    def test_takes_a_name_that_only_one_place_bears(self, tmp_path: Path) -> None:
        assert run("report", "Leipzig", "--year", "2025", "--out", str(tmp_path / "r.html")).exit_code == 0

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (("Bethlehem", "--year", "2025"), "is not one place"),
            (("Nowhereville", "--year", "2025"), "No place has this name"),
            (("gn:404404", "--year", "2025"), "gn:404404"),
            ((LEIPZIG, "--year", "1066"), "There is no report for 1066"),
        ],
    )
    def test_says_what_is_wrong_and_writes_nothing(self, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
        done = run("report", *words, "--out", str(tmp_path / "r.html"))
        assert done.exit_code == 1
        assert says in done.output
        assert list(tmp_path.iterdir()) == []

    def test_refuses_other_endings(self, tmp_path: Path) -> None:
        done = run("report", LEIPZIG, "--year", "2025", "--out", str(tmp_path / "r.exe"))
        assert (done.exit_code, ".pdf, .docx or .html" in done.output) == (2, True)

    def test_says_if_the_folder_is_not_there(self, tmp_path: Path) -> None:
        done = run("report", LEIPZIG, "--year", "2025", "--out", str(tmp_path / "no" / "r.html"))
        assert (done.exit_code, done.output.startswith("Error: ")) == (1, True)

    def test_says_what_to_install_where_the_extra_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        done = run("report", LEIPZIG, "--year", "2025", "--out", str(tmp_path / "r.pdf"))
        assert (done.exit_code, "pip install tawam[report]" in done.output) == (1, True)


class TestThePage:
    @pytest.fixture
    def viewer(self) -> Client:
        """The browser of somebody with the least role."""
        return client_of(person("vi@example.org", LEIPZIG, Role.VIEWER))

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_offers_years_and_forms_and_is_reached_from_the_place(self, viewer: Client, language: str) -> None:
        address = CHOOSE.replace("/en/", f"/{language}/")
        page = viewer.get(address).content.decode()
        assert all(f"council.{form}" in page for form in ("pdf", "docx", "html"))
        assert f'value="{dt.datetime.now(dt.UTC).year}"' in page
        assert address in viewer.get(f"/{language}/workbench/places/{LEIPZIG}/").content.decode()

    def test_gives_the_file_under_a_name_and_to_no_cache(self, viewer: Client) -> None:
        response = viewer.get(PDF)
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert 'filename="tawam-gn-2879139-2025-en.pdf"' in response["Content-Disposition"]
        assert "no-store" in response["Cache-Control"]

    def test_gives_html_as_a_download_and_never_as_a_page_of_the_site(self, viewer: Client) -> None:
        response = viewer.get(PDF.replace(".pdf", ".html"))
        assert response["Content-Disposition"].startswith("attachment")
        assert "Vi" in response.content.decode()

    @pytest.mark.parametrize("form", ["pdf", "docx", "html"])
    def test_is_for_those_who_have_a_role_there(self, client: Client, form: str) -> None:
        address = f"{CHOOSE}council.{form}?year=2025"
        others = [account("lee@example.org"), person("co@example.org", COVENTRY, Role.HEAD)]
        others.append(account("ad@example.org", administrator=True))
        assert client.get(address).status_code == client.get(CHOOSE).status_code == 302
        assert {client_of(one).get(address).status_code for one in others} == {403}
        assert {client_of(one).get(CHOOSE).status_code for one in others} == {403}

    @pytest.mark.parametrize("year", ["", "x", "²²²²", "1066", "2999", "20250", "-1", "20 5"])
    def test_refuses_a_year_that_cannot_be(self, viewer: Client, year: str) -> None:
        assert viewer.get(f"{CHOOSE}council.pdf", {"year": year}).status_code == 400

    def test_knows_no_other_forms(self, viewer: Client) -> None:
        assert viewer.get(f"{CHOOSE}council.exe?year=2025").status_code == 404

    def test_changes_nothing_and_takes_no_post(self, viewer: Client) -> None:
        assert viewer.post(PDF).status_code == 405
        assert viewer.head(PDF).status_code == 200

    def test_says_what_to_install_where_the_extra_is_missing(
        self, viewer: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(*_: object, **__: object) -> bytes:
            raise NeedsPackages

        monkeypatch.setattr(view, "printed", missing)
        response = viewer.get(PDF)
        assert (response.status_code, b"tawam[report]" in response.content) == (501, True)


ROLES = [None, *Role]


class TestTheDoors:
    @pytest.mark.parametrize("role", ROLES, ids=str)
    @pytest.mark.parametrize("place", [LEIPZIG, HOUSTON, COVENTRY])
    @pytest.mark.parametrize("address", [CHOOSE, PDF.replace(".pdf", ".html"), PDF.replace("/en/", "/ar/")])
    def test_open_to_every_role_at_the_place_and_to_nobody_else(
        self, role: Role | None, place: str, address: str
    ) -> None:
        reader = client_of(person("kim@example.org", place, role) if role else account("kim@example.org"))
        expected = 200 if role and place == LEIPZIG else 403
        assert reader.get(address).status_code == expected

    @pytest.mark.parametrize("address", [CHOOSE, PDF])
    def test_lead_a_stranger_to_the_sign_in_page_and_back(self, client: Client, address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/en/account/login/?next=")

    def test_of_a_place_that_is_not_there_are_closed(self) -> None:
        reader = client_of(person("kim@example.org", "gn:404404", Role.HEAD))
        assert reader.get(CHOOSE.replace(LEIPZIG, "gn:404404")).status_code == 404
        assert reader.get(CHOOSE).status_code == 403
