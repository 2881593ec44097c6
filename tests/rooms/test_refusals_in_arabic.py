"""Whatever is refused or not found is told in the language of the page, down to the last sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.utils.translation import override
from tests.rooms.made_people import client_of
from tests.rooms.test_workbench import somebody
from tests.world import FRANCE, HOUSTON, LEIPZIG

from tawam.exchange import actions as exchange
from tawam.matching import actions as matching
from tawam.matching import queries as matches
from tawam.people.values import Role
from tawam.registry import actions as registry
from tawam.registry.actions import LONGEST_REPORT, EmptyReport, ReportTooLong
from tawam.registry.queries import NotKnownYet
from tawam.reports.files.extras import NeedsPackages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

LINK = "leipzig--houston"
DESK = f"workbench/places/{LEIPZIG}"
NOBODY = "0" * 32
OPEN_TO_ALL = (
    "places/gn:404/",
    "places/gn:404/matches/",
    f"places/{FRANCE}/matches/",
    "partnerships/nobody--nowhere/",
    "partnerships/nobody--nowhere/assessment/",
    "partnerships/nobody--nowhere/decision/",
    "partnerships/nobody--nowhere/report/",
    "partnerships/nobody--nowhere/calendar.ics",
    "countries/QQ/",
    "casefiles/none/",
    "sources/none/",
    "partnerships/?country=ABC",
    "partnerships/?page=first",
)
FOR_MEMBERS = (
    f"{DESK}/links/nobody--nowhere/",
    f"{DESK}/requests/{NOBODY}/",
    f"{DESK}/report/council.html?year=once",
    f"workbench/entries/{NOBODY}/",
    f"workbench/documents/{NOBODY}/",
    f"workbench/notices/{NOBODY}/edit/",
    f"workbench/places/{HOUSTON}/links/{LINK}/declare/",
    f"workbench/places/{HOUSTON}/",
)
# What a reader typed or a program is to be told stands between marks of isolation.
_FOREIGN = re.compile("[\u2066\u2068][^\u2069]*\u2069")


def english_left(answer) -> list[str]:
    """The English words in what the page says is wrong, without what stands there as it was typed."""
    body = unescape(answer.content.decode())
    main = body[body.find("<main") :].partition("</main>")[0]
    text = _FOREIGN.sub("", re.sub(r"<bdi.*?</bdi>|<[^>]+>", " ", main))
    return re.findall("[A-Za-z]{2,}", text)


class TestAPageThatIsNotThere:
    @pytest.mark.parametrize("path", OPEN_TO_ALL)
    def test_says_so_in_arabic_alone(self, client: Client, path: str) -> None:
        answer = client.get(f"/ar/{path}")
        assert answer.status_code in (400, 404)
        assert english_left(answer) == []

    @pytest.mark.parametrize("path", FOR_MEMBERS)
    def test_says_so_to_members_too(self, path: str) -> None:
        answer = client_of(somebody(LEIPZIG, Role.OFFICER)).get(f"/ar/{path}")
        assert answer.status_code in (400, 403, 404)
        assert english_left(answer) == []

    def test_names_what_was_asked_for_as_it_was_asked_for(self, client: Client) -> None:
        body = client.get("/ar/partnerships/nobody--nowhere/").content.decode()
        assert "«\u2068nobody--nowhere\u2069»" in body


REFUSALS: dict[str, Callable[[], Exception]] = {
    "a log of others": lambda: exchange.NotYours(LEIPZIG),
    "the voice of others": lambda: registry.NotYours(LEIPZIG),
    "a rule": lambda: matching.NoSuchRule("k"),
    "a template": lambda: matches.NoSuchTemplate("atlantis"),
    "a day before all": lambda: NotKnownYet(LINK, dt.date(1900, 1, 1)),
    "an empty report": EmptyReport,
    "a missing package": NeedsPackages,
}


class TestARefusal:
    @pytest.mark.parametrize("about", sorted(REFUSALS))
    def test_is_made_in_the_language_of_whoever_asks(self, about: str) -> None:
        with override("ar"):
            said = str(REFUSALS[about]())
        assert re.findall("[A-Za-z]{2,}", _FOREIGN.sub("", re.sub("PDF|DOCX", "", said))) == []
        assert re.search("[ء-ي]{3,}", said)
        with override("en"):
            assert not re.search("[ء-ي]", str(REFUSALS[about]()))

    def test_counts_in_the_digits_of_whoever_asks(self) -> None:
        with override("ar"):
            told = str(ReportTooLong(LONGEST_REPORT + 1))
        assert "٥٬٠٠١" in told
        assert "٥٬٠٠٠" in told
        with override("en"):
            assert "5,001 characters; at most 5,000" in str(ReportTooLong(LONGEST_REPORT + 1))
