"""How a name sounds, alike in Arabic and in Latin letters: for names that no list has in Arabic.

Arabic writes no short vowels and has one letter for several sounds of other languages, so only consonants are
compared, in classes, and whether the name begins with a vowel. “Utrecht” and “أوتريخت” are both “aTRKT”.
"""

from __future__ import annotations

import re

# Fewer consonants tell nothing.
_TELLING = 3
_CLASSES = {
    "B": "bpب", "T": "tتطث", "D": "dدذض", "R": "rر", "S": "szxسصزش", "K": "kqcخق" + "ك", "G": "gjغج", "F": "fvف",
    "L": "lل", "M": "mم", "N": "nن",
}  # fmt: skip
_CLASS_OF = {letter: name for name, letters in _CLASSES.items() for letter in letters}
_VOWELS = "aeiouyاويعh" + "ه"
_LATIN = (("tsch", "s"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("ph", "f"),
          ("th", "t"), ("dh", "d"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("x", "ks"))  # fmt: skip
_ARABIC = (("تش", "س"), ("كس", "كس"))
_TWICE = re.compile(r"([A-Z])\1+")


def sound_of(norm: str) -> str:
    """The key under which names that sound alike meet; empty for what has too few consonants to tell."""
    word = norm.replace(" ", "")
    for letters, sound in (*_LATIN, *_ARABIC):
        word = word.replace(letters, sound)
    key = _TWICE.sub(r"\1", "".join(_CLASS_OF.get(letter, "") for letter in word))
    if len(key) < _TELLING:
        return ""
    return ("a" if word[0] in _VOWELS else "") + key
