"""What a PDF of typst says when its letters are copied: glyphs put back into Unicode by the tables that it carries."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)", re.DOTALL)
_PAGE = re.compile(rb"/Type */Page\b")
_PIECE = re.compile(
    rb"/ActualText\s*(?P<actual>\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>)"
    rb"|(?P<reversed>/ReversedChars BMC\b)|(?P<begin>\bB[DM]C\b)|(?P<end>\bEMC\b)"
    rb"|/(?P<font>\w+) [\d.]+ Tf"
    rb"|(?P<shown>\((?:\\.|[^\\)])*\)|(?<!<)<[0-9A-Fa-f]+>(?!>))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def said_in(content: bytes) -> str:
    """Every letter of every page, without the spaces that only the layout knows, and without marks of direction."""
    objects = {int(one[1]): one[2] for one in _OBJECT.finditer(content)}
    found: list[str] = []
    for page in (one for one in objects.values() if _PAGE.search(one)):
        resources, contents = (_led(objects, page, name) for name in (b"Resources", b"Contents"))
        fonts = re.findall(rb"/(f\d+) (\d+) 0 R", resources)
        tables = {name: _table(objects, int(number)) for name, number in fonts}
        found += _letters(_inflated(contents), tables)
    return squeezed("".join(found))


def squeezed(text: str) -> str:
    """A text as it is compared: no spaces, no marks."""
    return re.sub("[\\s\u200b\u2068\u2069\u00a0\u00ad]", "", text)


def _led(objects: dict[int, bytes], page: bytes, name: bytes) -> bytes:
    (number,) = re.findall(rb"/" + name + rb" (\d+) 0 R", page)
    return objects[int(number)]


def _table(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """Which letters a glyph of a font stands for."""
    (number,) = re.findall(rb"/ToUnicode (\d+) 0 R", objects[font])
    told = _inflated(objects[int(number)]).decode("latin-1")
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", told, re.MULTILINE)
    return {int(glyph, 16): bytes.fromhex(letters).decode("utf-16-be") for glyph, letters in pairs}


def _inflated(one: bytes) -> bytes:
    found = _STREAM.search(one)
    assert found
    assert b"/FlateDecode" in one
    return zlib.decompressobj().decompress(found[1])


def _letters(page: bytes, tables: dict[bytes, dict[int, str]]) -> Iterator[str]:
    """The letters in the order of reading: what runs from right to left is kept the other way round.

    What a span says that it says counts before its glyphs; a cluster of several glyphs says it once for each.
    """
    spans: list[_Span] = []
    table: dict[int, str] = {}
    actual, last = None, ""
    for one in _PIECE.finditer(page):
        if one["actual"] is not None:
            actual = _actual(one["actual"])
        elif one["reversed"] or one["begin"]:
            spans.append(_Span(actual, bool(one["reversed"])))
            actual = None
        elif one["end"]:
            done = spans.pop()
            text = done.text if done.text != last or done.told is None else ""
            last = done.told or ""
            if spans:
                spans[-1].held.append(text)
                spans[-1].backwards = spans[-1].backwards or done.backwards
            else:
                yield text
        elif one["font"]:
            table = tables.get(one["font"], {})
        else:
            codes = _raw(one["shown"])
            spans[-1].held += [table.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2)]


@dataclass
class _Span:
    """A marked piece of a page: what it says that it says, whether it runs backwards, the letters so far."""

    told: str | None
    backwards: bool
    held: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The letters in the order of reading."""
        return self.told if self.told is not None else "".join(reversed(self.held) if self.backwards else self.held)


def _actual(shown: bytes) -> str:
    raw = _raw(shown)
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _raw(shown: bytes) -> bytes:
    """The bytes of a text, which stands in brackets or in digits of base sixteen."""
    return bytes.fromhex(shown[1:-1].decode()) if shown.startswith(b"<") else _bytes(shown[1:-1])


def _bytes(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda one: bytes([int(one[1], 8)]) if one[1] else _NAMED.get(one[2], one[2]), text)
