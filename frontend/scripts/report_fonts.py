"""Puts the fonts of the council report into reports/data/fonts/: `npm run report-fonts`, with fonttools and brotli.

Typst and vl-convert read no woff2, and they break a line of mixed scripts where the letters lie in several families. So
the pieces that fonts.py made for the pages are merged into one family of two weights, "Tawam Report".
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fonts import TARGET as PIECES
from fonts import WEIGHTS, rename
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

TARGET = PIECES.parents[3] / "reports" / "data" / "fonts"
FAMILY = "Tawam Report"
PARTS = ("tawam-arabic", "tawam-sans-latin", "tawam-sans-latin-ext")


def unpacked(part: str, weight: int, folder: Path) -> str:
    """A piece without its compression, as the merger reads it."""
    font = TTFont(PIECES / f"{part}-{weight}.woff2", recalcTimestamp=False)
    font.flavor = None
    path = folder / f"{part}-{weight}.ttf"
    font.save(path)
    return str(path)


def write_merged(weight: int) -> Path:
    """One weight of the merged family."""
    with tempfile.TemporaryDirectory() as folder:
        merged = Merger().merge([unpacked(part, weight, Path(folder)) for part in PARTS])
    rename(merged, FAMILY, WEIGHTS[weight])
    merged["OS/2"].usWeightClass = weight
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = 0
    path = TARGET / f"tawam-report-{weight}.ttf"
    merged.save(path)
    return path


def main() -> None:
    """Writes both weights and the licence, and prints their sizes."""
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PIECES / "OFL.txt", TARGET / "OFL.txt")
    for weight in WEIGHTS:
        path = write_merged(weight)
        print(f"{path.name}: {path.stat().st_size}")


if __name__ == "__main__":
    main()
