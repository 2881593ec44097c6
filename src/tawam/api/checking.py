"""Checking a text: the document in which the API, the command and the page tell what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from django.http import HttpRequest
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from tawam.api import documents
from tawam.api.languages import Language, language_of
from tawam.api.telling import told
from tawam.basics.reasons import Reason
from tawam.intake import wording
from tawam.intake.queries import texts
from tawam.intake.queries.texts import CheckedText, Finding
from tawam.intake.values.texts import MOST_CHARACTERS, Mention, NotUnderstood, TextTooLong
from tawam.places.values import Place
from tawam.registry import phrases
from tawam.registry.values import Verdict

router = Router()
# Characters that no database takes: the null character, and halves of those that UTF-16 writes in two.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


class TextToCheck(Schema):
    """A text; without ``lang`` its words decide how it is read."""

    text: str = Field(description=f"At most {MOST_CHARACTERS} characters, English or Arabic.")
    lang: Literal["", "en", "ar"] = ""


class NamedParty(Schema):
    """A place that the text names, with where it does so (characters from the start)."""

    id: str
    name: str
    country: str
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, place: Place, mention: Mention, text: str, language: str) -> NamedParty:
        """The place with the part of the text."""
        said = text[mention.start : mention.end]
        return cls(
            id=place.id,
            name=place.name(language),
            country=place.country,
            text=said,
            start=mention.start,
            end=mention.end,
        )


class SupportingSource(Schema):
    """A source that speaks for the statement, or against it."""

    id: str
    title: str
    publisher: str
    url: str
    grade: str
    supports: bool


class FindingDocument(Schema):
    """One statement of the text, held against the registry; what the text does not tell is null.

    ``year`` is that of the end where the tie ended; ``began`` is given only there.
    """

    parties: list[NamedParty]
    relation: str
    year: int | None
    began: int | None
    cause: str | None
    verdict: str
    partnership: str | None
    sources: list[SupportingSource]
    near_matches: list[documents.NearMatchDocument]
    text: str
    start: int
    end: int
    reasons: list[str]

    @classmethod
    def of(cls, one: Finding, text: str, language: str) -> FindingDocument:
        """The finding; sentences are in the language that is active."""
        named = {place.id: place for place in one.places}
        parties = [
            NamedParty.of(place, mention, text, language)
            for place, mention in zip(one.places, one.said.parties, strict=True)
        ]
        near = [documents.NearMatchDocument.of(match, named, language) for match in one.held.near_matches]
        return cls(
            parties=parties,
            relation=one.said.relation,
            year=one.said.year,
            began=one.said.began,
            cause=one.said.cause or None,
            verdict=one.held.verdict,
            partnership=one.held.partnership or None,
            sources=_sources(one),
            near_matches=near,
            text=text[one.said.start : one.said.end],
            start=one.said.start,
            end=one.said.end,
            reasons=list(_reasons(one, language)),
        )


class NotUnderstoodDocument(Schema):
    """A part of the text that was not understood, and why."""

    text: str
    start: int
    end: int
    reason: str

    @classmethod
    def of(cls, one: NotUnderstood, text: str) -> NotUnderstoodDocument:
        """The part as the text has it."""
        return cls(
            text=text[one.start : one.end], start=one.start, end=one.end, reason=force_str(wording.WHY_OPEN[one.reason])
        )


class CheckDocument(Schema):
    """A checked text."""

    language: str
    findings: list[FindingDocument]
    not_understood: list[NotUnderstoodDocument]

    @classmethod
    def of(cls, checked: CheckedText, text: str, language: str) -> CheckDocument:
        """The whole answer, with names and sentences in the language."""
        with override(language):
            return cls(
                language=checked.language,
                findings=[FindingDocument.of(one, text, language) for one in checked.findings],
                not_understood=[NotUnderstoodDocument.of(one, text) for one in checked.not_understood],
            )


@router.post("", response={200: CheckDocument, 413: documents.Problem, 422: documents.Problem}, summary="Check a text")
def check_text(request: HttpRequest, given: TextToCheck, lang: Language = "") -> CheckDocument:
    """Pairs of places that the text says are twinned, with years and causes, each held against the registry."""
    if not given.text.strip():
        raise HttpError(422, _("text: it is empty; send the text that is to be checked."))
    if _UNREADABLE.search(given.text):
        raise HttpError(422, _("text: it holds a null character or half a character; send it as UTF-8."))
    try:
        checked = texts.check(given.text, given.lang)
    except TextTooLong as error:
        raise HttpError(413, told(error)) from None
    return CheckDocument.of(checked, given.text, language_of(request, lang))


def _sources(one: Finding) -> list[SupportingSource]:
    """Each source once for every side on which it stands."""
    found: dict[tuple[str, bool], SupportingSource] = {}
    for finding in one.held.findings:
        for bearing in (*finding.support, *finding.against):
            source = bearing.sourced.source
            found[source.id, bearing.supports] = SupportingSource(
                id=source.id,
                title=source.title,
                publisher=source.publisher,
                url=source.url,
                grade=source.grade,
                supports=bearing.supports,
            )
    return list(found.values())


def _reasons(one: Finding, language: str) -> Iterable[str]:
    bearings = [bearing for finding in one.held.findings for bearing in (*finding.support, *finding.against)]
    reasons: list[Reason] = [*one.reasons, *(bearing.reason for bearing in bearings)]
    told = dict.fromkeys(phrases.sentences(reasons, language, one.places))
    if one.held.verdict == Verdict.UNSUPPORTED:
        nothing = _("Nothing is known here of a tie between the two; that is no proof of absence.")
        told[nothing if not one.held.partnership else _("No source known here speaks of this.")] = None
    return told
