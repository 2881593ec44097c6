"""What places are active in, as far as everybody may know it, read for all of them at once."""

from __future__ import annotations

import random

import pytest
from django.db import transaction
from tests import world
from tests.exchanged import activity, agreement, member
from tests.world import COVENTRY, HOUSTON, LEIPZIG, LYON, VOLGOGRAD

from tawam.exchange import actions, models, queries
from tawam.exchange.queries import themes
from tawam.exchange.values import ActivityKind, State, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

LINK = "leipzig--houston"
SAM = member(LEIPZIG, COVENTRY)


def logged(place: str = LEIPZIG, **more: object) -> str:
    """An activity that somebody logs for a place; returns its id."""
    one = activity(**({"partnership": LINK, "kind": ActivityKind.OTHER} | more))  # type: ignore[arg-type]
    return actions.log_entry(stated=one, for_place=place, standing=SAM).id


class TestThemes:
    def test_are_those_that_were_ticked_or_that_the_kind_implies(self) -> None:
        logged(themes=(Theme.HERITAGE, Theme.CLIMATE))
        logged(kind=ActivityKind.SCHOOL_EXCHANGE)
        every = {Theme.HERITAGE, Theme.CLIMATE, Theme.EDUCATION, Theme.YOUTH}
        assert queries.open_themes() == {LEIPZIG: every, HOUSTON: every}

    def test_count_for_every_party_whoever_logged_them(self) -> None:
        logged(COVENTRY, partnership="coventry--volgograd", themes=(Theme.PEACE,))
        logged(themes=(Theme.SPACE,))
        found = queries.open_themes()
        assert (found[COVENTRY], found[VOLGOGRAD]) == ({Theme.PEACE}, {Theme.PEACE})
        assert (found[LEIPZIG], found[HOUSTON]) == ({Theme.SPACE}, {Theme.SPACE})

    def test_add_up_over_the_partnerships_of_a_place(self) -> None:
        logged(themes=(Theme.SPACE,))
        logged(partnership="lyon--leipzig", themes=(Theme.ENERGY,))
        found = queries.open_themes()
        assert found[LEIPZIG] == {Theme.SPACE, Theme.ENERGY}
        assert found[LYON] == {Theme.ENERGY}

    def test_count_what_is_planned_and_not_what_was_called_off(self) -> None:
        logged(on="2099-05-01", state=State.PLANNED, themes=(Theme.SPORT,))
        logged(state=State.CANCELLED, themes=(Theme.CULTURE,))
        assert queries.open_themes()[LEIPZIG] == {Theme.SPORT}

    def test_of_kinds_that_may_be_about_anything_are_none(self) -> None:
        logged(kind=ActivityKind.DELEGATION)
        assert queries.open_themes() == {}

    def test_come_from_activities_and_not_from_agreements(self) -> None:
        actions.log_entry(stated=agreement(partnership=LINK), for_place=LEIPZIG, standing=SAM)
        assert queries.open_themes() == {}

    def test_go_and_come_back_with_their_entry(self) -> None:
        key = logged(themes=(Theme.SPACE,))
        actions.withdraw_entry(key=key, version=1, why="mistake", standing=SAM)
        assert queries.open_themes() == {}
        actions.restore_entry(key=key, version=2, standing=SAM)
        assert queries.open_themes()[HOUSTON] == {Theme.SPACE}

    def test_follow_a_pair_that_another_partnership_has_found(self) -> None:
        logged(themes=(Theme.SPACE,))
        world.record([], dataset="casebook")  # the registry knows the slug no more
        assert queries.open_themes() == {}
        world.record([*world.tie("houston--leipzig-again", HOUSTON, LEIPZIG)], dataset="more")
        assert queries.open_themes() == {LEIPZIG: {Theme.SPACE}, HOUSTON: {Theme.SPACE}}

    def test_cost_the_same_few_questions_however_many_there_are(self, django_assert_max_num_queries) -> None:
        for year in range(2010, 2022):
            logged(on=f"{year}-05-01", themes=(Theme.SPORT,))
        # Three of them ask what was written since; they spare reading all logs after each write.
        with django_assert_max_num_queries(8):
            queries.open_themes()


def afresh() -> dict[str, frozenset[Theme]]:
    """What somebody reads who has read nothing before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(themes, "_KEPT", themes._Read())
        return queries.open_themes()


class Logs:
    """How many logs are read."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.read: list[int] = []
        original = themes._themes_of

        def counted(rows):
            self.read.append(rows.values("partnership", "pair").distinct().count())
            return original(rows)

        patch.setattr(themes, "_themes_of", counted)


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch) -> Logs:
    """Three logs with something in each, read once; what is read from then on is counted."""
    logged(themes=(Theme.SPACE,))
    logged(partnership="lyon--leipzig", themes=(Theme.ENERGY,))
    logged(COVENTRY, partnership="coventry--volgograd", themes=(Theme.PEACE,))
    queries.open_themes()
    return Logs(monkeypatch)


class TestWhatIsKept:
    def test_is_read_of_the_one_log_that_was_written_to(self, logs: Logs) -> None:
        key = logged(themes=(Theme.SPORT,))
        assert queries.open_themes()[HOUSTON] == {Theme.SPACE, Theme.SPORT}
        actions.withdraw_entry(key=key, version=1, why="mistake", standing=SAM)
        assert queries.open_themes()[HOUSTON] == {Theme.SPACE}
        assert logs.read == [1, 1]

    def test_is_not_read_again_where_nothing_was_written(self, logs: Logs) -> None:
        assert queries.open_themes() == queries.open_themes()
        assert logs.read == []

    def test_is_told_to_each_in_a_copy(self, logs: Logs) -> None:
        queries.open_themes().clear()
        assert queries.open_themes() == afresh() != {}

    def test_follows_the_registry_without_a_look_at_the_logs(self, logs: Logs) -> None:
        world.record([*world.tie("leipzig--paris", LEIPZIG, world.PARIS)], dataset="more")
        assert queries.open_themes() == afresh()
        assert logs.read == [3], "by whoever had read nothing before"

    def test_loses_a_place_whose_last_activity_is_withdrawn(self, logs: Logs) -> None:
        (entry,) = models.Entry.objects.filter(partnership="coventry--volgograd")
        actions.withdraw_entry(key=entry.pk, version=1, why="mistake", standing=SAM)
        assert VOLGOGRAD not in queries.open_themes()
        assert queries.open_themes() == afresh()

    def test_of_a_write_that_was_taken_back_is_forgotten(self, logs: Logs) -> None:
        before = queries.open_themes()
        with transaction.atomic():
            logged(themes=(Theme.SPORT,))
            assert Theme.SPORT in queries.open_themes()[HOUSTON]
            transaction.set_rollback(True)
        assert queries.open_themes() == before

    def test_of_a_write_with_the_number_of_one_that_was_taken_back_is_its_own(self, logs: Logs) -> None:
        for place, theme in ((HOUSTON, Theme.SPORT), (LYON, Theme.HEALTH)):
            with transaction.atomic():
                logged(partnership={HOUSTON: LINK, LYON: "lyon--leipzig"}[place], themes=(theme,))
                assert theme in queries.open_themes()[place]
                assert queries.open_themes() == afresh()
                transaction.set_rollback(True)

    def test_finds_what_a_transaction_brought_that_ended_late(self, logs: Logs) -> None:
        # On PostgreSQL the number of a revision is given before others are told of it.
        late = models.Revision.objects.get(entry__partnership="coventry--volgograd")
        kept = {name: getattr(late, name) for name in ("version", "act", "by", "at", "why", "stated")}
        entry, number = late.entry, late.pk
        late.delete()
        models.Entry.objects.filter(pk=entry.pk).update(withdrawn=True)
        logged(themes=(Theme.SPORT,))
        assert VOLGOGRAD not in queries.open_themes()
        models.Entry.objects.filter(pk=entry.pk).update(withdrawn=False)
        models.Revision.objects.create(pk=number, entry_id=entry.pk, **kept)
        logged(themes=(Theme.SPORT,))
        assert queries.open_themes()[VOLGOGRAD] == {Theme.PEACE}

    def test_is_read_whole_after_many_writes(self, logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(themes, "_MOST_WRITES", 2)
        for theme in (Theme.SPORT, Theme.HEALTH, Theme.CULTURE):
            logged(themes=(theme,))
        assert queries.open_themes() == afresh()
        assert logs.read == [3, 3]

    @pytest.mark.parametrize("seed", range(4))
    def test_is_what_somebody_reads_afresh_whatever_was_done(self, seed: int) -> None:
        chance = random.Random(seed)
        entries: dict[str, int] = {}
        links = ((LEIPZIG, LINK), (LEIPZIG, "lyon--leipzig"), (COVENTRY, "coventry--volgograd"))
        for step in range(25):
            place, link = chance.choice(links)
            gone = models.Entry.objects.filter(withdrawn=True).values_list("pk", flat=True)
            key = chance.choice(sorted(entries)) if entries else ""
            if not entries or chance.random() < 0.5:
                entries[logged(place, partnership=link, themes=(chance.choice(list(Theme)),))] = 1
            elif key in gone:
                entries[key] = actions.restore_entry(key=key, version=entries[key], standing=SAM).version
            else:
                entries[key] = actions.withdraw_entry(key=key, version=entries[key], why="so", standing=SAM).version
            if step % 9 == 8:
                world.record([*world.tie(f"leipzig--paris-{step}", LEIPZIG, world.PARIS)], dataset=f"more-{step}")
            if chance.random() < 0.6:
                assert queries.open_themes() == afresh()


class TestTheEditionOfTheLog:
    def test_changes_with_every_write_and_with_nothing_else(self) -> None:
        seen = [queries.log_edition()]
        key = logged()
        seen.append(queries.log_edition())
        actions.withdraw_entry(key=key, version=1, why="mistake", standing=SAM)
        seen.append(queries.log_edition())
        world.record([*world.tie("leipzig--paris", LEIPZIG, world.PARIS)], dataset="more")
        assert seen == sorted(set(seen))
        assert queries.log_edition() == seen[-1]

    def test_of_an_empty_log_is_nought(self) -> None:
        assert queries.log_edition() == 0
