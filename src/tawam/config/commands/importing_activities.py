"""`tawam import activities`: a table of activities becomes entries of the log, after a look at each row."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.config.commands import preparing
from tawam.config.commands.importing import data
from tawam.exchange.actions import NotYours
from tawam.exchange.phrases import fault_sentence
from tawam.intake import actions as intake
from tawam.intake.actions.activities import ActivitiesPreview, ActivityRow
from tawam.intake.files.tables import BadTable, read_table
from tawam.people import queries as people
from tawam.places import queries as places
from tawam.places.rules.days import day_at

_OUT = Console()


@click.command("activities")
@data
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--place", "place_id", required=True, help="Id of the place in whose name the activities are logged.")
@click.option("--as", "email", required=True, help="E-mail address of an account that may log for the place.")
@click.option("--link", default="", help="Id of the partnership, for rows that name no partner.")
@click.option("--sheet", default="", help="Sheet of a spreadsheet (default: the first).")
@click.option("--preview", "only_preview", is_flag=True, help="Show what would become of each row; write nothing.")
def import_activities(file: Path, place_id: str, email: str, link: str, sheet: str, only_preview: bool) -> None:
    """A table of activities (CSV, XLSX, ODS), one a row. Rows with faults are told and left out."""
    preparing.need_database()
    try:
        standing = people.account_of(email)
        today = day_at(places.place(place_id).timezone, timezone.now())
        table = read_table(file, sheet=sheet)
        preview = intake.preview_activities(table=table, place_id=place_id, as_of=today, link=link)
        _show(preview)
        if not only_preview:
            number = intake.import_activities(preview=preview, standing=standing)
            _OUT.print(f"{number} logged.")
    except (people.NoSuchEmail, places.NoSuchPlace, BadTable, NotYours) as error:
        raise click.ClickException(str(error)) from None


def _show(preview: ActivitiesPreview) -> None:
    table = Table("row", "date", "activity", "result")
    for row in preview.rows:
        one = row.activity
        table.add_row(
            str(row.number), str(one.starts_on if one else ""), escape(one.title if one else ""), escape(_result(row))
        )
    _OUT.print(table)
    if preview.left_out:
        _OUT.print(f"{preview.left_out} rows more are not read: split the table.")
    if preview.unread:
        _OUT.print(f"Columns that are not read: {escape(', '.join(preview.unread))}")


def _result(row: ActivityRow) -> str:
    if row.faults:
        return "; ".join(f"{found.field}: {fault_sentence(found)}" for found in row.faults)
    return "in the log already" if row.known else "can be logged"
