"""Rules, findings and steps of a request as sentences in the language that is active."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.encoding import force_str
from django.utils.translation import get_language

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import page_language
from tawam.basics.reasons import Reason
from tawam.exchange.phrases import word as exchange_word
from tawam.matching import wording
from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Items
from tawam.matching.values.requests import Cited, Finding, Met, Rule, Template
from tawam.matching.wording import requests as words
from tawam.registry.phrases import word as registry_word
from tawam.registry.wording import Words

VOCABULARIES: Mapping[str, Words] = {
    "met": words.METS,
    "overall": words.OVERALLS,
    "overall_meaning": words.OVERALL_MEANINGS,
    "rung": words.RUNGS,
    "request_state": words.REQUEST_STATES,
    "paper": words.PAPERS,
    "basis": words.BASES,
    "request_act": words.REQUEST_ACTS,
    "requirement": words.KINDS,
    "unit": words.UNITS,
}
_SENTENCES = {**wording.REASONS, **words.REASONS}


def word(vocabulary: str, code: str) -> str:
    """What a person reads for a code."""
    return force_str(VOCABULARIES[vocabulary].get(code, code))


def rule(one: Rule) -> str:
    """What a rule asks, in one sentence."""
    with_figure = words.RULES_WITH_FIGURE if one.threshold is not None else {}
    text = with_figure.get(one.kind) or words.RULES[one.kind]
    return force_str(text) % _asked(one)


def question(one: Rule) -> str:
    """What a person is asked where the record is silent; nothing where the request itself answers."""
    with_figure = words.QUESTIONS_WITH_FIGURE if one.threshold is not None else {}
    text = with_figure.get(one.kind) or words.QUESTIONS.get(one.kind)
    return force_str(text) % _asked(one) if text else ""


def reason(one: Reason) -> str:
    """Why something was seen so, with its facts as the language writes them."""
    return force_str(_SENTENCES[one.code]) % {name: _fact(name, value) for name, value in one.facts.items()}


def settle(one: Finding) -> str:
    """What would settle a finding that is open, or could turn one that is not met; nothing for what is met."""
    return "" if one.seen.met is Met.MET else force_str(words.SETTLES[one.rule.kind])


def wrong(one: Wrong) -> str:
    """What is wrong with something that was to be kept."""
    return locales.digits(force_str(words.WRONGS[one]), _language())


def items(one: Rule) -> str:
    """The papers, themes or currency that a rule names."""
    kind = REQUIREMENTS.by_code[one.kind].items
    return locales.listing([_item(kind, item) for item in one.items], _language())


def dated(one: Cited) -> str:
    """The day of a source; nothing where it bears none."""
    return day(PartialDate.parse(one.dated)) if one.dated else ""


def day(value: PartialDate | None) -> str:
    """A date in words."""
    return locales.date(value, _language()) if value else ""


def left_out(one: Template) -> str:
    """What the council's rules hold and the template does not."""
    return locales.digits(one.left_out.get(_language()) or one.left_out.get("en", ""), _language())


def listed(vocabulary: str, codes: Iterable[str]) -> str:
    """Several codes in words, as one enumeration."""
    return locales.listing([word(vocabulary, code) for code in codes], _language())


def _asked(one: Rule) -> dict[str, str]:
    threshold = "" if one.threshold is None else locales.number(one.threshold, _language())
    return {"threshold": threshold, "items": items(one)}


def _item(kind: Items, code: str) -> str:
    if kind is Items.PAPERS:
        return word("paper", code)
    return exchange_word("theme", code) if kind is Items.THEMES else code


def _fact(name: str, value: str) -> str:
    if name == "papers":
        return listed("paper", value.split(","))
    if name == "themes":
        return locales.listing([exchange_word("theme", code) for code in value.split(",")], _language())
    if name in ("kind", "status"):
        return registry_word(name, value)
    if name == "country":
        return locales.country_in_a_sentence(value, _language())
    if name == "language":
        return locales.language_name(value, _language())
    return locales.digits(value, _language())


def _language() -> str:
    return page_language(get_language())
