"""“Partner wanted” over the API: what places state that they seek and offer; their word, no finding of Tawam's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override
from ninja import Path, Query, Router, Schema

from tawam.api import documents
from tawam.api.languages import Language, language_of
from tawam.exchange.phrases import word
from tawam.exchange.values import Theme
from tawam.matching import queries as matching
from tawam.matching.values import NoticeFilter, NoticeLine
from tawam.places import queries as places
from tawam.registry import phrases

router, of_place = Router(), Router()
_PROBLEMS = {404: documents.Problem, 422: documents.Problem}
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Country = Annotated[str, Query(pattern=r"^([A-Za-z]{2})?$", description="ISO 3166-1 code of two letters")]
Spoken = Annotated[str, Query(max_length=12, pattern=r"^\w*$", description="code of a language to work in")]


class NamedCode(Schema):
    """A code with what a person reads for it."""

    code: str
    name: str


class BudgetDocument(Schema):
    """A range of money a year in whole units; null where an end is not stated."""

    least: int | None
    most: int | None
    currency: str


class NoticeDocument(Schema):
    """What a place states: themes sought and offered, languages, people it can put up, days, budget, own words.

    ``stated_by`` says whose word it is; ``hosts``, ``days`` and ``budget`` are null where nothing is said. It stands
    from ``from_on`` until the end of ``until_on``.
    """

    id: str
    place: documents.PlaceDocument
    stated_by: str
    stated_on: str
    changed_on: str
    from_on: str
    until_on: str
    seeks: list[NamedCode]
    offers: list[NamedCode]
    links: list[NamedCode]
    languages: list[str]
    hosts: int | None
    days: int | None
    budget: BudgetDocument | None
    text: str
    text_ar: str

    @classmethod
    def of(cls, line: NoticeLine, language: str) -> NoticeDocument:
        """The notice in the language that is active."""
        stated, one = line.stated, line.stated.notice
        money = BudgetDocument(least=one.budget_from, most=one.budget_to, currency=one.currency)
        return cls(
            id=one.id,
            place=documents.PlaceDocument.of(line.place, language),
            stated_by=line.place.name(language),
            stated_on=str(stated.stated_at.date()),
            changed_on=str(stated.changed_at.date()),
            from_on=str(one.from_on),
            until_on=str(one.until_on),
            seeks=_themes(one.seeks),
            offers=_themes(one.offers),
            links=[NamedCode(code=kind, name=phrases.word("kind", kind)) for kind in one.links],
            languages=list(one.languages),
            hosts=one.hosts,
            days=one.days,
            budget=money if one.currency else None,
            text=one.text,
            text_ar=one.text_ar,
        )


class NoticeList(Schema):
    """Some of the notices that stand today, the latest first, and how many there are in all."""

    items: list[NoticeDocument]
    total: int


@router.get("", response={200: NoticeList, **_PROBLEMS}, summary="Partner wanted")
def list_notices(
    request: HttpRequest,
    theme: Theme | None = None,
    country: Country = "",
    language: Spoken = "",
    lang: Language = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> NoticeList:
    """Notices that stand today: what places say that they seek and offer; their own word, not checked by Tawam."""
    found = matching.notices(NoticeFilter(theme, country.upper(), language), as_of=timezone.now().date())
    return _listed(found[offset : offset + limit], len(found), language_of(request, lang))


@of_place.get("/{place_id}/notices", response={200: NoticeList, **_PROBLEMS}, summary="Partner wanted by one place")
def list_notices_of_place(
    request: HttpRequest, place_id: Annotated[str, Path(max_length=160)], lang: Language = ""
) -> NoticeList:
    """Notices of one place that stand today."""
    place = places.place(place_id)
    found = [NoticeLine(one, place) for one in matching.notices_of(place.id, as_of=timezone.now().date())]
    return _listed(found, len(found), language_of(request, lang))


def _listed(lines: Sequence[NoticeLine], total: int, language: str) -> NoticeList:
    with override(language):
        return NoticeList(items=[NoticeDocument.of(line, language) for line in lines], total=total)


def _themes(codes: Iterable[Theme]) -> list[NamedCode]:
    return [NamedCode(code=code, name=word("theme", code)) for code in codes]
