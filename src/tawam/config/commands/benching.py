"""``tawam bench``: figures on how well and how fast the product does its work."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from tawam.assessment.queries import all_lives
from tawam.assessment.rules.backtest_table import table
from tawam.config import quality
from tawam.config.commands import preparing

_OUT = Console()


@click.group()
def bench() -> None:
    """Measure on other people's data, which does not ship."""


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


@bench.command("assessment")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def back_test(as_json: bool) -> None:
    """Were links that broke seen as weaker or more exposed two years before? Area under the curve, 95 % interval."""
    preparing.need_database()
    rows = table(all_lives(), until=timezone.now().date())
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    shown = Table("breaks", "against", "judgement", "area", "95 %", "broken", "lasting", "judged of")
    for row in rows:
        one = row.result
        area = "–" if one.area is None else f"{one.area:.2f}"
        interval = "–" if one.low is None else f"{one.low:.2f} to {one.high:.2f}"
        counts = (str(one.broken), str(one.lasting), f"{one.judged} of {one.all_cases}")
        shown.add_row(row.breaks, row.controls, row.judgement, area, interval, *counts)
    _OUT.print(shown)


def _default_folder() -> Path:
    return Path(os.environ.get("TAWAM_SHARED") or Path("..") / "shared") / "data" / "twinnings"
