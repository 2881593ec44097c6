"""Codes and reasons as sentences in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.encoding import force_str

from tawam.basics import locales
from tawam.basics.dates import BadDate, PartialDate
from tawam.basics.reasons import Reason
from tawam.evidence import wording as evidence_words
from tawam.evidence.values import Source
from tawam.places import wording as place_words
from tawam.places.values import Place
from tawam.registry import wording as words
from tawam.registry.rules.conflicts import KIND_PROPERTY
from tawam.registry.rules.declaring import in_publisher, in_title
from tawam.registry.rules.events import EVENT_PROPERTY
from tawam.registry.values import WORDS, Spoken

VOCABULARIES: dict[str, words.Words] = {
    "kind": words.KINDS,
    "event": words.EVENTS,
    "cause": words.CAUSES,
    "status": words.STATUSES,
    "status_meaning": words.STATUS_MEANINGS,
    "declared": words.DECLARED,
    "light": words.LIGHTS,
    "confidence": words.CONFIDENCES,
    "topic": words.TOPICS,
    "verdict": words.VERDICTS,
    "verdict_meaning": words.VERDICT_MEANINGS,
    "section": words.SECTIONS,
    "date_basis": words.DATE_BASES,
    "scope": words.SCOPES,
    "since_basis": words.SINCE_BASES,
    "source_kind": evidence_words.SOURCE_KINDS,
    "weakness": evidence_words.WEAKNESSES,
    "grade": evidence_words.GRADES,
}
_SENTENCES = {**words.REASONS, **place_words.REASONS}
_CODED_FACTS = {
    "event": words.EVENTS,
    "topic": words.TOPICS,
    "basis": words.DATE_BASES,
    "kind": place_words.NAME_KINDS,
}
_SPELT_OUT = frozenset({"code", "date", "kind"})
_COUNTED = ("population", "km", "count", "times", "likeness", "places")
_PLACE_FACTS = ("side", "place", "a", "b")


def word(vocabulary: str, code: str) -> str:
    """What a person reads for a code."""
    return force_str(VOCABULARIES[vocabulary].get(code, code))


def said(wording: Mapping[str, str], language: str) -> str:
    """A text in the language of the page, else in English or its own; codes and dates are spelt out."""
    if "code" in wording:
        return force_str(words.QUESTIONS[wording["code"]])
    if "kind" in wording:
        return word("kind", wording["kind"])
    if "date" in wording:
        return locales.date(PartialDate.parse(wording["date"]), language)
    if language in wording:
        return locales.digits(wording[language], language)
    return wording.get(said_in(wording, language), "")


def said_in(wording: Mapping[str, str], language: str) -> str:
    """The language in which ``said`` answers."""
    if language in wording or not _SPELT_OUT.isdisjoint(wording):
        return language
    return "en" if "en" in wording else next(iter(wording), "en")


def declared_facts(one: Spoken, language: str) -> list[str]:
    """What a declaration says beside the word itself: a start, a kind, how the tie broke, each in a few words."""
    found = []
    for said in (sourced.claim for sourced in one.claims):
        name = said.property.removeprefix(EVENT_PROPERTY)
        if said.property == KIND_PROPERTY:
            found.append(word("kind", said.value))
        elif said.property != name and name not in WORDS:
            cause = word("cause", said.qualifiers["cause"]) if "cause" in said.qualifiers else ""
            dated = locales.date(said.on, language) if said.on else ""
            found.append(locales.listing([part for part in (word("event", name), dated, cause) if part], language))
    return found


def source_title(title: str, language: str) -> str:
    """What a source is called: a declaration or a source of our own in the language of the page, others as they are."""
    told = dict(in_title(title))
    if not told:
        return force_str(words.OWN_SOURCES.get(title, title))
    return force_str(words.DECLARATION) % (told | {"on": _date(told["on"], language)})


def publisher(name: str, language: str) -> str:
    """Who publishes a source, told as its title is."""
    told = dict(in_publisher(name))
    if not told:
        return force_str(words.OWN_SOURCES.get(name, name))
    return force_str(words.ADMINISTRATION) % (told | {"country": locales.country(told["country"], language)})


def title_language(source: Source, language: str) -> str:
    """The language in which ``source_title`` answers."""
    own = in_title(source.title) or source.title in words.OWN_SOURCES
    return language if own else source.language or "en"


def unfit_sentence(code: str) -> str:
    """What is wrong with a declaration."""
    return force_str(words.UNFIT[code])


def sentence(reason: Reason, language: str, places: Mapping[str, Place]) -> str:
    """A reason as a sentence, its facts filled in as the language writes them."""
    facts = {name: _fact(name, value, language, places) for name, value in reason.facts.items()}
    if "event" in facts:
        facts["act"] = _act(facts, language)
    return force_str(_SENTENCES[reason.code]) % facts


def sentences(reasons: Iterable[Reason], language: str, places: Iterable[Place]) -> list[str]:
    """Reasons as sentences, with the places that they may name."""
    known = {place.id: place for place in places}
    return [sentence(reason, language, known) for reason in reasons]


def holder(code: str, language: str) -> str:
    """Who holds a position on a disputed place: a country by its code, with a year where one is given, or a body."""
    if code in place_words.HOLDERS:
        return force_str(place_words.HOLDERS[code])
    country, _, year = code.partition(" ")
    return " ".join(part for part in (locales.country(country, language), locales.digits(year, language)) if part)


def _act(facts: Mapping[str, str], language: str) -> str:
    """What was done, when and by whom, as far as it is known."""
    told = locales.listing([part for part in (facts["event"], facts.get("on", "")) if part], language)
    actor = facts.get("side") or facts.get("body")
    return f"{told} ({actor})" if actor else told


def _fact(name: str, value: str, language: str, places: Mapping[str, Place]) -> str:
    if name in _CODED_FACTS:
        return force_str(_CODED_FACTS[name].get(value, value))
    if name in _PLACE_FACTS:
        return places[value].name(language) if value in places else value
    if name == "publishers":
        return ("؛ " if language == "ar" else "; ").join(publisher(one, language) for one in value.split("; "))
    if name in ("country", "countries"):
        named = [locales.country_in_a_sentence(code, language) for code in value.split(", ")]
        return locales.listing(named, language)
    if name == "on":
        return _date(value, language)
    if name in _COUNTED:
        return locales.number(int(value), language)
    return locales.digits(value, language) if value.isdigit() else value


def _date(value: str, language: str) -> str:
    try:
        return locales.date(PartialDate.parse(value), language)
    except BadDate:
        return value
