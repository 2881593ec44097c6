"""Letters that no font at hand has, such as Japanese ones or a smiley. A box stands in their place.

The archive's standard of the PDF refuses a document with a single one of them, and a partner's title may hold any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

BOX = "□"
_REFUSED = re.compile(r'`"(?:\\u\{([0-9a-f]+)\}|(.))[^`]*"`(?: could not be displayed|$|\n)', re.MULTILINE)
# What the fonts that are shipped have, ours and those of typst; tests set every one of these letters.
_SHIPPED = (
    *((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x2AF), (0x370, 0x3FF), (0x400, 0x45F), (0x5D0, 0x5EA), (0x60C, 0x60C)),
    *((0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x63A), (0x640, 0x652), (0x660, 0x66C), (0x67E, 0x67E), (0x686, 0x686)),
    *((0x698, 0x698), (0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6CC, 0x6CC), (0x1E00, 0x1EFF), (0x2010, 0x2027)),
    *((0x2030, 0x203F), (0x20A0, 0x20BF), (0x2190, 0x21FF), (0x25A0, 0x25FF)),
)
_ISOLATES = "\u2066\u2067\u2068\u2069"
Hidden = Callable[[str], bool]


def letter_refused(told: str) -> str:
    """The letter that an error of the typesetter names; nothing if the error is another one."""
    found = _REFUSED.search(told)
    if found is None:
        return ""
    return chr(int(found[1], 16)) if found[1] else found[2]


def kin_of(letter: str) -> Hidden:
    """Whether a letter is of the same script; where a font lacks one, it lacks most of the others."""
    script = _script(letter)
    return lambda other: other == letter or _script(other) == script


def not_shipped(letter: str) -> bool:
    """Whether no font that is shipped has the letter for certain."""
    place = ord(letter)
    known = any(first <= place <= last for first, last in _SHIPPED) and unicodedata.category(letter)[0] != "C"
    return not known and letter not in _ISOLATES


def boxed(text: str, hidden: Hidden) -> str:
    """The text with a box for each hidden letter; what JSON itself is written with is never one."""
    return "".join(BOX if letter > "\x7f" and hidden(letter) else letter for letter in text)


def _script(letter: str) -> str:
    """The first word of a letter's name in Unicode; pictures have names of their own kind each, and are one."""
    return "picture" if ord(letter) >= 0x1F000 else unicodedata.name(letter, "unnamed").split()[0]
