"""The codes of the 169 targets of the Sustainable Development Goals, from IATI's copy of the list: codes, no texts.

python scripts/build_sdg_targets.py IATI_UNSDG-Targets.xml
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src" / "tawam" / "exchange" / "rules" / "sdg_targets.py"
_CODE = re.compile(r"<code>\s*(\d{1,2}\.[0-9a-z]{1,2})\s*</code>")
_HEAD = '''"""The targets of the Sustainable Development Goals by code; made by scripts/build_sdg_targets.py."""

from __future__ import annotations

# Of each goal how many targets have a number (1.1, 1.2 …) and which letters the means of implementation have.
_GOALS = {
'''
_FOOT = """}
SDG_TARGETS = frozenset(
    f"{goal}.{target}" for goal, (numbers, letters) in _GOALS.items() for target in (*range(1, numbers + 1), *letters)
)
"""


def table(codelist: str) -> str:
    """The module that holds the codes of a code list; a list with a gap in its numbers is refused."""
    goals: dict[int, list[str]] = {}
    for code in _CODE.findall(codelist):
        goal, _, target = code.partition(".")
        goals.setdefault(int(goal), []).append(target)
    lines = []
    for goal, targets in sorted(goals.items()):
        numbers = [int(target) for target in targets if target.isdigit()]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"goal {goal}: its targets have the numbers {numbers}")
        lines.append(f'    {goal}: ({len(numbers)}, "{"".join(one for one in targets if one.isalpha())}"),\n')
    return _HEAD + "".join(lines) + _FOOT


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote {TABLE.name}")
