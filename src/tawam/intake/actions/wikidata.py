"""Wikidata's items become claims about places and pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from tawam.evidence.values import Claim, Reading, Source
from tawam.intake.actions.lists import Progress, record_list
from tawam.intake.files.passes import FIRST_PASS, Pass, second_pass
from tawam.intake.files.staging import Listener, StagedScan, Staging, stage, staged_entities
from tawam.intake.queries.identities import Identities, identities, unread_items
from tawam.intake.queries.updates import KNOWN_UNTIL, known_until, since_day
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

    ``entities`` were seen in the files; those ``without_twins`` say nothing on the subject and are ignored. ``items``
    list twins; of the items ``looked_up`` beside them so many were ``found``. Items ``not_changed`` since the day
    that was asked for keep the claims that they made; ``no_items`` mention twins and are no items. ``used``
    statements became claims; ``asked`` ones name an item of which a person must say which place it is, by reason;
    ``refused`` values could not be read, item by item. ``one_sided`` links stand in the list of one side although
    the item of the other was read too.
    """

    reading: Reading
    entities: int
    without_twins: int
    items: int
    looked_up: int
    found: int
    since: str
    not_changed: int
    no_items: int
    used: int
    no_twin: int
    asked: Mapping[str, int]
    asked_items: Mapping[str, str]
    refused: tuple[tuple[str, str], ...]
    new_places: int
    one_sided: int


@dataclass(frozen=True, slots=True)
class Harvest:
    """Entities to record, wherever they come from: ``entities`` list twins, ``named`` are those found beside them.

    ``seen`` counts all that were looked at; ``looked_up`` the items of which ``named`` are those found; ``no_items``
    the documents that mention twins and are no items.
    """

    entities: Sequence[Entity]
    named: Sequence[Entity] = ()
    seen: int = 0
    looked_up: int = 0
    no_items: int = 0
    file: str = ""

    @property
    def known(self) -> Sequence[Entity]:
        """All entities of which something is recorded."""
        return (*self.entities, *self.named)


def import_wikidata(
    *,
    paths: Sequence[Path],
    folder: Path,
    actor: str,
    whole: bool = False,
    since: str = "",
    worldwide: bool = True,
    accept_change: bool = False,
    staged_by: Staging = stage,
    progress: Progress = lambda step, done, total: None,
) -> WikidataReport:
    """Import entity documents from files of any form in which Wikidata publishes them.

    The files are read twice: for the items that list twins, then for those that are only named. Both scans are staged
    in ``folder`` and taken up where they were interrupted; the rest is record_harvest. ``staged_by`` may read the
    files elsewhere, with the same end. Raises what it raises (files.dumps.BadDump, files.engines.ClusterTrouble) and
    what record_harvest raises.
    """
    day = since_day(since)

    def staged(run: Pass) -> StagedScan:
        return staged_by(paths, folder, _telling(progress, run.step), run)

    scan = staged(FIRST_PASS)
    entities = list(staged_entities(scan.path))
    wanted = unread_items(entities)
    named = staged(second_pass(wanted))
    harvest = Harvest(
        entities=entities,
        named=list(staged_entities(named.path)),
        seen=scan.entities,
        looked_up=len(wanted),
        no_items=scan.counts.refused,
        file=", ".join(path.name for path in paths),
    )
    return record_harvest(
        harvest=harvest,
        actor=actor,
        whole=whole,
        since=day,
        worldwide=worldwide,
        accept_change=accept_change,
        progress=progress,
    )


def _telling(progress: Progress, step: str) -> Listener:
    """Tells the bytes of the file that were read, and beside them the entities."""

    def tell(state: StagedScan) -> None:
        progress(step, state.position.read, state.position.total)
        progress(f"{step}: entities", state.entities, 0)

    return tell


def record_harvest(
    *,
    harvest: Harvest,
    actor: str,
    whole: bool = False,
    since: str = "",
    worldwide: bool = True,
    accept_change: bool = False,
    progress: Progress = lambda step, done, total: None,
) -> WikidataReport:
    """Record what entities say as claims and reconcile the registry, in one transaction.

    ``whole`` says that they are all items with twins: links of items that are not among them are then marked as gone.
    ``since`` (a day, or “last”) leaves items alone that were not changed since; the next “last” begins where this one
    ends, unless it was not ``worldwide``. Raises NoEarlierReading and evidence.actions.ListChangedTooMuch.
    """
    since = since_day(since)
    known = harvest.known
    changed = [one for one in known if not one.modified or one.modified >= since]
    found = identities(known, (one.target for item in known for one in item.statements if one.target))
    reader = _Reader(changed, found.places)
    with transaction.atomic():
        add_places(places=found.new, names={place.id: [place.name_en, place.name_ar] for place in found.new})
        reading = record_list(
            dataset=DATASET,
            source=SOURCE,
            claims=reader.claims(),
            cited=reader.cited(),
            actor=actor,
            file=harvest.file,
            report={
                "entities": harvest.seen,
                "items": len(harvest.entities),
                KNOWN_UNTIL: known_until(known, since if worldwide else "", whole=whole),
            },
            accept_change=accept_change,
            lists_of=None if whole else reader.listed,
            progress=progress,
        )
    return _report(harvest, reading, reader, found, since)


def _report(harvest: Harvest, reading: Reading, reader: _Reader, found: Identities, since: str) -> WikidataReport:
    """What became of every entity and of every statement."""
    return WikidataReport(
        reading=reading,
        entities=harvest.seen,
        without_twins=harvest.seen - len(harvest.entities),
        items=len(harvest.entities),
        looked_up=harvest.looked_up,
        found=len({one.qid for one in harvest.named}),
        since=since,
        not_changed=len(harvest.known) - len(reader.entities),
        no_items=harvest.no_items,
        used=reader.used,
        no_twin=reader.no_twin,
        asked=dict(Counter(found.asked.get(qid, "same_place") for qid in reader.asked)),
        asked_items={qid: found.asked.get(qid, "same_place") for qid in reader.asked},
        refused=tuple((one.qid, problem) for one in harvest.known for problem in one.problems),
        new_places=len(found.new),
        one_sided=reader.one_sided(),
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

    @property
    def listed(self) -> set[str]:
        """The places whose lists are read."""
        return {self.places[one.qid].id for one in self.entities if one.qid in self.places}

    def one_sided(self) -> int:
        """How many links only one of two lists has, though both were read."""
        listed = self.listed
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
