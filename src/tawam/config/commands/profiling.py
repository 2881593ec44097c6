"""`tawam import profiles`: what was said of the columns of lists, shown, shared and taken from others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.config.commands import preparing
from tawam.config.commands.importing import data
from tawam.intake import actions as intake
from tawam.intake import queries as intake_queries
from tawam.intake.rules.tables.profiles import BadProfile, parse_profiles, profiles_text
from tawam.intake.values.tables import Field, Profile

_OUT = Console()
_path = click.Path(dir_okay=False, path_type=Path)


@click.command("profiles")
@data
@click.option("--export", "export_path", type=_path, help="Write all profiles to this file, as JSON.")
@click.option("--import", "import_path", type=_path, help="Take profiles from this file; names that are known change.")
def profiles(export_path: Path | None, import_path: Path | None) -> None:
    """The profiles that are kept: what the columns of lists hold."""
    preparing.need_database()
    if import_path:
        new, changed = keep_profiles(_read(import_path))
        _OUT.print(f"Profiles: {new} new, {changed} changed.")
    found = intake_queries.profiles()
    if export_path:
        _write(export_path, profiles_text(found))
    table = Table("profile", "columns that are read", title="Profiles of tables")
    for one in found:
        held = (f"{name} → {field}" for name, field in one.mapping.columns.items() if field is not Field.IGNORE)
        table.add_row(escape(one.name), escape(", ".join(held)))
    _OUT.print(table)


def keep_profiles(found: Iterable[Profile]) -> tuple[int, int]:
    """Keep profiles under their names; ends the command with a sentence where one cannot be kept."""
    try:
        return intake.import_profiles(profiles=found, actor=preparing.actor())
    except BadProfile as error:
        raise click.ClickException(f"{error} No profile was kept.") from None


def _read(path: Path) -> list[Profile]:
    try:
        return parse_profiles(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} cannot be read: {error}") from None
    except BadProfile as error:
        raise click.ClickException(f"{path}: {error} No profile was kept.") from None


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
