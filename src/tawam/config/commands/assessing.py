"""``tawam assess``: is a partnership alive, and how exposed is it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import click
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.api.assessments import AssessmentDocument, JudgedDocument
from tawam.assessment import queries as assessment
from tawam.assessment.values import Assessment, Level
from tawam.basics.dates import BadDate, PartialDate
from tawam.config.commands import preparing
from tawam.registry.queries import NoSuchPartnership

_OUT = Console()


@click.command()
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.argument("partnership", required=False)
@click.option("--all", "whole", is_flag=True, help="Every partnership that is not over: how many stand where.")
@click.option("--as-of", default="", help="Day as of which it is judged (default: today).")
@click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as GET /api/v1/partnerships/{id}/assessment does.")
def assess(partnership: str | None, whole: bool, as_of: str, language: str, as_json: bool) -> None:
    """Vitality and exposure of PARTNERSHIP (its id), with every finding; “not enough data” where it is so.

    With --all, how many of the register's partnerships stand where; --json prints each, one line a partnership.
    """
    if whole == bool(partnership):
        raise click.UsageError("Name one PARTNERSHIP, or ask for --all.")
    preparing.need_database()
    try:
        if partnership:
            _tell_one(assessment.assessment_of(partnership, as_of=_day(as_of)), language, as_json)
        else:
            _tell_all(_day(as_of), language, as_json)
    except (NoSuchPartnership, BadDate) as error:
        raise click.ClickException(str(error)) from None


def _tell_one(found: Assessment, language: str, as_json: bool) -> None:
    document = AssessmentDocument.of(found, language)
    if as_json:
        click.echo(json.dumps(document.dict(), ensure_ascii=False, indent=2))
        return
    _print("Vitality", document.vitality)
    _print("Exposure", document.exposure)


def _tell_all(day: dt.date, language: str, as_json: bool) -> None:
    levels: Counter[tuple[Level, Level]] = Counter()
    for one in assessment.register_assessed(as_of=day):
        levels[one.vitality.level, one.exposure.level] += 1
        if as_json:
            click.echo(json.dumps(AssessmentDocument.of(one, language).dict(), ensure_ascii=False))
    if as_json:
        return
    table = Table("vitality", "exposure", "partnerships", title=f"{sum(levels.values()):,} partnerships on {day}")
    for (vitality, exposure), number in sorted(levels.items()):
        table.add_row(vitality, exposure, f"{number:,}")
    _OUT.print(table)


def _print(title: str, judged: JudgedDocument) -> None:
    table = Table("finding", "weight", "value", "what the record says", title=escape(f"{title}: {judged.level}"))
    for one in judged.findings:
        value = "–" if one.value is None else f"{one.value:.1f}"
        table.add_row(one.title, str(one.weight), value, escape(one.text))
    _OUT.print(table)


def _day(text: str) -> dt.date:
    return PartialDate.parse(text).latest() if text else timezone.now().date()
