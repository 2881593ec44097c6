"""``tawam survival``: how long links last, with what the figures rest on and their limits."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.api.survival import CurveDocument, SurvivalDocument, survival_document
from tawam.assessment import queries as assessment
from tawam.config.commands import preparing

_OUT = Console()
_NOT_TOLD = "not enough data"


@click.command()
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as GET /api/v1/survival does.")
def survival(language: str, as_json: bool) -> None:
    """How long links last: curves, causes, other readings, and what the sample cannot say."""
    preparing.need_database()
    try:
        told = survival_document(assessment.lasting(), language)
    except (assessment.NoStatisticsLibrary, assessment.NotWorkedOut) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        click.echo(json.dumps(told.dict(), ensure_ascii=False, indent=2))
        return
    for table in (_pooled(told.curves[0]), _groups(told), _variants(told), _causes(told), _effects(told), _gone(told)):
        _OUT.print(table)
    for limit in told.limits:
        _OUT.print(f"- {limit}", markup=False)


def _pooled(curve: CurveDocument) -> Table:
    table = Table("age", "watched", "breaks", "unbroken", "95 % band", title="all links")
    for one in curve.points:
        band = f"{one.low:.2f} to {one.high:.2f}"
        table.add_row(f"{one.age:.1f}", str(one.at_risk), str(one.breaks), f"{one.share:.2f}", band)
    return table


def _groups(told: SurvivalDocument) -> Table:
    table = Table("group", "links", "years", "breaks", "decisions", "half broken by", title="by group")
    for one in told.curves:
        half = f"{one.median:.1f}" if one.median else _NOT_TOLD if not one.points else "not reached"
        size = (one.size.links, one.size.years, one.size.breaks, one.size.decisions)
        table.add_row(escape(one.text), *map(str, size), half)
    return table


def _variants(told: SurvivalDocument) -> Table:
    ages = [f"{one.age:.0f} years" for one in told.variants[0].shares] if told.variants else []
    table = Table("reading", "links", "breaks", *ages, title="the same record read otherwise: unbroken at")
    for one in told.variants:
        shares = ["-" if row.share is None else f"{row.share:.2f}" for row in one.shares]
        table.add_row(one.code, str(one.size.links), str(one.size.breaks), *shares)
    return table


def _causes(told: SurvivalDocument) -> Table:
    table = Table("what ended them", "breaks", "by age", "share", "95 % band", title="competing causes")
    for one in told.incidence:
        last = one.steps[-1]
        band = f"{last.low:.2f} to {last.high:.2f}"
        table.add_row(escape(one.text), str(one.breaks), f"{last.age:.1f}", f"{last.share:.2f}", band)
    return table


def _effects(told: SurvivalDocument) -> Table:
    table = Table("property", "ratio", "95 % band", "p", "p of proportionality", title="Cox model")
    for one in told.cox.effects:
        band = f"{one.low:.2f} to {one.high:.2f}"
        table.add_row(escape(one.text), f"{one.ratio:.2f}", band, f"{one.p:.3f}", f"{one.proportional_p:.3f}")
    return table


def _gone(told: SurvivalDocument) -> Table:
    table = Table("why", "links", title="left out")
    for one in told.left_out:
        table.add_row(escape(one.text), str(one.links))
    return table
