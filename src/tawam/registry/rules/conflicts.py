"""Where sources disagree: the questions that the casebook noted, and those that the dates themselves raise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tawam.evidence.rules import LIST_OF
from tawam.evidence.values import SourcedClaim, Stance
from tawam.registry.rules.events import EVENT_PROPERTY, STATED_BY
from tawam.registry.values import BREAKS, FOUNDINGS, Answer, Conflict, EventType, LifeEvent, Topic

ANSWER_PROPERTY = "answer"
LINK_PROPERTY = "linked"
KIND_PROPERTY = "kind"
# A side calls a point of the record wrong; the value is the topic.
DISPUTES_PROPERTY = "disputes"
COLLECTION = "casefile:"

# Texts that a rule puts are named by a code; the room's wording holds them in every language.
WHEN_SIGNED = "when_signed"
WHEN_BEGUN = "when_begun"
_IS_THERE_A_LINK = {"code": "is_there_a_link"}
_YES = {"code": "yes"}
_NO = {"code": "no"}


def conflicts(claims: Iterable[SourcedClaim], events: Iterable[LifeEvent]) -> tuple[Conflict, ...]:
    """Every question on which the claims disagree: noted ones first, then those found by comparing."""
    said = list(claims)
    found = [*_noted(said), *_signing_dates(list(events)), *_existence(said), *_kinds(said), *_objections(said)]
    return tuple(found)


def _noted(claims: list[SourcedClaim]) -> list[Conflict]:
    by_question: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if sourced.claim.property == ANSWER_PROPERTY:
            by_question[sourced.claim.question].append(sourced)
    return [_noted_conflict(group) for group in by_question.values() if len(group) > 1]


def _noted_conflict(group: list[SourcedClaim]) -> Conflict:
    first = group[0].claim
    question = {"en": first.question, "ar": first.qualifiers.get("question_ar", "") or first.question}
    answers = tuple(Answer(one.claim.wording, (one,)) for one in group)
    return Conflict(Topic(first.qualifiers.get("topic", Topic.OTHER)), question, answers)


def _signing_dates(events: list[LifeEvent]) -> list[Conflict]:
    """Starts that are dated differently; two that one data set tells as its own story are two facts."""
    signed = [event for event in events if event.type in FOUNDINGS and event.on]
    kept = [event for event in signed if any(_rivals(event, other) for other in signed if other is not event)]
    if not kept:
        return []
    answers = tuple(Answer({"date": str(event.on)}, event.claims) for event in kept)
    all_signatures = all(event.type is EventType.SIGNED for event in kept)
    return [Conflict(Topic.START, {"code": WHEN_SIGNED if all_signatures else WHEN_BEGUN}, answers)]


def _rivals(one: LifeEvent, other: LifeEvent) -> bool:
    return _narrators(one).isdisjoint(_narrators(other))


def _narrators(event: LifeEvent) -> set[str]:
    """Who tells the event as part of a life story; a case file only collects what single sources say.

    Where a data set holds a list of each place, each of these lists is a narrator of its own.
    """
    told = [said.claim for said in event.claims if not said.claim.dataset.startswith(COLLECTION)]
    return {f"{claim.dataset} {claim.qualifiers.get(LIST_OF, '')}" for claim in told}


def _existence(claims: list[SourcedClaim]) -> list[Conflict]:
    sides: dict[bool, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if sourced.claim.property == LINK_PROPERTY:
            sides[says_yes(sourced)].append(sourced)
    if len(sides) < 2:
        return []
    answers = (Answer(_YES, tuple(sides[True])), Answer(_NO, tuple(sides[False])))
    return [Conflict(Topic.STATUS, _IS_THERE_A_LINK, answers)]


def _kinds(claims: list[SourcedClaim]) -> list[Conflict]:
    """What sort of tie it is, where a side names another than the record; lists use the words too loosely to count."""
    by_kind: dict[str, list[SourcedClaim]] = defaultdict(list)
    for sourced in claims:
        if sourced.claim.property == KIND_PROPERTY:
            by_kind[sourced.claim.value].append(sourced)
    declared = any(STATED_BY in one.claim.qualifiers for group in by_kind.values() for one in group)
    if len(by_kind) < 2 or not declared:
        return []
    return [Conflict(Topic.KIND, {"code": "which_kind"}, tuple(_kind_answer(*one) for one in by_kind.items()))]


def _kind_answer(kind: str, group: list[SourcedClaim]) -> Answer:
    return Answer({"kind": kind}, tuple(group))


def _objections(claims: list[SourcedClaim]) -> list[Conflict]:
    """The points that a side calls wrong, beside those who say them."""
    found = []
    for topic in sorted({one.claim.value for one in claims if one.claim.property == DISPUTES_PROPERTY}):
        objecting = [one for one in claims if one.claim.property == DISPUTES_PROPERTY and one.claim.value == topic]
        answers = [Answer(one.claim.wording, (one,)) for one in objecting]
        if held := _on_topic(claims, Topic(topic)):
            answers.insert(0, Answer({"code": "on_record"}, tuple(held)))
        found.append(Conflict(Topic(topic), {"code": "is_it_right"}, tuple(answers)))
    return found


def _on_topic(claims: list[SourcedClaim], topic: Topic) -> list[SourcedClaim]:
    properties = {
        Topic.START: {EVENT_PROPERTY + one for one in FOUNDINGS},
        Topic.END: {EVENT_PROPERTY + one for one in BREAKS},
        Topic.KIND: {KIND_PROPERTY},
        Topic.PARTIES: {"party"},
    }.get(topic, set())
    return [one for one in claims if one.claim.property in properties and one.claim.stance is Stance.ASSERTS]


def says_yes(sourced: SourcedClaim) -> bool:
    """Whether the claim comes down to "yes": yes asserted, or no denied."""
    claim = sourced.claim
    return (claim.value == "yes") == (claim.stance is Stance.ASSERTS)
