"""What the surroundings say: the data folder, the secret, the database. Read once, by the settings."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """The folder that holds the database, the secret and the drawn charts: TAWAM_DATA or ./tawam-data."""
    folder = Path(os.environ.get("TAWAM_DATA") or "tawam-data").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The signing key: TAWAM_SECRET_KEY, or one made at the first start and kept in the data folder."""
    given = os.environ.get("TAWAM_SECRET_KEY")
    if given:
        return given
    kept = folder / "secret.key"
    if not kept.exists():
        # Created closed, not closed afterwards: another user must never get a moment to read it.
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text(encoding="ascii")


def listed(name: str, default: str) -> list[str]:
    """A comma-separated setting as a list."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def switched_on(name: str) -> bool:
    """Whether a yes/no setting says yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}
