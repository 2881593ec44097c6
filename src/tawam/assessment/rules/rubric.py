"""A rubric is a table of features; each is a function whose docstring says what it means and what supports it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawam.assessment.values import Case, Finding, Judged, Level, Question, Seen, Support, Sureness
from tawam.basics.declared import Declared
from tawam.basics.reasons import Reason
from tawam.registry.values import Cause

Look = Callable[[Case], Seen]
# A judgement on less than half of what matters would be a guess.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Feature(Declared[Look]):
    """One row of a rubric: a rule, the published work that supports its relevance, the cause of endings it watches.

    Its weight is the number of bodies of evidence that name the factor (research/evidence-base), so that nothing is
    tuned on the cases on which the rubric is tested.
    """

    question: Question
    support: tuple[Support, ...]
    cause: Cause | None

    @property
    def weight(self) -> int:
        """How many bodies of evidence name the factor."""
        return len(self.support)


class Rubric:
    """The features of one question, in the order in which they are told."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.features: list[Feature] = []

    def feature(self, *support: Support, cause: Cause | None = None) -> Callable[[Look], Look]:
        """Adds the decorated rule to the rubric."""

        def add(look: Look) -> Look:
            self.features.append(Feature(look, self.question, support, cause))
            return look

        return add

    def findings(self, case: Case) -> list[Finding]:
        """What each feature sees in a case."""
        return [finding(feature, case) for feature in self.features]


def finding(feature: Feature, case: Case) -> Finding:
    """What one feature sees in a case."""
    cause = feature.cause.value if feature.cause else ""
    return Finding(feature.code, feature.question, feature.weight, feature.look(case), feature.support, cause)


def unknown(code: str, **facts: str) -> Seen:
    """A finding that the record does not answer."""
    return Seen(None, Sureness.UNKNOWN, Reason(code, facts))


def saw(value: float, code: str, partial: bool = False, ties: Sequence[str] = (), /, **facts: str) -> Seen:
    """A finding between 0 and 1 with the sentence that tells it."""
    sureness = Sureness.PARTIAL if partial else Sureness.FIRM
    return Seen(min(1.0, max(0.0, value)), sureness, Reason(code, facts), tuple(ties))


def judged(findings: Sequence[Finding], level: Callable[[float], Level]) -> Judged:
    """The weighted mean of what is known, with the bounds that the unknown leaves open.

    Below half of the weight there is no level and no score.
    """
    whole = sum(one.weight for one in findings)
    answered = [(one.weight, one.seen.value) for one in findings if one.seen.value is not None]
    known = sum(weight for weight, _ in answered)
    total = sum(weight * value for weight, value in answered)
    sufficiency = known / whole if whole else 0.0
    lowest = total / whole if whole else 0.0
    highest = (total + whole - known) / whole if whole else 1.0
    if not known or sufficiency < ENOUGH:
        return Judged(Level.NOT_ENOUGH_DATA, None, lowest, highest, sufficiency, tuple(findings))
    score = total / known
    return Judged(level(score), score, lowest, highest, sufficiency, tuple(findings))
