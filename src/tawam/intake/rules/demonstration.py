"""The demonstration's file, read strictly and dated from the day of loading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from tawam.assessment.values import Circumstance, Task, Told
from tawam.basics.dates import PartialDate
from tawam.evidence.rules import described_source, fingerprint
from tawam.evidence.values import Claim, Source, SourceKind
from tawam.exchange.values import (
    Activity,
    ActivityKind,
    AgeGroup,
    Agreement,
    Direction,
    Money,
    MoneySource,
    Organiser,
    OrganiserType,
    Outcome,
    Participation,
    State,
    Theme,
)
from tawam.intake.rules.rows import Row
from tawam.intake.values.demonstration import Demonstration, MadeUpAccount, MadeUpTie
from tawam.people.values import Role
from tawam.places.values import DEMO_MARK, NameSource, Place, PlaceKind
from tawam.registry.rules.conflicts import KIND_PROPERTY
from tawam.registry.rules.events import EVENT_PROPERTY
from tawam.registry.rules.pairs import PARTY_PROPERTY, pair_subject
from tawam.registry.values import Declaration, Declared, EventType, Kind, Topic

DATASET = "demonstration"
_AGES = {"young": AgeGroup.UNDER_30, "middle": AgeGroup.FROM_30_TO_60, "old": AgeGroup.OVER_60}


def demonstration(raw: Mapping[str, object], file: str, today: dt.date) -> Demonstration:
    """Everything that the file tells, as of today; raises BadRow for a fault, with its whereabouts."""
    whole = Row(file, "demonstration", raw)
    whole.only({"town", "currency", "ties", "accounts"})
    town = _place(whole.row("town"))
    source = described_source(
        title="Made up for the demonstration",
        publisher="Demonstration of Tawam",
        kind=SourceKind.DATASET,
        language="en",
    )
    ties = tuple(
        _tie(row, _Reader(town, whole.text("currency"), today), source) for row in whole.rows("ties", at_least=1)
    )
    return Demonstration(town, source, ties, tuple(_account(row) for row in whole.rows("accounts", at_least=1)))


def _place(row: Row) -> Place:
    row.only({"id", "en", "ar", "country", "lat", "lon", "population"})
    key = row.text("id")
    if not key.startswith(DEMO_MARK):
        raise row.bad("id", f"must begin with {DEMO_MARK}")
    return Place(
        id=key,
        kind=PlaceKind.CITY,
        name_en=row.text("en"),
        name_ar=row.text("ar"),
        country=row.text("country"),
        admin1="",
        lat=float(row.text("lat")),
        lon=float(row.text("lon")),
        population=int(row.text("population")),
        timezone="UTC",
        name_ar_source=NameSource.CURATED,
    )


def _tie(row: Row, reader: _Reader, source: Source) -> MadeUpTie:
    row.only({"partner", "kind", "since", "activities", "agreements", "declarations", "circumstances", "tasks"})
    partner = reader.partner = _place(row.row("partner"))
    reader.subject = pair_subject(reader.town.id, partner.id)
    return MadeUpTie(
        partner=partner,
        subject=reader.subject,
        claims=tuple(_claims(row, reader, source)) if row.fields.get("since") else (),
        declarations=tuple(reader.declaration(one, row) for one in row.rows("declarations")),
        activities=tuple(reader.activity(one) for one in row.rows("activities")),
        agreements=tuple(reader.agreement(one) for one in row.rows("agreements")),
        circumstances=tuple(reader.told(one) for one in row.rows("circumstances")),
        tasks=tuple(reader.task(one) for one in row.rows("tasks")),
    )


def _claims(row: Row, reader: _Reader, source: Source) -> Iterator[Claim]:
    said = [
        (PARTY_PROPERTY, reader.town.id),
        (PARTY_PROPERTY, reader.partner.id),
        (KIND_PROPERTY, row.code("kind", Kind).value),
        (EVENT_PROPERTY + EventType.SIGNED, row.date("since")),
    ]
    wording = {"en": "Made up for the demonstration.", "ar": "مختلَق للعرض التجريبي."}
    for position, (name, value) in enumerate(said):
        told = wording if name.startswith(EVENT_PROPERTY) else {}
        yield Claim(reader.subject, name, value, source.id, DATASET, wording=told, position=position)


class _Reader:
    """Reads what belongs to one tie: its two towns, the town's money, and the day from which days are counted."""

    def __init__(self, town: Place, currency: str, today: dt.date) -> None:
        self.town, self.currency, self.today = town, currency, today
        self.partner, self.subject = town, ""

    def activity(self, row: Row) -> Activity:
        row.only({"days_ago", "title", "kind", "themes", "host", *_AGES, "by", "cost", "goal"})
        ago = int(row.text("days_ago"))
        return Activity(
            id=self.key(row),
            partnership=self.subject,
            title=row.text("title"),
            kind=row.code("kind", ActivityKind),
            starts_on=self.day(ago),
            state=State.PLANNED if ago < 0 else State.HELD,
            themes=tuple(Theme(one) for one in row.lines("themes")),
            hosts=(self.side(row, "host"),),
            participations=tuple(self.came(row)) if "young" in row.fields else (),
            organisers=tuple(Organiser(OrganiserType(one), side=self.town.id) for one in row.lines("by")),
            money=tuple(self.money(row)),
            outcomes=tuple(self.outcomes(row)),
        )

    def came(self, row: Row) -> Iterator[Participation]:
        for name, age in _AGES.items():
            people = int(row.text(name))
            yield Participation(self.town.id, age, people - people // 2)
            yield Participation(self.partner.id, age, people // 2)

    def money(self, row: Row) -> Iterator[Money]:
        if "cost" not in row.fields:
            return
        try:
            amount = Decimal(row.text("cost"))
        except InvalidOperation:
            raise row.bad("cost", "must be a number") from None
        yield Money(Direction.OUT, amount, self.currency, self.town.id, MoneySource.TOWN_HALL)

    def outcomes(self, row: Row) -> Iterator[Outcome]:
        if "goal" in row.fields:
            indicator, target, actual = row.lines("goal")
            yield Outcome(indicator, target=Decimal(target), actual=Decimal(actual))

    def agreement(self, row: Row) -> Agreement:
        row.only({"days_ago", "title", "months", "review", "goals"})
        return Agreement(
            id=self.key(row),
            partnership=self.subject,
            title=row.text("title"),
            signed_on=self.day(int(row.text("days_ago"))),
            goals=row.lines("goals"),
            term_months=int(row.text("months")),
            review_months=int(row.text("review")),
        )

    def declaration(self, row: Row, tie: Row) -> Declaration:
        row.only({"side", "days_ago", "what", "about", "starts", "note"})
        what = row.code("what", Declared)
        return Declaration(
            what=what,
            side=self.side(row, "side"),
            on=self.today - dt.timedelta(days=int(row.text("days_ago"))),
            key=self.key(row),
            about=row.code("about", Topic, Topic.STATUS),
            starts=row.optional_date("starts"),
            kind=tie.code("kind", Kind) if what is Declared.CONFIRM else None,
            note=row.text("note", ""),
        )

    def told(self, row: Row) -> Told:
        row.only({"circumstance", "days_ago", "note"})
        day = self.day(int(row.text("days_ago")))
        return Told(row.code("circumstance", Circumstance), day, self.town.id, row.text("note"))

    def task(self, row: Row) -> Task:
        row.only({"feature", "title", "owner", "due_in"})
        due = self.today + dt.timedelta(days=int(row.text("due_in")))
        feature, title, owner = row.text("feature"), row.text("title"), row.text("owner")
        return Task(self.key(row), self.subject, self.town.id, feature, title, owner, due)

    def side(self, row: Row, field: str) -> str:
        if row.text(field) not in ("ours", "theirs"):
            raise row.bad(field, "must be ours or theirs")
        return self.town.id if row.text(field) == "ours" else self.partner.id

    def day(self, ago: int) -> PartialDate:
        return PartialDate.of(self.today - dt.timedelta(days=ago))

    def key(self, row: Row) -> str:
        """Where it stands in the file, as 32 digits, so that no entry is made twice."""
        return (fingerprint(f"{self.subject} {row.path}") * 2)[:32]


def _account(row: Row) -> MadeUpAccount:
    row.only({"email", "name", "place", "role", "right"})
    email, name = row.text("email"), row.text("name")
    if "right" in row.fields:
        return MadeUpAccount(email, name, right=row.text("right"))
    return MadeUpAccount(email, name, row.text("place"), row.code("role", Role))
