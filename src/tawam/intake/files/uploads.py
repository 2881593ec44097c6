"""Uploaded files: kept in a folder of the data folder under random names, whatever people called them."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Iterable
from pathlib import Path

_KEPT = re.compile(r"[0-9a-f]{32}")
LONGEST_NAME = 120


def keep(folder: Path, chunks: Iterable[bytes]) -> str:
    """Write a file that nobody else on the machine may read, wholly to the disk; returns its name in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    name = secrets.token_hex(16)
    with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return name


def kept(folder: Path, name: str) -> Path:
    """Where a kept file lies; a name that was not made by ``keep`` is no file of ours."""
    if not _KEPT.fullmatch(name):
        raise ValueError(f"“{name[:40]}” is no name of a kept file.")
    return folder / name


def discard(folder: Path, name: str) -> None:
    """Remove a kept file; one that is gone already is no fault."""
    kept(folder, name).unlink(missing_ok=True)


def shown_name(told: str) -> str:
    """What people called the file, without folders, control signs and marks that turn the direction of text."""
    last = re.split(r"[/\\]", told)[-1]
    plain = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip()
    return (plain if plain.strip(".") else "table")[-LONGEST_NAME:]
