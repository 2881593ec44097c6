"""Long histories of the log, made up at random and held against a plain picture of what should stand there."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import pytest
from tests.exchanged import activity, agreement, member
from tests.world import HOUSTON, LEIPZIG

from tawam.exchange import actions, models, queries
from tawam.exchange.rules.totals import totals_by_year
from tawam.exchange.values import Act, Activity, ActivityKind, Agreement, State, What
from tawam.people.values import Role
from tawam.registry import queries as registry
from tawam.registry.actions import reconcile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
WRITERS = {LEIPZIG: member(LEIPZIG, account=7), HOUSTON: member(HOUSTON, account=8)}
STRANGERS = (None, member(), member("gn:2652221", role=Role.HEAD), member(LEIPZIG, HOUSTON, role=Role.VIEWER))


@dataclass
class Picture:
    """What should stand in the log: by id the side, what was stated, the version, whether it is withdrawn."""

    sides: dict[str, str] = field(default_factory=dict)
    stated: dict[str, Activity | Agreement] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    acts: dict[str, list[Act]] = field(default_factory=dict)

    def note(self, key: str, act: Act) -> None:
        """Another version of an entry."""
        self.versions[key] = self.versions.get(key, 0) + 1
        self.acts.setdefault(key, []).append(act)


class Life:
    """Somebody who does something to the log at random, and keeps the picture."""

    def __init__(self, seed: int) -> None:
        self.chance, self.picture = random.Random(seed), Picture()

    def step(self) -> None:
        """Do one thing."""
        known = sorted(self.picture.versions)
        deeds = (
            [self.log] if not known else [self.log, self.correct, self.correct, self.withdraw, self.restore, self.stray]
        )
        self.chance.choice(deeds)()

    def some(self) -> Activity | Agreement:
        """Something to log."""
        year, number = self.chance.randint(1990, 2025), self.chance.randint(1, 10**6)
        if self.chance.random() < 0.2:
            return agreement(f"{year}-05-01", title=f"Paper {number}", partnership=LINK)
        state = self.chance.choice((State.HELD, State.HELD, State.CANCELLED))
        kind = self.chance.choice(list(ActivityKind))
        return activity(f"{year}-05", title=f"Visit {number}", kind=kind, state=state, partnership=LINK)

    def log(self) -> None:
        side = self.chance.choice((LEIPZIG, HOUSTON))
        entry = actions.log_entry(stated=self.some(), for_place=side, standing=WRITERS[side])
        self.picture.sides[entry.id], self.picture.stated[entry.id] = side, entry.stated
        self.picture.note(entry.id, Act.LOGGED)

    def correct(self) -> None:
        key = self.chance.choice(list(self.picture.versions))
        now = self.picture.stated[key]
        changed = replace(now, title=f"{now.title.split()[0]} {self.chance.randint(1, 10**6)}")
        self.change(
            key, Act.CORRECTED, lambda version, by: actions.correct_entry(stated=changed, version=version, standing=by)
        )
        self.picture.stated[key] = changed

    def withdraw(self) -> None:
        standing = [key for key in self.picture.versions if key not in self.picture.withdrawn]
        if standing:
            key = self.chance.choice(standing)
            act = actions.withdraw_entry
            self.change(key, Act.WITHDRAWN, lambda version, by: act(key=key, version=version, why="so", standing=by))
            self.picture.withdrawn.add(key)

    def restore(self) -> None:
        if self.picture.withdrawn:
            key = self.chance.choice([one for one in self.picture.versions if one in self.picture.withdrawn])
            act = actions.restore_entry
            self.change(key, Act.RESTORED, lambda version, by: act(key=key, version=version, standing=by))
            self.picture.withdrawn.discard(key)

    def change(self, key: str, act: Act, do: object) -> None:
        """Do it with the version that stands, after somebody tried with an old one."""
        version, by = self.picture.versions[key], WRITERS[self.picture.sides[key]]
        with pytest.raises(actions.ChangedMeanwhile):
            do(version - 1, by)  # type: ignore[operator]
        do(version, by)  # type: ignore[operator]
        self.picture.note(key, act)

    def stray(self) -> None:
        """Somebody who may not tries all that can be tried."""
        key = self.chance.choice(list(self.picture.versions))
        other = WRITERS[HOUSTON if self.picture.sides[key] == LEIPZIG else LEIPZIG]
        version, now = self.picture.versions[key], self.picture.stated[key]
        for who in (*STRANGERS, other):
            with pytest.raises(actions.NotYours):
                actions.correct_entry(stated=replace(now, title="Mine"), version=version, standing=who)
            with pytest.raises(actions.NotYours):
                actions.withdraw_entry(key=key, version=version, why="mine", standing=who)
            with pytest.raises(actions.NotYours):
                actions.restore_entry(key=key, version=version, standing=who)


@pytest.mark.parametrize("seed", range(10))
class TestAnyHistory:
    def lived(self, seed: int) -> Picture:
        """Thirty things done to the log."""
        life = Life(seed)
        for _ in range(30):
            life.step()
        return life.picture

    def test_leaves_standing_what_was_said_last_and_is_not_withdrawn(self, seed: int) -> None:
        picture = self.lived(seed)
        standing = {key: said for key, said in picture.stated.items() if key not in picture.withdrawn}
        activities = {one.id: one for one in queries.activities_of(LINK)}
        papers = {one.id: one for one in queries.agreements_of(LINK)}
        assert activities | papers == standing
        assert all(isinstance(one, Activity) for one in activities.values())

    def test_keeps_every_version_with_who_and_what(self, seed: int) -> None:
        picture = self.lived(seed)
        for key, acts in picture.acts.items():
            found = queries.revisions(key)
            assert [one.act for one in found] == acts
            assert [one.version for one in found] == list(range(1, len(acts) + 1))
            assert {one.by for one in found} == {WRITERS[picture.sides[key]].actor}
            assert found[-1].stated == picture.stated[key]
        assert models.Revision.objects.count() == sum(map(len, picture.acts.values()))

    def test_tells_the_same_by_every_way_of_asking(self, seed: int) -> None:
        picture = self.lived(seed)
        entries = {one.id: one for one in queries.entries_of([LINK], withdrawn=True).get(LINK, ())}
        assert {key: one.version for key, one in entries.items()} == picture.versions
        assert {key for key, one in entries.items() if one.withdrawn} == picture.withdrawn
        assert all(queries.entry(key) == one for key, one in entries.items())
        shown = {one.id for one in queries.entries_of([LINK]).get(LINK, ())}
        assert shown == set(entries) - picture.withdrawn
        for key, one in entries.items():
            what = models.Entry.objects.get(pk=key).what
            assert what == (What.ACTIVITY if isinstance(one.stated, Activity) else What.AGREEMENT)

    def test_is_not_touched_when_the_registry_is_built_anew(self, seed: int) -> None:
        self.lived(seed)
        before = queries.entries_of([LINK], withdrawn=True), totals_by_year(queries.activities_of(LINK))
        reconcile(subjects=[LINK, "coventry--volgograd"], actor="test")
        assert before == (queries.entries_of([LINK], withdrawn=True), totals_by_year(queries.activities_of(LINK)))


class TestTheRegistry:
    def test_tells_which_of_many_ids_it_holds(self) -> None:
        many = [f"no--{number}" for number in range(2000)]
        assert registry.known_partnerships([*many, LINK, LINK]) == {LINK}
        assert registry.known_partnerships([]) == set()

    def test_tells_the_parties_of_many_partnerships_in_their_order(self) -> None:
        many = [f"no--{number}" for number in range(2000)]
        found = registry.party_ids([*many, LINK, "france--germany"])
        assert found == {LINK: (LEIPZIG, HOUSTON), "france--germany": ("cc:FR", "cc:DE")}
        assert registry.party_ids([]) == {}
