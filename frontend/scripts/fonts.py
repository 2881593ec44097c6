"""Puts the fonts of the pages into static/web/fonts/: `npm run fonts`, with fonttools and brotli installed.

Pages ask for "Tawam Sans", "Tawam Arabic", "IBM Plex Sans". The first two are subsets of IBM Plex Sans and IBM Plex
Sans Arabic, about half the size: the letters of European languages and of Arabic, Persian, Urdu and Kurdish, without
hints and rare features. The licence reserves the name "Plex" for unchanged fonts, so they bear other names, inside the
files and in the style sheet. IBM Plex Sans itself, as Fontsource ships it, is fetched only for letters beyond those.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FRONTEND = Path(__file__).resolve().parent.parent
SOURCES = FRONTEND / "node_modules" / "@fontsource"
TARGET = FRONTEND.parent / "src" / "tawam" / "web" / "static" / "web" / "fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold"}

LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-200B,U+2010-2027,"
    "U+202F-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
LATIN_EXT = (
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
)
# Arabic with tashkeel and digits; then letters of Persian, Urdu and Kurdish; then joiners and marks of direction.
ARABIC = (
    "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066D,U+0670-0671,"
    "U+0679,U+067E,U+0686,U+0688,U+0691,U+0695,U+0698,U+06A4,U+06A9,U+06AF,U+06B5,U+06BA,U+06BE,U+06C0-06C3,U+06C6-06C7,"
    "U+06CC,U+06CE,U+06D2-06D5,U+06F0-06F9,U+200C-200F,U+FDFC"
)
# What pages are mostly made of, and the letters of the other European languages, Turkish, Azerbaijani and Vietnamese.
COMMON_LATIN = (
    "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,"
    "U+2032-2033,U+2039-203A,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"
)
COMMON_LATIN_EXT = "U+0100-0130,U+0132-0151,U+0154-017F,U+018F,U+01A0-01B0,U+0218-021B,U+0259,U+02BB-02BC,U+1EA0-1EF9"
TEXT_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case"]


@dataclass(frozen=True, kw_only=True)
class Subset:
    """A part of a Fontsource family that is cut down and renamed."""

    family: str
    package: str
    script: str
    file: str
    ranges: str
    features: list[str]

    def source(self, weight: int) -> Path:
        """The file it is cut from."""
        return SOURCES / self.package / "files" / f"{self.package}-{self.script}-{weight}-normal.woff2"


SUBSETS = [
    Subset(
        family="Tawam Sans",
        package="ibm-plex-sans",
        script="latin",
        file="tawam-sans-latin",
        ranges=COMMON_LATIN,
        features=TEXT_FEATURES,
    ),
    Subset(
        family="Tawam Sans",
        package="ibm-plex-sans",
        script="latin-ext",
        file="tawam-sans-latin-ext",
        ranges=COMMON_LATIN_EXT,
        features=TEXT_FEATURES,
    ),
    Subset(
        family="Tawam Arabic",
        package="ibm-plex-sans-arabic",
        script="arabic",
        file="tawam-arabic",
        ranges=ARABIC,
        features=["*"],
    ),
]


def code_points(ranges: str) -> list[int]:
    """The characters of a CSS unicode-range."""
    points: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives a changed font its own name, as the licence asks."""
    bare = family.replace(" ", "")
    names = {
        1: f"{family} {style}",
        2: "Regular",
        3: f"{bare}-{style}; a subset of a font of IBM",
        4: f"{family} {style}",
        6: f"{bare}-{style}",
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 13, 14}]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def write_subset(subset: Subset, weight: int) -> None:
    """One weight of a subset, under its own name."""
    font = TTFont(subset.source(weight), recalcTimestamp=False)
    options = Options()
    options.layout_features = subset.features
    options.name_IDs = ["*"]
    options.hinting = False
    options.drop_tables += ["STAT"]  # speaks of the axes of the whole family, by its reserved name
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(subset.ranges))
    subsetter.subset(font)
    rename(font, subset.family, WEIGHTS[weight])
    font.flavor = "woff2"
    font.save(TARGET / f"{subset.file}-{weight}.woff2")


def face(family: str, file: str, weight: int, ranges: str) -> str:
    """One @font-face rule."""
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-style: normal;\n  font-weight: {weight};\n'
        f'  font-display: swap;\n  src: url("{file}") format("woff2");\n  unicode-range: {ranges};\n}}\n'
    )


def style_sheet() -> str:
    """fonts.css."""
    use = 'font-family: "Tawam Sans", "Tawam Arabic", "IBM Plex Sans", sans-serif'
    rules = [f"/* Written by frontend/scripts/fonts.py. Use: {use} */\n"]
    for weight in WEIGHTS:
        rules.extend(face(part.family, f"{part.file}-{weight}.woff2", weight, part.ranges) for part in SUBSETS)
        rules.append(face("IBM Plex Sans", f"ibm-plex-sans-latin-{weight}-normal.woff2", weight, LATIN))
        rules.append(face("IBM Plex Sans", f"ibm-plex-sans-latin-ext-{weight}-normal.woff2", weight, LATIN_EXT))
    return "".join(rules)


def licence() -> str:
    """The licence with the copyright lines of both families."""
    latin, arabic = (
        (SOURCES / name / "LICENSE").read_text("utf-8") for name in ("ibm-plex-sans", "ibm-plex-sans-arabic")
    )
    first, rest = arabic.split("\n", 1)
    note = "Tawam Sans and Tawam Arabic are subsets of these fonts, renamed as section 3 of the licence asks."
    return "\n".join([latin.split("\n", 1)[0], first, note, rest])


def main() -> None:
    """Writes every file and prints its size."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        for script in ("latin", "latin-ext"):
            name = f"ibm-plex-sans-{script}-{weight}-normal.woff2"
            shutil.copyfile(SOURCES / "ibm-plex-sans" / "files" / name, TARGET / name)
        for subset in SUBSETS:
            write_subset(subset, weight)
    (TARGET / "OFL.txt").write_text(licence(), encoding="utf-8")
    (TARGET / "fonts.css").write_text(style_sheet(), encoding="utf-8")
    for path in sorted(TARGET.iterdir()):
        print(f"{path.name}: {path.stat().st_size}")


if __name__ == "__main__":
    main()
