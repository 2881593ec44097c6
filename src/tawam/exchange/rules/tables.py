"""Activities as rows of a table, both ways: what is exported can be imported again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from tawam.basics import reading
from tawam.basics.dates import PartialDate
from tawam.exchange.rules.checking import fault
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
    Participation,
    State,
    Theme,
)

OURS, THEIRS = "ours", "theirs"
_SIDES = (OURS, THEIRS)
PEOPLE = tuple(f"people_{side}_{age}" for side in _SIDES for age in AgeGroup)
COLUMNS = (
    *("partnership", "partner", "title", "kind", "starts_on", "ends_on", "state", "hosts", "online"),
    *PEOPLE,
    *("spent", "received", "themes", "organisers", "sdg_targets", "note", "language"),
)
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "online", "نعم"})
_BETWEEN = ";"
Code = TypeVar("Code", bound=StrEnum)
Read = TypeVar("Read")
Words = Mapping[str, str]


def table_row(one: Activity, *, parties: Sequence[str], partner: str) -> dict[str, str]:
    """An activity as cells, the own side first among the parties; a table has no outcomes and no sides of bodies."""
    sides = dict(zip(parties, _SIDES, strict=False))
    row = {
        "partnership": one.partnership,
        "partner": partner,
        "title": one.title,
        "kind": one.kind.value,
        "starts_on": str(one.starts_on),
        "ends_on": str(one.ends_on or ""),
        "state": one.state.value,
        "hosts": _listed(sides.get(host, host) for host in one.hosts),
        "online": "yes" if one.online else "",
        "themes": _listed(one.themes),
        "organisers": _listed(map(_body, one.organisers)),
        "sdg_targets": _listed(one.sdg_targets),
        "note": one.note,
        "language": one.language,
    }
    for came in one.participations:
        row[f"people_{sides.get(came.side, came.side)}_{came.age}"] = str(came.people)
    for name, direction in (("spent", Direction.OUT), ("received", Direction.IN)):
        row[name] = _listed(
            f"{sum_.amount} {sum_.currency} {sides.get(sum_.side, sum_.side)} {sum_.source}"
            for sum_ in one.money
            if sum_.direction is direction
        )
    return row


def activity_of_row(
    cells: Words, *, partnership: str, parties: Sequence[str], words: Words, language: str, currency: str = ""
) -> tuple[Activity, tuple[Fault, ...]]:
    """The activity that a row tells, and what in it cannot be read; the own side first among the parties.

    ``words`` says which code a word stands for; ``currency`` is that of amounts which name none.
    """
    row = _Row(cells, dict(zip(_SIDES, parties, strict=False)), words)
    starts_on = row.read("starts_on", reading.day)
    if starts_on is None and not row.faults:
        row.faults.append(fault("starts_on", FaultCode.MISSING))
    one = Activity(
        partnership=partnership,
        title=row.text("title"),
        kind=row.code("kind", ActivityKind, ActivityKind.OTHER),
        starts_on=starts_on or PartialDate(2000),
        ends_on=row.read("ends_on", reading.day),
        state=row.code("state", State, State.HELD),
        themes=tuple(dict.fromkeys(row.known("themes", part, Theme) for part in row.parts("themes"))),
        hosts=tuple(row.sides.get(part.casefold(), part) for part in row.parts("hosts")),
        online=row.text("online").casefold() in _YES,
        participations=tuple(row.participations()),
        organisers=tuple(row.organiser(part) for part in row.parts("organisers")),
        money=(*row.money("spent", Direction.OUT, currency), *row.money("received", Direction.IN, currency)),
        sdg_targets=tuple(row.parts("sdg_targets")),
        note=row.text("note"),
        language=row.text("language") or language,
    )
    return one, tuple(row.faults)


class _Row:
    """The cells of a row, read one by one; what cannot be read is a fault of its column."""

    def __init__(self, cells: Words, sides: Words, words: Words) -> None:
        self.cells, self.sides, self.words = cells, sides, words
        self.faults: list[Fault] = []

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def parts(self, column: str) -> list[str]:
        return [part.strip() for part in self.text(column).split(_BETWEEN) if part.strip()]

    def read(self, column: str, read: Callable[[str], Read], text: str = "") -> Read | None:
        shown = text or self.text(column)
        if not shown:
            return None
        try:
            return read(shown)
        except reading.Unreadable as error:
            self.faults.append(fault(column, FaultCode(error.code), value=error.text))
            return None

    def code(self, column: str, codes: type[Code], otherwise: Code) -> Code:
        text = self.text(column)
        return self.known(column, text, codes, otherwise) if text else otherwise

    def known(self, column: str, text: str, codes: type[Code], otherwise: Code | None = None) -> Code:
        plain = text.casefold()
        for one in codes:
            if plain == one.value or self.words.get(plain) == one.value:
                return one
        self.faults.append(fault(column, FaultCode.UNKNOWN_CODE, value=text[:40]))
        return otherwise or next(iter(codes))

    def participations(self) -> Iterator[Participation]:
        for name, side in self.sides.items():
            for age in AgeGroup:
                people = self.read(f"people_{name}_{age}", reading.whole)
                if people is not None:
                    yield Participation(side, age, people)

    def organiser(self, part: str) -> Organiser:
        kind, _, name = part.partition(":")
        return Organiser(self.known("organisers", kind.strip(), OrganiserType, OrganiserType.OTHER), name.strip())

    def money(self, column: str, direction: Direction, currency: str) -> Iterator[Money]:
        """Amounts such as ``1250.50 EUR`` or, as exported, ``1250.50 EUR ours eu``."""
        for part in self.parts(column):
            words = part.split()
            named = [word for word in words if len(word) == 3 and word.isascii() and word.isalpha() and word != "eu"]
            rest = [word for word in words if word not in named]
            sides = [word for word in rest if word in self.sides or word in self.sides.values()]
            sources = [word for word in rest if word in {one.value for one in MoneySource}]
            figure = "".join(word for word in rest if word not in (*sides, *sources))
            if len(named) > 1:
                self.faults.append(fault(column, FaultCode.NO_CURRENCY, value=" ".join(named)[:40]))
            amount = self.read(column, reading.decimal, figure)
            yield Money(
                direction,
                # What cannot be read has its fault already; nothing at all is an amount, which the check refuses.
                Decimal(1) if amount is None else amount,
                (named[0] if named else currency).upper(),
                self.sides.get(sides[0], sides[0]) if sides else self.sides.get(OURS, ""),
                MoneySource(sources[0]) if sources else MoneySource.OTHER,
            )


def _body(body: Organiser) -> str:
    """The type and the name; what parts two bodies cannot stand in a name."""
    return f"{body.type}: {body.name.replace(_BETWEEN, ',')}" if body.name else body.type


def _listed(parts: Iterator[str] | Sequence[str]) -> str:
    return f"{_BETWEEN} ".join(parts)
