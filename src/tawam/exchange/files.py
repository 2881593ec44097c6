"""Files of the log on disk: photos are decoded and written anew, so that nothing hidden goes out with them."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path

from PIL import Image

from tawam.basics.keys import is_key
from tawam.exchange.values import FileKind

# About what a telephone takes; a small file can unfold into gigabytes.
_MOST_PIXELS = 60_000_000
_WIDEST = 2_560
# What the library raises where a file lies about its parts, some of it not meant for its callers.
_UNREADABLE = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, struct.error, zlib.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
_ORIENTATION = 0x0112
# The library's own way to turn a photo writes its camera data anew and stumbles where they are broken.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Modes whose pixels are amounts of light or ink.
_MIXED = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"})
_FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.WEBP: "WEBP"}


class BrokenImage(ValueError):
    """The bytes are no picture that could be read, or one that is far too large."""


def bare_picture(content: bytes, kind: FileKind) -> bytes:
    """The pixels alone, turned as they were held, 2,560 wide or high at most: no place, no camera, no preview."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise BrokenImage
                return _written(opened, _TURNS.get(_held(opened)), kind)
    except _UNREADABLE as error:
        raise BrokenImage from error


def _held(picture: Image.Image) -> int:
    """How the camera says that it was held; 1, upright, where that cannot be read: the picture itself may be sound."""
    try:
        said = picture.getexif().get(_ORIENTATION, 1)
    except _UNREADABLE:
        return 1
    return said if isinstance(said, int) else 1


def _written(picture: Image.Image, turn: Image.Transpose | None, kind: FileKind) -> bytes:
    clear = "transparency" in picture.info
    mode = "RGBA" if kind is not FileKind.JPEG and (clear or "A" in picture.getbands()) else "RGB"
    # A picture of 60 million pixels fills 240 MB each time that it is copied: it is made small before all else, unless
    # its pixels are numbers of colours, which cannot be mixed.
    small = picture.convert(mode) if clear or picture.mode not in _MIXED else picture
    small.thumbnail((_WIDEST, _WIDEST))
    if turn is not None:
        small = small.transpose(turn)
    # A new picture of the pixels alone: comments and profiles stay behind with the old one.
    bare = Image.new(mode, small.size)
    bare.paste(small.convert(mode))
    written = io.BytesIO()
    bare.save(written, _FORMATS[kind], **({} if kind is FileKind.PNG else {"quality": 85}))
    return written.getvalue()


def keep(folder: Path, key: str, content: bytes) -> None:
    """Put a file under its random name."""
    path = path_of(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def path_of(folder: Path, key: str) -> Path:
    """Where a file lies; only names of ours lead anywhere."""
    if not is_key(key):
        raise ValueError(f"“{key[:40]}” is no name of a file of ours")
    return folder / key[:2] / key
