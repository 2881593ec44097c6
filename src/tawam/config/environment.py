"""What the surroundings say: the data folder, the secret, the database. Read once, by the settings."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url

_LONGEST_SECONDS = 3_600
# The file that makes a data folder one of a demonstration.
DEMONSTRATION = "demonstration"


class UnfitSurroundings(Exception):
    """Something that the surroundings say cannot be used; the message says what and why."""


def data_folder() -> Path:
    """The folder that holds the database, the secret and the drawn charts: TAWAM_DATA or ./tawam-data."""
    named = os.environ.get("TAWAM_DATA") or "tawam-data"
    try:
        folder = Path(named).expanduser().resolve()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:
        raise UnfitSurroundings(f"The data folder {named} cannot be used: {error}") from None
    return folder


def is_demonstration(folder: Path) -> bool:
    """Whether the data folder was made for a demonstration."""
    return (folder / DEMONSTRATION).is_file()


def claim_for_demonstration(folder: str) -> None:
    """Make a data folder one of a demonstration, for good; refuse one that holds anything else.

    The password of the made-up accounts is drawn for each folder and kept in the mark. Only such a folder can take in
    the made-up town, and every page that is served from it says so.
    """
    if os.environ.get("DATABASE_URL"):
        raise UnfitSurroundings("A demonstration has a database of its own: unset DATABASE_URL, then use --demo.")
    kept = Path(folder).expanduser() / DEMONSTRATION
    if kept.is_file():
        return
    if (kept.parent / "tawam.sqlite3").exists():
        told = "holds a registry that is no demonstration and stays as it is. Name an empty folder with --data"
        raise UnfitSurroundings(f"The data folder {kept.parent} {told}.")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(9))
    except FileExistsError:
        pass
    except OSError as error:
        raise UnfitSurroundings(f"The data folder {kept.parent} cannot be written: {error}") from None


def demonstration_password(folder: Path) -> str:
    """The password of all accounts of a demonstration."""
    return (folder / DEMONSTRATION).read_text(encoding="ascii").strip()


def secret_key(folder: Path) -> str:
    """The signing key: TAWAM_SECRET_KEY, or one made at the first start and kept in the data folder."""
    given = os.environ.get("TAWAM_SECRET_KEY")
    if given:
        return given
    kept = folder / "secret.key"
    try:
        # Created closed, not closed afterwards: another user must never get a moment to read it.
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        raise UnfitSurroundings(f"The data folder {folder} cannot be written: {error}") from None
    try:
        return kept.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise UnfitSurroundings(f"{kept} cannot be read: {error}") from None


def database(folder: Path) -> dict[str, Any]:
    """The database of DATABASE_URL, or SQLite in the data folder, as Django's settings want it."""
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'tawam.sqlite3'}"
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except (ValueError, KeyError) as error:
        raise UnfitSurroundings(f"DATABASE_URL cannot be understood: {error}") from None
    if not found["ENGINE"].endswith(("sqlite3", "postgresql")):
        raise UnfitSurroundings("DATABASE_URL must name a sqlite:/// or postgresql:// database.")
    return found


def listed(name: str, default: str) -> list[str]:
    """A comma-separated setting as a list."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def seconds(name: str, default: float) -> float:
    """A setting that is a number of seconds."""
    given = os.environ.get(name) or str(default)
    try:
        found = float(given)
    except ValueError:
        found = -1.0
    if not 0 <= found <= _LONGEST_SECONDS:
        raise UnfitSurroundings(f"{name} is “{given}” and must be a number of seconds from 0 to {_LONGEST_SECONDS}.")
    return found


def switched_on(name: str) -> bool:
    """Whether a yes/no setting says yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def text(name: str, default: str) -> str:
    """A setting that is a plain text."""
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int) -> int:
    """A setting that is a whole number from 0 on."""
    given = text(name, str(default))
    if not (given.isascii() and given.isdigit()):
        raise UnfitSurroundings(f"{name} must be a whole number, not {given}.")
    return int(given)


def mail() -> dict[str, Any]:
    """How mail leaves, by TAWAM_EMAIL_URL: ``smtp://``, ``smtps://``, ``file://`` and a folder; else the console."""
    address = text("TAWAM_EMAIL_URL", "console://")
    try:
        parts = urlsplit(address)
        return _MAIL[parts.scheme](parts)
    except (KeyError, ValueError):
        # The address may hold a password: the message must not repeat it.
        told = "smtp://user:password@host:587, smtps://user:password@host:465, file:///folder or console://"
        raise UnfitSurroundings(f"TAWAM_EMAIL_URL cannot be understood; it must be like {told}.") from None


def _smtp(parts: SplitResult) -> dict[str, Any]:
    if not parts.hostname:
        raise ValueError(parts.scheme)
    tls = parts.scheme == "smtps"
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": parts.hostname,
        "port": parts.port or (465 if tls else 587),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "tls": tls,
        # Without a password nothing secret travels: a relay on the own machine speaks no TLS.
        "starttls": not tls and bool(parts.username),
    }


def _files(parts: SplitResult) -> dict[str, Any]:
    if not parts.path:
        raise ValueError(parts.scheme)
    return {"backend": "django.core.mail.backends.filebased.EmailBackend", "folder": unquote(parts.path)}


def _console(_: SplitResult) -> dict[str, Any]:
    return {"backend": "django.core.mail.backends.console.EmailBackend"}


_MAIL = {"smtp": _smtp, "smtps": _smtp, "file": _files, "console": _console}
