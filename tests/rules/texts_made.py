"""A few places by name, and the reader that knows them: what the tests of reading texts share."""

from __future__ import annotations

from collections.abc import Collection

from tawam.intake.rules.texts import RuleReader
from tawam.intake.rules.texts.lines import Line, line_of
from tawam.intake.rules.texts.names import mentions, phrases
from tawam.intake.rules.texts.tokens import sentences
from tawam.intake.values.texts import Borne, TextReading
from tawam.places.values import PlaceKind

CITIES = {
    "coventry": 345_000, "volgograd": 1_000_000, "stalingrad": 1_000_000, "leipzig": 500_000, "houston": 2_300_000,
    "bristol": 479_000, "hannover": 515_000, "osaka": 2_700_000, "san francisco": 827_000, "paris": 2_100_000,
    "london": 8_900_000, "rome": 2_300_000, "birmingham": 1_100_000, "lyon": 520_000, "milan": 1_300_000,
    "glasgow": 620_000, "rostov on don": 1_100_000, "tallinn": 430_000, "moscow": 12_000_000, "detroit": 645_000,
    "baghdad": 7_000_000, "nice": 340_000, "reading": 318_000, "dresden": 550_000, "in": 20_000, "of": 31_000,
    "كوفنتري": 345_000, "فولغوغراد": 1_000_000, "لايبزيغ": 500_000, "هيوستن": 2_300_000, "باريس": 2_100_000,
    "روما": 2_300_000, "اوساكا": 2_700_000, "سان فرانسيسكو": 827_000, "موسكو": 12_000_000, "تالين": 430_000,
    "بيت لحم": 29_000, "القدس": 971_000, "ليون": 520_000, "لندن": 8_900_000, "بين": 1_963,
    "tartu": 91_000, "pskov": 209_000, "melle": 46_000, "new york": 8_800_000, "ليل": 230_000,
}  # fmt: skip
COUNTRIES = {
    "england": 0, "alabama": 0, "new york": 0, "france": 67_000_000, "germany": 83_000_000, "فرنسا": 67_000_000,
    "المانيا": 83_000_000,
}  # fmt: skip


def gazetteer(norms: Collection[str]) -> dict[str, tuple[Borne, ...]]:
    """Who bears each of the names."""
    found: dict[str, tuple[Borne, ...]] = {}
    for norm in norms:
        borne = [Borne(f"gn:{norm}", PlaceKind.CITY, CITIES[norm])] if norm in CITIES else []
        if norm in COUNTRIES:
            kind = PlaceKind.COUNTRY if COUNTRIES[norm] else PlaceKind.REGION
            borne.append(Borne(f"cc:{norm}", kind, COUNTRIES[norm]))
        if borne:
            found[norm] = tuple(borne)
    return found


def read(text: str) -> TextReading:
    """The text as read with these places."""
    return RuleReader(gazetteer).read(text)


def line(text: str) -> Line:
    """The only sentence of a text as a line."""
    (sentence,) = sentences(text)
    return line_of(sentence, mentions(sentence, gazetteer(phrases(sentence))))


def told(text: str) -> list[tuple[str, str, str, int | None, str]]:
    """Every statement of the text in one line."""
    found = []
    for said in read(text).said:
        one, other = said.parties
        found.append((one.name, other.name, said.relation.value, said.year, said.cause))
    return found
