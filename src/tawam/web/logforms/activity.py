"""The form of an activity: from what is typed to the value and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from tawam.basics.dates import PartialDate
from tawam.exchange.rules.checking import activity_faults, fault
from tawam.exchange.values import (
    Activity,
    ActivityKind,
    AgeGroup,
    Direction,
    Fault,
    FaultCode,
    Money,
    MoneySource,
    Organiser,
    OrganiserType,
    Outcome,
    Participation,
    State,
    Theme,
)
from tawam.places.values import Place
from tawam.web.logforms.given import Given, LogForm, Reader, words_of_faults


def read_activity(
    given: Given, *, partnership: str, key: str, parties: Sequence[str], as_of: dt.date
) -> tuple[Activity, tuple[Fault, ...]]:
    """What was typed, and everything that is wrong with it; where something is wrong the value is not to be kept."""
    reader = Reader(given)
    starts_on = reader.day("starts_on")
    if starts_on is None and not reader.faults:
        reader.faults.append(fault("starts_on", FaultCode.MISSING))
    if not reader.texts("kind"):
        reader.faults.append(fault("kind", FaultCode.MISSING))
    one = Activity(
        id=key,
        partnership=partnership,
        title=reader.text("title"),
        kind=reader.code("kind", ActivityKind, ActivityKind.OTHER),
        starts_on=starts_on or PartialDate.of(as_of),
        ends_on=reader.day("ends_on"),
        state=reader.code("state", State, State.HELD),
        themes=reader.codes("themes", Theme),
        hosts=reader.texts("hosts"),
        online=bool(reader.texts("online")),
        participations=_participations(reader, parties),
        organisers=_organisers(reader),
        money=_money(reader),
        outcomes=_outcomes(reader),
        sdg_targets=tuple(reader.text("sdg_targets").lower().replace(",", " ").replace("،", " ").split()),
        note=reader.text("note"),
        language=reader.text("language"),
    )
    known = {found.field for found in reader.faults}
    more = activity_faults(one, parties=parties, as_of=as_of)
    return one, (*reader.faults, *(found for found in more if found.field not in known and not _doubled(found, known)))


def in_order(given: Given) -> dict[str, list[str]]:
    """The form with its rows closed up, so that the first row that is filled in is row 0; empty rows are left out."""
    reader, found = Reader(given), {name: list(texts) for name, texts in given.items()}
    for name, parts in _PARTS.items():
        rows = reader.rows(name, *_FILLED[name])
        kept = {
            f"{name}.{number}.{part}": [reader.text(f"{name}.{row}.{part}")]
            for number, row in enumerate(rows)
            for part in parts
        }
        found = {key: texts for key, texts in found.items() if not key.startswith(f"{name}.")} | kept
    return found


def activity_form(given: Given, parties: tuple[Place, ...], faults: Sequence[Fault] = ()) -> LogForm:
    """The form as it is shown, each fault at the field in which it can be put right."""
    came = _participations(Reader(given), [place.id for place in parties])
    names = {f"participations.{number}.people": f"people.{one.side}.{one.age}" for number, one in enumerate(came)}
    return LogForm(given, parties, words_of_faults(faults, names))


def filled_activity(one: Activity) -> dict[str, list[str]]:
    """The form filled in with an activity."""
    given = {
        "title": [one.title],
        "kind": [one.kind.value],
        "state": [one.state.value],
        "starts_on": [str(one.starts_on)],
        "ends_on": [str(one.ends_on or "")],
        "hosts": list(one.hosts),
        "online": ["yes"] if one.online else [],
        "themes": [theme.value for theme in one.themes],
        "sdg_targets": [" ".join(one.sdg_targets)],
        "note": [one.note],
        "language": [one.language],
    }
    for came in one.participations:
        given[f"people.{came.side}.{came.age}"] = [str(came.people)]
    lines: dict[str, Sequence[Sequence[object]]] = {
        "organisers": [(body.type, body.name, body.side) for body in one.organisers],
        "money": [(sum_.direction, sum_.amount, sum_.currency, sum_.side, sum_.source) for sum_ in one.money],
        "outcomes": [(result.indicator, result.unit, result.target, result.actual) for result in one.outcomes],
    }
    for name, rows in lines.items():
        for row, values in enumerate(rows):
            for part, value in zip(_PARTS[name], values, strict=True):
                given[f"{name}.{row}.{part}"] = ["" if value is None else str(value)]
    return given


_PARTS = {
    "organisers": ("type", "name", "side"),
    "money": ("direction", "amount", "currency", "side", "source"),
    "outcomes": ("indicator", "unit", "target", "actual"),
}
# A row counts as filled in by these parts: the others are lists in which something is always chosen.
_FILLED = {"organisers": ("type", "name"), "money": ("amount",), "outcomes": ("indicator", "unit", "target", "actual")}


def _doubled(found: Fault, known: set[str]) -> bool:
    """Whether a fault only follows from one that is told already: what could not be read was read as something else."""
    return found.field in ("ends_on", "state") and "starts_on" in known


def _participations(reader: Reader, parties: Sequence[str]) -> tuple[Participation, ...]:
    found = []
    for side in parties:
        for age in AgeGroup:
            people = reader.whole(f"people.{side}.{age}")
            if people is not None:
                found.append(Participation(side, age, people))
    return tuple(found)


def _organisers(reader: Reader) -> tuple[Organiser, ...]:
    rows = [f"organisers.{row}" for row in reader.rows("organisers", *_FILLED["organisers"])]
    return tuple(
        Organiser(
            reader.code(f"{row}.type", OrganiserType, OrganiserType.OTHER),
            reader.text(f"{row}.name"),
            reader.text(f"{row}.side"),
        )
        for row in rows
    )


def _money(reader: Reader) -> tuple[Money, ...]:
    found = []
    for row in (f"money.{row}" for row in reader.rows("money", *_FILLED["money"])):
        amount = reader.number(f"{row}.amount")
        found.append(
            Money(
                reader.code(f"{row}.direction", Direction, Direction.OUT),
                # What cannot be read has its fault already; a value keeps the number of its row.
                Decimal(1) if amount is None else amount,
                reader.text(f"{row}.currency").strip().upper(),
                reader.text(f"{row}.side"),
                reader.code(f"{row}.source", MoneySource, MoneySource.OTHER),
            )
        )
    return tuple(found)


def _outcomes(reader: Reader) -> tuple[Outcome, ...]:
    rows = [f"outcomes.{row}" for row in reader.rows("outcomes", *_FILLED["outcomes"])]
    return tuple(
        Outcome(
            reader.text(f"{row}.indicator"),
            reader.text(f"{row}.unit"),
            reader.number(f"{row}.target"),
            reader.number(f"{row}.actual"),
        )
        for row in rows
    )
