"""The readers of spreadsheets and of unknown encodings: an extra that a server without tables does without."""

from __future__ import annotations

import importlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _


class ReaderMissing(ImportError):
    """A package of the extra ``tables`` is not installed; the message says how to get it."""

    def __init__(self, package: str) -> None:
        told = _("cannot be read here, for %(package)s is not installed. Install it: pip install tawam[tables]")
        super().__init__(told % {"package": package})


@dataclass(frozen=True, slots=True)
class Sheets:
    """The names of the sheets of a workbook, and the cells of the one that was asked for; None without such a one."""

    names: tuple[str, ...]
    name: str
    cells: Sequence[Sequence[object]] | None


class BadWorkbook(ValueError):
    """The bytes are no workbook that the reader knows."""


def read_workbook(content: bytes, wanted: str) -> Sheets:
    """The first sheet of a workbook, or the one of a name; raises BadWorkbook and ReaderMissing."""
    reader = _package("python_calamine", "python-calamine")
    try:
        book = reader.CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = tuple(book.sheet_names)
        name = wanted or next(iter(names), "")
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False) if name in names else None
    except (reader.CalamineError, IndexError, OSError, ValueError) as error:
        raise BadWorkbook(str(error)) from None
    return Sheets(names, name, cells)


def likeliest_encoding(content: bytes) -> str:
    """The encoding in which the text reads most like a language; empty if none does. Raises ReaderMissing."""
    found = _package("charset_normalizer", "charset-normalizer").from_bytes(content).best()
    return cast("str", found.encoding) if found else ""


def _package(module: str, package: str) -> Any:  # noqa: ANN401 -- a module, known only once it is there
    try:
        return importlib.import_module(module)
    except ImportError:
        raise ReaderMissing(package) from None
