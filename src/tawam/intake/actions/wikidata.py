"""Wikidata's items become claims about places and pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from tawam.evidence.values import Claim, Reading, Source
from tawam.intake.actions.lists import Progress, record_list
from tawam.intake.files.staging import Staging, stage, staged_entities
from tawam.intake.queries.identities import identities
from tawam.intake.rules.links import link_claims
from tawam.intake.rules.wikidata_links import (
    DATASET,
    SOURCE,
    cited_source,
    identity_claims,
    no_twin_claim,
    statement_link,
)
from tawam.intake.values.wikidata import Entity, TwinStatement
from tawam.places.actions import add_places
from tawam.places.values import Place


@dataclass(frozen=True, slots=True)
class WikidataReport:
    """What an import did with each statement about twins, and the reading that it made.

    ``entities`` were seen in the files; those ``without_twins`` say nothing on the subject and are ignored.
    ``used`` statements became claims; ``asked`` ones name an item of which a person must say which place it is, by
    reason; ``refused`` values could not be read, item by item. ``one_sided`` links stand in the list of one side
    although the list of the other was read too.
    """

    reading: Reading
    entities: int
    without_twins: int
    items: int
    used: int
    no_twin: int
    asked: Mapping[str, int]
    asked_items: Mapping[str, str]
    refused: tuple[tuple[str, str], ...]
    new_places: int
    one_sided: int


def import_wikidata(
    *,
    paths: Sequence[Path],
    folder: Path,
    actor: str,
    whole: bool = False,
    accept_change: bool = False,
    staged_by: Staging = stage,
    progress: Progress = lambda step, done, total: None,
) -> WikidataReport:
    """Import entity documents from files of any form in which Wikidata publishes them.

    The scan is staged in ``folder`` and taken up where it was interrupted; the claims are recorded and the registry
    is reconciled in one transaction. ``whole`` says that the files hold every item with twins: links of items that
    are not in them are then marked as gone. ``staged_by`` may read the files elsewhere, with the same end. Raises
    what it raises (files.dumps.BadDump, files.engines.ClusterTrouble) and evidence.actions.ListChangedTooMuch.
    """
    scan = staged_by(paths, folder, lambda state: progress("reading", state.position.read, state.position.total))
    entities = list(staged_entities(scan.path))
    found = identities(entities, (one.target for item in entities for one in item.statements if one.target))
    listed = {found.places[one.qid].id for one in entities if one.qid in found.places}
    reader = _Reader(entities, found.places)
    with transaction.atomic():
        add_places(places=found.new, names={place.id: [place.name_en, place.name_ar] for place in found.new})
        reading = record_list(
            dataset=DATASET,
            source=SOURCE,
            claims=reader.claims(),
            cited=reader.cited(),
            actor=actor,
            file=", ".join(path.name for path in paths),
            report={"entities": scan.entities, "items": len(entities)},
            accept_change=accept_change,
            lists_of=None if whole else listed,
            progress=progress,
        )
    return WikidataReport(
        reading=reading,
        entities=scan.entities,
        without_twins=scan.entities - len(entities),
        items=len(entities),
        used=reader.used,
        no_twin=reader.no_twin,
        asked=dict(Counter(found.asked.get(qid, "same_place") for qid in reader.asked)),
        asked_items={qid: found.asked.get(qid, "same_place") for qid in reader.asked},
        refused=tuple((one.qid, problem) for one in entities for problem in one.problems),
        new_places=len(found.new),
        one_sided=reader.one_sided(listed),
    )


class _Reader:
    """Statement by statement to claims, with a tally of what became of each."""

    def __init__(self, entities: Sequence[Entity], places: Mapping[str, Place]) -> None:
        self.entities, self.places = entities, places
        self.used = self.no_twin = 0
        self.asked: list[str] = []
        self.links: set[tuple[str, str]] = set()

    def claims(self) -> Iterator[Claim]:
        for item in self.entities:
            place = self.places.get(item.qid)
            if place is None:
                self.asked += [item.qid] * len(item.statements)
                continue
            yield from identity_claims(item, place.id)
            for position, statement in enumerate(item.statements):
                yield from self._statement(item, place, statement, position)

    def cited(self) -> Iterator[Source]:
        """Every document that a statement cites."""
        references = (one for item in self.entities for said in item.statements for one in said.references)
        return (source for one in references if (source := cited_source(one)))

    def one_sided(self, listed: set[str]) -> int:
        """How many links only one of two lists has, though both were read."""
        both_read = {pair for pair in self.links if pair[1] in listed}
        return sum((other, one) not in self.links for one, other in both_read)

    def _statement(self, item: Entity, place: Place, statement: TwinStatement, position: int) -> Iterator[Claim]:
        if statement.snak != "value":
            self.no_twin += 1
            yield no_twin_claim(statement, place.id)
            return
        other = self.places.get(statement.target)
        if other is None or other.id == place.id:
            self.asked.append(statement.target)
            return
        self.used += 1
        self.links.add((place.id, other.id))
        names = (item.labels.get("en", item.qid), statement.target)
        link = statement_link(statement, place, other, names, position)
        yield from link_claims(link, dataset=DATASET, source=SOURCE)
