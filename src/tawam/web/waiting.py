"""Files that wait between a preview and the word to go on: of one account, for a day, under a name of ours."""

from __future__ import annotations

import re
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

LARGEST = 5_000_000
# Whoever looks at table after table and logs none must not fill the disk; two windows are common, ten are not.
MOST_OF_ONE = 5
_LASTS = 86_400
_TOKEN = re.compile(r"[0-9a-f]{32}")


class TooLarge(ValueError):
    """The file is larger than a table of activities can be."""


def kept(upload: UploadedFile[bytes], account: int) -> str:
    """Put a file aside and return the word under which its owner finds it again; see ``_clear`` for what goes."""
    if (upload.size or 0) > LARGEST:
        raise TooLarge
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    _clear(folder, account)
    token = secrets.token_hex(16)
    # The name that the sender gave is never a path here.
    with (folder / f"{account}-{token}").open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return token


def _clear(folder: Path, account: int) -> None:
    """Make room: what waited for a day goes, and of one account the oldest beyond a few that nobody has taken."""
    found = sorted((_changed_at(one), one) for one in folder.iterdir())
    mine = [one for _, one in found if one.name.startswith(f"{account}-") and not one.suffix]
    old = [one for changed_at, one in found if changed_at < time.time() - _LASTS]
    for one in (*old, *mine[: max(0, len(mine) - MOST_OF_ONE + 1)]):
        one.unlink(missing_ok=True)


def _changed_at(path: Path) -> float:
    """When a file was written; long ago where somebody else has cleared it away since it was listed."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


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
