"""``tawam bench``: figures on how well and how fast the product does its work."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from tawam.config import named_paragraphs, quality, reading_quality
from tawam.config.commands import preparing

_OUT = Console()


@click.group()
def bench() -> None:
    """Measure how well names and texts are read."""


@bench.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with the lists of twins (default: data/twinnings in TAWAM_SHARED, else in ../shared).",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def resolve(folder: Path | None, as_json: bool) -> None:
    """How many names of twins are resolved, how many of them rightly, and how fast; one core."""
    preparing.need_gazetteer()
    try:
        found = quality.measured(folder or _default_folder())
    except quality.NoTwinnings as error:
        raise click.ClickException(str(error)) from None
    told = {name: figures.told() for name, figures in found.items()}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    table = Table("data set", *(column.replace("_", " ") for column in quality.COLUMNS))
    for name, figures in told.items():
        table.add_row(name, *(f"{value:g}" for value in figures.values()))
    _OUT.print(table)


@bench.command("check")
@click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Measure the paragraphs of this YAML file instead (docs/checking.md); no paragraph is printed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check_texts(path: Path | None, as_json: bool) -> None:
    """How many statements of our own and another writer's paragraphs are found; in totals."""
    preparing.need_gazetteer()
    told = _of_file(path) if path else {half: reading_quality.measured(half).told() for half in reading_quality.SETS}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    table = Table("", *(half.replace("_", " ") for half in told))
    for column in reading_quality.COLUMNS:
        table.add_row(column.replace("_", " "), *(f"{figures[column]:g}" for figures in told.values()))
    _OUT.print(table)


def _of_file(path: Path) -> dict[str, dict[str, float]]:
    try:
        return {path.stem: named_paragraphs.measured(named_paragraphs.named_paragraphs(path)).told()}
    except named_paragraphs.UnreadableParagraphs as error:
        raise click.ClickException(str(error)) from None


def _default_folder() -> Path:
    return Path(os.environ.get("TAWAM_SHARED") or Path("..") / "shared") / "data" / "twinnings"
