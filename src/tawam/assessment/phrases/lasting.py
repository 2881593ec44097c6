"""The figures on how long links last in words, in the language that is active."""

from __future__ import annotations

from django.utils.encoding import force_str

from tawam.assessment.rules.lasting import Lasting
from tawam.assessment.wording import lasting as words
from tawam.basics import locales
from tawam.registry import wording as registry_words

_GROUPS: dict[str, registry_words.Words] = {
    "all": words.EVERYBODY,
    "era": words.ERAS,
    "kind": registry_words.KINDS,
    "cause": words.CAUSE_GROUPS,
    "ending": registry_words.EVENTS,
}


def group(by: str, code: str) -> str:
    """The name of a group of links or of endings."""
    if by == "regions":
        return " – ".join(force_str(words.REGIONS[one]) for one in code.split("+"))
    return force_str(_GROUPS[by][code])


def covariate(code: str) -> str:
    """The name of a covariate of the Cox model."""
    return force_str(words.COVARIATES[code])


def variant(code: str) -> str:
    """How another reading takes the record."""
    return force_str(words.VARIANTS[code])


def heading(by: str) -> str:
    """The heading over the groups of one kind."""
    return force_str(words.BYS[by])


def left_out(found: Lasting) -> list[tuple[str, str, int]]:
    """Code, reason and number of the links that are left out, most first."""
    rows = [(str(code), force_str(words.LEFT_OUT[code]), number) for code, number in found.left_out.items()]
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def limits(found: Lasting, language: str) -> list[str]:
    """What the sample can and cannot say, with its numbers."""
    later = next((one.size.breaks for one in found.variants if one.code == "a_year_later"), 0)
    numbers = {
        "watched": found.links,
        "all": found.all_links,
        "breaks": found.pooled.size.breaks,
        "decisions": found.pooled.size.decisions,
        "later": later,
    }
    facts = {name: locales.number(value, language) for name, value in numbers.items()}
    return [force_str(sentence) % facts for sentence in words.LIMITS.values()]
