"""What everybody may read of a log: activities and sums, no amounts, no notes, no names of bodies."""

from __future__ import annotations

from tawam.exchange import queries as exchange
from tawam.exchange.rules.totals import held, totals_by_year
from tawam.exchange.values import State
from tawam.places import queries as places
from tawam.registry.values import Partnership
from tawam.web import requests

_SHOWN = 12


def public_log(partnership: Partnership) -> dict[str, object]:
    """The log of a partnership for its public page: held ones with their totals by year, and what is planned."""
    key, today = partnership.id, requests.today()
    parties = {key: [place.id for place in partnership.parties]}
    log = exchange.activities([key], parties=parties).get(key, ())
    done = held(log)[::-1]
    planned = [one for one in log if one.state is State.PLANNED and one.last_on.latest() >= today]
    years = totals_by_year(log)[::-1]
    return {
        "held": done[:_SHOWN],
        "held_in_all": len(done),
        "planned": planned,
        "log_years": years,
        "most_in_a_year": max((year.activities for year in years), default=1),
        "hosts": places.places({host for one in (*done[:_SHOWN], *planned) for host in one.hosts}),
    }
