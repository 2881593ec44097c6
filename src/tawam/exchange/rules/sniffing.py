"""What a file is, told by its bytes: the name and the type that a browser sends prove nothing."""

from __future__ import annotations

import io
import re
import zipfile

from tawam.basics.texts import one_line
from tawam.exchange.rules.checking import fault
from tawam.exchange.values import Fault, FaultCode, FileKind

LARGEST = 10_000_000
NAME = 120
_MARKS = (
    (re.compile(rb"%PDF-[12]\.\d"), FileKind.PDF),
    (re.compile(rb"\xff\xd8\xff"), FileKind.JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), FileKind.PNG),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), FileKind.WEBP),
)
_ODT = b"application/vnd.oasis.opendocument.text"
_MACROS = re.compile(r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|basic/.*|scripts/.*)$", re.IGNORECASE)
_MOST_PARTS = 2_000
TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.WEBP: "image/webp",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def kind_of(content: bytes) -> FileKind | None:
    """The kind of a file; None for everything that is not on the list."""
    for mark, kind in _MARKS:
        if mark.match(content):
            return kind
    names = _parts(content)
    if names[:1] == ["mimetype"] and content[30:].startswith(b"mimetype" + _ODT + b"PK"):
        return FileKind.ODT
    return FileKind.DOCX if {"[Content_Types].xml", "word/document.xml"} <= set(names) else None


def file_faults(content: bytes) -> tuple[Fault, ...]:
    """What forbids to keep a file."""
    if len(content) > LARGEST:
        return (fault("document", FaultCode.TOO_LARGE, most=LARGEST // 1_000_000),)
    kind = kind_of(content)
    if kind is None:
        return (fault("document", FaultCode.STRANGE_FILE),)
    if kind in (FileKind.ODT, FileKind.DOCX) and _is_closed_or_runs(content):
        return (fault("document", FaultCode.HAS_MACROS),)
    return ()


def safe_name(name: str, kind: FileKind) -> str:
    """The name that a file is offered under: no path, no marks that a header or a shell would read, our ending."""
    stem = one_line(re.split(r"[/\\]", name)[-1]).rsplit(".", 1)[0]
    plain = re.sub(r"[^\w .()-]", "_", stem).strip(" .") or "document"
    return f"{plain[: NAME - 6]}.{'jpg' if kind is FileKind.JPEG else kind.value}"


def _parts(content: bytes) -> list[str]:
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()[:_MOST_PARTS]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return []


def _is_closed_or_runs(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = archive.infolist()
    return any(_MACROS.search(one.filename) or one.flag_bits & 1 for one in found)
