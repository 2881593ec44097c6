"""Strict reading of YAML rows: every key is known, every code valid, every date a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from tawam.basics.dates import BadDate, PartialDate
from tawam.evidence.rules import repository_address
from tawam.intake.values import BadRow

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """A mapping of one file with its whereabouts, so that each complaint can name file, case and field."""

    file: str
    case: str
    fields: Mapping[str, object]
    path: str = ""

    def bad(self, field: str, problem: str) -> BadRow:
        """The error for one field of this row."""
        return BadRow(self.file, self.case, f"{self.path}{field}", problem)

    def only(self, known: Collection[str]) -> None:
        """Raise BadRow for a field that nobody reads."""
        for field in self.fields:
            if field not in known:
                raise self.bad(field, f"unknown field; known are {', '.join(sorted(known))}")

    def text(self, field: str, default: str | None = None, *, most: int = 10_000) -> str:
        """A text of at most so many characters; required unless a default is given."""
        value = self.fields.get(field, default)
        if value is None or (value == "" and default is None):
            raise self.bad(field, "is missing")
        if not isinstance(value, str):
            raise self.bad(field, f"must be text, not {type(value).__name__}")
        if len(value) > most or "\x00" in value:
            raise self.bad(field, f"must be plain text of at most {most} characters")
        return value

    def code(self, field: str, codes: type[Code], default: str | None = None) -> Code:
        """A code of a closed list."""
        value = self.text(field, default)
        try:
            return codes(value)
        except ValueError:
            known = ", ".join(code.value or "(empty)" for code in codes)
            raise self.bad(field, f"“{value[:40]}” is no known code; known are {known}") from None

    def date(self, field: str) -> str:
        """A partial date, required, in its normal form."""
        try:
            return str(PartialDate.parse(self.text(field)))
        except BadDate as error:
            raise self.bad(field, str(error)) from None

    def optional_date(self, field: str) -> PartialDate | None:
        """A partial date or nothing."""
        return PartialDate.parse(self.date(field)) if self.fields.get(field) else None

    def url(self, field: str) -> str:
        """A web address; ``owner/name:path`` of a public repository becomes one."""
        address = repository_address(self.text(field))
        try:
            parts = urlsplit(address)
        except ValueError:
            raise self.bad(field, f"“{address[:60]}” is no web address") from None
        if parts.scheme not in ("http", "https") or "." not in parts.netloc or " " in address:
            raise self.bad(field, f"“{address[:60]}” is no web address")
        return address

    def texts(self, field: str, languages: Iterable[str] = ("en", "ar")) -> dict[str, str]:
        """A text in every language of the interface."""
        inner = self.row(field)
        inner.only(set(languages))
        return {language: inner.text(language) for language in languages}

    def row(self, field: str) -> Row:
        """A mapping within this one."""
        value = self.fields.get(field)
        if not isinstance(value, Mapping):
            raise self.bad(field, "must be a mapping")
        return Row(self.file, self.case, value, f"{self.path}{field}.")

    def rows(self, field: str, at_least: int = 0) -> list[Row]:
        """A list of mappings within this one."""
        value = self.fields.get(field, [])
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            raise self.bad(field, "must be a list of mappings")
        if len(value) < at_least:
            raise self.bad(field, f"needs at least {at_least} entries, has {len(value)}")
        return [Row(self.file, self.case, one, f"{self.path}{field}[{number}].") for number, one in enumerate(value, 1)]

    def flag(self, field: str) -> bool:
        """``true``, or the field left out."""
        value = self.text(field, "false")
        if value not in ("true", "false"):
            raise self.bad(field, f"must be true or false, not “{value[:40]}”")
        return value == "true"

    def lines(self, field: str) -> tuple[str, ...]:
        """A list of texts within this row."""
        value = self.fields.get(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.bad(field, "must be a list of texts")
        return tuple(value)
