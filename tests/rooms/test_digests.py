"""Weekly digests: who gets one, what it says, that none leaves twice, that none leaves unasked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result
from django.conf import LazySettings
from django.core import mail
from django.utils import timezone
from tests.exchanged import activity, agreement
from tests.exchanged import member as standing_of
from tests.rooms.made_people import client_of, member
from tests.world import COVENTRY, HOUSTON, LEIPZIG

from tawam.assessment import actions as assessment
from tawam.assessment.values import Task
from tawam.basics.dates import PartialDate
from tawam.config.commands import tawam
from tawam.config.commands.digesting import letters_of
from tawam.exchange import models as exchange_models
from tawam.exchange.actions import log_entry
from tawam.exchange.values import State
from tawam.people import actions as people
from tawam.people import models as people_models
from tawam.people.queries import digest_readers, held
from tawam.people.values import Role, Standing
from tawam.reports import actions, models, queries
from tawam.reports.values import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"


def today() -> dt.date:
    """The day as of which the command speaks."""
    return timezone.now().date()


def wants(standing: Standing, *, language: str = "en") -> Standing:
    """Ask for digests on behalf of somebody."""
    return people.edit_profile(account_id=standing.account, name=standing.name, language=language, weekly_digest=True)


def step(days: int, place: str = LEIPZIG, title: str = "Write to Houston") -> None:
    """Take on a step that is due in some days."""
    task = Task("", LINK, place, "recency", title, "Kim", today() + dt.timedelta(days=days))
    assessment.set_task(task=task, standing=standing_of(place))


def run(*words: str) -> Result:
    """The command as typed."""
    return CliRunner().invoke(tawam, ("digest", *words))


def letters() -> list[Letter]:
    """Today's letters."""
    return letters_of("", today=today(), days=30)


@pytest.fixture
def officer(cast: None) -> Standing:
    """An officer of Leipzig who wants digests."""
    return wants(member("kim@example.org", LEIPZIG, Role.OFFICER))


class TestWhoGetsOne:
    def test_is_nobody_who_did_not_ask(self) -> None:
        member("kim@example.org", LEIPZIG, Role.HEAD)
        step(3)
        assert queries.readers() == []
        assert letters() == []

    @pytest.mark.parametrize(
        ("role", "number"), [(Role.VIEWER, 0), (Role.CONTRIBUTOR, 0), (Role.OFFICER, 1), (Role.HEAD, 1)]
    )
    def test_are_officers_and_heads(self, role: Role, number: int) -> None:
        wants(member("kim@example.org", LEIPZIG, role))
        assert len(queries.readers()) == number

    def test_are_those_of_the_place_that_is_named(self, officer: Standing) -> None:
        wants(member("co@example.org", COVENTRY, Role.HEAD))
        assert [one.email for one in queries.readers(LEIPZIG)] == [officer.email]
        assert len(queries.readers()) == 2

    def test_is_nobody_whose_account_is_closed(self, officer: Standing) -> None:
        people_models.Account.objects.update(is_active=False)
        assert digest_readers() == []

    def test_is_nobody_for_whom_there_is_nothing_to_tell(self, officer: Standing) -> None:
        assert queries.place_digest(LEIPZIG, as_of=dt.date(2025, 1, 15), days=1).empty
        assert letters_of("", today=dt.date(2025, 1, 15), days=1) == []


class TestTheSetting:
    def test_is_off_until_somebody_switches_it_on(self) -> None:
        standing = member("kim@example.org", LEIPZIG, Role.HEAD)
        assert standing.weekly_digest is False
        client = client_of(standing)
        form = {"name": "Kim", "language": "en", "weekly_digest": "on"}
        assert 'name="weekly_digest"' in client.get("/en/account/").content.decode()
        client.post("/en/account/profile/", form)
        assert held(standing.account)["account"]["weekly_digest"] is True  # type: ignore[index]
        client.post("/en/account/profile/", form | {"weekly_digest": ""})
        client.post("/en/account/profile/", {"name": "Kim", "language": "en"})
        assert digest_readers() == []

    def test_is_left_alone_by_whoever_changes_only_the_name(self, officer: Standing) -> None:
        people.edit_profile(account_id=officer.account, name="Other", language="en")
        assert [one.name for one in digest_readers()] == ["Other"]


class TestALetter:
    @pytest.fixture(autouse=True)
    def full(self, cast: None, officer: Standing) -> None:
        """A place with something of every kind."""
        step(-4, title="Late step")
        step(5, title="Due step")
        step(300, title="Far step")
        step(2, HOUSTON, title="Step of the others")
        sam = standing_of(LEIPZIG)
        soon = PartialDate.of(today() + dt.timedelta(days=9))
        log_entry(stated=agreement("2020-01", partnership=LINK, renewal_on=soon), for_place=LEIPZIG, standing=sam)
        past = activity(str(today() + dt.timedelta(days=9)), state=State.PLANNED, partnership=LINK, title="Past camp")
        entry = log_entry(stated=past, for_place=LEIPZIG, standing=sam)
        row = exchange_models.Entry.objects.get(pk=entry.id)
        row.stated = row.stated | {"starts_on": str(today() - dt.timedelta(days=40))}
        row.save()

    def test_tells_what_is_overdue_due_coming_and_unconfirmed(self) -> None:
        (one,) = letters()
        for text in ("Late step", "Due step", "renewal", "Past camp", "Houston", "Kim"):
            assert text in one.body
        assert "Far step" not in one.body
        assert "Step of the others" not in one.body
        assert one.subject == "Tawam: what asks for attention in Leipzig"

    def test_in_arabic_runs_from_right_to_left_line_by_line(self, officer: Standing) -> None:
        wants(officer, language="ar")
        (one,) = letters()
        assert all(line.startswith("\u200f") for line in one.body.splitlines() if line)
        assert "لايبزيغ" in one.subject
        assert "\n" not in one.subject

    def test_points_at_the_site_where_its_address_is_known(self, settings: LazySettings) -> None:
        settings.CSRF_TRUSTED_ORIGINS = ["https://tawam.example"]
        assert f"https://tawam.example/en/workbench/places/{LEIPZIG}/" in letters()[0].body
        settings.CSRF_TRUSTED_ORIGINS = []
        assert "http" not in letters()[0].body

    def test_is_printed_and_not_sent_unless_that_is_asked(self) -> None:
        done = run()
        assert done.exit_code == 0
        assert "To: kim@example.org" in done.output
        assert "nothing was sent" in done.output
        assert (mail.outbox, models.Digest.objects.count()) == ([], 0)

    def test_is_sent_once_a_week(self) -> None:
        assert "1 sent, 0 had theirs" in run("--send").output
        assert "0 sent, 1 had theirs" in run("--send").output
        assert [one.to for one in mail.outbox] == [["kim@example.org"]]

    def test_is_sent_again_in_the_week_after(self) -> None:
        (one,) = letters()
        actions.send_digests(letters=[one])
        actions.send_digests(letters=[replace(one, week="2099-W01")])
        assert len(mail.outbox) == 2

    def test_leaves_one_entry_in_the_journal(self, officer: Standing) -> None:
        run("--send")
        rows = people_models.JournalEntry.objects.filter(action="send_digest")
        assert list(rows.values_list("about", "actor")) == [(f"account:{officer.account}", "digest")]

    def test_goes_with_the_account(self, officer: Standing) -> None:
        run("--send")
        people.delete_account(account_id=officer.account)
        assert models.Digest.objects.count() == 0

    def test_of_an_unknown_place_is_refused(self) -> None:
        done = run("--place", "gn:404404")
        assert (done.exit_code, "gn:404404" in done.output) == (1, True)

    def test_of_one_place_says_nothing_of_others(self) -> None:
        assert "0 mails" in run("--place", COVENTRY).output
        assert "1 mails" in run("--place", LEIPZIG).output


class TestAMailThatDoesNotLeave:
    @pytest.fixture
    def three(self, cast: None) -> list[Letter]:
        """Letters to three officers."""
        step(3)
        for name in ("a", "b", "c"):
            wants(member(f"{name}@example.org", LEIPZIG, Role.OFFICER))
        return letters()

    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
        """What is raised in place of sending, by address."""
        faults: dict[str, BaseException] = {}
        send = actions.send_mail

        def sent(subject: str, body: str, sender: None, to: list[str]) -> int:
            if to[0] in faults:
                raise faults[to[0]]
            return send(subject, body, sender, to)

        monkeypatch.setattr(actions, "send_mail", sent)
        return faults

    def test_can_be_sent_later_and_the_others_go(self, three: list[Letter], broken: dict[str, BaseException]) -> None:
        broken["b@example.org"] = ConnectionRefusedError()
        done = actions.send_digests(letters=three)
        assert (done.sent, done.failed) == (("a@example.org", "c@example.org"), ("b@example.org",))
        broken.clear()
        again = actions.send_digests(letters=three)
        assert (again.sent, again.before) == (("b@example.org",), ("a@example.org", "c@example.org"))

    def test_fails_the_command_and_names_the_address(
        self, three: list[Letter], broken: dict[str, BaseException]
    ) -> None:
        broken["b@example.org"] = TimeoutError()
        done = run("--send")
        assert (done.exit_code, "b@example.org" in done.output, "2 sent" in done.output) == (1, True, True)

    def test_because_the_run_was_killed_is_not_sent_twice_and_the_rest_goes(
        self, three: list[Letter], broken: dict[str, BaseException]
    ) -> None:
        broken["b@example.org"] = KeyboardInterrupt()
        with pytest.raises(KeyboardInterrupt):
            actions.send_digests(letters=three)
        broken.clear()
        again = actions.send_digests(letters=three)
        assert (again.sent, again.before, again.unknown) == (
            ("c@example.org",),
            ("a@example.org",),
            ("b@example.org",),
        )
        assert sorted(one.to[0] for one in mail.outbox) == ["a@example.org", "c@example.org"]
        assert "b@example.org: an earlier run was stopped" in run("--send").output
