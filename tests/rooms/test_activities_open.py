"""What everybody may read of a log: the partnership's page, its calendar, the API; and what nobody may."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import signing
from django.test import Client
from tests.exchanged import activity, agreement, came, member, money
from tests.rooms.test_workbench import PLACE, client_of, somebody
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.exchange import actions
from tawam.exchange.values import ActivityKind, AgeGroup, Organiser, OrganiserType, State, Theme
from tawam.people import models as people
from tawam.people.values import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
SAM = member(LEIPZIG)
API = f"/api/v1/partnerships/{LINK}/activities"
SECRETS = ("Mrs Secret", "secret note", "4321.99", "4,321.99", "4321")


def logged(on: str = "2025-05-01", **more: object) -> str:
    """An activity with everything that is nobody's business."""
    hidden = {
        "partnership": LINK,
        "organisers": (Organiser(OrganiserType.CLUB, "Mrs Secret", LEIPZIG),),
        "money": (money("4321.99", side=LEIPZIG),),
        "note": "secret note",
    }
    return actions.log_entry(stated=activity(on, **(hidden | more)), for_place=LEIPZIG, standing=SAM).id  # type: ignore[arg-type]


def signed(**more: object) -> str:
    """An agreement that was logged."""
    one = agreement("1993-05-04", **({"partnership": LINK, "title": "Secret paper"} | more))
    return actions.log_entry(stated=one, for_place=LEIPZIG, standing=SAM).id


class TestTheApi:
    def test_gives_what_was_held_and_planned_latest_first(self, client: Client) -> None:
        logged("2024-01-01", title="Older", hosts=(HOUSTON,), themes=(Theme.YOUTH,), sdg_targets=("4.7",))
        logged("2025-01-01", title="Newer", participations=(came(7, LEIPZIG, AgeGroup.UNDER_30),))
        logged("2099-01-01", title="Plan", state=State.PLANNED)
        logged("2025-02-01", title="Off", state=State.CANCELLED)
        found = client.get(API).json()
        assert [one["title"] for one in found["items"]] == ["Plan", "Newer", "Older"]
        assert found["total"] == 3
        assert found["items"][2]["hosts"][0]["name"] == "Houston"
        assert found["items"][2]["themes"] == [{"code": "youth", "name": "young people"}]
        assert found["items"][2]["people"] is None
        assert found["items"][1]["people"] == 7
        assert [(one["year"], one["activities"], one["people"], one["uncounted"]) for one in found["years"]] == [
            (2024, 1, 0, 1),
            (2025, 1, 7, 0),
        ]

    def test_tells_nothing_that_is_not_public(self, client: Client) -> None:
        logged()
        signed()
        told = client.get(API).content.decode()
        assert "Choir visit" in told
        assert [secret for secret in (*SECRETS, "Secret paper", "account:7") if secret in told] == []
        assert client.get(API).json()["items"][0]["organisers"] == [{"code": "club", "name": "club"}]

    def test_speaks_both_languages(self, client: Client) -> None:
        logged(kind=ActivityKind.SPORT)
        kinds = [client.get(f"{API}?lang={lang}").json()["items"][0]["kind"] for lang in ("en", "ar")]
        assert kinds[0] == {"code": "sport", "name": "sports meeting"}
        assert kinds[1]["code"] == "sport"
        assert kinds[1]["name"] != "sports meeting"

    def test_filters_and_pages(self, client: Client) -> None:
        for day in ("01", "02", "03"):
            logged(f"2025-05-{day}", title=day)
        page = client.get(f"{API}?state=held&limit=1&offset=1").json()
        assert ([one["title"] for one in page["items"]], page["total"]) == (["02"], 3)
        assert client.get(f"{API}?state=planned").json()["total"] == 0
        assert client.get(f"{API}?state=secret").status_code == 422

    def test_knows_no_activities_of_an_unknown_partnership(self, client: Client) -> None:
        answer = client.get("/api/v1/partnerships/no--such/activities")
        assert answer.status_code == 404
        assert answer["Content-Type"].startswith("application/problem+json")

    def test_leaves_withdrawn_entries_out(self, client: Client) -> None:
        actions.withdraw_entry(key=logged(), version=1, why="slip", standing=SAM)
        assert client.get(API).json()["items"] == []


class TestThePage:
    def test_says_that_nothing_is_logged_and_not_that_nothing_happened(self, client: Client) -> None:
        told = client.get(f"/en/partnerships/{LINK}/").content.decode()
        assert "That does not mean that nothing happened" in told

    def test_shows_held_and_planned_with_totals_and_no_secrets(self, client: Client) -> None:
        logged(participations=(came(12, LEIPZIG), came(30, HOUSTON)), hosts=(HOUSTON, COVENTRY))
        logged("2099-05-01", title="Grand plan", state=State.PLANNED)
        signed()
        told = client.get(f"/en/partnerships/{LINK}/").content.decode()
        for text in ("Choir visit", "Grand plan", "42 people", "Coventry", "year-bars"):
            assert text in told, text
        assert [secret for secret in (*SECRETS, "Secret paper") if secret in told] == []

    @pytest.mark.parametrize(("language", "words"), [("en", "own log: 1 May 2025"), ("ar", "دفتر الشريكين")])
    def test_tells_the_last_sign_of_life_of_the_sources_apart_from_that_of_the_log(
        self, client: Client, language: str, words: str
    ) -> None:
        address = f"/{language}/partnerships/{LINK}/"
        assert words not in client.get(address).content.decode()
        logged("2025-05-01")
        assert words in client.get(address).content.decode()

    def test_escapes_what_was_typed(self, client: Client) -> None:
        logged(title="<script>alert(1)</script>")
        told = client.get(f"/en/partnerships/{LINK}/").content.decode()
        assert "<script>alert" not in told
        assert "&lt;script&gt;alert" in told

    def test_shows_twelve_and_says_how_many_there_are(self, client: Client) -> None:
        for day in range(10, 25):
            logged(f"2025-05-{day}", title=f"Visit {day}")
        told = client.get(f"/en/partnerships/{LINK}/").content.decode()
        assert told.count("Visit ") == 12
        assert "15 in all" in told


def appointments(text: str) -> list[dict[str, str]]:
    """The events of a calendar, unfolded, parameters dropped."""
    plain = text.replace("\r\n ", "")
    blocks = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", plain, re.DOTALL)
    lines = [[line.split(":", 1) for line in block.split("\r\n") if line] for block in blocks]
    return [{name.split(";")[0]: value for name, value in block} for block in lines]


class TestTheCalendar:
    def test_of_a_partnership_has_plans_and_anniversaries_and_no_dates_of_agreements(self, client: Client) -> None:
        year = dt.datetime.now(tz=dt.UTC).year + 1
        key = logged(f"{year}-05-01", ends_on=None, title="Plan; with, marks", state=State.PLANNED)
        signed(review_months=12)
        answer = client.get(f"/en/partnerships/{LINK}/calendar.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        found = {one["UID"]: one for one in appointments(answer.content.decode())}
        plan = found.pop(f"planned-{key}-once@tawam")
        assert plan["SUMMARY"] == "Plan\\; with\\, marks: Leipzig – Houston"
        assert (plan["DTSTART"], plan["DTEND"]) == (f"{year}0501", f"{year}0502")
        assert all(uid.startswith("anniversary-leipzig--houston-") for uid in found)
        assert "Secret paper" not in answer.content.decode()

    def test_keeps_its_ids_and_stamps_from_one_reading_to_the_next(self, client: Client) -> None:
        logged("2099-05-01", state=State.PLANNED)
        address = f"/en/partnerships/{LINK}/calendar.ics"
        assert client.get(address).content == client.get(address).content

    def test_of_an_unknown_partnership_is_not_found(self, client: Client) -> None:
        assert client.get("/en/partnerships/no--such/calendar.ics").status_code == 404

    def test_of_a_place_is_for_its_members_and_has_the_dates_of_agreements(self, client: Client) -> None:
        signed(review_months=6)
        address = f"{PLACE}calendar.ics"
        assert client.get(address).status_code == 403
        assert client_of(somebody(HOUSTON, email="kim@example.org")).get(address).status_code == 403
        told = client_of(somebody(LEIPZIG, Role.VIEWER)).get(address).content.decode()
        assert "review of the agreement" in told

    def test_of_a_place_opens_to_a_calendar_program_with_its_owner_s_key_as_long_as_the_owner_has_a_role(
        self, client: Client
    ) -> None:
        signed(review_months=6)
        owner = somebody(LEIPZIG, Role.VIEWER)
        page = client_of(owner).get(PLACE).content.decode()
        found = re.search(r'value="http://testserver([^"]+calendar\.ics\?key=[^"]+)"', page)
        assert found
        answer = client.get(found[1])
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store"), "a key is no cookie"
        assert client.get(found[1].replace(LEIPZIG, HOUSTON)).status_code == 403
        people.Membership.objects.all().delete()
        assert client.get(found[1]).status_code == 403

    # Named by hand: a key is signed with a secret of the process, and each worker must collect the same tests.
    @pytest.mark.parametrize(
        "key",
        ["", "x", "W10:1:2", signing.dumps([10**9, LEIPZIG], salt="tawam.calendar")],
        ids=["empty", "a letter", "no key", "nobody's"],
    )
    def test_of_a_place_is_closed_to_made_up_keys(self, client: Client, key: str) -> None:
        assert client.get(f"{PLACE}calendar.ics", {"key": key}).status_code == 403

    def test_key_of_another_purpose_opens_nothing(self, client: Client) -> None:
        owner = somebody(LEIPZIG)
        key = signing.dumps([owner.account, LEIPZIG], salt="another")
        assert client.get(f"{PLACE}calendar.ics", {"key": key}).status_code == 403
