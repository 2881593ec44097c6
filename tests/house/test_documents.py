"""What the code can do is written down: dependencies, settings, addresses, codes, the map's format."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from tests.house.tree import ROOT, name, page, python_files, texts_in, tracked
from tests.rules.outside import shared

from tawam.api.v1 import api
from tawam.exchange.values import ActivityKind, AgeGroup, State, Theme
from tawam.registry.values import Cause, Confidence, EventType, Status, Verdict

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_TIME = [Requirement(line).name for line in PROJECT["project"]["dependencies"]]
OPTIONAL = PROJECT["project"]["optional-dependencies"]
GROUPS = {
    group: [Requirement(line).name for line in lines]
    for group, lines in {**PROJECT["dependency-groups"], **OPTIONAL}.items()
}
SETTING = re.compile(r"\bTAWAM_[A-Z_]+\b|\bDATABASE_URL\b")


def rows(text: str) -> dict[str, str]:
    """The first two cells of every table row."""
    found = re.findall(r"^\| *`?([^|`]+?)`? *\| *([^|]*?) *\|", text, re.MULTILINE)
    return {first: second for first, second in found if not set(first) <= set("-: ")}


class TestEveryDependency:
    @pytest.mark.parametrize("package", sorted({*RUN_TIME, *(one for group in GROUPS.values() for one in group)}))
    def test_has_a_sentence_why_it_is_here(self, package):
        assert re.search(r"\w+.*\.$", rows(page("dependencies.md")).get(package, "")), f"{package} has no sentence"

    def test_that_the_page_names_is_one(self):
        named = {one for cell in rows(page("dependencies.md")) for one in cell.split(", ")} - {"package"}
        ours = {*RUN_TIME, *(one for group in GROUPS.values() for one in group)}
        front_end = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
        assert named - ours - {*front_end.get("dependencies", ()), *front_end.get("devDependencies", ())} == set()

    def test_at_run_time_is_one_of_eighteen_at_most(self):
        assert len(RUN_TIME) <= 18

    def test_is_locked(self):
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        locked = {re.split(r"[=\[]", line)[0] for line in lock.splitlines() if re.match(r"[a-z]", line)}
        assert {package.lower() for package in RUN_TIME} <= locked

    def test_is_imported_somewhere(self):
        # Those that are used by name in the settings or from the command line, and import nothing.
        by_name = {"granian"}
        imported = " ".join(path.read_text(encoding="utf-8") for path in python_files())
        modules = {"vl-convert-python": "vl_convert", "pyyaml": "yaml", "dj-database-url": "dj_database_url"}
        modules |= {"python-calamine": "python_calamine", "charset-normalizer": "charset_normalizer"}
        modules |= {"pillow": "PIL", "django-ninja": "ninja", "django-htmx": "django_htmx", "django-allauth": "allauth"}
        for package in set(RUN_TIME) - by_name:
            assert re.search(rf"\b{modules.get(package, package)}\b", imported), f"{package} is used nowhere"


def settings_read() -> dict[str, str]:
    """Every name that our code reads from the environment, and a file that reads it."""
    found = {"DATABASE_URL": "src/tawam/config/settings.py"}
    for path in python_files("src", "scripts", "bench", "tests"):
        texts = (text for text in texts_in(path) if SETTING.fullmatch(text))
        found |= {text: name(path) for text in texts}
    return found


class TestEverySetting:
    def test_is_in_the_documentation(self):
        written = page("settings.md")
        assert {one: path for one, path in settings_read().items() if one not in written} == {}

    def test_in_the_documentation_is_read_somewhere(self):
        assert set(SETTING.findall(page("settings.md"))) - settings_read().keys() == set()

    def test_of_the_server_stands_in_the_table_with_its_default_and_meaning(self):
        ours = {text for path in python_files() for text in texts_in(path) if SETTING.fullmatch(text)}
        assert {"TAWAM_DATA", "TAWAM_SECRET_KEY"} <= ours
        assert ours - rows(page("settings.md")).keys() == set()


class TestEveryAddressOfTheApi:
    paths = api.get_openapi_schema()["paths"]

    @pytest.mark.parametrize("path", sorted(paths))
    def test_is_in_the_documentation(self, path):
        assert f"`{path}`" in page("api.md")

    def test_in_the_documentation_exists(self):
        named = set(re.findall(r"`(/api/v1/[^`]+)`", page("api.md"))) - {"/api/v1/openapi.json", "/api/v1/docs"}
        assert named == set(self.paths)

    @pytest.mark.parametrize("path", sorted(paths))
    def test_says_in_a_sentence_what_it_answers(self, path):
        for operation in self.paths[path].values():
            assert operation["summary"]
            assert operation["description"].strip().endswith(".")

    @pytest.mark.parametrize("path", sorted(paths))
    def test_is_described_with_each_of_its_own_parameters(self, path):
        row = next(line for line in page("api.md").splitlines() if f"`{path}`" in line)
        common = {"lang", "limit", "offset", *re.findall(r"{(\w+)}", path)}
        for operation in self.paths[path].values():
            own = {one["name"] for one in operation.get("parameters", ())} - common
            assert {one for one in own if f"`{one}`" not in row} == set()


class TestEveryCode:
    @pytest.mark.parametrize("codes", [EventType, Status, Cause], ids=lambda codes: codes.__name__)
    def test_is_in_the_documentation(self, codes):
        written = set(re.findall(r"`(\w+)`", page("status.md")))
        assert {code.value for code in codes} - written == set()

    @pytest.mark.parametrize("codes", [Verdict, Confidence], ids=lambda codes: codes.__name__)
    def test_of_a_judgement_is_explained_in_words(self, codes):
        assert {code.value for code in codes if code.value not in page("status.md").lower()} == set()

    def test_that_the_documentation_names_exists(self):
        known = {code.value for codes in (EventType, Status, Cause, Verdict, Confidence) for code in codes}
        assert set(re.findall(r"`([a-z_]+)`", page("status.md"))) - known == set()


class TestTheLog:
    @pytest.mark.parametrize("codes", [ActivityKind, Theme, State, AgeGroup], ids=lambda codes: codes.__name__)
    def test_has_each_of_its_codes_in_the_documentation(self, codes):
        written = set(re.findall(r"`(\w+)`", page("exchange.md")))
        assert {code.value for code in codes} - written == set()

    def test_is_documented_with_no_code_that_it_does_not_have(self):
        known = {code.value for codes in (ActivityKind, Theme, State, AgeGroup) for code in codes}
        assert set(re.findall(r"`([a-z0-9_]+)`", page("exchange.md"))) - known == set()

    def test_covers_every_purpose_and_every_activity_that_the_article_names(self):
        checklist = shared("research/article-checklist.md").read_text(encoding="utf-8")
        named = set(re.findall(r"\[ \] ([AB]\d+)\b", checklist))
        assert len(named) == 29
        assert named - set(re.findall(r"\b([AB]\d+)\b", page("exchange.md"))) == set()


class TestTheDocumentation:
    def test_points_at_pages_that_exist(self):
        pages = [path for path in tracked() if path.suffix == ".md"]
        broken = [
            f"{name(path)} -> {target}"
            for path in pages
            for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
            if not (path.parent / target).exists()
        ]
        assert broken == []

    def test_that_the_code_points_at_exists(self):
        files = (*python_files("src", "scripts"), ROOT / "pyproject.toml")
        link = re.compile(r"\bdocs/[\w./-]+\.md\b")
        named = {(name(path), one) for path in files for one in link.findall(path.read_text(encoding="utf-8"))}
        assert {pair for pair in named if not (ROOT / pair[1]).exists()} == set()

    def test_has_a_page_to_begin_with(self):
        assert (ROOT / "README.md").exists(), "README.md is not written yet"
