"""The criteria of real councils that are shipped as examples. A row with a fault stops the reading and is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawam.matching.rules.requests.checking import criteria_faults
from tawam.matching.rules.requests.rows import criteria_value
from tawam.matching.values.requests import Criteria, Template

TEMPLATES = Path(__file__).parent.parent / "data" / "request_templates.yaml"


class UnfitTemplate(ValueError):
    """The file of the templates holds criteria that cannot be."""

    def __init__(self, path: Path, code: str, faults: list[str]) -> None:
        super().__init__(f"{path}, {code}: {', '.join(faults)}")


@cache
def templates(path: Path = TEMPLATES) -> dict[str, Template]:
    """Every template by its code, in the order of the file; raises UnfitTemplate."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {code: _template(path, code, row) for code, row in rows.items()}


def _template(path: Path, code: str, row: Mapping[str, Any]) -> Template:
    criteria = _criteria(code, row)
    faults = [str(fault) for fault in criteria_faults(criteria)]
    if faults:
        raise UnfitTemplate(path, code, faults)
    return Template(code, row["publisher"], row["country"], criteria, row.get("left_out", {}))


def _criteria(code: str, row: Mapping[str, Any]) -> Criteria:
    """Each rule with a key of its own, and cited as its kind is, or else as the whole."""
    other = row.get("sources", {})
    rules = [
        {"key": f"{code}-{number}", "cited": other.get(rule["kind"], row["source"]), **rule}
        for number, rule in enumerate(row["rules"], start=1)
    ]
    return criteria_value({**row, "template": code, "rules": rules})
