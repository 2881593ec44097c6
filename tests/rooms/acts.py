"""Every action of every room once, as somebody does it in the made town, and what its journal entry is to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.exchanged import activity
from tests.pictures import PDF
from tests.rooms.made_requests import stated
from tests.rooms.made_tables import LYON_LEIPZIG, WORDS, as_csv
from tests.rooms.made_town import LINK, TODAY, Town, wanted
from tests.told import source, told
from tests.world import COVENTRY, GAZETTE, HOUSTON, LEIPZIG, LYON

from tawam.assessment import actions as assessment
from tawam.assessment.values import Circumstance, Task, TaskState, Told
from tawam.basics.dates import PartialDate
from tawam.evidence import actions as evidence
from tawam.exchange import actions as exchange
from tawam.intake import actions as intake
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.matching import actions as matching
from tawam.matching.values import Card
from tawam.matching.values.requests import Answer, RequestState, Rule, Rung
from tawam.people import actions as people
from tawam.people.values import Role
from tawam.registry import actions as registry
from tawam.registry.values import CaseFile, Declaration, Declared

NEW, CHANGED, ENDED = (False, True), (True, True), (True, False)
OURS = Profile("ours", ("town", "partner"), ColumnMapping({"town": Field.ONE_NAME, "partner": Field.OTHER_NAME}, {}))
SWAPPED = Profile("theirs", OURS.header, ColumnMapping({"town": Field.OTHER_NAME, "partner": Field.ONE_NAME}, {}))


@dataclass(frozen=True)
class Act:
    """One action: what it does, who acts, how its entry is called, and whether something stands before and after.

    ``beneath`` are the entries of the rooms beneath, whose actions it calls.
    """

    do: Callable[[], object]
    actor: str
    entry: str
    stands: tuple[bool, bool]
    beneath: tuple[str, ...] = ()


def of_people(town: Town) -> dict[str, Act]:
    """Accounts, roles, invitations."""
    who, head = town.people, town.people["head"]
    asked = int(town.ids["invitation"])
    made = {"email": "new@example.org", "password": "Lantern-harbour-42", "actor": "cli"}
    return {
        "create_account": Act(lambda: people.create_account(**made), "cli", "create_account", NEW),
        "appoint": Act(
            lambda: people.appoint(email="guest@example.org", editor=True, actor="cli"), "cli", "appoint", CHANGED
        ),
        "edit_profile": Act(
            lambda: people.edit_profile(account_id=head.account, name="Ed", language="ar"),
            head.actor,
            "edit_profile",
            CHANGED,
        ),
        "invite": Act(
            lambda: people.invite(email="x@example.org", place=LEIPZIG, role=Role.VIEWER, by=head.account),
            head.actor,
            "invite",
            NEW,
        ),
        "accept_invitation": Act(
            lambda: people.accept_invitation(number=asked, by=who["guest"].account),
            who["guest"].actor,
            "accept_invitation",
            NEW,
        ),
        "withdraw_invitation": Act(
            lambda: people.withdraw_invitation(number=asked, by=head.account), head.actor, "withdraw_invitation", ENDED
        ),
        "remove_member": Act(
            lambda: people.remove_member(account_id=who["viewer"].account, place=LEIPZIG, by=head.account),
            head.actor,
            "remove_member",
            ENDED,
        ),
        "delete_account": Act(
            lambda: people.delete_account(account_id=who["viewer"].account),
            who["viewer"].actor,
            "delete_account",
            ENDED,
        ),
        # Passwords, codes and addresses: what they were and are stands in no journal.
        "note_account_change": Act(
            lambda: people.note_account_change(account_id=head.account, action="change_password"),
            head.actor,
            "change_password",
            (False, False),
        ),
    }


def of_evidence() -> dict[str, Act]:
    """Claims recorded and taken back."""
    new, list_ = source("A new paper"), source("A list")
    claim = told("signed", "1990", by=new, subject=LINK).claim
    listed = told("linked", LYON, by=list_, subject="pair-list", dataset="list").claim
    known = told("signed", "1993", by=GAZETTE, subject="leipzig--houston", position=100).claim
    reading = {"dataset": "list", "source": list_, "claims": [listed], "actor": "cli"}
    return {
        "record_claims": Act(
            lambda: evidence.record_claims(sources=[new], claims=[claim], actor="cli"), "cli", "record_claims", NEW
        ),
        "record_dataset": Act(
            lambda: evidence.record_dataset(dataset="casebook", sources=[GAZETTE], claims=[known], actor="cli"),
            "cli",
            "record_dataset",
            CHANGED,
        ),
        "retract_claim": Act(
            lambda: evidence.retract_claim(claim_id=known.id, reason="wrong", actor="cli"),
            "cli",
            "retract_claim",
            ENDED,
        ),
        "retract_source": Act(
            lambda: evidence.retract_source(source_id=GAZETTE.id, dataset="casebook", reason="wrong", actor="cli"),
            "cli",
            "retract_source",
            ENDED,
        ),
        "record_reading": Act(lambda: evidence.record_reading(**reading), "cli", "record_reading", NEW),
        "undo_reading": Act(
            lambda: (evidence.record_reading(**reading), evidence.undo_reading(dataset="list", actor="cli")),
            "cli",
            "undo_reading",
            ENDED,
            ("record_reading",),
        ),
    }


def of_registry(town: Town) -> dict[str, Act]:
    """Declarations of the sides, records, case files, reports of readers."""
    officer = town.people["officer"]
    said = Declaration(Declared.DISPUTE, LEIPZIG, TODAY, "e" * 32, note="Not so.")
    beneath = ("record_claims", "reconcile")
    return {
        "declare": Act(
            lambda: registry.declare(declaration=said, partnership_id=LINK, standing=officer),
            officer.actor,
            "declare",
            CHANGED,
            beneath,
        ),
        "propose": Act(
            lambda: registry.propose(
                declaration=Declaration(Declared.CONFIRM, LEIPZIG, TODAY, "f" * 32), partner=COVENTRY, standing=officer
            ),
            officer.actor,
            "declare",
            NEW,
            beneath,
        ),
        "take_back": Act(
            lambda: registry.take_back(source_id=town.ids["declaration"], place=LEIPZIG, reason="so", standing=officer),
            officer.actor,
            "take_back",
            ENDED,
            ("retract_source", "reconcile"),
        ),
        "reconcile": Act(lambda: registry.reconcile(subjects=[LINK], actor="cli"), "cli", "reconcile", CHANGED),
        "store_case_file": Act(
            lambda: registry.store_case_file(
                case_file=CaseFile("our-case", {"en": "B"}, {"en": "B"}, GAZETTE.id), statements=[], actor="cli"
            ),
            "cli",
            "store_case_file",
            CHANGED,
        ),
        "report_error": Act(
            lambda: registry.report_error(page="/en/", partnership_id=LINK, message="Wrong."),
            "reader",
            "report_error",
            NEW,
        ),
        "settle_error_report": Act(
            lambda: registry.settle_error_report(
                number=registry.report_error(page="/en/", partnership_id=LINK, message="Wrong."), actor="cli"
            ),
            "cli",
            "settle_error_report",
            CHANGED,
            ("report_error",),
        ),
    }


def of_assessment(town: Town) -> dict[str, Act]:
    """Steps and reports."""
    officer = town.people["officer"]
    step = Task("c" * 32, LINK, LEIPZIG, "recency", "Call", "Kim", TODAY)
    tells = Told(Circumstance.BUDGET_CUT, PartialDate.parse("2024"), LEIPZIG, "")
    return {
        "set_task": Act(lambda: assessment.set_task(task=step, standing=officer), officer.actor, "set_task", NEW),
        "settle_task": Act(
            lambda: assessment.settle_task(key=town.ids["task"], state=TaskState.DONE, standing=officer),
            officer.actor,
            "settle_task",
            CHANGED,
        ),
        "report_circumstance": Act(
            lambda: assessment.report_circumstance(partnership_id=LINK, told=tells, standing=officer, today=TODAY),
            officer.actor,
            "report_circumstance",
            NEW,
        ),
        "withdraw_report": Act(
            lambda: assessment.withdraw_report(number=int(town.ids["report"]), standing=officer),
            officer.actor,
            "withdraw_report",
            ENDED,
        ),
        "remove_person_from_plans": Act(
            lambda: assessment.remove_person_from_plans(place=LEIPZIG, words=["Kim"], standing=officer),
            officer.actor,
            "remove_person_from_plans",
            CHANGED,
        ),
    }


def of_intake(town: Town) -> dict[str, Act]:
    """Drafts of tables and profiles."""
    ids, by = town.ids, town.people["editor"].actor
    mapping = ColumnMapping({"town": Field.ONE_NAME, "partner town": Field.OTHER_NAME}, {})
    upload = {"chunks": [as_csv(LYON_LEIPZIG)], "name": "b.csv", "actor": by}
    given = {"header": ("town", "partner town"), "rows": [("Lyon", "Leipzig")], "source": WORDS, "actor": by}
    settled = {"token": ids["previewed"], "number": 2, "side": "other", "place": HOUSTON, "everywhere": False}
    calls: Mapping[str, tuple[Callable[[], object], str, tuple[bool, bool], tuple[str, ...]]] = {
        "upload_table": (lambda: intake.upload_table(**upload), "draft_open", NEW, ()),
        "open_draft": (lambda: intake.open_draft(**given), "draft_open", NEW, ("draft_map",)),
        "read_sheet": (
            lambda: intake.read_sheet(token=ids["opened"], sheet="", actor=by), "draft_read_sheet", CHANGED, ()
        ),
        "map_draft": (
            lambda: intake.map_draft(token=ids["previewed"], mapping=mapping, source=WORDS, actor=by),
            "draft_map", CHANGED, (),
        ),
        "settle_place": (lambda: intake.settle_place(**settled, actor=by), "draft_settle", NEW, ()),
        "confirm_draft": (
            lambda: intake.confirm_draft(token=ids["previewed"], actor=by), "draft_confirm", CHANGED, ()
        ),
        "undo_draft": (lambda: intake.undo_draft(token=ids["recorded"], actor=by), "draft_undo", CHANGED, ()),
        "delete_draft": (lambda: intake.delete_draft(token=ids["previewed"], actor=by), "draft_delete", ENDED, ()),
        "save_profile": (
            lambda: intake.save_profile(profile=OURS, actor=by), "draft_save_profile", CHANGED, ()
        ),
        "import_profiles": (
            lambda: intake.import_profiles(profiles=[SWAPPED], actor=by), "draft_save_profile", NEW, ()
        ),
        "rename_profile": (
            lambda: intake.rename_profile(name="ours", to="another", actor=by), "draft_rename_profile", CHANGED, ()
        ),
        "change_profile": (
            lambda: intake.change_profile(name="ours", to=SWAPPED, actor=by), "draft_change_profile", CHANGED, ()
        ),
        "delete_profile": (
            lambda: intake.delete_profile(name="ours", actor=by), "draft_delete_profile", ENDED, ()
        ),
    }  # fmt: skip
    return {name: Act(do, by, entry, stands, beneath) for name, (do, entry, stands, beneath) in calls.items()}


def of_notices(town: Town) -> dict[str, Act]:
    """What the place states that it seeks; a withdrawn notice stays on record."""
    key, by = town.ids["notice"], town.people["officer"]
    calls: Mapping[str, tuple[Callable[[], object], tuple[bool, bool]]] = {
        "state_notice": (lambda: matching.state_notice(notice=wanted(), standing=by), NEW),
        "change_notice": (
            lambda: matching.change_notice(notice=wanted(id=key, hosts=12), version=1, standing=by), CHANGED
        ),
        "withdraw_notice": (lambda: matching.withdraw_notice(key=key, version=1, standing=by), CHANGED),
        "remove_person_from_notices": (
            lambda: matching.remove_person_from_notices(place=LEIPZIG, words=["Kim"], standing=by), CHANGED
        ),
    }  # fmt: skip
    return {name: Act(do, by.actor, name, stands) for name, (do, stands) in calls.items()}


def of_models() -> dict[str, Act]:
    """A trained model is kept in the data folder."""
    figures = {"held_out": 1, "questions": 2, "hit_10": {}, "best_baseline": "pagerank", "times_best": (1.0, 1.0, 1.0)}
    made = {"made_on": TODAY, "seed": 0, "sources": ("list",), "pairs": 9, "towns": 9, "gazetteer": "", "libraries": {}}
    card = Card(**made, **figures, sha256="0" * 64)
    return {"keep_model": Act(lambda: matching.keep_model(card=card, model=b"", actor="cli"), "cli", "keep_model", NEW)}


def of_requests(town: Town) -> dict[str, Act]:
    """A council's criteria and what it received, with the journal of their own."""
    key, by = town.ids["request"], town.people["officer"]
    ours, now = {"place": LEIPZIG, "version": 1, "standing": by}, {"version": 2, "standing": by}
    rule, known = Rule("austin-2", "committee", threshold=9), Answer("committee", number=17, note="list")
    decided = {"state": RequestState.DECLINED, "decided_on": TODAY, "decision": ""}
    calls: Mapping[str, tuple[Callable[[], object], str]] = {
        "copy_template": (lambda: matching.copy_template(template="clair", **ours), "template_copied"),
        "add_rule": (lambda: matching.add_rule(rule=rule, **ours), "rule_added"),
        "change_rule": (lambda: matching.change_rule(rule=rule, **ours), "rule_changed"),
        "remove_rule": (lambda: matching.remove_rule(key=rule.key, **ours), "rule_removed"),
        "set_steps": (lambda: matching.set_steps(steps=(Rung.TWINNING,), waits={}, **ours), "steps_set"),
        "enter_request": (lambda: matching.enter_request(stated=stated(name="Other"), standing=by), "entered"),
        "correct_request": (lambda: matching.correct_request(stated=stated(id=key, name="X"), **now), "corrected"),
        "answer_question": (lambda: matching.answer_question(key=key, answer=known, **now), "answered"),
        "remove_answer": (lambda: matching.remove_answer(key=key, kind="free_travel", **now), "answer_removed"),
        "decide_request": (lambda: matching.decide_request(key=key, **decided, **now), "decided"),
        "remove_person_from_request": (
            lambda: matching.remove_person_from_request(key=key, words=["Lyon"], standing=by), "erased"
        ),
    }  # fmt: skip
    return {
        name: Act(do, by.actor, entry, NEW if name == "enter_request" else CHANGED)
        for name, (do, entry) in calls.items()
    }


def of_exchange(town: Town) -> dict[str, Callable[[], object]]:
    """The log, whose journal are the versions of its entries."""
    ids, by = town.ids, town.people["contributor"]
    again = activity(partnership=LINK, id=ids["activity"], title="Choir visit, second day")
    day = activity(partnership=LINK, on="2025-08-01")
    return {
        "log_entry": lambda: exchange.log_entry(stated=day, for_place=LEIPZIG, standing=by),
        "correct_entry": lambda: exchange.correct_entry(stated=again, version=3, standing=by),
        "withdraw_entry": lambda: exchange.withdraw_entry(key=ids["activity"], version=3, why="so", standing=by),
        "restore_entry": lambda: exchange.restore_entry(key=ids["withdrawn"], version=2, standing=by),
        "attach_document": lambda: exchange.attach_document(
            entry_id=ids["activity"], content=PDF, name="b.pdf", standing=by
        ),
        "detach_document": lambda: exchange.detach_document(key=ids["document"], standing=by),
        "remove_person_from_entry": lambda: exchange.remove_person_from_entry(
            key=ids["activity"], words=["choir"], standing=town.people["officer"]
        ),
    }


def of_doubles(town: Town) -> dict[str, Act]:
    """What an officer says of two entries of different sides."""
    ids, officer = town.ids, town.people["officer"]
    pair = {"one": ids["activity"], "other": ids["theirs"]}
    return {
        "judge_double": Act(
            lambda: exchange.judge_double(**pair, same=False, standing=officer), officer.actor, "judge_double", NEW
        )
    }


def lately(at: dt.datetime, now: dt.datetime) -> bool:
    """Whether an entry is of this test."""
    return dt.timedelta(0) <= now - at < dt.timedelta(minutes=10)
