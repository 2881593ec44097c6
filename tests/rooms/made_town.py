"""A town with everything that somebody could try to open: Leipzig's log, papers, steps, drafts, notices, requests.

Leipzig is HERE. Houston is the other side of its link; Coventry has nothing to do with it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from tests.exchanged import activity, agreement
from tests.pictures import PDF, picture
from tests.rooms.made_people import account, client_of, member
from tests.rooms.made_requests import RECEIVED, stated
from tests.rooms.made_tables import LEIPZIG_LYON, WORDS, as_csv, recorded
from tests.rules.noticed import notice
from tests.world import COVENTRY, GAZETTE, HOUSTON, LEIPZIG

from tawam.assessment import actions as assessment
from tawam.assessment.values import Circumstance, Task, Told
from tawam.basics.dates import PartialDate
from tawam.exchange import actions as exchange
from tawam.intake import actions as intake
from tawam.intake import jobs
from tawam.intake.values.drafts import Draft
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.matching import actions as matching
from tawam.matching.values import Notice
from tawam.matching.values.requests import Answer
from tawam.people.actions import invite
from tawam.people.values import Role, Standing
from tawam.registry import actions as registry
from tawam.registry.values import CaseFile, Declaration, Declared
from tawam.web.views.calendars import subscription

LINK = "leipzig--houston"
TODAY = PartialDate.parse("2026-06-15").earliest()
WHO = (
    "reader", "guest", "viewer", "contributor", "officer", "head", "partner", "stranger", "editor", "colleague",
    "administrator",
)  # fmt: skip


@dataclass(frozen=True)
class Town:
    """The people by what they are, and the ids of what belongs to the town or to one of them."""

    people: dict[str, Standing]
    ids: dict[str, str]


def people() -> dict[str, Standing]:
    """One person for each of WHO but the reader, who has no account."""
    at_home = {role.value: member(f"{role}@example.org", LEIPZIG, role) for role in Role}
    rights = {"editor": "editor", "colleague": "editor", "administrator": "administrator"}
    return {
        "guest": account("guest@example.org"),
        **at_home,
        "partner": member("partner@example.org", HOUSTON, Role.HEAD),
        "stranger": member("stranger@example.org", COVENTRY, Role.HEAD),
        **{name: account(f"{name}@example.org", **{right: True}) for name, right in rights.items()},
    }


def town() -> Town:
    """Everything, made by the actions that the pages call."""
    cast = people()
    bench = _log(cast) | _plans(cast) | _notices(cast) | _requests(cast)
    return Town(cast, bench | _members(cast) | _drafts(cast["editor"]) | _case_file())


def _log(cast: dict[str, Standing]) -> dict[str, str]:
    by = cast["contributor"]
    made, gone, paper = (
        exchange.log_entry(stated=one, for_place=LEIPZIG, standing=by).id
        for one in (
            activity(partnership=LINK),
            activity(partnership=LINK, title="Withdrawn", on="2024"),
            agreement(partnership=LINK),
        )
    )
    exchange.withdraw_entry(key=gone, version=1, why="wrong", standing=by)
    theirs = activity(partnership=LINK, title="Choir from Leipzig")
    far = exchange.log_entry(stated=theirs, for_place=HOUSTON, standing=cast["partner"]).id
    kept = {
        name: exchange.attach_document(entry_id=made, content=content, name=name, standing=by).id
        for name, content in (("paper.pdf", PDF), ("photo.jpg", picture()))
    }
    return {
        "activity": made,
        "withdrawn": gone,
        "theirs": far,
        "agreement": paper,
        "document": kept["paper.pdf"],
        "photo": kept["photo.jpg"],
    }


def _plans(cast: dict[str, Standing]) -> dict[str, str]:
    step = Task("a" * 32, LINK, LEIPZIG, "recency", "Write to Houston", "Kim", TODAY)
    assessment.set_task(task=step, standing=cast["contributor"])
    told = Told(Circumstance.BUDGET_CUT, PartialDate.parse("2025"), LEIPZIG, "Half is gone.")
    report = assessment.report_circumstance(partnership_id=LINK, told=told, standing=cast["officer"], today=TODAY)
    said = Declaration(Declared.CONFIRM, LEIPZIG, TODAY, "b" * 32)
    declared = registry.declare(declaration=said, partnership_id=LINK, standing=cast["officer"])
    return {"task": step.id, "report": str(report.id), "declaration": declared}


def wanted(place: str = LEIPZIG, **more: object) -> Notice:
    """A notice that stands from today on for two months; no fixed day would stand whenever the tests run."""
    today = timezone.now().date()
    return notice(**({"place": place, "from_on": today, "until_on": today + dt.timedelta(days=60)} | more))


def _notices(cast: dict[str, Standing]) -> dict[str, str]:
    ours, gone = (
        matching.state_notice(notice=wanted(text="Write to Kim."), standing=cast["officer"]).notice.id for _ in range(2)
    )
    matching.withdraw_notice(key=gone, version=1, standing=cast["officer"])
    theirs = matching.state_notice(notice=wanted(HOUSTON), standing=cast["partner"])
    return {"notice": ours, "withdrawn_notice": gone, "their_notice": theirs.notice.id}


def _requests(cast: dict[str, Standing]) -> dict[str, str]:
    """Lyon asks Leipzig, which has criteria and has answered one question; and Lyon asks Houston."""
    by = cast["officer"]
    matching.copy_template(place=LEIPZIG, template="austin", version=0, standing=by)
    ours = matching.enter_request(stated=stated(), standing=by).id
    known = Answer("free_travel", met=True, note=f"looked up on {RECEIVED}")
    matching.answer_question(key=ours, answer=known, version=1, standing=by)
    theirs = matching.enter_request(stated=stated(place=HOUSTON), standing=cast["partner"])
    return {"request": ours, "their_request": theirs.id}


def _members(cast: dict[str, Standing]) -> dict[str, str]:
    asked, token = invite(email="guest@example.org", place=LEIPZIG, role=Role.VIEWER, by=cast["head"].account)
    browser = client_of(cast["viewer"])
    page = browser.get(f"/en/workbench/places/{LEIPZIG}/").wsgi_request
    key = subscription(page, LEIPZIG, cast["viewer"]).split("key=")[1]
    return {
        "invitation": str(asked.number),
        "token": token,
        "key": key,
        "viewer": str(cast["viewer"].account),
    }


def _drafts(owner: Standing) -> dict[str, str]:
    done = recorded(LEIPZIG_LYON, actor=owner.actor)
    seen = _given(owner)
    while jobs.do_waiting_job(worker="test"):
        pass
    sent = intake.upload_table(chunks=[as_csv(LEIPZIG_LYON)], name="sent.csv", actor=owner.actor)
    mapping = ColumnMapping({"town": Field.ONE_NAME, "partner": Field.OTHER_NAME}, {})
    intake.save_profile(profile=Profile("ours", ("town", "partner"), mapping), actor=owner.actor)
    return {"recorded": done.token, "previewed": seen.token, "opened": sent.token, "source": done.source_id}


def _given(owner: Standing) -> Draft:
    rows = [("Leipzig", "Houston", "1993"), ("Leipzig", "Xyzzyqqq", "1994")]
    header = ("town", "partner town", "since")
    return intake.open_draft(header=header, rows=rows, source=WORDS, actor=owner.actor)


def _case_file() -> dict[str, str]:
    case = CaseFile("our-case", {"en": "A text"}, {"en": "About"}, GAZETTE.id)
    registry.store_case_file(case_file=case, statements=[], actor="test")
    return {}


def address(name: str, *args: str) -> str:
    """The path of a page, in English."""
    return reverse(name, args=args)
