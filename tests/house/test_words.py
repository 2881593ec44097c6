"""Every code has its word, every reason its sentence, and no sentence is left over."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from enum import StrEnum

import pytest
from tests.house.tree import PACKAGE, name, parsed, python_files

from tawam.assessment import values as assessment
from tawam.assessment import wording as assessment_words
from tawam.evidence import values as evidence
from tawam.evidence import wording as evidence_words
from tawam.exchange import values as exchange
from tawam.exchange import wording as exchange_words
from tawam.intake.rules.casefiles import SECTIONS
from tawam.matching import values as matching
from tawam.matching import wording as matching_words
from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.requests import checking
from tawam.matching.rules.table import Direction
from tawam.matching.values import requests
from tawam.matching.wording import requests as request_words
from tawam.people import values as people
from tawam.people import wording as people_words
from tawam.places import values as places
from tawam.registry import phrases
from tawam.registry import values as registry
from tawam.registry import wording as words
from tawam.registry.rules import declaring
from tawam.reports import values as reports
from tawam.reports import wording as report_words
from tawam.reports.wording import paper as paper_words

SHOWN = {
    registry.Kind: [words.KINDS],
    registry.EventType: [words.EVENTS],
    registry.Cause: [words.CAUSES],
    registry.Status: [words.STATUSES, words.STATUS_MEANINGS],
    registry.Light: [words.LIGHTS],
    registry.Confidence: [words.CONFIDENCES],
    registry.Topic: [words.TOPICS],
    registry.Declared: [words.DECLARED],
    registry.Verdict: [words.VERDICTS, words.VERDICT_MEANINGS],
    evidence.SourceKind: [evidence_words.SOURCE_KINDS],
    evidence.Weakness: [evidence_words.WEAKNESSES],
    registry.Scope: [words.SCOPES],
    registry.DateBasis: [words.DATE_BASES],
    evidence.Grade: [evidence_words.GRADES],
    assessment.Question: [assessment_words.QUESTIONS],
    assessment.Level: [assessment_words.LEVELS],
    assessment.Sureness: [assessment_words.SURENESSES],
    assessment.Circumstance: [assessment_words.CIRCUMSTANCES],
    assessment.TaskState: [assessment_words.TASK_STATES],
    exchange.ActivityKind: [exchange_words.ACTIVITY_KINDS],
    exchange.Theme: [exchange_words.THEMES],
    exchange.State: [exchange_words.STATES],
    exchange.AgeGroup: [exchange_words.AGE_GROUPS],
    exchange.OrganiserType: [exchange_words.ORGANISERS],
    exchange.Direction: [exchange_words.DIRECTIONS],
    exchange.MoneySource: [exchange_words.MONEY_SOURCES],
    exchange.DueKind: [exchange_words.DUE_KINDS],
    exchange.Act: [exchange_words.ACTS],
    exchange.What: [exchange_words.WHATS],
    exchange.FileKind: [exchange_words.FILE_KINDS],
    exchange.FaultCode: [exchange_words.FAULTS],
    matching.Trait: [matching_words.TRAITS],
    reports.Advice: [report_words.ADVICE],
    reports.HardCase: [paper_words.CASES],
    reports.Option: [paper_words.OPTIONS, paper_words.PARTS, paper_words.DRAFTS],
    reports.Answer: [paper_words.ANSWERS],
    reports.Ring: [paper_words.RINGS],
    reports.Fate: [paper_words.FATES],
    declaring.Unfit: [words.UNFIT],
    people.Role: [people_words.ROLES, people_words.ROLE_MEANINGS],
    requests.Met: [request_words.METS],
    requests.Overall: [request_words.OVERALLS, request_words.OVERALL_MEANINGS],
    requests.Rung: [request_words.RUNGS],
    requests.RequestState: [request_words.REQUEST_STATES],
    requests.Paper: [request_words.PAPERS],
    requests.Basis: [request_words.BASES],
    requests.RequestAct: [request_words.REQUEST_ACTS],
    checking.Wrong: [request_words.WRONGS],
}
# Codes that no page shows, each with the reason why.
NOT_SHOWN = {
    people.InvitationState: "told in sentences of the pages",
    reports.Form: "the ending of a file's name",
    reports.Tone: "shown as the way in which a paragraph is set",
    evidence.Stance: "shown as the side on which a claim stands",
    places.PlaceKind: "a city is named, a country is called one by the template",
    places.NameSource: "decides which name is shown",
    places.NameKind: "shown through the reasons of a resolution",
    places.Outcome: "shown through the candidates",
}
VOCABULARIES = phrases.VOCABULARIES | exchange_words.VOCABULARIES
SAYS_NOTHING = {evidence.Weakness.NONE, registry.Scope.WHOLE, registry.DateBasis.STATED}


def codes_of(module: object) -> Iterator[type[StrEnum]]:
    """The closed lists that a module defines."""
    for one in vars(module).values():
        if isinstance(one, type) and issubclass(one, StrEnum) and one.__module__ == module.__name__:
            yield one


def all_reasons() -> dict[str, object]:
    """The sentences of every room."""
    found = {
        **words.REASONS,
        **assessment_words.SEEN,
        **report_words.REASONS,
        **matching_words.REASONS,
        **request_words.REASONS,
    }
    if (PACKAGE / "places" / "wording.py").exists():
        found |= importlib.import_module("tawam.places.wording").REASONS
    return found


class TestACode:
    def test_is_shown_in_words_or_not_at_all(self):
        files = [*PACKAGE.glob("*/values.py"), *PACKAGE.glob("*/values/__init__.py")]
        rooms = sorted({path.relative_to(PACKAGE).parts[0] for path in files})
        modules = [importlib.import_module(f"tawam.{room}.values") for room in rooms]
        assert {
            one for module in [*modules, declaring, matching, requests, checking] for one in codes_of(module)
        } == SHOWN.keys() | NOT_SHOWN.keys()

    @pytest.mark.parametrize("codes", SHOWN, ids=lambda codes: codes.__name__)
    def test_has_its_words_in_every_table_and_no_table_has_more(self, codes):
        for table in SHOWN[codes]:
            assert {str(code) for code in table} == {str(code) for code in codes if code not in SAYS_NOTHING}

    @pytest.mark.parametrize("table", sorted(VOCABULARIES))
    def test_has_words_of_its_own(self, table):
        texts = [str(text) for text in VOCABULARIES[table].values()]
        assert all(texts)
        assert len(set(texts)) == len(texts)

    def test_of_a_section_has_its_heading(self):
        assert set(words.SECTIONS) == set(SECTIONS)

    def test_is_lower_case_and_untranslated(self):
        loud = [code for codes in SHOWN if codes is not evidence.Grade for code in codes if code != code.lower()]
        assert loud == []


def calls(path: object) -> Iterator[ast.Call]:
    """Every call in a file whose function has a plain name or attribute."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node


def called(call: ast.Call) -> str:
    """The name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr


def givers() -> dict[str, int]:
    """Functions that hand a code on to a Reason: name -> which argument the code is."""
    found = {"Reason": 0}
    for _ in range(3):  # a giver may call a giver
        for path in python_files():
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.FunctionDef):
                    arguments = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
                    inner = (one for one in ast.walk(node) if isinstance(one, ast.Call))
                    for call in (one for one in inner if isinstance(one.func, ast.Name) and one.func.id in found):
                        code = argument(call, found[called(call)])
                        if isinstance(code, ast.Name) and code.id in arguments:
                            found[node.name] = arguments.index(code.id)
    return found


def argument(call: ast.Call, number: int) -> ast.expr | None:
    """An argument by its number, or the one that is called code."""
    if len(call.args) > number:
        return call.args[number]
    return next((one.value for one in call.keywords if one.arg == "code"), None)


def constants(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may be: itself, or either branch of a choice."""
    if isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def reasons_given() -> dict[str, str]:
    """Every reason that the code can give, and a file that gives it."""
    known = givers()
    return {
        code: name(path)
        for path in python_files()
        for call in calls(path)
        if called(call) in known
        for code in constants(argument(call, known[called(call)]))
    }


class TestACriterionOfTheMatching:
    def test_has_its_name_and_says_in_words_what_is_better(self):
        assert set(matching_words.CRITERIA) == {one.code for one in TABLE.criteria}
        assert set(matching_words.DIRECTIONS) == set(Direction)


class TestAReason:
    def test_is_found_by_this_test_whoever_gives_it(self):
        assert {"Reason", "reason_of", "_remark", "_say", "_voices"} <= givers().keys()
        assert {"decided_by", "people_carry_on", "weak_source", "shows_a_link", "said_by"} <= reasons_given().keys()

    def test_has_its_sentence(self):
        missing = {code: path for code, path in reasons_given().items() if code not in all_reasons()}
        assert missing == {}

    def test_gives_every_sentence_its_use(self):
        # A code that is chosen at run time (places: "name_" + kind) stands as a text in the rules all the same.
        assert sorted(set(all_reasons()) - reasons_given().keys()) == []
