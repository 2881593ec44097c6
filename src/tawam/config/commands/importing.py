"""`tawam import`: lists become claims."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Unpack

import click
from django.conf import settings
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from tawam.config.commands import engines, preparing
from tawam.evidence.actions import ListChangedTooMuch, NothingToUndo
from tawam.evidence.values import Reading
from tawam.intake import actions as intake
from tawam.intake.actions.tables import NoUsableRow
from tawam.intake.files.dumps import BadDump
from tawam.intake.files.engines import ClusterTrouble

_OUT = Console()
_MOST_SHOWN = 20
Watch = Callable[[str, int, int], None]
data = click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
accept = click.option(
    "--accept-change", is_flag=True, help="Go on although the list is far shorter or longer than it was."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")


@click.group("import")
def import_() -> None:
    """Import a list: Wikidata's entity documents. What cannot be used is reported, never dropped in silence."""


@import_.command("wikidata")
@data
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--whole", is_flag=True, help="The files are a whole dump: links that they lack are marked as gone.")
@engines.options
@accept
@as_json
def import_wikidata(
    files: tuple[Path, ...], whole: bool, accept_change: bool, as_json: bool, **engine: Unpack[engines.Chosen]
) -> None:
    """Wikidata entity documents: a dump (.json.gz, .bz2), an excerpt, Special:EntityData or one entity a line."""
    preparing.need_gazetteer()
    folder = Path(settings.DATA) / "imports" / "wikidata"
    folder.mkdir(parents=True, exist_ok=True)
    chosen = engines.chosen(folder, **engine)
    with preparing.alone(_OUT), stopping_clearly(), watched() as watch:
        report = intake.import_wikidata(
            paths=files,
            folder=folder,
            actor=preparing.actor(),
            whole=whole,
            accept_change=accept_change,
            staged_by=engines.staging(chosen, watch),
            progress=watch,
        )
    if as_json:
        click.echo(json.dumps(_plain(asdict(report)), ensure_ascii=False, indent=2))
        return
    table = Table("what", "number", title="Wikidata")
    for name, number in (
        ("entities in the files", report.entities),
        ("ignored: without a list of twins", report.without_twins),
        ("items with a list of twins", report.items),
        ("statements used", report.used),
        ("statements that there is no twin, or an unknown one", report.no_twin),
        *((f"statements asked about: {reason.replace('_', ' ')}", n) for reason, n in sorted(report.asked.items())),
        ("values refused", len(report.refused)),
        ("places new to the gazetteer", report.new_places),
        ("links in one of two lists only", report.one_sided),
    ):
        table.add_row(name, f"{number:,}")
    _OUT.print(table)
    for item, problem in report.refused[:_MOST_SHOWN]:
        _OUT.print(escape(f"  refused in {item}: {problem}"))
    print_reading(report.reading)


@import_.command("undo")
@data
@click.argument("dataset")
def undo(dataset: str) -> None:
    """Undo the last reading of a list (`wikidata`, `table:…`) as one step."""
    preparing.need_database()
    with preparing.alone(_OUT), stopping_clearly():
        reading = intake.undo_list(dataset=dataset, actor=preparing.actor())
    _OUT.print(f"Undone: the reading of {dataset} on {reading.seen_on} ({reading.added:,} claims taken back).")


def print_reading(reading: Reading) -> None:
    """What a reading changed, in one line."""
    _OUT.print(
        f"{reading.claims:,} claims: {reading.added:,} new, {reading.gone:,} no longer there, {reading.back:,} back."
    )


@contextmanager
def stopping_clearly() -> Iterator[None]:
    """What is wrong with a file or with the change that it would make ends the command with a sentence."""
    try:
        yield
    except (BadDump, ClusterTrouble, ListChangedTooMuch, NothingToUndo, NoUsableRow) as error:
        raise click.ClickException(f"{error}") from None


@contextmanager
def watched() -> Iterator[Watch]:
    """A progress bar for each step of the work, on a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f}"))
    bar = Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=_OUT, transient=True)
    steps: dict[str, Any] = {}

    def watch(step: str, done: int, total: int) -> None:
        if step not in steps:
            steps[step] = bar.add_task(step, total=None)
        bar.update(steps[step], completed=done, total=total or None)

    if not _OUT.is_terminal:
        yield lambda step, done, total: None
        return
    with bar:
        yield watch


def _plain(report: object) -> object:
    """A report as JSON knows it: dates as texts, sets as sorted lists."""
    if isinstance(report, dict):
        return {str(key): _plain(value) for key, value in report.items()}
    if isinstance(report, (list, tuple)):
        return [_plain(value) for value in report]
    if isinstance(report, (set, frozenset)):
        return len(report)
    return report if isinstance(report, (str, int, float, bool, type(None))) else str(report)
