"""Wikidata's public services become claims as files do: what they give is written to files and read as such."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tawam.intake.actions.lists import Progress
from tawam.intake.actions.wikidata import WikidataReport, import_wikidata
from tawam.intake.files.live import DOCUMENTS, NAMED, Asked, Fetched
from tawam.intake.files.staging import stage, staged_entities
from tawam.intake.files.web import Visitor
from tawam.intake.queries.identities import known_items, known_listers, named_items
from tawam.intake.queries.updates import since_day
from tawam.intake.rules.wikidata_live import ENTITY_ADDRESS, QUERY_ADDRESS, ListedItem, askable


def import_wikidata_live(
    *,
    visitor: Visitor,
    folder: Path,
    actor: str,
    country: str = "",
    since: str = "",
    query_address: str = QUERY_ADDRESS,
    entity_address: str = ENTITY_ADDRESS,
    accept_change: bool = False,
    progress: Progress = lambda step, done, total: None,
) -> WikidataReport:
    """Fetch the items that list twins and those that they name, and import them; of one country or of all.

    Items whose lists we hold and that the service no longer gives are fetched too: they may have lost their last
    twin. ``since`` (a day, or “last”) leaves out what was not changed since. Interrupted, it goes on from where it
    was. Raises files.web.NoAnswer and what import_wikidata raises.
    """
    day = since_day(since)
    asked = Asked(country, day, query_address, entity_address)
    fetched = Fetched(folder, asked, visitor, progress)
    documents = fetched.documents(DOCUMENTS, _wanted(fetched.items(), day, known_listers(country)))
    scan = stage(_filled(documents), folder / "first")
    named = named_items(staged_entities(scan.path))
    beside = fetched.documents(NAMED, askable(named - known_items(named) if day else named))
    report = import_wikidata(
        paths=_filled(documents, beside),
        folder=folder,
        actor=actor,
        whole=not country and not day,
        since=day,
        worldwide=not country,
        accept_change=accept_change,
        progress=progress,
    )
    fetched.forget()
    return report


def _wanted(listed: Iterable[ListedItem], day: str, known: Iterable[str]) -> list[str]:
    """The items to fetch: those listed that changed since, and those known that are listed no more."""
    changed_on = {one.qid: one.modified for one in listed}
    changed = {qid for qid, modified in changed_on.items() if not modified or modified >= day}
    return askable(changed | (set(known) - set(changed_on)))


def _filled(*paths: Path) -> list[Path]:
    """The files in which something was fetched: an empty one is no dump."""
    return [path for path in paths if path.stat().st_size]
