"""Checking a text: what it states, which places it means, and what the registry says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tawam.basics.reasons import Reason
from tawam.intake.rules.texts import RuleReader
from tawam.intake.rules.texts.sounds import sound_of
from tawam.intake.values.texts import Borne, Mention, NotUnderstood, Open, Reader, Relation, Said
from tawam.places import queries as places
from tawam.places.rules.text import normalise
from tawam.places.values import Asked, Outcome, Place, PlaceKind, Resolution
from tawam.registry import queries as registry
from tawam.registry.queries import Held
from tawam.registry.values import Facet

# Below this a namesake is too large to be passed over; the reader is told of it instead.
_CLEARLY_LARGER = 3.0
_MOST_CHOICES = 8
_BREAK = {Relation.ENDED: "event:ended", Relation.SUSPENDED: "event:suspended"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of the text, the places that it means, and what the registry makes of it.

    ``reasons`` say why a place was taken for the one meant where its name leaves a doubt.
    """

    said: Said
    places: tuple[Place, Place]
    held: Held
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text with all that was found in it."""

    language: str
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    not_understood: tuple[NotUnderstood, ...]


def check(text: str, lang: str = "", reader: Reader | None = None) -> CheckedText:
    """The text read and held against the registry; raises TextTooLong.

    An empty ``lang`` means that the script decides; ``reader`` is another way of reading than ours.
    """
    reading = (reader or RuleReader(_borne, _alike)).read(text, lang)
    asked = [(_asked(one.parties[0]), _asked(one.parties[1])) for one in reading.said]
    by_sound = [any(party.by_sound for party in one.parties) for one in reading.said]
    meant = _meant_pairs(places.resolve_pairs(asked), by_sound)
    known: list[tuple[Said, _Pair]] = []
    unclear = list(reading.not_understood)
    for said, pair in zip(reading.said, meant, strict=True):
        why = Open.AMBIGUOUS if pair is None else _unfit(pair)
        if pair is None or why:
            unclear.append(NotUnderstood(said.start, said.end, why or Open.AMBIGUOUS))
        else:
            known.append((said, pair))
    held = registry.held_against([((pair.places[0].id, pair.places[1].id), _facets(said)) for said, pair in known])
    findings = tuple(_finding(said, pair, one) for (said, pair), one in zip(known, held, strict=True))
    return CheckedText(reading.language, reading.mentions, findings, tuple(sorted(unclear, key=lambda one: one.start)))


def _finding(said: Said, pair: _Pair, held: Held) -> Finding:
    """The statement with its places; that sources know the pair dispels a doubt about its names."""
    doubts = () if held.partnership and not pair.chosen else pair.doubts
    heard = [place for place, party in zip(pair.places, said.parties, strict=True) if party.by_sound]
    return Finding(said, pair.places, held, (*doubts, *(Reason("taken_by_sound", {"place": one.id}) for one in heard)))


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two places that a statement means, what leaves a doubt about it, and whether the registry chose them."""

    places: tuple[Place, Place]
    doubts: tuple[Reason, ...] = ()
    chosen: bool = False


def _meant_pairs(found: Sequence[tuple[Resolution, Resolution]], by_sound: Sequence[bool]) -> list[_Pair | None]:
    """What each two names mean; where a name leaves a doubt, the only documented partnership of such names decides."""
    open_ones = [pair for pair, heard in zip(found, by_sound, strict=True) if heard or not _sure(pair)]
    documented = registry.documented({ids for pair in open_ones for ids in _choices(pair)})
    return [_meant_pair(pair, documented, heard) for pair, heard in zip(found, by_sound, strict=True)]


def _meant_pair(
    pair: tuple[Resolution, Resolution], documented: Collection[frozenset[str]], heard: bool
) -> _Pair | None:
    """The two places, or None; what is only heard in a name is believed if sources know such a pair."""
    first, second = _alike_in_kind(_meant(pair[0]), _meant(pair[1]), pair)
    fitting = [ids for ids in _choices(pair) if ids in documented]
    settled = _sure(pair) or len(fitting) != 1 or (first and second and frozenset({first.id, second.id}) in documented)
    if first and second and settled and not (heard and not fitting):
        return _Pair((first, second), _doubts(pair, (first, second)))
    if len(fitting) != 1:
        return None
    one, other = (next(c.place for c in side.candidates if c.place.id in fitting[0]) for side in pair)
    return _Pair((one, other), (Reason("only_documented", {"a": one.id, "b": other.id}),), chosen=True)


def _alike_in_kind(
    first: Place | None, second: Place | None, pair: tuple[Resolution, Resolution]
) -> tuple[Place | None, Place | None]:
    """The two, with the city in the place of the country of its name where the other is a city: Tunis, Kuwait."""
    if first is None or second is None or {first.kind, second.kind} != {PlaceKind.COUNTRY, PlaceKind.CITY}:
        return first, second
    return _city_of(pair[0]) or first, _city_of(pair[1]) or second


def _city_of(found: Resolution) -> Place | None:
    return next((one.place for one in found.candidates if one.place.kind == PlaceKind.CITY), None)


def _sure(pair: tuple[Resolution, Resolution]) -> bool:
    return all(side.outcome == Outcome.SURE for side in pair)


def _choices(pair: tuple[Resolution, Resolution]) -> list[frozenset[str]]:
    """Every two places that the two names may mean."""
    if Outcome.UNKNOWN in (pair[0].outcome, pair[1].outcome):
        return []
    first, second = ([one.place.id for one in side.candidates[:_MOST_CHOICES]] for side in pair)
    return list(dict.fromkeys(frozenset({a, b}) for a in first for b in second if a != b))


def _borne(norms: Collection[str]) -> dict[str, tuple[Borne, ...]]:
    return {norm: tuple(Borne(*one) for one in who) for norm, who in places.mentioned(norms).items()}


def _alike(words: Collection[str]) -> dict[str, tuple[str, tuple[Borne, ...]]]:
    """What each word sounds like, of the cities that have a partner at all; nothing where several sound so."""
    by_sound: dict[str, set[Place]] = defaultdict(set)
    for place in places.places(registry.tied_places()).values():
        if place.kind == PlaceKind.CITY:
            by_sound[sound_of(normalise(place.name_en))].add(place)
    heard = {word: by_sound.get(sound_of(word), set()) for word in words if sound_of(word)}
    return {
        word: (normalise(one.name_en), (Borne(one.id, one.kind, one.population or 0),))
        for word, some in heard.items()
        if len(some) == 1
        for one in some
    }


def _asked(mention: Mention) -> Asked:
    return Asked(f"{mention.name} ({mention.within})" if mention.within else mention.name)


def _meant(found: Resolution) -> Place | None:
    """The place that the name means: the certain one, or one with three times the people of any namesake."""
    if not found.candidates or found.outcome == Outcome.UNKNOWN:
        return None
    first, *others = [one.place for one in found.candidates]
    rival = max((one.population or 0 for one in others), default=0)
    sure = found.outcome == Outcome.SURE or (first.population or 0) > _CLEARLY_LARGER * rival
    return first if sure else None


def _unfit(pair: _Pair) -> Open | None:
    """Why the two cannot be partners: a country and a city, or one place under two names."""
    one, other = pair.places
    unlike = {one.kind, other.kind} == {PlaceKind.COUNTRY, PlaceKind.CITY}
    return Open.UNLIKE if one.id == other.id or unlike else None


def _doubts(found: Sequence[Resolution], meant: Sequence[Place]) -> tuple[Reason, ...]:
    """Why each name that may mean several places is taken as this one."""
    asking = [
        (one.candidates[0].place, place)
        for one, place in zip(found, meant, strict=True)
        if one.outcome == Outcome.ASK and len(one.candidates) > 1
    ]
    return tuple(
        Reason("taken_as_largest" if first.id == place.id else "taken_as_city", {"place": place.id})
        for first, place in asking
    )


def _facets(said: Said) -> list[Facet]:
    """What is asked of the registry, first that with which the statement stands or falls."""
    if said.relation == Relation.NOT_TWINNED:
        return [Facet("linked", "no", {})]
    if said.relation in _BREAK:
        asked = [Facet(_BREAK[said.relation], str(said.year or "yes"), {}), Facet("in_force", "no", {})]
    else:
        failed = [Facet("in_force", "no", {})] if said.relation == Relation.FAILED else []
        dated = [Facet("event:signed", str(said.year), {})] if said.year is not None else []
        asked = [*failed, Facet("linked", "yes", {}), *dated]
    if said.cause:
        asked.append(Facet(f"cause:{said.cause}", "yes", {}))
    return asked
