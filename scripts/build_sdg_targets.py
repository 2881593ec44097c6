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

SDG_TARGETS = frozenset(
    """
'''


def table(codelist: str) -> str:
    """The module that holds the codes of a code list, one goal a line."""
    goals: dict[int, list[str]] = {}
    for code in _CODE.findall(codelist):
        goals.setdefault(int(code.split(".")[0]), []).append(code)
    return _HEAD + "".join(f"    {' '.join(goals[goal])}\n" for goal in sorted(goals)) + '    """.split()\n)\n'


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
    print(f"wrote {TABLE.name}")
