"""Codes of the intake as sentences in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.encoding import force_str

from tawam.basics import locales
from tawam.basics.dates import BadDate, PartialDate
from tawam.intake import wording as words
from tawam.intake.rules.links import CONTACT
from tawam.intake.values.drafts import Difference, DifferenceCode
from tawam.registry import phrases as registry

VOCABULARIES: dict[str, words.Words] = {
    "outcome": words.OUTCOMES,
    "row_filter": words.FILTERS,
    "draft_state": words.STATES,
    "row_code": words.ROW_CODES,
    "cell_problem": words.PROBLEMS,
    "tie_field": words.TIE_FIELDS,
    "place_field": words.PLACE_FIELDS,
}
_SAID = {DifferenceCode.KIND: "kind", DifferenceCode.ENDED_HERE: "event"}
_KNOWN = {
    DifferenceCode.KIND: "kind",
    DifferenceCode.CONTACT: "kind",
    DifferenceCode.ENDED_HERE: "status",
    DifferenceCode.ENDED_THERE: "status",
}


def word(vocabulary: str, code: str) -> str:
    """What a person reads for a code."""
    return force_str(VOCABULARIES[vocabulary].get(code, code))


def difference(one: Difference, language: str) -> str:
    """How a row speaks against the registry, in a sentence."""
    said = _told(one.said, _SAID.get(one.code, ""), language)
    return force_str(words.DIFFERENCES[one.code]) % {
        "said": said,
        "known": _told(one.known, _KNOWN.get(one.code, ""), language),
    }


def job_problem(problem: Mapping[str, str], language: str) -> str:
    """Why a job ended without its result, in a sentence."""
    facts = {name: locales.digits(value, language) for name, value in problem.items()}
    return force_str(words.JOB_PROBLEMS[problem["code"]]) % facts


def _told(value: str, vocabulary: str, language: str) -> str:
    """A date in words, or what a person reads for a code."""
    if not value or value == CONTACT:
        return value
    try:
        return locales.date(PartialDate.parse(value), language)
    except BadDate:
        return registry.word(vocabulary, value)
