"""Nothing in the repository knows the machine it was written on, or the registry it was fetched from."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import ROOT, name, tracked

BINARY = {".woff2", ".ttf", ".mo", ".png", ".jpg", ".ico", ".gz", ".br"}
# Put together here, so that this file is no fault itself.
FOLDERS = "|".join(("work", "root", "home", "Users"))
OUR_MACHINE = re.compile(rf"(?<![\w.:/~%-])/({FOLDERS})/[\w.-]+")
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("registry", "npmjs"),
            ("files", "pythonhosted"),
            ("registry", "yarnpkg"),
            ("conda", "anaconda"),
        )
    )
)
LOCKS = ("requirements.lock", "requirements-dev.lock")


def texts() -> list[tuple[str, str]]:
    """Every file of the repository that is text, with its content."""
    return [(name(path), path.read_text(encoding="utf-8")) for path in tracked() if path.suffix not in BINARY]


def hits(rule: re.Pattern[str]) -> list[str]:
    """Where a rule is met, as file: line: text."""
    return [
        f"{path}: {text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}"
        for path, text in texts()
        for hit in rule.finditer(text)
    ]


class TestTheRepository:
    def test_names_no_folder_of_a_machine(self):
        assert hits(OUR_MACHINE) == []

    def test_names_no_registry(self):
        assert hits(REGISTRIES) == []

    def test_is_utf_8_throughout_with_line_ends_of_one_kind(self):
        assert [path for path, text in texts() if "\r" in text] == []

    def test_has_no_file_of_more_than_six_megabytes(self):
        big = {name(path): path.stat().st_size for path in tracked() if path.stat().st_size > 6_000_000}
        assert big == {}

    def test_keeps_no_secret_and_no_database(self):
        names = [name(path) for path in tracked()]
        assert [one for one in names if one.endswith((".key", ".pem", ".env", ".sqlite3"))] == []


class TestALock:
    @pytest.mark.parametrize("lock", LOCKS)
    def test_carries_no_address(self, lock):
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8")

    @pytest.mark.parametrize("lock", LOCKS)
    def test_has_a_hash_for_every_package(self, lock):
        text = (ROOT / lock).read_text(encoding="utf-8")
        packages = re.split(r"^(?=[a-z0-9])", text, flags=re.IGNORECASE | re.MULTILINE)[1:]
        assert packages
        assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []
        assert [one.split()[0] for one in packages if "==" not in one.split()[0]] == []


class TestThisCheck:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("see /" + "work/main/src", True),
            ('"/' + "root/.cache/x", True),
            ("https://here.example/" + "home/news", False),  # a path of somebody's site
            ("templates/web/" + "home.html", False),
            ("~/" + "work/x", False),  # everybody has one
        ],
    )
    def test_tells_our_folders_from_other_paths(self, text, found):
        assert bool(OUR_MACHINE.search(text)) is found
