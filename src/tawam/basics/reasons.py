"""Why something is said: a code that a rule gives, and the values that fill its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a judgement.

    ``code`` names the sentence (each room's ``wording`` holds it in every language), ``facts`` fill its
    blanks, and ``claims`` are the ids of the claims that it rests on.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
