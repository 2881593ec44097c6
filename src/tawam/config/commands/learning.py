"""``tawam learn``: trains the model of likely links, which the search for partners asks beside its other criteria."""

from __future__ import annotations

import json
from pathlib import Path

import click
from django.utils import timezone
from pydantic import TypeAdapter
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.config.commands import preparing
from tawam.matching import actions
from tawam.matching import queries as matching
from tawam.matching.values import Card, Pair

_OUT = Console()


@click.command()
@click.option("--data", "paths", type=click.Path(exists=True, dir_okay=False, path_type=Path), multiple=True)
@click.option("--from-register", is_flag=True, help="Learn from all twinned cities of the register.")
@click.option(
    "--seed", default=0, show_default=True, type=click.IntRange(0), help="Which fifth is held out to measure."
)
@click.option("--towns", "most", default=1_200, show_default=True, type=click.IntRange(0), help="Measure with so many.")
@click.option("--json", "as_json", is_flag=True, help="Print the model's card as JSON.")
def learn(paths: tuple[Path, ...], from_register: bool, seed: int, most: int, as_json: bool) -> None:
    """Train the model of likely links on lists of pairs (--data PATH, several times) or on the register.

    The model and its card are kept in the data folder (TAWAM_DATA), in place of those before.
    """
    preparing.need_gazetteer()
    if bool(paths) == from_register:
        raise click.UsageError("Name lists with --data PATH, or say --from-register; one of the two.")
    try:
        pairs = _pairs(paths) if paths else matching.pairs_on_record()
        sources = [path.name for path in paths] or ["the register"]
        today = timezone.localdate()
        card, model = matching.trained(pairs, seed=seed, sources=sources, today=today, most=most)
    except (matching.NoPairs, matching.NoMatchingLibrary, matching.TooFewPairs) as error:
        raise click.ClickException(str(error)) from None
    _print(actions.keep_model(card=card, model=model, actor=preparing.actor()), as_json)


def _pairs(paths: tuple[Path, ...]) -> frozenset[Pair]:
    return frozenset().union(*(matching.universe(path).pairs for path in paths))


def _print(card: Card, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(TypeAdapter(Card).dump_python(card, mode="json"), ensure_ascii=False, indent=2))
        return
    value, low, high = card.times_best
    table = Table("ranker", "hit@10", title=escape(f"{card.pairs:,} pairs of {card.towns:,} towns, seed {card.seed}"))
    for name, share in card.hit_10.items():
        table.add_row(name, f"{share:.3f}")
    _OUT.print(table)
    _OUT.print(
        f"On {card.held_out:,} pairs that it had not seen, the model stands at {value:.2f} times ({low:.2f} to "
        f"{high:.2f}) the best baseline, {card.best_baseline}. Trained on all pairs, it is kept in the data folder."
    )
