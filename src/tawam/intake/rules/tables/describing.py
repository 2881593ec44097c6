"""What a person says of a table's source, tidied; and examples of what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tawam.basics import reading
from tawam.basics.dates import PartialDate
from tawam.evidence.rules import described_source
from tawam.evidence.values import Source
from tawam.intake.values.drafts import SourceWords
from tawam.intake.values.tables import Table

# All lists of unknown origin are one voice: two of them may be copies of each other.
NOBODY = "Publisher not stated"
_LONGEST = 300
_LONGEST_ADDRESS = 2_000
_EXAMPLES, _SEARCHED, _LONGEST_EXAMPLE = 3, 200, 80


class BadDescription(ValueError):
    """The description of a source that cannot be kept; the message says what is wrong and what to do."""


def list_name(file: str) -> str:
    """The name under which the readings of a list are kept, from the name of its file: ``table:twins-2024``."""
    stem = file.rpartition(".")[0] or file
    return "table:" + (re.sub(r"\W+", "-", stem.casefold()).strip("-")[:60] or "list")


def tidy(words: SourceWords) -> SourceWords:
    """The description without needless blanks; raises BadDescription for what is too long, no date or no address."""
    title, publisher, url, published = map(_plain, (words.title, words.publisher, words.url, words.published))
    if max(len(title), len(publisher)) > _LONGEST:
        raise BadDescription(f"Title and publisher have at most {_LONGEST} characters each. Shorten them.")
    _check_address(url)
    published = _written(published)
    dataset = list_name(words.dataset.strip().removeprefix("table:") + ".") if words.dataset.strip() else ""
    return SourceWords(title, publisher, words.kind, url, published, dataset)


def _plain(text: str) -> str:
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


def source_of(words: SourceWords, file: str) -> Source:
    """The source that the words describe."""
    published = PartialDate.parse(words.published) if words.published else None
    return described_source(
        title=words.title or file,
        publisher=words.publisher or NOBODY,
        kind=words.kind,
        url=words.url,
        published=published,
    )


def samples(table: Table) -> Mapping[str, list[str]]:
    """Up to three different filled values of each column, from the first rows."""
    found: dict[str, list[str]] = {name: [] for name in table.header}
    for _, cells in table.rows[:_SEARCHED]:
        for name, cell in zip(table.header, cells, strict=False):
            shown = cell.strip()[:_LONGEST_EXAMPLE]
            if shown and shown not in found[name] and len(found[name]) < _EXAMPLES:
                found[name].append(shown)
    return found


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise BadDescription("The address of the source cannot be read. Copy it from the browser.") from None
    if url and (parts.scheme not in ("http", "https") or not parts.netloc or len(url) > _LONGEST_ADDRESS):
        raise BadDescription("The address of the source must begin with http:// or https://.")


def _written(published: str) -> str:
    """The day of publication as it is kept, whatever digits it was typed in."""
    try:
        return str(reading.day(published)) if published else ""
    except reading.Unreadable:
        raise BadDescription(f"“{published[:40]}” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD.") from None
