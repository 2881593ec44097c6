"""What a Wikidata item says of its place and of the place's twins, as claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tawam.evidence.rules import described_source, host_of
from tawam.evidence.values import Claim, Source, SourceKind, Stance, Weakness
from tawam.intake.values.links import Link, LinkTerms
from tawam.intake.values.wikidata import Entity, Reference, TwinStatement
from tawam.places.values import Place
from tawam.registry.values import Cause

DATASET = "wikidata"
ITEM_PROPERTY = "identifier:wikidata"
TWINS_PROPERTY = "twins"
ITEM_ADDRESS = "https://www.wikidata.org/wiki/"
SOURCE = described_source(
    title="Wikidata: twinned administrative body (P190)",
    publisher="Wikidata",
    kind=SourceKind.ENCYCLOPEDIA,
    url=ITEM_ADDRESS + "Property:P190",
    note="Anybody can edit it; each statement names its item. Data under CC0.",
)
_DEPRECATED = "deprecated"


def identity_claims(entity: Entity, place_id: str) -> Iterator[Claim]:
    """What the item says of the place itself: its ids, names, coordinates, population and country."""
    plain = Claim(subject=place_id, property=ITEM_PROPERTY, value=entity.qid, source_id=SOURCE.id, dataset=DATASET)
    yield plain
    if entity.geonames:
        yield replace(plain, property="identifier:geonames", value=entity.geonames)
    for language, label in sorted(entity.labels.items()):
        yield replace(plain, property=f"name:{language}", value=label, language=language)
    if entity.lat is not None and entity.lon is not None:
        yield replace(plain, property="coordinates", value=f"{entity.lat:.5f},{entity.lon:.5f}")
    if entity.population is not None:
        on = {"on": str(entity.population_on)} if entity.population_on else {}
        yield replace(plain, property="population", value=str(entity.population), qualifiers=on)
    if entity.country:
        yield replace(plain, property="country:wikidata", value=entity.country)
    if entity.kinds:
        yield replace(plain, property="kind:wikidata", value="; ".join(entity.kinds))


def no_twin_claim(statement: TwinStatement, place_id: str) -> Claim:
    """That a place has no twin (``novalue``), or has one that nobody knows (``somevalue``)."""
    value = "none" if statement.snak == "novalue" else "unknown"
    stance = Stance.DENIES if statement.rank == _DEPRECATED else Stance.ASSERTS
    qualifiers = {"statement": statement.id, **statement.qualifiers}
    return Claim(
        subject=place_id,
        property=TWINS_PROPERTY,
        value=value,
        source_id=SOURCE.id,
        dataset=DATASET,
        stance=stance,
        qualifiers=qualifiers,
    )


def statement_link(statement: TwinStatement, one: Place, other: Place, names: tuple[str, str], position: int) -> Link:
    """A statement as a link of the list that the item of ``one`` holds; ``names`` are those that Wikidata gives."""
    said = {"statement": statement.id, **statement.qualifiers}
    if statement.cause:
        said["end_cause"] = statement.cause
    if statement.rank == "preferred":
        said["rank"] = statement.rank
    terms = LinkTerms(
        since=statement.since,
        until=statement.until,
        on=statement.on,
        cause=Cause.OTHER if statement.cause else None,
        stance=Stance.DENIES if statement.rank == _DEPRECATED else Stance.ASSERTS,
        extras=said,
        cites=tuple(source for one in statement.references if (source := cited_source(one))),
    )
    return Link(one.id, other.id, *names, terms, one.id, position)


def cited_source(reference: Reference) -> Source | None:
    """The document to which a reference points, of which we know only that Wikidata cites it; None if it names none."""
    url = reference.url or (ITEM_ADDRESS + reference.stated_in if reference.stated_in else "")
    if not url or not host_of(url):
        return None
    publisher = host_of(url) if reference.url else f"Wikidata item {reference.stated_in}"
    read_on = f" Wikidata's editors read it on {reference.read_on}." if reference.read_on else ""
    return described_source(
        title=reference.title or publisher,
        publisher=publisher,
        kind=SourceKind.DATASET,
        url=url,
        published=reference.published,
        weakness=Weakness.DIGEST,
        note=f"Cited by Wikidata; not read by Tawam.{read_on}",
    )
