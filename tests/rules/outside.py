"""Test input that does not ship: research notes and other people's data beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shared(name: str) -> Path:
    """A file of the shared folder (TAWAM_SHARED, or beside the repository); without it the test is skipped, visibly."""
    folder = Path(os.environ.get("TAWAM_SHARED") or ROOT.parent / "shared")
    path = folder / name
    if not path.exists():
        pytest.skip(f"no shared/{name} here: set TAWAM_SHARED to the folder that holds it")
    return path
