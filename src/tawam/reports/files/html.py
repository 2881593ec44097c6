"""The HTML: one page that needs nothing else, to read on screen, to print, and for screen readers."""

from __future__ import annotations

import base64
from functools import cache
from html import escape

from tawam.basics.languages import direction
from tawam.reports.files.charts import FONTS
from tawam.reports.files.drawings import svg
from tawam.reports.files.maps import COLOURS
from tawam.reports.rules.isolation import bare, parts
from tawam.reports.values import Block, Bullets, Document, Figure, Paragraph, Section, Table, Tiles


def as_html(document: Document) -> bytes:
    """The document as a page."""
    title = escape(bare(f"{document.title} – {document.place}"))
    body = "".join(
        (
            f'<header><p class="period">{_text(document.subtitle)}</p><h1>{_text(document.title)}</h1>',
            f'<p class="place">{_text(document.place)}</p>{cover(document)}</header>{contents(document)}<main>',
            f"{sections(document)}</main><footer><p>{_text(document.foot)}</p></footer>",
        )
    )
    page = (
        f'<!doctype html><html lang="{document.language}" dir="{direction(document.language)}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_style()}</style></head><body>{body}</body></html>\n"
    )
    return page.encode()


def sections(document: Document) -> str:
    """Every section, for a page that has its own head and style."""
    return "".join(_section(one, place, document.language) for place, one in enumerate(document.sections, start=1))


@cache
def _style() -> str:
    """The style sheet with the fonts in it."""
    faces = []
    for weight in (400, 600):
        data = base64.b64encode((FONTS / f"tawam-report-{weight}.ttf").read_bytes()).decode("ascii")
        faces.append(
            f'@font-face{{font-family:"Tawam Report";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}'
        )
    return "".join(faces) + (FONTS.parent / "council.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return "".join(f"<bdi>{escape(piece)}</bdi>" if apart else escape(piece) for piece, apart in parts(text))


def _cell(text: str, address: str = "") -> str:
    """A text that leads to an address; one that is itself an address of the web leads to that."""
    plain = bare(text)
    if address:
        return f'<a href="{escape(address)}">{_text(text)}</a>'
    if plain.startswith(("https://", "http://")) and " " not in plain:
        return f'<a href="{escape(plain)}" dir="ltr">{escape(plain)}</a>'
    return _text(text)


def cover(document: Document) -> str:
    """The lines of the title page."""
    lines = "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in document.cover)
    return f"<dl>{lines}</dl>"


def contents(document: Document) -> str:
    """Where to find each chapter."""
    lines = "".join(
        f'<li><a href="#s{place}"{_language(one)}>{_text(one.title)}</a></li>'
        for place, one in enumerate(document.sections, start=1)
        if one.level == 1
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">{_text(document.contents)}</h2><ol>{lines}</ol></nav>'


def _section(one: Section, place: int, language: str) -> str:
    rank = one.level + 1
    blocks = "".join(_block(block, one.language or language) for block in one.blocks)
    return (
        f'<section class="level{one.level}" aria-labelledby="s{place}"{_language(one)}>'
        f'<h{rank} id="s{place}">{_text(one.title)}</h{rank}>{blocks}</section>'
    )


def _language(one: Section) -> str:
    """The attributes of a section in another language than that of the page."""
    return f' lang="{one.language}" dir="{direction(one.language)}"' if one.language else ""


def _block(block: Block, language: str) -> str:
    if isinstance(block, Paragraph):
        return f'<p class="{block.tone}">{_text(block.text)}</p>'
    if isinstance(block, Bullets):
        return f"<ul>{''.join(f'<li>{_text(one)}</li>' for one in block.items)}</ul>"
    if isinstance(block, Tiles):
        return _tiles(block)
    return _table(block) if isinstance(block, Table) else _figure(block, language)


def _tiles(block: Tiles) -> str:
    items = "".join(
        f"<div><dt>{_text(name)}</dt><dd><strong>{_text(value)}</strong> <small>{_text(beside)}</small></dd></div>"
        for name, value, beside in block.items
    )
    return f'<dl class="tiles">{items}</dl>'


def _table(block: Table) -> str:
    kinds = [' class="figure"' if column.figures else "" for column in block.columns]
    head = "".join(
        f'<th scope="col"{kind}>{_text(column.title)}</th>' for kind, column in zip(kinds, block.columns, strict=True)
    )
    addresses = block.links or ("",) * len(block.rows)
    told = zip(block.rows, addresses, strict=True)
    rows = "".join(f"<tr>{_row(row, kinds, address)}</tr>" for row, address in told)
    label = escape(bare(block.caption))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<caption>{_text(block.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: tuple[str, ...], kinds: list[str], address: str) -> str:
    first = f'<th scope="row"{kinds[0]}>{_cell(row[0])}</th>'
    cells = [_cell(text) for text in row[1:-1]] + [_cell(text, address) for text in row[1:][-1:]]
    return first + "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(cells, kinds[1:], strict=True))


def _figure(block: Figure, language: str) -> str:
    drawn = svg(block, language)
    drawn = drawn[drawn.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{escape(bare(block.alt))}" ', 1)
    key = "".join(
        f'<li><span style="background:{COLOURS[light]}"></span> {_text(text)}</li>' for light, text in block.key
    )
    return f"<figure><figcaption>{_text(block.caption)}</figcaption>{drawn}{f'<ul>{key}</ul>' if key else ''}</figure>"
