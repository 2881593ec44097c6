"""Relations between two countries, as the assessment sees them in the ties on record between their places."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawam.assessment.rules.cases import case_of, ties_known
from tawam.assessment.rules.exposure import same_two_countries
from tawam.matching.rules.table import ground, silent
from tawam.matching.values import Grounds
from tawam.registry.values import Kind, Life


def relations_of(country: str, lives: Iterable[Life], as_of: dt.date) -> dict[str, Grounds]:
    """By every other country with ties to this one on record: 1 where no tie broke, 0 where the full shock is seen.

    Only what became of ties between the two counts. What third countries did is left out here: a break of Germany
    with Russia would else stand against every proposal for a German place.
    """
    between: dict[str, list[Life]] = defaultdict(list)
    for life in lives:
        if country in life.countries:
            for other in life.countries - {country}:
                between[other].append(life)
    return {other: _between(country, other, ties, as_of) for other, ties in sorted(between.items())}


def _between(one: str, other: str, ties: Sequence[Life], as_of: dt.date) -> Grounds:
    would_be = Life("", Kind.TWINNING, (("", one), ("", other)), ())
    seen = same_two_countries(case_of(would_be, ties_known(ties, as_of), as_of=as_of))
    facts = {"own_country": one, "country": other}
    if seen.value is None:
        return silent("relations_unknown", **facts)
    counts = {name: seen.reason.facts[name] for name in ("broken", "of_all")}
    return ground(1 - seen.value, "relations_shaken" if seen.value else "relations_calm", **facts, **counts)
