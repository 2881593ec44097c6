"""A table of activities becomes entries of the log, after a look at what each row would become."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import override

from tawam.basics.languages import LANGUAGES
from tawam.basics.texts import one_line
from tawam.exchange import queries as exchange
from tawam.exchange.actions import log_entry
from tawam.exchange.phrases import word
from tawam.exchange.rules.checking import activity_faults, fault
from tawam.exchange.rules.cleaning import cleaned_activity
from tawam.exchange.rules.tables import activity_of_row
from tawam.exchange.values import Activity, ActivityKind, Fault, FaultCode, OrganiserType, State, Theme
from tawam.intake.rules.activities import cells_of, columns_of
from tawam.intake.values.tables import Table
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.places.rules.text import normalise
from tawam.registry import queries as registry
from tawam.registry.values import Partnership

_MOST_LINKS = 400
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What a row of a table would become: an activity, or nothing and why; ``known`` if the log has it already."""

    number: int
    activity: Activity | None
    faults: tuple[Fault, ...] = ()
    known: bool = False

    @property
    def used(self) -> bool:
        """Whether it would be logged."""
        return self.activity is not None and not self.faults and not self.known


@dataclass(frozen=True, slots=True)
class ActivitiesPreview:
    """What a table of activities would become, which of its columns nobody reads, and how many rows are too many."""

    place: str
    rows: tuple[ActivityRow, ...]
    unread: tuple[str, ...]
    left_out: int = 0

    @property
    def used(self) -> tuple[Activity, ...]:
        """What would be logged."""
        return tuple(row.activity for row in self.rows if row.activity and row.used)


def preview_activities(
    *, table: Table, place_id: str, as_of: dt.date, language: str = "en", link: str = ""
) -> ActivitiesPreview:
    """What each row would become for a place; rows that name no partner belong to ``link``. Writes nothing."""
    page = registry.partnerships(registry.Filter(place=place_id), as_of=as_of, limit=_MOST_LINKS)
    links = {one.id: one for one in page.items}
    columns, words = columns_of(table.header), _words()
    seen = {_key(one) for log in exchange.activities(links, apart=True).values() for one in log}
    rows = []
    for number, cells in table.rows[:MOST_ROWS]:
        given = cells_of(cells, columns, latest_year=as_of.year + 100)
        rows.append(_row(number, given, _link(given, links, place_id, link), place_id, words, language, as_of, seen))
    unread = tuple(name for position, name in enumerate(table.header) if position not in columns and name)
    return ActivitiesPreview(place_id, _with_known_hosts(rows), unread, max(0, len(table.rows) - MOST_ROWS))


@transaction.atomic
def import_activities(*, preview: ActivitiesPreview, standing: Standing | None) -> int:
    """Log every row that can be used, all of them or none; returns how many. Raises as ``log_entry`` does."""
    for one in preview.used:
        log_entry(stated=one, for_place=preview.place, standing=standing)
    return len(preview.used)


def _row(
    number: int,
    cells: Mapping[str, str],
    link: Partnership | None,
    place_id: str,
    words: Mapping[str, str],
    language: str,
    as_of: dt.date,
    seen: set[tuple[str, ...]],
) -> ActivityRow:
    if link is None:
        partner = cells.get("partner", "") or cells.get("partnership", "")
        return ActivityRow(number, None, (fault("partner", FaultCode.NOT_A_PARTY, place=partner[:60]),))
    parties = [place_id, *(party.id for party in link.parties if party.id != place_id)]
    one, faults = activity_of_row(
        cells,
        partnership=link.id,
        parties=parties,
        words=words,
        language=language,
        currency=cells.get("currency", "").strip(),
    )
    one = _hosted(cleaned_activity(one), link)
    columns = {found.field for found in faults}
    more = [found for found in activity_faults(one, parties=parties, as_of=as_of) if found.field not in columns]
    # What could not be read was read as something else, from which other faults may follow.
    faults = (*faults, *(more if "starts_on" not in columns else ()))
    known = _key(one) in seen
    if not faults:
        seen.add(_key(one))
    return ActivityRow(number, one, faults, known)


def _link(
    cells: Mapping[str, str], links: Mapping[str, Partnership], place_id: str, otherwise: str
) -> Partnership | None:
    """The only link of the place that a row names: by its id, or by the name of a partner."""
    if cells.get("partnership", "").strip() in links:
        return links[cells["partnership"].strip()]
    name = normalise(cells.get("partner", ""))
    if not name:
        return links.get(otherwise)
    found = [one for one in links.values() if name in _names(one, place_id)]
    return found[0] if len(found) == 1 else None


def _names(link: Partnership, place_id: str) -> set[str]:
    return {normalise(party.name(lang)) for party in link.parties if party.id != place_id for lang in LANGUAGES}


def _hosted(one: Activity, link: Partnership) -> Activity:
    """Hosts that are named in words become the parties of that name."""
    by_name = {normalise(party.name(lang)): party.id for party in link.parties for lang in LANGUAGES}
    return replace(one, hosts=tuple(dict.fromkeys(by_name.get(normalise(host), host) for host in one.hosts)))


def _key(one: Activity) -> tuple[str, ...]:
    """Two rows with the same link, day, kind and title tell of one activity."""
    return one.partnership, str(one.starts_on), one.kind, one_line(one.title).casefold()


def _with_known_hosts(rows: Sequence[ActivityRow]) -> tuple[ActivityRow, ...]:
    named = {host for row in rows if row.activity for host in row.activity.hosts}
    known = places.places(named)
    return tuple(_checked(row, known) for row in rows)


def _checked(row: ActivityRow, known: Collection[str]) -> ActivityRow:
    strange = [host for host in (row.activity.hosts if row.activity else ()) if host not in known]
    more = tuple(fault("hosts", FaultCode.NO_SUCH_PLACE, place=host[:60]) for host in strange)
    return replace(row, faults=(*row.faults, *more))


def _words() -> dict[str, str]:
    """Which code a word stands for, in every language of the interface."""
    found: dict[str, str] = {}
    lists = (("activity_kind", ActivityKind), ("theme", Theme), ("activity_state", State), ("organiser", OrganiserType))
    for language in LANGUAGES:
        with override(language):
            for vocabulary, codes in lists:
                found |= {word(vocabulary, code).casefold(): code.value for code in codes}
    return found
