"""``tawam report``: what a council reads about the partnerships of its place in a year."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils import timezone

from tawam.config.commands import preparing
from tawam.places import queries as places
from tawam.places.values import Outcome
from tawam.reports import queries
from tawam.reports.files import printed
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.values import Form


@click.command()
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.argument("place")
@click.option("--year", type=int, required=True, help="Year that is reported on.")
@click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="FILE.pdf, .docx or .html.")
@click.option("--by", default="", help="Who made it, for the title page.")
def report(place: str, year: int, language: str, out: Path, by: str) -> None:
    """Write the council report of PLACE (its id, or a name that only one place bears) for a year."""
    preparing.need_database()
    form = form_of(out)
    try:
        today = timezone.now().date()
        found = queries.council_report(place_id=_place(place), year=year, made_on=today, made_by=by)
        out.write_bytes(printed(found, language=language, form=form))
    except (places.NoSuchPlace, queries.BadYear, NeedsPackages, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{out}: {len(found.links)} links of {found.place.name_en} in {year}.")


def form_of(out: Path) -> Form:
    """The kind of file that a name asks for."""
    try:
        return Form(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError("The name of the file must end in .pdf, .docx or .html.") from None


def _place(text: str) -> str:
    """The id of a place; a name is taken only where it leads to one place."""
    if ":" in text:
        return text
    found = places.resolve(text)
    if found.outcome is Outcome.SURE:
        return found.candidates[0].place.id
    known = "; ".join(f"{one.place.id} {one.place.name_en}, {one.place.country}" for one in found.candidates[:5])
    raise click.ClickException(f"“{text[:60]}” is not one place: give its id. {known or 'No place has this name.'}")
