"""What is read for the council report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from tawam.assessment import queries as assessment
from tawam.assessment.values import Assessment, TaskState
from tawam.evidence.values import Source
from tawam.exchange import queries as exchange
from tawam.exchange.rules.coming import coming
from tawam.exchange.rules.doubles import Judged
from tawam.exchange.values import Activity, Agreement, Due, Entry
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import LifeEvent, Light, Partnership, Status
from tawam.reports.rules.advice import proposal
from tawam.reports.rules.figures import CHART_YEARS, agreement_until, figures, held_in, seen_by, worth_telling
from tawam.reports.values import CouncilReport, LinkYear, Proposal

EARLIEST_YEAR = 1900
MOST_LINKS = 1_000
_AHEAD = dt.timedelta(days=365)


class BadYear(ValueError):
    """No report can be made for this year."""

    def __init__(self, year: int, latest: int) -> None:
        super().__init__(f"There is no report for {year}: give a year from {EARLIEST_YEAR} to {latest}.")


def council_report(*, place_id: str, year: int, made_on: dt.date, made_by: str = "") -> CouncilReport:
    """Everything that the report of a place for a year says; raises BadYear and places' NoSuchPlace.

    A year that is not over is told up to ``made_on``. The number of queries does not grow with the links.
    """
    if not EARLIEST_YEAR <= year <= made_on.year:
        raise BadYear(year, made_on.year)
    place, as_of = places.place(place_id), min(made_on, dt.date(year, 12, 31))
    found = registry.partnerships(registry.Filter(place=place_id), as_of=as_of, limit=MOST_LINKS).items
    log = exchange.entries_of([one.id for one in found])
    judged = exchange.judged([one.id for entries in log.values() for one in entries])
    links = _Read(place, year, as_of, found, log, judged).links()
    seen = [one for entries in log.values() for one in seen_by(entries, place_id, judged)]
    own = _own(log.values(), place_id)
    sums = {one: figures(one, held_in(seen, one, as_of), own) for one in range(year - CHART_YEARS + 1, year + 1)}
    return CouncilReport(
        place=place,
        year=year,
        as_of=as_of,
        made_on=made_on,
        made_by=made_by,
        links=links,
        now=sums[year],
        before=sums[year - 1],
        years=tuple(sums.items()),
        sources=_sources([one.id for one in found]),
    )


class _Read:
    """What is known of all links at once, put together link by link."""

    def __init__(
        self,
        place: Place,
        year: int,
        as_of: dt.date,
        found: Sequence[Partnership],
        log: Mapping[str, tuple[Entry, ...]],
        doubles: Judged,
    ) -> None:
        self.doubles = doubles
        self.place, self.year, self.as_of, self.found, self.log = place, year, as_of, found, log
        ids = [one.id for one in found]
        going = [one for one in found if one.light is not Light.OVER]
        self.before = _statuses(place.id, dt.date(year - 1, 12, 31))
        self.events = registry.events_of(ids)
        self.judged = assessment.assessments(going, as_of=as_of, within=True)
        self.tasks = [one for one in assessment.tasks(ids) if one.place == place.id and one.state is TaskState.OPEN]

    def links(self) -> tuple[LinkYear, ...]:
        """Every link, those in force first, then by the name of the partner."""
        made = [self._link(one) for one in self.found]
        order = list(Light)
        return tuple(
            sorted(made, key=lambda one: (order.index(one.partnership.light), _name(one.others), one.partnership.id))
        )

    def _link(self, one: Partnership) -> LinkYear:
        entries = self.log.get(one.id, ())
        seen, own = seen_by(entries, self.place.id, self.doubles), _own([entries], self.place.id)
        agreements = [entry.stated for entry in entries if isinstance(entry.stated, Agreement)]
        held, judged = held_in(seen, self.year, self.as_of), self.judged.get(one.id)
        until = agreement_until(agreements, self.as_of)
        return LinkYear(
            partnership=one,
            others=tuple(party for party in one.parties if party.id != self.place.id),
            status_before=self.before.get(one.id),
            events=_events(self.events.get(one.id, ()), self.year, self.as_of),
            held=held,
            now=figures(self.year, held, own),
            before=figures(self.year - 1, held_in(seen, self.year - 1, self.as_of), own),
            agreement_until=until,
            assessment=judged,
            tasks=tuple(task for task in self.tasks if task.partnership == one.id),
            coming=self._coming(one, seen, agreements),
            proposal=self._proposal(one, judged, until),
        )

    def _proposal(self, one: Partnership, judged: Assessment | None, until: dt.date | None) -> Proposal:
        return proposal(
            status=one.status,
            vitality=judged.vitality.level if judged else None,
            exposure=judged.exposure.level if judged else None,
            until=until,
            as_of=self.as_of,
        )

    def _coming(self, one: Partnership, seen: Iterable[Activity], agreements: Iterable[Agreement]) -> tuple[Due, ...]:
        if one.light is Light.OVER:
            return ()
        signed = one.since if one.since_basis == "signed" else None
        first = self.as_of + dt.timedelta(days=1)
        found = coming(as_of=first, until=self.as_of + _AHEAD, signed_on=signed, agreements=agreements, activities=seen)
        return worth_telling(found)


def _statuses(place_id: str, day: dt.date) -> dict[str, Status]:
    page = registry.partnerships(registry.Filter(place=place_id), as_of=day, limit=MOST_LINKS)
    return {one.id: one.status for one in page.items}


def _events(events: Iterable[LifeEvent], year: int, as_of: dt.date) -> tuple[LifeEvent, ...]:
    found = [one for one in events if one.on and one.on.year == year and one.on.earliest() <= as_of]
    return tuple(sorted(found, key=lambda one: (str(one.on), one.type)))


def _own(logs: Iterable[Sequence[Entry]], place_id: str) -> set[str]:
    return {one.id for entries in logs for one in entries if one.logged_for == place_id}


def _name(others: Sequence[Place]) -> str:
    return others[0].name_en if others else ""


def _sources(ids: Collection[str]) -> tuple[Source, ...]:
    said = registry.claims_of_records(ids)
    found = {one.source.id: one.source for claims in said.values() for one in claims}
    return tuple(sorted(found.values(), key=lambda one: (one.publisher.casefold(), one.title.casefold(), one.id)))
