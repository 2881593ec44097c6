"""Files that wait between a preview and the word to go on: of one account, for a day, under a name of ours."""

from __future__ import annotations

import re
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

LARGEST = 5_000_000
_LASTS = 86_400
_TOKEN = re.compile(r"[0-9a-f]{32}")


class TooLarge(ValueError):
    """The file is larger than a table of activities can be."""


def kept(upload: UploadedFile[bytes], account: int) -> str:
    """Put a file aside and return the word under which its owner finds it again; old ones are cleared away."""
    if (upload.size or 0) > LARGEST:
        raise TooLarge
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - _LASTS:
            old.unlink(missing_ok=True)
    token = secrets.token_hex(16)
    # The name that the sender gave is never a path here.
    with (folder / f"{account}-{token}").open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return token


def path_of(token: str, account: int) -> Path | None:
    """Where the file of this account lies; None if it is gone, or is somebody else's."""
    path = _folder() / f"{account}-{token}"
    return path if _TOKEN.fullmatch(token) and path.is_file() else None


def taken(token: str, account: int) -> Path | None:
    """The file, for the first who asks for it; None for whoever asks again, be it within the same moment."""
    path = path_of(token, account)
    if path is None:
        return None
    try:
        return path.replace(path.with_suffix(".taken"))
    except FileNotFoundError:
        return None


def _folder() -> Path:
    return Path(settings.DATA) / "waiting"
