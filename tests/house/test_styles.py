"""One style sheet for both directions: logical properties only."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import STATIC, name

SHEETS = sorted(STATIC.glob("*.css"))
SIDE = "(left|right)"
PHYSICAL = {
    "margin, padding or border of one side": rf"(?<![\w-])(margin|padding|border)-{SIDE}(-\w+)?\s*:",
    "a rounded corner of one side": rf"(?<![\w-])border-(top|bottom)-{SIDE}-radius\s*:",
    "a position from one side": rf"(?<![\w-]){SIDE}\s*:",
    "text to one side": rf"text-align(-last)?\s*:\s*{SIDE}",
    "floating": r"(?<![\w-])(float|clear)\s*:\s*(left|right)",
    "a background from one side": rf"background(-position)?\s*:[^;]*\b{SIDE}\b",
    "scrolling to one side": rf"scroll-(margin|padding)-{SIDE}\s*:",
}
# The same mistake with four values: what is first and third may differ, second and fourth may not.
FOUR = re.compile(r"(?<![\w-])(margin|padding|inset|border-width)\s*:\s*([^;{}]+)")


def bare(sheet: str) -> str:
    """A style sheet without comments and without addresses."""
    return re.sub(r"url\([^)]*\)", "", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


def faults(sheet: str) -> list[str]:
    """What knows left and right in a style sheet."""
    text = bare(sheet)
    found = [f"{what}: {hit[0]}" for what, rule in PHYSICAL.items() for hit in re.finditer(rule, text)]
    for hit in FOUR.finditer(text):
        values = re.findall(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", hit[2].replace("!important", ""))
        if len(values) == 4 and values[1] != values[3]:
            found.append(f"different sides: {hit[0]}")
    return found


class TestTheStyleSheets:
    def test_are_there(self):
        assert "tawam.css" in {sheet.name for sheet in SHEETS}

    @pytest.mark.parametrize("sheet", SHEETS, ids=name)
    def test_know_neither_left_nor_right(self, sheet):
        assert faults(sheet.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize("sheet", SHEETS, ids=name)
    def test_load_nothing_from_elsewhere(self, sheet):
        assert re.findall(r"https?://[^\s)\"']+", bare(sheet.read_text(encoding="utf-8"))) == []


class TestThisCheck:
    @pytest.mark.parametrize(
        ("rule", "number"),
        [
            ("a { margin-left: 1px }", 1),
            ("a { padding-right:0; border-left-color: red }", 2),
            ("a { left: 0 }", 1),
            ("a { text-align: right }", 1),
            ("a { float: left; clear: right }", 2),
            ("a { border-top-left-radius: 1px }", 1),
            ("a { margin: 0 1px 0 2px }", 1),
            ("a { margin: 0 1px 0 1px; padding: 1px 2px 3px }", 0),  # the same on both sides
            ("a { padding: 0 clamp(1px, 2vw, 3px) 0 clamp(1px, 2vw, 3px) }", 0),
            ("a { margin-inline-start: 1px; inset-inline-end: 0; text-align: start }", 0),
            ("/* margin-left: 1px */ a { --left: 1px }", 0),  # comments and names are free
            ("a { justify-content: flex-start; transform-origin: center }", 0),
        ],
    )
    def test_finds_what_it_looks_for_and_nothing_else(self, rule, number):
        assert len(faults(rule)) == number
