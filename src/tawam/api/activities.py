"""What partners do together, as far as everybody may know it: no amounts, no notes, no names of bodies or persons."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override
from ninja import Path, Query, Router, Schema

from tawam.api import documents
from tawam.api.languages import Language, language_of
from tawam.exchange import queries as exchange
from tawam.exchange.phrases import word
from tawam.exchange.rules.patterns import themes_of
from tawam.exchange.rules.totals import totals_by_year
from tawam.exchange.values import Activity, State, YearTotals
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import queries as registry

router = Router()

Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Id = Annotated[str, Path(max_length=160)]
_PROBLEMS = {404: documents.Problem, 422: documents.Problem}
_OPEN = (State.HELD, State.PLANNED)


class CodeDocument(Schema):
    """A code with what a person reads for it."""

    code: str
    name: str


class PeopleDocument(Schema):
    """How many people of one side and one age group took part."""

    side: str
    age: str
    people: int


class ActivityDocument(Schema):
    """An activity that was held or is planned; ``people`` is null where nobody counted."""

    id: str
    title: str
    language: str
    kind: CodeDocument
    state: str
    starts_on: str
    ends_on: str | None
    themes: list[CodeDocument]
    hosts: list[documents.PlaceDocument]
    online: bool
    people: int | None
    participations: list[PeopleDocument]
    organisers: list[CodeDocument]
    sdg_targets: list[str]

    @classmethod
    def of(cls, one: Activity, language: str, known: dict[str, Place]) -> ActivityDocument:
        """The public part of an activity; texts are in the language that is active."""
        bodies = dict.fromkeys(body.type for body in one.organisers)
        return cls(
            id=one.id,
            title=one.title,
            language=one.language,
            kind=_code("activity_kind", one.kind),
            state=one.state,
            starts_on=str(one.starts_on),
            ends_on=str(one.ends_on) if one.ends_on else None,
            themes=[_code("theme", theme) for theme in themes_of(one)],
            hosts=[documents.PlaceDocument.of(known[key], language) for key in one.hosts if key in known],
            online=one.online,
            people=one.people,
            participations=[
                PeopleDocument(side=came.side, age=came.age, people=came.people) for came in one.participations
            ],
            organisers=[_code("organiser", body) for body in bodies],
            sdg_targets=list(one.sdg_targets),
        )


class YearDocument(Schema):
    """The held activities of a year; ``uncounted`` of them state no people."""

    year: int
    activities: int
    people: int
    uncounted: int
    by_side: dict[str, int]
    by_age: dict[str, int]

    @classmethod
    def of(cls, one: YearTotals) -> YearDocument:
        """The sums without the money."""
        return cls(
            year=one.year,
            activities=one.activities,
            people=one.people,
            uncounted=one.uncounted,
            by_side=dict(one.by_side),
            by_age={age.value: people for age, people in one.by_age.items()},
        )


class ActivityList(Schema):
    """Some activities, how many there are in all, and the sums of every year."""

    items: list[ActivityDocument]
    total: int
    years: list[YearDocument]


@router.get("/{slug}/activities", response={200: ActivityList, **_PROBLEMS}, summary="What partners do together")
def list_activities(
    request: HttpRequest,
    slug: Id,
    state: State | None = None,
    lang: Language = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> ActivityList:
    """Activities that those who speak for a party logged as held or planned, the latest first."""
    language = language_of(request, lang)
    found = registry.dossier(slug, as_of=timezone.now().date()).partnership
    log = [one for one in exchange.activities_of(found.id)[::-1] if one.state in _OPEN and state in (None, one.state)]
    page = log[offset : offset + limit]
    known = places.places({host for one in page for host in one.hosts})
    with override(language):
        items = [ActivityDocument.of(one, language, known) for one in page]
    return ActivityList(items=items, total=len(log), years=[YearDocument.of(one) for one in totals_by_year(log)])


def _code(vocabulary: str, code: str) -> CodeDocument:
    return CodeDocument(code=str(code), name=word(vocabulary, code))
