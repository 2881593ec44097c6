"""Cells that a spreadsheet program would run as a formula, made harmless for export."""

from __future__ import annotations

import re

# The wide forms are taken for their narrow twins where Excel runs in Japanese or Chinese.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def neutral(cell: str) -> str:
    """The cell with an apostrophe before what would be run (CSV injection, OWASP); plain numbers stay as they are.

    Reading does not take the apostrophe away again: a name may begin with one ('s-Hertogenbosch).
    """
    dangerous = cell.lstrip(" ").startswith(_DANGEROUS) and not _PLAIN_NUMBER.fullmatch(cell.strip())
    return f"'{cell}" if dangerous else cell
