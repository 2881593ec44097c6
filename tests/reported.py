"""Council reports made up without a database, and what the files that are written of them say."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from importlib import import_module
from typing import Any

import docx
import typst

from tawam.assessment.rules.outlook import assessment
from tawam.assessment.values import Act, Assessment, Case, Task
from tawam.basics.dates import PartialDate
from tawam.evidence.values import Source
from tawam.exchange.values import Due, DueKind
from tawam.places.values import Place, PlaceKind
from tawam.registry.values import Confidence, EventType, Kind, Life, LifeEvent, Partnership, Status
from tawam.reports.rules.advice import proposal
from tawam.reports.rules.figures import figures
from tawam.reports.rules.isolation import bare
from tawam.reports.values import Bullets, CouncilReport, Document, Figure, LinkYear, MapDrawing, Paragraph, Table, Tiles
from tests.exchanged import activity, came, money
from tests.told import source, told

YEAR = 2025
DAY = dt.date(2026, 2, 3)
AS_OF = dt.date(2025, 12, 31)
pdf = import_module("tawam.reports.files.pdf")


def place(number: int, name: str = "", arabic: str = "", lat: float = 50.0, lon: float = 10.0) -> Place:
    """A town in Germany."""
    return Place(
        f"gn:{number}", PlaceKind.CITY, name or f"Town {number}", arabic, "DE", "", lat, lon, 1000, "Europe/Berlin"
    )


HOME = place(1, "Homeburg", "هومبورغ")


def partnership(number: int, other: Place, status: Status = Status.ACTIVE) -> Partnership:
    """A tie of Homeburg."""
    return Partnership(
        id=f"home--{number}",
        kind=Kind.TWINNING,
        parties=(HOME, other),
        status=status,
        confidence=Confidence.MEDIUM,
        reasons=(),
        since=PartialDate(1957),
        since_basis="signed",
        until=None,
        conflicts=0,
        last_sign=None,
    )


def judged(other: Place, acts: tuple[Act, ...] = ()) -> Assessment:
    """Both judgements on a tie, as the rules make them."""
    tie = Life("home--2", Kind.TWINNING, ((HOME.id, "DE"), (other.id, "DE")), ())
    return assessment(Case(as_of=AS_OF, tie=tie, acts=acts))


def link(number: int = 2, title: str = "Choir visit", status: Status = Status.ACTIVE, **more: Any) -> LinkYear:
    """A link with two activities in the year, one in the year before, a step and a date."""
    other = more.pop("other", None) or place(number, lat=40.0 + number % 30, lon=-10.0 + number % 50)
    held = (
        activity("2025-03-04", title=title, id="a1", participations=(came(37),), money=(money("1234.50"),)),
        activity("2025-06", title="Youth camp", id="a2", money=(money("77", "GBP"),)),
    )
    before = (activity("2024-05-01", title="Old", id="a3", participations=(came(41),)),)
    found = judged(other)
    given: dict[str, Any] = {
        "partnership": partnership(number, other, status),
        "others": (other,),
        "status_before": Status.DORMANT,
        "events": (LifeEvent(EventType.RENEWED, PartialDate(2025, 4), (told("renewed", "2025-04"),)),),
        "held": held,
        "now": figures(YEAR, held, {"a1", "a2"}),
        "before": figures(YEAR - 1, before, {"a3"}),
        "agreement_until": dt.date(2026, 5, 6),
        "assessment": found,
        "tasks": (Task("t", f"home--{number}", HOME.id, "recency", "Write a letter", "Kim", dt.date(2026, 1, 9)),),
        "coming": (Due(DueKind.RENEWAL, PartialDate(2026, 5, 6), "Charter"),),
        "proposal": proposal(
            status=status,
            vitality=found.vitality.level,
            exposure=found.exposure.level,
            until=dt.date(2026, 5, 6),
            as_of=AS_OF,
        ),
    }
    return LinkYear(**(given | more))


def report(*links: LinkYear, sources: tuple[Source, ...] | None = None, **more: Any) -> CouncilReport:
    """The report of Homeburg for 2025, made on 3 February 2026."""
    found = links if links or more.pop("empty", False) else (link(),)
    every = [one for some in found for one in some.held]
    ids = {one.id for one in every}
    now = figures(YEAR, every, ids)
    given: dict[str, Any] = {
        "place": HOME,
        "year": YEAR,
        "as_of": AS_OF,
        "made_on": DAY,
        "made_by": "Samira Haddad",
        "links": found,
        "now": now,
        "before": None,
        "years": ((2023, None), (2024, None), (2025, now)),
        "sources": (source(url="https://gazette.example/a_long/path?x=1"),) if sources is None else sources,
    }
    return CouncilReport(**(given | more))


def texts(document: Document) -> Iterator[str]:
    """Every text of a document that a reader sees as text, without its marks; charts by what is said of them."""
    yield from (document.title, bare(document.place), bare(document.subtitle), document.contents)
    yield from (bare(part) for pair in document.cover for part in pair)
    for section in document.sections:
        yield bare(section.title)
        for block in section.blocks:
            yield from map(bare, _of(block))


def _of(block: object) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Tiles):
        yield from (part for item in block.items for part in item)
    elif isinstance(block, Table):
        yield block.caption
        yield from (column.title for column in block.columns)
        yield from (cell for row in block.rows for cell in row if cell)
    elif isinstance(block, Figure):
        yield block.caption
        yield from (text for _light, text in block.key)


def drawn_texts(document: Document) -> Iterator[str]:
    """Every figure that stands in a drawing."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Figure) and isinstance(block.drawing, MapDrawing):
                yield from (spot.label for spot in block.drawing.spots)
            elif isinstance(block, Figure):
                yield from (part for bar in block.drawing.bars for part in (bar.name, bar.shown))


def said_by_pdf(document: Document) -> str:
    """What typst lays out: the texts of headings, tables, lists and paragraphs, a line each."""
    call = {name: value for name, value in pdf._call(document).items() if name != "timestamp"}
    source_file = call.pop("input")
    found: list[str] = []
    for selector in ("heading", "table", "list", "par", "outline"):
        _collect(json.loads(typst.query(source_file, selector, **call)), found)
    return _plain("\n".join(found))


def _collect(node: Any, found: list[str]) -> None:
    if isinstance(node, dict):
        if node.get("func") == "text":
            found.append(node["text"])
        for value in node.values():
            _collect(value, found)
    elif isinstance(node, list):
        for value in node:
            _collect(value, found)


def said_by_docx(content: bytes) -> str:
    """Every paragraph, in the text, in tables and in the foot."""
    file = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return _plain("\n".join([*(one.text for one in file.paragraphs), *cells]))


def said_by_html(content: bytes) -> str:
    """The page without its tags and its style, every element a line."""
    page = content.decode()
    body = re.sub(r"<bdi>|</bdi>", "", page[page.index("<body>") :])
    return _plain(unescape(re.sub(r"<[^>]+>", "\n", body)))


def _plain(text: str) -> str:
    return re.sub("[\u200b\u200e\u200f]", "", bare(text))


def pages_of(document: Document) -> int:
    """How many pages the PDF has."""
    return len(pdf.pages(document))
