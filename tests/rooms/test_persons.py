"""What a place keeps of a person is removed for good, from every version and journal; who did it stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import serializers
from django.test import Client
from tests.exchanged import activity
from tests.pictures import PDF
from tests.rooms.made_people import client_of
from tests.rooms.made_requests import OUTSIDER, answered, journal
from tests.rooms.made_requests import stated as asked
from tests.rooms.made_town import LINK, TODAY, people, wanted
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.assessment import actions as planning
from tawam.assessment import models as plans
from tawam.assessment.values import Circumstance, Task, TaskState, Told
from tawam.basics.dates import PartialDate
from tawam.basics.erasing import REMOVED, sought
from tawam.evidence.models import JournalEntry
from tawam.exchange import actions as logging
from tawam.exchange import models as log
from tawam.exchange import queries as exchange
from tawam.exchange.values import Act, Organiser, OrganiserType
from tawam.matching import actions, models
from tawam.matching import queries as matching
from tawam.matching.values.requests import Answer, Request, RequestAct, RequestState
from tawam.people.values import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

ANN = "Ann Lee"
PAGE = f"/en/workbench/places/{LEIPZIG}/persons/"
TABLES = (
    models.PartnerRequest, models.RequestRevision, models.Notice, log.Entry, log.Revision, log.Document, plans.Task,
    plans.Report, JournalEntry,
)  # fmt: skip


@pytest.fixture
def cast_of_town() -> dict[str, Standing]:
    """One person for each role."""
    return people()


def everything() -> str:
    """All that the rooms keep, as one text."""
    rows = [one for table in TABLES for one in serializers.serialize("python", table.objects.all())]
    return json.dumps(rows, default=str, ensure_ascii=False)


def named(by: Standing) -> Request:
    """A request that names Ann in its contact, in an answer and in the decision, and a second contact before that."""
    first = actions.enter_request(stated=asked(contact="Bo Old, +33 4 00", purpose="Music"), standing=by)
    corrected = actions.correct_request(
        stated=asked(id=first.id, contact=f"{ANN}\nann@x.org", purpose=f"Music, says {ANN}"), version=1, standing=by
    )
    one = answered(corrected, Answer("free_travel", met=True, note=f"{ANN} says so", url="https://x.org/ann-lee"), by)
    return actions.decide_request(
        key=one.id, state=RequestState.DECLINED, decided_on=TODAY, decision=ANN, version=one.version, standing=by
    )


class TestARequest:
    def test_loses_its_contacts_from_every_version_and_says_by_whom_and_when(self, cast_of_town) -> None:
        by = cast_of_town["officer"]
        key = named(by).id
        left = actions.remove_person_from_request(key=key, contact=True, standing=by)
        rows = journal(f"request:{key}")
        assert left.contact == ""
        assert not any("contact" in row for entry in rows for row in (entry.before or {}, entry.after))
        assert "Bo Old" not in everything()
        assert (rows[-1].act, rows[-1].by, rows[-1].version) == (RequestAct.ERASED, by.actor, left.version)
        assert rows[-1].after["erased"] == ["contact"]
        assert left.purpose == f"Music, says {ANN}", "the rest stays"

    def test_loses_a_name_wherever_it_stands(self, cast_of_town) -> None:
        by = cast_of_town["officer"]
        one = named(by)
        left = actions.remove_person_from_request(key=one.id, words=[ANN, "ann@x.org"], standing=by)
        assert ANN not in everything()
        assert "ann@x.org" not in everything()
        assert (left.contact, left.decision, left.answers[0].note) == (f"{REMOVED}\n{REMOVED}", REMOVED, "[…] says so")
        assert left.answers[0].met is True, "the answer itself stays"
        last = matching.history_of_request(one.id)[-1]
        assert last.after["erased"] == ["answers", "contact", "decision", "purpose"]
        assert last.before is not None, "what stood there stands without the name"

    def test_goes_on_as_before(self, cast_of_town) -> None:
        by = cast_of_town["officer"]
        one = actions.remove_person_from_request(key=named(by).id, words=[ANN], standing=by)
        more = answered(one, Answer("funding", met=True, note="budget"), by)
        assert more.answer_to("funding") is not None
        assert "erased" not in models.PartnerRequest.objects.get(pk=one.id).stated

    def test_is_left_alone_where_nothing_is_found(self, cast_of_town) -> None:
        by = cast_of_town["officer"]
        key = actions.enter_request(stated=asked(), standing=by).id
        for given in ({"words": ["Nobody"]}, {"contact": True}, {}):
            with pytest.raises(actions.NothingChanged):
                actions.remove_person_from_request(key=key, standing=by, **given)
        assert len(journal(f"request:{key}")) == 1

    def test_is_nobody_elses(self, cast_of_town) -> None:
        key = named(cast_of_town["officer"]).id
        for who in (None, OUTSIDER, cast_of_town["contributor"], cast_of_town["administrator"]):
            with pytest.raises(actions.NotYours):
                actions.remove_person_from_request(key=key, contact=True, standing=who)
        with pytest.raises(matching.NoSuchRequest):
            actions.remove_person_from_request(key="0" * 32, contact=True, standing=cast_of_town["officer"])


class TestAnEntryOfTheLog:
    @pytest.fixture
    def key(self, cast_of_town: dict[str, Standing], settings: LazySettings, tmp_path: Path) -> str:
        """An entry whose versions, reasons and documents name Ann."""
        settings.DATA, by = tmp_path, cast_of_town["contributor"]
        body = Organiser(OrganiserType.CLUB, f"Choir of {ANN}")
        first = logging.log_entry(
            stated=activity(partnership=LINK, organisers=(body,), note=f"Call {ANN}"), for_place=LEIPZIG, standing=by
        )
        again = activity(partnership=LINK, id=first.id, title="Choir")
        logging.correct_entry(stated=again, version=1, standing=by, why=f"{ANN} asked")
        logging.attach_document(entry_id=first.id, content=PDF, name="ann_lee.pdf", standing=by)
        logging.withdraw_entry(key=first.id, version=3, why="so", standing=by)
        return first.id

    def test_loses_the_name_from_every_version_reason_and_document(self, cast_of_town, key: str) -> None:
        officer = cast_of_town["officer"]
        left = logging.remove_person_from_entry(key=key, words=[ANN], standing=officer)
        kept = exchange.revisions(key)
        assert ANN not in everything()
        assert "ann_lee" not in everything()
        assert (kept[-1].act, kept[-1].by, kept[-1].version, left.version) == (Act.ERASED, officer.actor, 5, 5)
        assert kept[0].stated.organisers[0].name == f"Choir of {REMOVED}"
        assert exchange.documents_of(key)[0].name == f"{REMOVED}.pdf"
        assert left.withdrawn, "a withdrawn entry stays withdrawn"

    def test_is_found_where_only_an_earlier_version_names_somebody(self, cast_of_town, key: str) -> None:
        wanted_ = sought([ANN])
        assert [one.id for one in exchange.entries_naming(LEIPZIG, wanted_)] == [key]
        assert exchange.entries_naming(HOUSTON, wanted_) == ()
        logging.remove_person_from_entry(key=key, words=[ANN], standing=cast_of_town["officer"])
        assert exchange.entries_naming(LEIPZIG, wanted_) == ()

    def test_is_cleaned_by_those_who_speak_for_the_place(self, cast_of_town, key: str) -> None:
        for who in (None, cast_of_town["contributor"], cast_of_town["partner"], cast_of_town["administrator"]):
            with pytest.raises(logging.NotYours):
                logging.remove_person_from_entry(key=key, words=[ANN], standing=who)
        with pytest.raises(logging.NothingChanged):
            logging.remove_person_from_entry(key=key, words=["Nobody"], standing=cast_of_town["officer"])
        with pytest.raises(exchange.NoSuchEntry):
            logging.remove_person_from_entry(key="0" * 32, words=[ANN], standing=cast_of_town["officer"])


class TestPlansAndNotices:
    def test_lose_the_name_with_what_the_journal_tells_of_them(self, cast_of_town) -> None:
        by, partner = cast_of_town["officer"], cast_of_town["partner"]
        for place, who, key in ((LEIPZIG, by, "a" * 32), (HOUSTON, partner, "b" * 32)):
            planning.set_task(task=Task(key, LINK, place, "recency", f"Call {ANN}", ANN, TODAY), standing=who)
        planning.settle_task(key="a" * 32, state=TaskState.DONE, standing=by)
        told = Told(Circumstance.BUDGET_CUT, PartialDate.parse("2025"), LEIPZIG, f"{ANN} says so")
        planning.report_circumstance(partnership_id=LINK, told=told, standing=by, today=TODAY)
        assert planning.remove_person_from_plans(place=LEIPZIG, words=[ANN], standing=by) == 2
        theirs = plans.Task.objects.get(pk="b" * 32)
        assert (theirs.owner, plans.Task.objects.get(pk="a" * 32).owner) == (ANN, REMOVED)
        ours = JournalEntry.objects.exclude(actor=partner.actor)
        assert not [one for one in ours if ANN in json.dumps([one.before, one.after, one.change])]
        assert planning.remove_person_from_plans(place=LEIPZIG, words=[ANN], standing=by) == 0

    def test_are_nobody_elses(self, cast_of_town) -> None:
        for who in (None, cast_of_town["contributor"], cast_of_town["partner"]):
            with pytest.raises(planning.NotYours):
                planning.remove_person_from_plans(place=LEIPZIG, words=[ANN], standing=who)
            with pytest.raises(actions.NotYours):
                actions.remove_person_from_notices(place=LEIPZIG, words=[ANN], standing=who)

    def test_lose_a_name_that_stands_in_an_earlier_version_of_a_notice_alone(self, cast_of_town) -> None:
        by = cast_of_town["officer"]
        key = actions.state_notice(notice=wanted(text=f"Write to {ANN}."), standing=by).notice.id
        actions.change_notice(notice=wanted(id=key, text="Write to us."), version=1, standing=by)
        assert [one.notice.id for one in matching.notices_naming(LEIPZIG, sought([ANN]))] == [key]
        assert actions.remove_person_from_notices(place=LEIPZIG, words=[ANN], standing=by) == 1
        assert ANN not in everything()
        assert matching.notice(key).notice.text == "Write to us."
        last = JournalEntry.objects.filter(action="remove_person_from_notices").get()
        assert (last.actor, last.about, last.after) == (by.actor, LEIPZIG, {"notices": [key]})
        assert actions.remove_person_from_notices(place=LEIPZIG, words=[ANN], standing=by) == 0


class TestThePage:
    @pytest.fixture
    def browser(self, cast_of_town: dict[str, Standing]) -> Client:
        """An officer's, with a request, an entry, a step, a report and a notice that name Ann."""
        by = cast_of_town["officer"]
        named(by)
        logging.log_entry(stated=activity(partnership=LINK, note=f"{ANN} came"), for_place=LEIPZIG, standing=by)
        planning.set_task(task=Task("a" * 32, LINK, LEIPZIG, "recency", "Call", ANN, TODAY), standing=by)
        told = Told(Circumstance.BUDGET_CUT, PartialDate.parse("2025"), LEIPZIG, f"{ANN} says so")
        planning.report_circumstance(partnership_id=LINK, told=told, standing=by, today=TODAY)
        actions.state_notice(notice=wanted(text=f"Write to {ANN}."), standing=by)
        return client_of(by)

    def test_shows_where_a_name_stands_and_removes_nothing_yet(self, browser: Client) -> None:
        before = everything()
        page = browser.post(PAGE, {"words": ANN, "do": "find"})
        assert page.context["found"].number == 5
        assert page.content.decode().count("<li>") >= 5
        assert everything() == before

    def test_removes_it_from_everything(self, browser: Client) -> None:
        page = browser.post(PAGE, {"words": f"{ANN}\nann@x.org", "do": "remove"}, follow=True)
        assert "Removed for good, in so many places: 5." in page.content.decode()
        assert ANN not in everything()
        assert browser.post(PAGE, {"words": ANN, "do": "remove"}).context["found"].number == 0

    @pytest.mark.parametrize("words", ["", "Li", "\n".join(f"Name {number}" for number in range(21))])
    def test_says_what_is_wrong_with_the_words(self, browser: Client, words: str) -> None:
        before = everything()
        page = browser.post(PAGE, {"words": words, "do": "remove"})
        assert page.status_code == 400
        assert page.context["problem"] in page.content.decode().replace("&#x27;", "'")
        assert everything() == before

    def test_opens_empty(self, browser: Client) -> None:
        page = browser.get(PAGE)
        assert (page.status_code, page.context["words"], page.context["problem"]) == (200, "", "")

    def test_of_a_request_removes_its_contact_with_one_button(self, browser: Client) -> None:
        (one,) = matching.requests_of(LEIPZIG)
        address = f"/en/workbench/places/{LEIPZIG}/requests/{one.id}/"
        assert f'action="{address}contact/"' in browser.get(address).content.decode()
        done = browser.post(f"{address}contact/", follow=True).content.decode()
        assert "The contact is removed, from the journal too." in done
        assert f'action="{address}contact/"' not in done
        assert "removed a person’s data" in done
        assert "No contact is kept here any more." in browser.post(f"{address}contact/", follow=True).content.decode()

    def test_tells_of_the_removal_in_arabic(self, browser: Client) -> None:
        (one,) = matching.requests_of(LEIPZIG)
        browser.post(f"/en/workbench/places/{LEIPZIG}/requests/{one.id}/contact/")
        journal_ = browser.get(f"/ar/workbench/places/{LEIPZIG}/requests/{one.id}/").content.decode()
        assert "erased" not in journal_

    def test_is_not_for_another_place(self, browser: Client) -> None:
        assert browser.post(PAGE.replace(LEIPZIG, COVENTRY), {"words": ANN, "do": "remove"}).status_code == 403
