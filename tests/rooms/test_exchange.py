"""The log in the database: who may write it, what stays of each version, and where pairs lead."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from hypothesis import HealthCheck, given, settings
from pytest_django import DjangoAssertNumQueries
from tests import world
from tests.exchanged import activities, activity, agreement, came, member, money
from tests.told import told
from tests.world import COVENTRY, HOUSTON, LEIPZIG, LYON

from tawam.basics.dates import PartialDate
from tawam.evidence.actions import retract_claim
from tawam.evidence.queries import claims_about
from tawam.exchange import actions, models, queries
from tawam.exchange.queries.rows import stated_row, stated_value
from tawam.exchange.values import (
    Act,
    Activity,
    FaultCode,
    Organiser,
    OrganiserType,
    Outcome,
    State,
    Theme,
    What,
)
from tawam.people.values import Role
from tawam.registry.actions import reconcile
from tawam.registry.queries import NoSuchPartnership, edition
from tawam.registry.rules.pairs import pair_subject

pytestmark = pytest.mark.django_db
LINK = "leipzig--houston"
SAM = member(LEIPZIG)


def logged(on: str = "2025-05-01", by: object = SAM, place: str = LEIPZIG, **more: object) -> str:
    """The id of an activity that was logged."""
    one = activity(on, **({"partnership": LINK} | more))
    return actions.log_entry(stated=one, for_place=place, standing=by).id  # type: ignore[arg-type]


def activity_of(key: str) -> Activity:
    """The activity as it stands."""
    found = queries.entry(key).stated
    assert isinstance(found, Activity)
    return found


@pytest.mark.usefixtures("cast")
class TestLogging:
    def test_keeps_everything_that_was_said(self) -> None:
        said = activity(
            "2025-05-01",
            "2025-05-07",
            partnership=LINK,
            themes=(Theme.YOUTH, Theme.CLIMATE),
            hosts=(HOUSTON,),
            online=True,
            participations=(came(12, LEIPZIG), came(30, HOUSTON)),
            organisers=(Organiser(OrganiserType.SCHOOL, "Thomas school", LEIPZIG),),
            money=(money("1250.50", side=LEIPZIG),),
            outcomes=(Outcome("pupils with a partner", "pupils", Decimal(20), Decimal("18.5")),),
            sdg_targets=("4.7",),
            note="Two lines\nof a note",
            language="ar",
        )
        entry = actions.log_entry(stated=said, for_place=LEIPZIG, standing=SAM)
        assert entry.stated == replace(said, id=entry.id)
        assert (entry.version, entry.logged_by, entry.logged_for) == (1, SAM.actor, LEIPZIG)
        assert queries.activities_of(LINK) == (entry.stated,)

    def test_leaves_one_revision_with_who_and_when(self) -> None:
        (found,) = queries.revisions(logged())
        assert (found.version, found.act, found.by, found.stated) == (
            1,
            Act.LOGGED,
            SAM.actor,
            activity_of(found.stated.id),
        )

    @pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.OFFICER, Role.HEAD])
    def test_is_for_contributors_and_above(self, role: Role) -> None:
        assert activity_of(logged(by=member(LEIPZIG, role=role))).title == "Choir visit"

    @pytest.mark.parametrize(
        ("who", "place"),
        [
            (None, LEIPZIG),
            (member(), LEIPZIG),
            (member(LEIPZIG, role=Role.VIEWER), LEIPZIG),
            (member(HOUSTON), LEIPZIG),  # the other side speaks for itself
            (member(COVENTRY), COVENTRY),  # no party of this partnership
            (member(COVENTRY), LEIPZIG),
        ],
    )
    def test_is_refused_to_everybody_else(self, who: object, place: str) -> None:
        with pytest.raises(actions.NotYours):
            logged(by=who, place=place)
        assert not models.Entry.objects.exists()
        assert not models.Revision.objects.exists()

    def test_is_open_to_each_side(self) -> None:
        logged()
        logged("2025-06-01", by=member(HOUSTON), place=HOUSTON)
        assert [one.logged_for for one in queries.entries_of([LINK])[LINK]] == [HOUSTON, LEIPZIG]

    def test_with_faults_names_the_field_and_writes_nothing(self) -> None:
        with pytest.raises(
            actions.BadEntry, match=r"title: Please fill this in\.; hosts: There is no place “gn:404”"
        ) as bad:
            logged(title=" ", hosts=("gn:404",))
        assert [(one.field, one.code) for one in bad.value.faults] == [
            ("title", FaultCode.MISSING),
            ("hosts", FaultCode.NO_SUCH_PLACE),
        ]
        assert not models.Entry.objects.exists()

    def test_of_the_same_form_twice_is_refused(self) -> None:
        key = logged(id="0123456789abcdef0123456789abcdef")
        with pytest.raises(actions.AlreadyLogged) as again:
            logged(id=key)
        assert again.value.key == key == "0123456789abcdef0123456789abcdef"
        assert models.Entry.objects.count() == 1

    def test_of_the_same_form_twice_in_a_moment_is_refused_by_the_database(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        key = logged(id="0123456789abcdef0123456789abcdef")
        monkeypatch.setattr(QuerySet, "exists", lambda rows: False)
        with pytest.raises(actions.AlreadyLogged), transaction.atomic():
            logged(id=key)
        assert models.Revision.objects.count() == 1

    def test_takes_no_made_up_id(self) -> None:
        assert logged(id="../../etc") != "../../etc"

    def test_to_an_unknown_partnership_is_refused(self) -> None:
        with pytest.raises(NoSuchPartnership):
            logged(partnership="here--nowhere")

    def test_takes_hosts_that_are_no_party(self) -> None:
        assert activity_of(logged(hosts=(LYON,))).hosts == (LYON,)

    def test_takes_control_characters_out_before_the_database_sees_them(self) -> None:
        assert activity_of(logged(title="Choir\x00 visit", note="a\x00b")).note == "ab"


@pytest.mark.usefixtures("cast")
class TestCorrecting:
    def test_keeps_the_earlier_version_with_who_and_why(self) -> None:
        key = logged()
        other = member(LEIPZIG, account=8)
        said = replace(activity_of(key), title="Choir and orchestra")
        entry = actions.correct_entry(stated=said, version=1, standing=other, why="orchestra forgotten")
        assert (entry.version, entry.stated) == (2, said)
        first, second = queries.revisions(key)
        assert (first.stated.title, second.stated.title) == ("Choir visit", "Choir and orchestra")
        assert (second.act, second.by, second.why) == (Act.CORRECTED, "account:8", "orchestra forgotten")

    def test_tells_the_second_of_two_writers_and_loses_nothing(self) -> None:
        key = logged()
        read = activity_of(key)
        actions.correct_entry(stated=replace(read, title="First"), version=1, standing=SAM)
        with pytest.raises(actions.ChangedMeanwhile, match="Somebody else") as late:
            actions.correct_entry(stated=replace(read, title="Second"), version=1, standing=SAM)
        assert late.value.current.version == 2
        assert activity_of(key).title == "First"
        assert len(queries.revisions(key)) == 2

    def test_needs_a_change(self) -> None:
        key = logged()
        with pytest.raises(actions.NothingChanged):
            actions.correct_entry(stated=activity_of(key), version=1, standing=SAM)
        assert len(queries.revisions(key)) == 1

    def test_is_refused_to_the_other_side(self) -> None:
        key = logged()
        with pytest.raises(actions.NotYours):
            actions.correct_entry(stated=activity_of(key), version=1, standing=member(HOUSTON, role=Role.HEAD))

    def test_refuses_faults_and_keeps_what_stood(self) -> None:
        key = logged()
        with pytest.raises(actions.BadEntry):
            actions.correct_entry(stated=replace(activity_of(key), title=""), version=1, standing=SAM)
        assert queries.entry(key).version == 1

    def test_moves_no_entry_to_another_partnership(self) -> None:
        key = logged()
        moved = replace(activity_of(key), partnership="coventry--volgograd", title="Moved")
        actions.correct_entry(stated=moved, version=1, standing=SAM)
        assert queries.activities_of("coventry--volgograd") == ()
        assert queries.activities_of(LINK)[0].title == "Moved"

    def test_makes_no_agreement_of_an_activity(self) -> None:
        key = logged()
        with pytest.raises(queries.NoSuchEntry):
            actions.correct_entry(stated=agreement(id=key), version=1, standing=SAM)

    def test_of_an_unknown_entry_is_refused(self) -> None:
        with pytest.raises(queries.NoSuchEntry):
            actions.correct_entry(stated=activity(id="0" * 32), version=1, standing=SAM)


@pytest.mark.usefixtures("cast")
class TestWithdrawing:
    def test_hides_and_keeps(self) -> None:
        key = logged()
        actions.withdraw_entry(key=key, version=1, why="was another town", standing=SAM)
        assert queries.activities_of(LINK) == ()
        assert queries.entries_of([LINK]) == {}
        assert queries.entry(key).withdrawn
        assert queries.entries_of([LINK], withdrawn=True)[LINK][0].id == key
        assert [(one.act, one.why) for one in queries.revisions(key)][1:] == [(Act.WITHDRAWN, "was another town")]

    def test_needs_a_reason(self) -> None:
        key = logged()
        with pytest.raises(actions.BadEntry, match="why"):
            actions.withdraw_entry(key=key, version=1, why=" ", standing=SAM)

    def test_can_be_taken_back(self) -> None:
        key = logged()
        actions.withdraw_entry(key=key, version=1, why="slip", standing=SAM)
        actions.restore_entry(key=key, version=2, standing=SAM)
        assert [one.id for one in queries.activities_of(LINK)] == [key]
        assert [one.act for one in queries.revisions(key)] == [Act.LOGGED, Act.WITHDRAWN, Act.RESTORED]

    def test_twice_is_refused_and_so_is_restoring_what_stands(self) -> None:
        key = logged()
        with pytest.raises(actions.NothingChanged):
            actions.restore_entry(key=key, version=1, standing=SAM)
        actions.withdraw_entry(key=key, version=1, why="slip", standing=SAM)
        with pytest.raises(actions.NothingChanged):
            actions.withdraw_entry(key=key, version=2, why="slip", standing=SAM)

    def test_is_refused_to_strangers_and_to_those_who_read_an_old_version(self) -> None:
        key = logged()
        with pytest.raises(actions.NotYours):
            actions.withdraw_entry(key=key, version=1, why="mine", standing=member(COVENTRY))
        with pytest.raises(actions.ChangedMeanwhile):
            actions.withdraw_entry(key=key, version=7, why="late", standing=SAM)


@pytest.mark.usefixtures("cast")
class TestAnAgreement:
    def test_is_logged_corrected_and_read(self) -> None:
        said = agreement(
            partnership=LINK,
            signatories=("Lord Mayor", "Mayor"),
            goals=("youth",),
            text="We, the cities",
            term_months=60,
            renewal_on=PartialDate(2027, 3),
            notice_on=PartialDate(2026, 12, 31),
            review_months=36,
        )
        entry = actions.log_entry(stated=said, for_place=LEIPZIG, standing=SAM)
        assert queries.agreements_of(LINK) == (replace(said, id=entry.id),)
        longer = replace(said, id=entry.id, term_months=120)
        actions.correct_entry(stated=longer, version=1, standing=SAM)
        assert queries.agreements_of(LINK) == (longer,)
        assert queries.activities_of(LINK) == ()

    def test_stands_in_the_log_beside_the_activities_latest_first(self) -> None:
        newer, older = logged("2025-05-01"), logged("2010-05-01")
        paper = actions.log_entry(stated=agreement(partnership=LINK), for_place=LEIPZIG, standing=SAM).id
        assert [one.id for one in queries.entries_of([LINK])[LINK]] == [newer, paper, older]

    def test_with_faults_is_refused(self) -> None:
        with pytest.raises(actions.BadEntry, match="term_months"):
            actions.log_entry(stated=agreement(partnership=LINK, term_months=0), for_place=LEIPZIG, standing=SAM)


@pytest.mark.usefixtures("cast")
class TestTheLog:
    def test_of_many_partnerships_is_read_with_few_queries(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        logged()
        logged(partnership="coventry--volgograd", by=member(COVENTRY), place=COVENTRY)
        ids = [LINK, "coventry--volgograd", "lyon--leipzig", "bristol--hanover", *(f"x--{n}" for n in range(300))]
        with django_assert_max_num_queries(3):
            found = queries.activities(ids)
        assert {key: len(some) for key, some in found.items()} == {LINK: 1, "coventry--volgograd": 1}

    def test_is_the_same_and_costs_a_query_less_where_the_parties_are_known(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        logged()
        whole = queries.activities([LINK])
        with django_assert_num_queries(2):
            assert queries.activities([LINK], parties={LINK: (LEIPZIG, HOUSTON)}) == whole

    def test_is_in_the_order_of_the_dates(self) -> None:
        keys = [logged(on) for on in ("2025-05-02", "2025", "2024-12-31")]
        assert [one.id for one in queries.activities_of(LINK)] == [keys[2], keys[1], keys[0]]

    def test_knows_what_somebody_logged_last_for_a_place(self) -> None:
        logged(title="First")
        logged("2020-01-01", title="Second")
        logged(title="Theirs", by=member(HOUSTON, account=8), place=HOUSTON)
        last = queries.last_logged(by=SAM.actor, for_place=LEIPZIG)
        assert last is not None
        assert last.title == "Second"
        assert queries.last_logged(by=SAM.actor, for_place=HOUSTON) is None

    def test_has_no_entry_of_an_unknown_id(self) -> None:
        with pytest.raises(queries.NoSuchEntry, match="no entry “x"):
            queries.entry("x" * 99)

    def test_outlives_the_rebuilding_of_the_registry(self) -> None:
        key = logged()
        reconcile(subjects=[LINK], actor="test")
        assert [one.id for one in queries.activities_of(LINK)] == [key]


@pytest.mark.usefixtures("cast")
class TestAPair:
    PAIR = pair_subject(COVENTRY, LEIPZIG)

    def listed(self) -> None:
        """A list names Coventry and Leipzig, of which nothing else is known."""
        said = [told("party", place, subject=self.PAIR, position=n) for n, place in enumerate((COVENTRY, LEIPZIG))]
        world.record([*said, told("began", "1990", subject=self.PAIR, position=100)], "list")

    def found(self) -> None:
        """The casebook comes to know a partnership of the two."""
        own = [*world.tie("coventry--leipzig", COVENTRY, LEIPZIG), told("signed", "1990", subject="coventry--leipzig")]
        world.record(own, "found")

    def test_takes_what_is_logged(self) -> None:
        self.listed()
        key = logged(partnership=self.PAIR)
        assert [one.id for one in queries.activities_of(self.PAIR)] == [key]

    def test_brings_its_log_into_the_partnership_that_it_finds(self) -> None:
        self.listed()
        key = logged(partnership=self.PAIR)
        self.found()
        (one,) = queries.activities_of("coventry--leipzig")
        assert (one.id, one.partnership) == (key, "coventry--leipzig")
        assert queries.entry(key).stated.partnership == "coventry--leipzig"

    def test_that_found_its_partnership_is_logged_under_that(self) -> None:
        self.listed()
        self.found()
        logged(partnership=self.PAIR)
        assert models.Entry.objects.get().partnership == "coventry--leipzig"

    def test_gets_the_log_back_when_the_partnership_loses_its_record(self) -> None:
        self.listed()
        self.found()
        key = logged(partnership="coventry--leipzig")
        for said in claims_about(["coventry--leipzig"])["coventry--leipzig"]:
            if said.claim.subject == "coventry--leipzig":
                retract_claim(claim_id=said.claim.id, reason="no such tie", actor="test")
        reconcile(subjects=["coventry--leipzig"], actor="test")
        assert [one.id for one in queries.activities_of(self.PAIR)] == [key]

    def test_does_not_share_its_log_with_a_second_partnership_of_the_same_two(self) -> None:
        self.listed()
        self.found()
        world.record(world.tie("project--of-the-two", COVENTRY, LEIPZIG, "project"), "project")
        key = logged(partnership=self.PAIR)
        found = queries.activities(["coventry--leipzig", "project--of-the-two", self.PAIR])
        assert {home: [one.id for one in some] for home, some in found.items()} == {"coventry--leipzig": [key]}


@pytest.mark.usefixtures("cast")
class TestTheTables:
    def test_keep_what_was_said_in_a_form_that_reads_back_the_same(self) -> None:
        self.read_back()

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    @given(activities())
    def read_back(self, one: Activity) -> None:
        """Any activity as a row and back."""
        assert stated_value(What.ACTIVITY, one.partnership, one.id, stated_row(one)) == one

    def test_let_no_entry_with_a_history_be_deleted(self) -> None:
        key = logged()
        with pytest.raises(ProtectedError), transaction.atomic():
            models.Entry.objects.get(pk=key).delete()

    def test_hold_each_version_once(self) -> None:
        key = logged()
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Revision.objects.create(
                entry_id=key, version=1, act=Act.CORRECTED, by="x", at=dt.datetime.now(dt.UTC), stated={}
            )

    def test_are_no_part_of_the_evidence_so_that_the_atlas_need_not_be_drawn_anew(self) -> None:
        before = edition()
        logged(state=State.CANCELLED)
        assert edition() == before
