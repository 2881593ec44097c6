"""Every write of every room leaves one entry: who, when, what stood before and what stands after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone
from tests.house.tree import PACKAGE
from tests.rooms import acts
from tests.rooms.acts import Act
from tests.rooms.made_town import Town, town

from tawam.assessment import actions as assessment
from tawam.evidence import actions as evidence
from tawam.evidence.models import JournalEntry
from tawam.exchange import actions as exchange
from tawam.exchange.models import Revision
from tawam.exchange.values import Act as Done
from tawam.intake import actions as intake
from tawam.matching import actions as matching
from tawam.matching.models import RequestRevision
from tawam.people import actions as people
from tawam.people.models import JournalEntry as PeoplesEntry
from tawam.registry import actions as registry
from tawam.reports import actions as reports

Entry = JournalEntry | PeoplesEntry | RequestRevision
JOURNALS = (JournalEntry, PeoplesEntry, RequestRevision)
ROOMS = (people, evidence, registry, assessment, exchange, intake, matching, reports)
# The gazetteer is written by nobody who signs: whole, with a row on its edition, or as a reading or a demonstration
# needs places, whose entry stands.
UNSIGNED = {"places"}
# What writes no entry of its own, and why.
OTHERS = {
    # They only look.
    "preview_activities", "preview_table",
    # The entry itself.
    "write_journal",
    # Called by those that remove a person's data, whose entry stands.
    "clean_journal",
    # A worker takes up what a person asked for, which has its entry; what it records has that of the reading.
    "claim_job", "do_job",
    # Whole lists: each is one call of record_reading, undo_reading or record_dataset, whose entry stands.
    "import_table", "import_wikidata", "import_wikidata_live", "record_harvest", "undo_list", "load_case_file",
    "load_casebook", "load_demonstration",
    # Each row is logged as log_entry logs it.
    "import_activities",
    # Many letters; tests/rooms/test_digests.py looks at the entry of each.
    "send_digests",
}  # fmt: skip

# Tried here with what stands already: they write it anew.
UNCHANGED = {"read_sheet", "reconcile", "save_profile", "store_case_file"}
# What was removed stands in no entry.
UNCHANGED |= {"remove_person_from_notices", "remove_person_from_plans"}


@pytest.fixture
def made(cast: None, settings: LazySettings, tmp_path: Path) -> Town:
    """The town, with a data folder of its own."""
    settings.DATA = tmp_path
    return town()


def writing(room: ModuleType) -> set[str]:
    """The actions of a room: what it names as such, or every public function that is made there."""
    named = getattr(room, "__all__", None) or [
        name for name, one in vars(room).items() if callable(one) and one.__module__ == room.__name__
    ]
    return {name for name in named if name[0].islower()}


def tried_and_taken_back(do: Callable[[], object]) -> list[Entry]:
    """The entries that an act leaves; the act itself is undone."""
    with transaction.atomic():
        known = {model: set(model.objects.values_list("pk", flat=True)) for model in JOURNALS}
        do()
        found = [one for model, before in known.items() for one in model.objects.exclude(pk__in=before)]
        transaction.set_rollback(True)
    return found


def heading(entry: Entry) -> tuple[str, str]:
    """Who did what: the journal of requests has names of its own for both."""
    return (entry.by, entry.act) if isinstance(entry, RequestRevision) else (entry.actor, entry.action)


def faults(name: str, act: Act) -> list[str]:
    """What is wrong with the entry of an act."""
    left = tried_and_taken_back(act.do)
    found = sorted(what for _, what in map(heading, left))
    if found != sorted((act.entry, *act.beneath)):
        return [f"{name} left {found}"]
    entry = next(one for one in left if heading(one)[1] == act.entry)
    told = {
        "who": heading(entry)[0] == act.actor,
        "when": acts.lately(entry.at, timezone.now()),
        "before and after": (bool(entry.before), bool(entry.after)) == act.stands,
        "difference": name in UNCHANGED or act.stands != acts.CHANGED or entry.before != entry.after,
        "what": bool(entry.about),
    }
    return [f"{name}: {what} is wrong: {entry.before} {entry.after}" for what, right in told.items() if not right]


@pytest.mark.django_db
class TestEveryWrite:
    def test_leaves_one_entry_with_who_when_and_what_before_and_after(self, made: Town) -> None:
        every = {
            **acts.of_people(made),
            **acts.of_evidence(),
            **acts.of_registry(made),
            **acts.of_assessment(made),
            **acts.of_intake(made),
            **acts.of_doubles(made),
            **acts.of_models(),
            **acts.of_notices(made),
            **acts.of_requests(made),
        }
        assert [fault for name, act in every.items() for fault in faults(name, act)] == []

    def test_is_in_the_table(self, made: Town) -> None:
        known = OTHERS | acts.of_exchange(made).keys() | acts.of_evidence().keys()
        for tried in (acts.of_people, acts.of_registry, acts.of_assessment, acts.of_intake, acts.of_doubles):
            known |= tried(made).keys()
        known |= acts.of_models().keys() | acts.of_notices(made).keys() | acts.of_requests(made).keys()
        assert known == set().union(*map(writing, ROOMS))

    def test_of_every_room_is_looked_at(self) -> None:
        writers = {path.parent.name for path in PACKAGE.glob("*/actions*") if path.suffix in ("", ".py")}
        assert writers == {room.__name__.split(".")[1] for room in ROOMS} | UNSIGNED

    def test_of_the_log_is_one_more_version_beside_the_one_before(self, made: Town) -> None:
        for name, do in acts.of_exchange(made).items():
            with transaction.atomic():
                before = set(Revision.objects.values_list("pk", flat=True))
                do()
                (left,) = Revision.objects.exclude(pk__in=before)
                writer = "officer" if name == "remove_person_from_entry" else "contributor"
                assert left.by == made.people[writer].actor, name
                assert acts.lately(left.at, timezone.now()), name
                assert left.stated, name
                earlier = Revision.objects.filter(entry=left.entry, version=left.version - 1)
                assert earlier.exists() is (left.act != Done.LOGGED), name
                transaction.set_rollback(True)
