"""A request held against a council's criteria: each rule by itself, then what those that must be met say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Entered, Requirement, settled
from tawam.matching.values.requests import Answer, Basis, Criteria, Facts, Finding, Met, Overall, Rule, Rung, Seen

_ORDER = list(Rung)


def finding(rule: Rule, facts: Facts) -> Finding:
    """What is seen of one rule: by the record if it knows, else by the answer that somebody entered."""
    requirement = REQUIREMENTS.by_code[rule.kind]
    seen, answer = requirement.look(rule, facts), facts.request.answer_to(rule.kind)
    if seen.met is not Met.UNKNOWN or answer is None or requirement.entered is Entered.NOT:
        return Finding(rule, seen)
    return Finding(rule, by_answer(rule, requirement, answer) or seen, answer)


def by_answer(rule: Rule, requirement: Requirement, answer: Answer) -> Seen | None:
    """What an answer says of a rule; None if it does not fit: a figure is asked for, and only “yes” was entered."""
    if asks_for_number(rule, requirement):
        return _by_number(rule, requirement, answer.number)
    if answer.met is None:
        return None
    return settled(answer.met, Basis.ANSWER, "answered_yes" if answer.met else "answered_no")


def _by_number(rule: Rule, requirement: Requirement, number: int | None) -> Seen | None:
    if number is None or rule.threshold is None:
        return None
    most = requirement.figure.at_most
    ok = number <= rule.threshold if most else number >= rule.threshold
    told = {"number": f"{number:,}", "threshold": f"{rule.threshold:,}"}
    return settled(ok, Basis.ANSWER, "answered_at_most" if most else "answered_at_least", **told)


def asks_for_number(rule: Rule, requirement: Requirement) -> bool:
    """Whether a person answers with a figure: where the rule sets one. Else it is yes or no."""
    return requirement.entered is Entered.NUMBER and rule.threshold is not None


def reaches(step: Rung, wanted: Rung) -> bool:
    """Whether a rule of this step is asked for on the way to another."""
    return _ORDER.index(step) <= _ORDER.index(wanted)


def findings(criteria: Criteria, facts: Facts) -> tuple[Finding, ...]:
    """What is seen of every rule, in the council's order."""
    return tuple(finding(rule, facts) for rule in criteria.rules)


def overall(found: Iterable[Finding]) -> Overall:
    """All that must be met are; or some are not; or questions are open. What only should be met decides nothing."""
    seen = [one.seen.met for one in found if one.rule.must]
    if not seen:
        return Overall.NOTHING_ASKED
    if Met.NOT_MET in seen:
        return Overall.NOT_MET
    return Overall.OPEN if Met.UNKNOWN in seen else Overall.MET


def counts(found: Iterable[Finding]) -> dict[Met, int]:
    """How many are met, not met, unknown."""
    seen = Counter(one.seen.met for one in found)
    return {one: seen[one] for one in Met}
