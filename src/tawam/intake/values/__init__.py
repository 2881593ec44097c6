"""The words of the intake: rows as a file states them, and what is wrong with a row that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawam.evidence.values import Claim, Source
from tawam.registry.values import CaseFile, Statement


class BadRow(ValueError):
    """A row that cannot be used: says in which file, which case and which field, and what to do."""

    def __init__(self, file: str, case: str, field: str, problem: str) -> None:
        super().__init__(f"{file}: {case}: {field}: {problem}")
        self.file, self.case, self.field, self.problem = file, case, field, problem


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of everything that a web host publishes."""

    name: str
    kind: str
    weakness: str = ""


@dataclass(frozen=True, slots=True)
class CasebookFiles:
    """The casebook's parts as read: cases, Arabic notes, publishers by host, place ids by party."""

    name: str
    arabic_name: str
    cases: tuple[Mapping[str, object], ...]
    arabic: Mapping[str, object]
    publishers: Mapping[str, Publisher]
    places: Mapping[tuple[str, str, str], str]
    dataset: str = "casebook"


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file comes down to: the sources it cites and the claims they make."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class CaseFileExtract:
    """A case file with its statements and the claims for and against them."""

    case_file: CaseFile
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did; ``fresh`` is False if the same edition was loaded before and nothing was done."""

    dataset: str
    fresh: bool
    sources: int = 0
    claims: int = 0
    withdrawn: int = 0
    partnerships: int = 0
