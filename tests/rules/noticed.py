"""Notices in one line, and as hypothesis makes them up."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from tawam.exchange.values import Theme
from tawam.matching.rules.noticing import LINKS, LONGEST_DAYS, MOST_DAYS, MOST_MONEY, MOST_PEOPLE
from tawam.matching.values import Notice

TODAY = dt.date(2026, 6, 15)
HERE = "gn:1"


def notice(**more: object) -> Notice:
    """A notice that stands for the summer: culture is sought, sport offered."""
    given: dict[str, object] = {"place": HERE, "from_on": TODAY, "until_on": dt.date(2026, 9, 1)}
    given |= {"seeks": (Theme.CULTURE,), "offers": (Theme.SPORT,)}
    return Notice(**(given | more))  # type: ignore[arg-type]


themes = st.lists(st.sampled_from(Theme), max_size=4, unique=True).map(tuple)


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """Any notice that can be stated today."""
    until = draw(st.integers(0, LONGEST_DAYS))
    least, most = sorted(draw(st.tuples(st.integers(1, MOST_MONEY), st.integers(1, MOST_MONEY))))
    budget = draw(st.sampled_from([(None, None), (least, None), (None, most), (least, most)]))
    return Notice(
        place=draw(st.sampled_from([HERE, "gn:2", "gn:3"])),
        from_on=TODAY + dt.timedelta(days=draw(st.integers(-400, until))),
        until_on=TODAY + dt.timedelta(days=until),
        seeks=draw(themes.filter(bool)),
        offers=draw(themes),
        languages=tuple(draw(st.lists(st.sampled_from(["ar", "en", "fr", "sw"]), unique=True))),
        links=tuple(draw(st.lists(st.sampled_from(LINKS), unique=True))),
        hosts=draw(st.none() | st.integers(1, MOST_PEOPLE)),
        days=draw(st.none() | st.integers(1, MOST_DAYS)),
        budget_from=budget[0],
        budget_to=budget[1],
        currency="EUR" if any(budget) else "",
        text=draw(st.sampled_from(["", "A choir for a choir."])),
        text_ar=draw(st.sampled_from(["", "جوقة بجوقة."])),
    )
