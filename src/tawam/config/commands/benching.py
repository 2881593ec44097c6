"""``tawam bench``: figures on how well and how fast the product does its work."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from tawam.assessment.queries import all_lives
from tawam.assessment.rules.backtest_table import table
from tawam.config import named_paragraphs, quality, reading_quality
from tawam.config.commands import preparing
from tawam.config.commands.benching_matches import match_tables
from tawam.matching import queries as matching

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
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every truth that is left out and why.")
def resolve(folder: Path | None, as_json: bool) -> None:
    """How many names of twins are resolved, how many of them rightly, and how fast; one core.

    Each list is counted without the truths that are shown to be wrong, as it states them, and in two halves: rules
    are improved by looking at names of the first half only.
    """
    preparing.need_gazetteer()
    folder = folder or _default_folder()
    try:
        found = quality.measured(folder)
    except quality.NoTwinnings as error:
        raise click.ClickException(str(error)) from None
    scripts = quality.measured_by_script(sorted((folder.parent / "wikidata").glob("*json")))
    if as_json:
        click.echo(json.dumps(_told(found, scripts), ensure_ascii=False, indent=2))
    else:
        _print(found, scripts)


def _told(found: Mapping[str, quality.Report], scripts: Mapping[str, quality.Figures]) -> dict[str, object]:
    return {
        "lists": {
            name: {view: figures.told() for view, figures in report.views().items()} for name, report in found.items()
        },
        "scripts": {name: figures.told() for name, figures in scripts.items()},
        "left_out": {name: _left_out(report) for name, report in found.items() if name != quality.ALL},
    }


def _left_out(report: quality.Report) -> list[dict[str, object]]:
    return [
        {
            "name": one.asked.name,
            "country": one.asked.country,
            "lat": one.truth and one.truth.lat,
            "lon": one.truth and one.truth.lon,
            "rule": flaw.code,
            "evidence": flaw.evidence,
        }
        for one, flaw in sorted(report.flaws.items(), key=lambda item: (item[1].code, item[0].asked.name))
    ]


def _print(found: Mapping[str, quality.Report], scripts: Mapping[str, quality.Figures]) -> None:
    views = [(f"{name}: {view}", one) for name, report in found.items() for view, one in report.views().items()]
    for title, rows in (("data set", views), ("script", list(scripts.items()))):
        table = Table(title, *(column.replace("_", " ") for column in quality.COLUMNS))
        for name, figures in rows:
            table.add_row(name, *(f"{value:g}" for value in figures.told().values()))
        _OUT.print(table)
    rules = Table("left out because", *found)
    for code, meaning in quality.RULES.items():
        rules.add_row(meaning, *(str(quality.counted(report.flaws)[code]) for report in found.values()))
    _OUT.print(rules)


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


def _of_file(path: Path) -> dict[str, dict[str, float]]:
    try:
        return {path.stem: named_paragraphs.measured(named_paragraphs.named_paragraphs(path)).told()}
    except named_paragraphs.UnreadableParagraphs as error:
        raise click.ClickException(str(error)) from None


@bench.command("match")
@click.option("--data", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Which fifth is held out.")
@click.option("--towns", "most", default=0, type=click.IntRange(0), help="Ask for this many towns only (0: all).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def match_pairs(path: Path, seed: int, most: int, as_json: bool) -> None:
    """Are twinnings that were held out found again among all towns of a list? Beside chance, distance and others."""
    preparing.need_gazetteer()
    try:
        found = matching.universe(path)
        told = matching.bench(found.pairs, seed=seed, most=most)
    except (matching.NoPairs, matching.NoMatchingLibrary) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        read = {"rows": found.rows, "rows_sure": found.sure, "pairs": len(found.pairs)}
        click.echo(json.dumps(read | asdict(told), ensure_ascii=False, indent=2))
        return
    _OUT.print(f"{found.rows} rows, {found.sure} sure of both names, {len(found.pairs)} pairs of {told.towns} towns")
    for shown in match_tables(told):
        _OUT.print(shown)


def _default_folder() -> Path:
    return Path(os.environ.get("TAWAM_SHARED") or Path("..") / "shared") / "data" / "twinnings"
