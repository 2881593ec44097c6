"""Partners for a place, over the API: proposals with every reason, what is not known, and what to beware of."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override
from ninja import Path, Query, Router, Schema
from ninja.errors import HttpError

from tawam.api import documents
from tawam.api.languages import Language, language_of
from tawam.api.telling import told
from tawam.matching import phrases
from tawam.matching import queries as matching
from tawam.matching.rules.asking import UnknownCode, UnknownTheme, changed_weights, codes, wanted
from tawam.matching.rules.scoring import UnfitWeight
from tawam.matching.values import Match, Matches, Weighed

router = Router()
_PROBLEMS = {404: documents.Problem, 422: documents.Problem, 503: documents.Problem}
Listed = Annotated[str, Query(max_length=600, pattern=r"^[\w:,. -]*$")]


class MatchReasonDocument(Schema):
    """One criterion: its value between 0 and 1 (null: not known), its weight, its share in the score, and why."""

    criterion: str
    title: str
    value: float | None
    weight: float
    contribution: float
    explanation: str

    @classmethod
    def of(cls, one: Weighed, language: str) -> MatchReasonDocument:
        """The criterion in the language that is active."""
        return cls(
            criterion=one.criterion,
            title=phrases.criterion(one.criterion),
            value=None if one.grounds.value is None else round(one.grounds.value, 4),
            weight=one.weight,
            contribution=round(one.contribution, 4),
            explanation=phrases.sentence(one.grounds.reason, language),
        )


class MatchDocument(Schema):
    """A proposal. ``score`` is the weighted mean of what is known, ``answered`` the share of the weight that is known.

    The list is in the order of ``standing``, in which what is not known counts as a poor value. ``programmes`` is an
    empty list until Tawam searches programmes that could pay; an empty list does not say that there is none.
    """

    place: documents.PlaceDocument
    score: float
    answered: float
    standing: float
    why: str
    not_known: str
    reasons: list[MatchReasonDocument]
    risks: list[str]
    programmes: list[str]

    @classmethod
    def of(cls, one: Match, language: str) -> MatchDocument:
        """The proposal in the language that is active."""
        return cls(
            place=documents.PlaceDocument.of(one.place, language),
            score=round(one.score, 4),
            answered=round(one.answered, 4),
            standing=round(one.standing, 4),
            why=phrases.why(one, language),
            not_known=phrases.not_known(one, language),
            reasons=[MatchReasonDocument.of(row, language) for row in one.weighed],
            risks=[phrases.sentence(risk, language) for risk in one.risks],
            programmes=[],
        )


class MatchList(Schema):
    """The proposals for a place, best first, and among how many candidates they were found."""

    place: documents.PlaceDocument
    candidates: int
    items: list[MatchDocument]
    programmes_note: str


@router.get("/{place_id}/matches", response={200: MatchList, **_PROBLEMS}, summary="Partners for a place")
def list_matches(
    request: HttpRequest,
    place_id: Annotated[str, Path(max_length=160)],
    k: Annotated[int, Query(ge=1, le=100)] = 20,
    country: Listed = "",
    language: Listed = "",
    theme: Listed = "",
    min_population: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
    exclude: Listed = "",
    weights: Annotated[str, Query(max_length=600, description="criterion:number, several with commas")] = "",
    lang: Language = "",
) -> MatchList:
    """Proposals among all cities, each with reasons; ``country``, ``language``, ``theme``, ``exclude`` take several."""
    try:
        asked = wanted(
            country=country, language=language, min_population=min_population, exclude=exclude, theme=codes(theme)
        )
        found = matching.matches(
            place_id, as_of=timezone.now().date(), k=k, wanted=asked, weights=changed_weights(weights)
        )
    except (UnfitWeight, UnknownCode, UnknownTheme, matching.NotACity) as error:
        raise HttpError(422, told(error)) from None
    return match_list(found, language_of(request, lang))


def match_list(found: Matches, language: str) -> MatchList:
    """The proposals in the language, which is made the active one."""
    with override(language):
        return MatchList(
            place=documents.PlaceDocument.of(found.place, language),
            candidates=found.candidates,
            items=[MatchDocument.of(one, language) for one in found.items],
            programmes_note=phrases.programmes_note(),
        )
