"""`tawam import`: lists become claims."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click
from django.conf import settings
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, ProgressColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from tawam.config.commands import engines, preparing
from tawam.evidence.actions import ListChangedTooMuch, NothingToUndo
from tawam.evidence.values import Reading
from tawam.intake import actions as intake
from tawam.intake.actions.lists import Progress
from tawam.intake.actions.tables import NoUsableRow
from tawam.intake.actions.wikidata import WikidataReport
from tawam.intake.files.dumps import BadDump
from tawam.intake.files.engines import ClusterTrouble
from tawam.intake.files.passes import STEPS
from tawam.intake.files.web import Manners, NoAnswer, Visitor
from tawam.intake.queries.updates import LAST, NoEarlierReading

_OUT = Console()
_MOST_SHOWN = 20
_TROUBLES = (
    BadDump,
    ClusterTrouble,
    NoAnswer,
    ListChangedTooMuch,
    NoEarlierReading,
    NothingToUndo,
    NoUsableRow,
)
Watch = Callable[[str, int, int], None]
data = click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
accept = click.option(
    "--accept-change", is_flag=True, help="Go on although the list is far shorter or longer than it was."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")


def day_or_last(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The value of --since: a day as YYYY-MM-DD, “last”, or nothing."""
    if value in ("", LAST):
        return value
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"“{value}” is neither a day (YYYY-MM-DD) nor “{LAST}”.") from None


def country_code(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The value of --country: an ISO code of two letters, or nothing."""
    if value and not re.fullmatch(r"[A-Za-z]{2}", value, re.ASCII):
        raise click.BadParameter(f"“{value}” is no ISO code of a country (two letters, such as DE).")
    return value.upper()


@click.group("import")
def import_() -> None:
    """Import a list: Wikidata's entity documents. What cannot be used is reported, never dropped in silence."""


@import_.command("wikidata")
@data
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--live", is_flag=True, help="Fetch from Wikidata's public services instead of files (see TAWAM_CONTACT)."
)
@click.option("--country", default="", callback=country_code, help="With --live: only items of this country (DE).")
@click.option("--whole", is_flag=True, help="The files are a whole dump: links that they lack are marked as gone.")
@click.option(
    "--since", default="", callback=day_or_last, help="Leave items alone that did not change since: a day or “last”."
)
@engines.options
@accept
@as_json
def import_wikidata(
    files: tuple[Path, ...],
    live: bool,
    country: str,
    whole: bool,
    since: str,
    accept_change: bool,
    as_json: bool,
    **engine: Unpack[engines.Chosen],
) -> None:
    """Wikidata entity documents: a dump (.json.gz, .bz2), an excerpt, Special:EntityData or one entity a line."""
    _need_one_way(files, live=live, country=country, whole=whole, since=since)
    cluster = engines.chosen(wikidata_folder(), live=live, **engine)
    visitor = _visitor() if live else None
    preparing.need_gazetteer()
    with preparing.alone(_OUT), stopping_clearly(), watched() as watch:
        common: _Common = {
            "actor": preparing.actor(),
            "since": since,
            "accept_change": accept_change,
            "progress": watch,
        }
        if visitor:
            report = intake.import_wikidata_live(
                visitor=visitor,
                folder=wikidata_folder() / "live",
                country=country,
                query_address=settings.WIKIDATA_QUERY,
                entity_address=settings.WIKIDATA_API,
                **common,
            )
        else:
            staged_by = engines.staging(cluster, watch)
            report = intake.import_wikidata(
                paths=files, folder=wikidata_folder(), whole=whole, staged_by=staged_by, **common
            )
    if as_json:
        click.echo(json.dumps(_plain(asdict(report)), ensure_ascii=False, indent=2))
    else:
        _show(report)


class _Common(TypedDict):
    """What both ways to import Wikidata are told."""

    actor: str
    since: str
    accept_change: bool
    progress: Progress


def _need_one_way(files: tuple[Path, ...], *, live: bool, country: str, whole: bool, since: str) -> None:
    """End with a clear message where the options contradict each other."""
    if bool(files) == live:
        raise click.UsageError("Give either files or --live.")
    if country and not live:
        raise click.UsageError("--country goes with --live: of files every item is read.")
    if whole and live:
        raise click.UsageError("--whole is for files; --live without --country and --since is the whole.")
    if whole and since:
        raise click.UsageError("--whole and --since exclude each other: what did not change is not in an update.")


def _visitor() -> Visitor:
    if not settings.CONTACT or not settings.CONTACT.isascii() or not settings.CONTACT.isprintable():
        raise click.ClickException(
            "Wikidata asks those who fetch much to say how they can be reached. "
            "Set TAWAM_CONTACT to your mail or web address, in plain ASCII."
        )
    return Visitor(Manners(settings.CONTACT, pause=settings.WIKIDATA_PAUSE))


def wikidata_folder() -> Path:
    """Where what is read of Wikidata is staged."""
    return Path(settings.DATA) / "imports" / "wikidata"


def _show(report: WikidataReport) -> None:
    table = Table("what", "number", title="Wikidata")
    for name, number in (
        ("entities in the files", report.entities),
        ("ignored: without a list of twins", report.without_twins),
        ("refused: mention twins and are no items", report.no_items),
        ("items with a list of twins", report.items),
        ("items looked up beside these", report.looked_up),
        ("  of which found", report.found),
        (f"items not changed since {report.since}, left as they are", report.not_changed),
        ("statements used", report.used),
        ("statements that there is no twin, or an unknown one", report.no_twin),
        *((f"statements asked about: {reason.replace('_', ' ')}", n) for reason, n in sorted(report.asked.items())),
        ("values refused", len(report.refused)),
        ("places new to the gazetteer", report.new_places),
        ("links in one of two lists only", report.one_sided),
    ):
        if number or not name.startswith(("items not changed", "refused")):
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
    except _TROUBLES as error:
        raise click.ClickException(f"{error}") from None


@contextmanager
def watched() -> Iterator[Watch]:
    """A progress bar for each step of the work, on a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), _Amount())
    bar = Bars(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=_OUT, transient=True)
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


class _Amount(ProgressColumn):
    """How much of a step is done: megabytes of the file and their speed, or a number of things."""

    def render(self, task: Task) -> Text:
        """The amount as a person reads it."""
        if task.description not in STEPS:
            return Text(f"{task.completed:,.0f}")
        return Text(f"{task.completed / 1e6:,.0f} MB, {(task.finished_speed or task.speed or 0) / 1e6:,.1f} MB/s")


def _plain(report: object) -> object:
    """A report as JSON knows it: dates as texts, sets as sorted lists."""
    if isinstance(report, dict):
        return {str(key): _plain(value) for key, value in report.items()}
    if isinstance(report, (list, tuple)):
        return [_plain(value) for value in report]
    if isinstance(report, (set, frozenset)):
        return len(report)
    return report if isinstance(report, (str, int, float, bool, type(None))) else str(report)
