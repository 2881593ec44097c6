"""What was typed into a form of the log, read value by value; what cannot be read is a fault and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from tawam.basics import reading
from tawam.basics.dates import PartialDate
from tawam.exchange.phrases import fault_sentence
from tawam.exchange.rules.checking import fault
from tawam.exchange.values import Fault, FaultCode
from tawam.places.values import Place

Given = Mapping[str, Sequence[str]]
Code = TypeVar("Code", bound=StrEnum)
Read = TypeVar("Read")
# Names of fields are made up by whoever sends the form: of a long row of digits Python makes no number.
_ROW = re.compile(r"[0-9]{1,9}")


def given_of(posted: QueryDict) -> dict[str, list[str]]:
    """Everything that was sent, as lists of texts."""
    return {name: [text for text in posted.getlist(name) if isinstance(text, str)] for name in posted}


class Reader:
    """Reads what was given and collects what cannot be read."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.faults: list[Fault] = []

    def text(self, name: str) -> str:
        """The last text given under a name; nothing if there is none."""
        return (list(self.given.get(name, ())) or [""])[-1]

    def texts(self, name: str) -> tuple[str, ...]:
        """All that was ticked under a name, each once."""
        return tuple(dict.fromkeys(text for text in self.given.get(name, ()) if text))

    def day(self, name: str) -> PartialDate | None:
        """A partial date; None where nothing was typed."""
        return self._read(name, reading.day)

    def number(self, name: str) -> Decimal | None:
        """A number; None where nothing was typed."""
        return self._read(name, reading.decimal)

    def whole(self, name: str) -> int | None:
        """A whole number; None where nothing was typed."""
        return self._read(name, reading.whole)

    def code(self, name: str, codes: type[Code], otherwise: Code) -> Code:
        """A code of a closed list."""
        return (*self.codes(name, codes)[:1], otherwise)[0]

    def codes(self, name: str, codes: type[Code]) -> tuple[Code, ...]:
        """Codes of a closed list; a strange one is a fault."""
        known = {one.value: one for one in codes}
        given = self.texts(name)
        self.faults += [fault(name, FaultCode.UNKNOWN_CODE, value=text[:40]) for text in given if text not in known]
        return tuple(known[text] for text in given if text in known)

    def rows(self, name: str, *parts: str) -> list[int]:
        """The numbers of the rows (``money.0.amount``) in which one of these parts is filled in."""
        numbers = {
            int(pieces[1])
            for pieces in (key.split(".") for key in self.given)
            if len(pieces) == 3 and pieces[0] == name and _ROW.fullmatch(pieces[1])
        }
        return [row for row in sorted(numbers) if any(self.text(f"{name}.{row}.{part}").strip() for part in parts)]

    def _read(self, name: str, read: Callable[[str], Read]) -> Read | None:
        text = self.text(name)
        if not text.strip():
            return None
        try:
            return read(text)
        except reading.Unreadable as error:
            self.faults.append(fault(name, FaultCode(error.code), value=error.text))
            return None


@dataclass(frozen=True, slots=True)
class LogForm:
    """A form as it is shown: what stands in its fields, and by field what is wrong."""

    given: Given
    parties: tuple[Place, ...]
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return (list(self.given.get(name, ())) or [""])[-1]

    def chosen(self, name: str) -> Sequence[str]:
        """What is ticked."""
        return self.given.get(name, ())

    def numbers(self, name: str, least: int) -> range:
        """The numbers of the rows to show: those that are filled in, one more, and a least number."""
        used = [int(key.split(".")[1]) for key in self.given if key.startswith(f"{name}.")]
        return range(max([least, *(row + 2 for row in used)]))


def words_of_faults(faults: Iterable[Fault], names: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """What is wrong by field, in words; ``names`` says which field of the form a part of the value stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for one in faults:
        name = (names or {}).get(one.field, one.field)
        found[name] = (*found.get(name, ()), fault_sentence(one))
    return found
