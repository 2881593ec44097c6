"""``tawam match-all``: proposals for every place in one file, as a nightly run."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console

from tawam.config.commands import preparing
from tawam.intake.files.engines import ENGINES, PATIENCE, Cluster, ClusterTrouble, engine_on
from tawam.matching import queries as matching
from tawam.matching.rules.asking import UnknownCode, country_codes
from tawam.matching.values import Engine, Wanted

_OUT = Console()
_HERE, _DASK = ENGINES


@click.command("match-all")
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write (.jsonl.gz)."
)
@click.option("--k", default=20, show_default=True, type=click.IntRange(1, 100), help="How many proposals each.")
@click.option("--country", multiple=True, help="Only for cities of this country; several times for several.")
@click.option("--min-population", default=0, type=click.IntRange(0), help="Only for cities with so many people.")
@click.option("--engine", type=click.Choice(ENGINES), default=_HERE, help="Who works: we, or a cluster.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Threads of this machine.")
@click.option("--scheduler", metavar="ADDRESS", help="With --engine dask: the scheduler, as tcp://HOST:8786.")
@click.option(
    "--patience",
    type=click.FloatRange(1, 86_400),
    default=PATIENCE,
    show_default=True,
    help="With --engine dask: seconds to wait for the scheduler and for a worker.",
)
def match_all(
    out: Path,
    k: int,
    country: tuple[str, ...],
    min_population: int,
    engine: str,
    workers: int,
    scheduler: str | None,
    patience: float,
) -> None:
    """The proposals of `tawam match` for every city, in one file.

    A run that was stopped or killed goes on where it was, if the same command is given again.
    """
    preparing.need_gazetteer()
    day = timezone.now().date()
    try:
        asking = Wanted(countries=country_codes(" ".join(country)), min_population=min_population)
        with preparing.watched(_OUT, "places") as watch:
            chosen = _engine(engine, scheduler, out, patience)
            done = matching.write_everyone(
                out, as_of=day, k=k, asking=asking, engine=chosen, workers=workers, watch=watch
            )
    except (
        matching.NoMatchingLibrary,
        matching.NobodyAsks,
        matching.BrokenBatch,
        ClusterTrouble,
        UnknownCode,
    ) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        told = f"Cannot write {error.filename or out} ({error.strerror or error}). Make room, or give another --out"
        raise click.ClickException(f"{told}; the same command goes on with what is finished.") from None
    except KeyboardInterrupt:
        click.echo(f"Interrupted. What is finished is kept in {out}.parts: the same command goes on.", err=True)
        raise
    _OUT.print(f"{out}: proposals for {done:,} cities.", markup=False, highlight=False)


def _engine(engine: str, scheduler: str | None, out: Path, patience: float) -> Engine | None:
    if engine == _HERE:
        if scheduler:
            raise click.UsageError("--scheduler goes with --engine dask.")
        return None
    if not scheduler:
        raise click.UsageError("--engine dask needs --scheduler, the address that “dask scheduler” prints.")
    return engine_on(Cluster(scheduler, out.absolute().parent, patience=patience), matching.look_around())
