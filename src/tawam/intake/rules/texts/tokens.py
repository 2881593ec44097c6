"""A text as sentences of words and marks, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawam.places.rules.text import normalise

_ACCENTS = "\u0300-\u036f\u064b-\u065f\u0670"
_TOKEN = re.compile(
    rf"(?P<own>['’]s\b)|(?:[^\W_]|[{_ACCENTS}]|(?<=[^\W_])['’ʼ](?!s\b)(?=[^\W_]))+|[,،;؛:.!?؟()\[\]—\n]"
)
_MARKS = {"،": ",", "؛": ";", "؟": "?", "—": ",", "[": "(", "]": ")", "\n": "\n"}
_ENDS = frozenset(".!?\n")
# A longer stretch without an end is no sentence; comparing all pairs in it would take long.
_LONGEST = 400
_SHORT = frozenset({"st", "ste", "mt", "ft", "mr", "mrs", "dr", "jr", "no", "ca", "vs"})
# Nothing longer is a name, and patterns run over every word.
_LONGEST_WORD = 60
# A line of so many characters was wrapped; a shorter one is a heading or the end of a paragraph.
_WRAPPED = 50
OWN = "'s"


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its normalised form, or a mark, which is its own form."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return not self.text[:1].isalnum()


def sentences(text: str) -> Iterator[list[Token]]:
    """The sentences of a text, those without a word left out; a line break ends one, an abbreviation does not."""
    sentence: list[Token] = []
    for token in _tokens(text):
        if token.norm in _ENDS and not _abbreviates(sentence, token, text):
            if sentence:
                yield sentence
            sentence = []
        elif len(sentence) >= _LONGEST:
            yield sentence
            sentence = [token]
        elif token.norm != ".":
            sentence.append(token)
    if sentence:
        yield sentence


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        raw = found.group()[:_LONGEST_WORD]
        if raw == "\n" and _wraps(text, found.start()):
            continue
        norm = OWN if found.group("own") else _MARKS.get(raw) or normalise(raw) or raw
        # A mark that normalising makes a space would take one word for two.
        yield Token(found.start(), found.end(), raw, norm if norm == "\n" else norm.replace(" ", ""))


def _wraps(text: str, at: int) -> bool:
    """Whether a line break only wraps a long line, which goes on in the next."""
    before = text[max(0, at - _WRAPPED) : at]
    return "\n" not in before and len(before) == _WRAPPED and text[at + 1 : at + 2].strip() != ""


def _abbreviates(sentence: list[Token], dot: Token, text: str) -> bool:
    if dot.norm != "." or not sentence or sentence[-1].end != dot.start:
        return False
    last = sentence[-1]
    inside = text[dot.end : dot.end + 1]
    return last.norm in _SHORT or (len(last.text) == 1 and last.text.isupper()) or bool(inside and inside.isalnum())
