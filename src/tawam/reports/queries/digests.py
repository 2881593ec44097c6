"""What is read for the digests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from tawam.assessment import queries as assessment
from tawam.assessment.values import Task, TaskState
from tawam.basics.dates import PartialDate
from tawam.exchange import queries as exchange
from tawam.exchange.rules.coming import coming
from tawam.exchange.rules.patterns import overdue
from tawam.exchange.values import Activity, Agreement, Due
from tawam.people import queries as people
from tawam.people.rules import may_speak_for
from tawam.places import queries as places
from tawam.registry import queries as registry
from tawam.registry.values import Light, Partnership
from tawam.reports.queries.council import MOST_LINKS
from tawam.reports.rules.digests import asks_for_attention
from tawam.reports.values import Attention, Dated, PlaceDigest, Reader


def readers(place: str = "") -> list[Reader]:
    """Who wants digests as an officer or head: of all their places, or of one only."""
    found = []
    for one in people.digest_readers():
        mine = [held.place for held in one.roles if may_speak_for(one, held.place) and place in ("", held.place)]
        if mine:
            found.append(Reader(one.account, one.email, one.name, one.language, tuple(mine)))
    return found


def place_digest(place_id: str, *, as_of: dt.date, days: int) -> PlaceDigest:
    """What a place has before it in the coming days; raises places' NoSuchPlace."""
    place = places.place(place_id)
    until = as_of + dt.timedelta(days=days)
    page = registry.partnerships(registry.Filter(place=place_id), as_of=as_of, limit=MOST_LINKS)
    links = {one.id: one for one in page.items if one.light is not Light.OVER}
    steps = _steps(place_id, links)
    return PlaceDigest(
        place=place,
        attention=tuple(_attention(place_id, as_of)),
        overdue=tuple(one for one in steps if one.on.latest() < as_of),
        due=tuple(one for one in steps if as_of <= one.on.latest() <= until),
        coming=tuple(sorted(_coming(place_id, links, as_of, until), key=lambda one: one.on)),
        unconfirmed=tuple(sorted(_unconfirmed(place_id, links, as_of), key=lambda one: one.on)),
    )


def _attention(place_id: str, as_of: dt.date) -> Iterator[Attention]:
    for link, judged in assessment.early_warnings(place_id, as_of=as_of):
        if asks_for_attention(judged):
            yield Attention(link, tuple(one for one in link.parties if one.id != place_id), judged)


def _steps(place_id: str, links: Mapping[str, Partnership]) -> list[Dated]:
    found = assessment.tasks(links)
    return [
        _dated(place_id, links[one.partnership], one, PartialDate.of(one.due_on))
        for one in found
        if one.place == place_id and one.state is TaskState.OPEN
    ]


def _coming(place_id: str, links: Mapping[str, Partnership], as_of: dt.date, until: dt.date) -> Iterator[Dated]:
    log = exchange.entries_of(links)
    for key, link in links.items():
        stated = [one.stated for one in log.get(key, ())]
        dues = coming(
            as_of=as_of,
            until=until,
            signed_on=link.since if link.since_basis == "signed" else None,
            agreements=[one for one in stated if isinstance(one, Agreement)],
            activities=[one for one in stated if isinstance(one, Activity)],
        )
        yield from (_dated(place_id, link, due, due.on) for due in dues)


def _unconfirmed(place_id: str, links: Mapping[str, Partnership], as_of: dt.date) -> Iterator[Dated]:
    """Of the own entries only: nobody can confirm what the other side planned."""
    for key, entries in exchange.entries_of(links).items():
        own = [one.stated for one in entries if one.logged_for == place_id and isinstance(one.stated, Activity)]
        yield from (_dated(place_id, links[key], one, one.starts_on) for one in overdue(own, as_of))


def _dated(place_id: str, link: Partnership, what: Task | Due | Activity, on: PartialDate) -> Dated:
    return Dated(tuple(one for one in link.parties if one.id != place_id), what, on)
