"""What a request is judged by is written down: every kind, every template with its source, every code of the file."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import PACKAGE, TEMPLATES, page

from tawam.matching.files.templates import templates
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.values.requests import Paper
from tawam.matching.wording import requests as words

PAGE = "requests.md"
KINDS = list(REQUIREMENTS.by_code.values())
SOURCES = [(code, rule.cited) for code, one in templates().items() for rule in one.criteria.rules]


class TestEveryKindOfCriterion:
    @pytest.mark.parametrize("one", KINDS, ids=lambda one: one.code)
    def test_is_in_the_documentation_with_its_meaning_and_source(self, one):
        row = next(line for line in page(PAGE).splitlines() if line.startswith(f"| `{one.code}` |"))
        assert " ".join(one.meaning.split()) in row
        assert one.source in row
        assert ("at most" in row) is (one.figure.at_most or "At most" in one.meaning)

    def test_in_the_documentation_exists(self):
        named = re.findall(r"^\| `(\w+)` \|", page(PAGE), re.MULTILINE)
        assert [one for one in named if one not in templates()] == [one.code for one in KINDS]

    @pytest.mark.parametrize("one", KINDS, ids=lambda one: one.code)
    def test_has_its_words(self, one):
        assert str(words.KINDS[one.code])
        assert str(words.UNITS[one.figure.unit])


class TestEveryTemplate:
    @pytest.mark.parametrize("code", templates())
    def test_is_in_the_documentation(self, code):
        assert f"| `{code}` |" in page(PAGE)

    @pytest.mark.parametrize(("code", "cited"), SOURCES, ids=[str(number) for number in range(len(SOURCES))])
    def test_names_its_sources_there(self, code, cited):
        row = f"| `{code}` | {cited.publisher} | {cited.title} | {cited.dated or 'undated'} | {cited.address} |"
        assert row in page(PAGE)


class TestEveryPaper:
    def test_of_the_file_of_facts_is_named(self):
        assert {one for one in Paper if f"`{one}`" not in page(PAGE)} == set()


class TestThePagesOfRequests:
    def test_are_each_used(self):
        views = (PACKAGE / "web" / "views" / "workbench" / "requests").glob("*.py")
        code = "".join(path.read_text(encoding="utf-8") for path in views)
        folder = TEMPLATES / "web" / "requests"
        markup = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.html"))
        unused = [path.name for path in folder.glob("*.html") if f"web/requests/{path.name}" not in code + markup]
        assert unused == []
