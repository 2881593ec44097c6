"""Small files of every kind, made on the spot."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from tawam.exchange.values import FileKind

FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.WEBP: "WEBP"}
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n%%EOF\n"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def picture(
    kind: FileKind = FileKind.JPEG, size: tuple[int, int] = (40, 20), turned: int = 1, mode: str = "RGB"
) -> bytes:
    """A picture that says where, when and with what it was taken."""
    made = Image.new(mode, size, "teal")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x9286] = "SecretCamera", turned, "SecretComment"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 27.0, 0.0), 3: "W", 4: (2.0, 35.0, 0.0)})
    more: dict[str, object] = {"comment": b"SecretComment"} if kind is FileKind.JPEG else {}
    written = io.BytesIO()
    made.save(written, FORMATS[kind], exif=exif, **more)
    return written.getvalue()


def archive(parts: dict[str, str], **more: str) -> bytes:
    """A zip file with these parts, in this order, the first one stored as it is."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for number, (name, text) in enumerate((parts | more).items()):
            file.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED)
    return written.getvalue()


def odt(**more: str) -> bytes:
    """A text document."""
    return archive({"mimetype": ODT_TYPE, "content.xml": "<x/>"} | more)


def docx(**more: str) -> bytes:
    """A text document of the other kind."""
    return archive({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"} | more)


MADE = {
    FileKind.PDF: PDF,
    FileKind.JPEG: picture(FileKind.JPEG),
    FileKind.PNG: picture(FileKind.PNG),
    FileKind.WEBP: picture(FileKind.WEBP),
    FileKind.ODT: odt(),
    FileKind.DOCX: docx(),
}
