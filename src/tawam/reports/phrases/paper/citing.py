"""How the paper names links, counted cases and sources: by numbers that stand in its annex."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tawam.basics import locales
from tawam.evidence.values import SourcedClaim
from tawam.places.values import Place
from tawam.registry.rules.events import is_witness
from tawam.registry.values import LifeEvent
from tawam.reports.phrases.words import language, number
from tawam.reports.rules.isolation import isolated
from tawam.reports.rules.ranges import ranges
from tawam.reports.values import Course, DecisionPaper


def link_name(places: Iterable[Place]) -> str:
    """The parties of a link, without their countries."""
    return " – ".join(isolated(one.name(language())) for one in places)


def cited(paper: DecisionPaper, claims: Iterable[SourcedClaim]) -> str:
    """The numbers of the sources that make these claims, in brackets; nothing where there is none."""
    places = {one.id: place for place, one in enumerate(paper.sources, start=1)}
    found = sorted({places[one.source.id] for one in claims if is_witness(one) and one.source.id in places})
    return f"[{locales.listing([number(one) for one in found], language())}]" if found else ""


def case_number(paper: DecisionPaper, course: Course) -> str:
    """The number under which a case stands in the annex."""
    return number(paper.like.courses.index(course) + 1)


def case_numbers(paper: DecisionPaper, courses: Collection[Course]) -> str:
    """The numbers of some cases, neighbours drawn together."""
    ids = {one.life.id for one in courses}
    places = [place for place, one in enumerate(paper.like.courses, start=1) if one.life.id in ids]
    return locales.listing([_range(first, last) for first, last in ranges(places)], language())


def dated_act(event: LifeEvent, what: str, day: str) -> str:
    """An act in a few words with its day."""
    return f"{what} ({day})" if event.on else what


def _range(first: int, last: int) -> str:
    return number(first) if first == last else f"{number(first)}–{number(last)}"
