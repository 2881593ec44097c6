"""``tawam match``: partners for a place among all cities."""

from __future__ import annotations

import json

import click
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.api.matches import MatchList, match_list
from tawam.config.commands import preparing
from tawam.matching import queries as matching
from tawam.matching.rules.asking import UnknownCode, UnknownTheme, changed_weights, codes, wanted
from tawam.matching.rules.scoring import UnfitWeight
from tawam.places import queries as places
from tawam.places.values import Outcome, Place

_OUT = Console()


@click.command()
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.argument("place")
@click.option("--k", default=20, show_default=True, type=click.IntRange(1, 100), help="How many proposals.")
@click.option("--country", multiple=True, help="Country code that the partner may lie in; several times for several.")
@click.option("--language", "spoken", multiple=True, help="Language code that the partner's country should speak.")
@click.option(
    "--theme", multiple=True, help="Theme that the partner states in a notice or is active in; any of several."
)
@click.option("--min-population", default=0, type=click.IntRange(0), help="People that the partner has at least.")
@click.option("--exclude", multiple=True, help="Place id or country code to leave out.")
@click.option("--weight", multiple=True, help="criterion=number from 0 to 10, instead of the declared weight.")
@click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as GET /api/v1/places/{id}/matches does.")
def match(
    place: str,
    k: int,
    country: tuple[str, ...],
    spoken: tuple[str, ...],
    theme: tuple[str, ...],
    min_population: int,
    exclude: tuple[str, ...],
    weight: tuple[str, ...],
    language: str,
    as_json: bool,
) -> None:
    """Partners for PLACE (an id, or a name that leaves no doubt) among all cities, each with its reasons."""
    preparing.need_gazetteer()
    try:
        asked = wanted(
            country=" ".join(country),
            language=" ".join(spoken),
            min_population=min_population,
            exclude=" ".join(exclude),
            theme=codes(" ".join(theme)),
        )
        weights = changed_weights(" ".join(weight))
        found = matching.matches(meant(place).id, as_of=timezone.now().date(), k=k, wanted=asked, weights=weights)
    except (
        places.NoSuchPlace,
        matching.NotACity,
        matching.NoMatchingLibrary,
        UnfitWeight,
        UnknownCode,
        UnknownTheme,
    ) as error:
        raise click.ClickException(str(error)) from None
    told = match_list(found, language)
    if as_json:
        click.echo(json.dumps(told.dict(), ensure_ascii=False, indent=2))
    else:
        _print(told)


def meant(text: str) -> Place:
    """The place of the id or the name; a name that may mean several asks for the id."""
    if ":" in text:
        return places.place(text)
    found = places.resolve(text)
    if found.outcome is Outcome.SURE:
        return found.candidates[0].place
    offered = [f"{one.place.name_en}, {one.place.country} ({one.place.id})" for one in found.candidates[:5]]
    told = f"it may be {'; '.join(offered)}: give the id" if offered else "no place bears it"
    raise click.ClickException(f"“{text}” leaves a doubt: {told}.")


def _print(told: MatchList) -> None:
    table = Table("score", "known", "place", "country", "people", "id", "most for it")
    table.title = escape(f"{told.place.name}: among {told.candidates} cities")
    for one in told.items:
        people = "–" if one.place.population is None else f"{one.place.population:,}"
        figures = (f"{one.score:.2f}", f"{one.answered:.0%}")
        named = (one.place.name, one.place.country, people, one.place.id)
        table.add_row(*figures, *map(escape, named), escape(one.why))
    _OUT.print(table if told.items else f"{told.place.name}: No city fits these filters.", markup=False)
    for one in told.items:
        for risk in one.risks:
            _OUT.print(f"{one.place.name}: {risk}", markup=False)
