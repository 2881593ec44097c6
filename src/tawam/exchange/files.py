"""Files of the log on disk: photos are decoded and written anew, so that nothing hidden goes out with them."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from tawam.exchange.values import FileKind

# About what a telephone takes; a small file can unfold into gigabytes.
_MOST_PIXELS = 60_000_000
_WIDEST = 2_560
_KEY = re.compile(r"[0-9a-f]{32}")
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
                turned = ImageOps.exif_transpose(opened)
                return _written(turned, kind)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BrokenImage from error


def _written(picture: Image.Image, kind: FileKind) -> bytes:
    alpha = kind is not FileKind.JPEG and ("A" in picture.getbands() or "transparency" in picture.info)
    # A new picture of the pixels alone: comments and profiles stay behind with the old one.
    bare = Image.new("RGBA" if alpha else "RGB", picture.size)
    bare.paste(picture.convert(bare.mode))
    bare.thumbnail((_WIDEST, _WIDEST))
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
    if not _KEY.fullmatch(key):
        raise ValueError(f"“{key[:40]}” is no name of a file of ours")
    return folder / key[:2] / key
