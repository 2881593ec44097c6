"""`--engine`: which machines read the files of an import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypedDict

import click

from tawam.intake.files.engines import ENGINES, MEGABYTE, PART_MB, PATIENCE, Cluster, Watch, staging_on
from tawam.intake.files.passes import Pass
from tawam.intake.files.staging import Listener, StagedScan, Staging, stage

_HERE, _DASK = ENGINES
_OPTIONS = (
    click.option("--engine", type=click.Choice(ENGINES), default=_HERE, help="Who reads the files: we, or a cluster."),
    click.option("--scheduler", metavar="ADDRESS", help="With --engine dask: the scheduler, as tcp://HOST:8786."),
    click.option(
        "--parts",
        type=click.Path(file_okay=False, path_type=Path),
        help="With --engine dask: a folder that all its machines share. By default in the data folder.",
    ),
    click.option(
        "--part-mb",
        type=click.IntRange(1, 1_000_000),
        default=PART_MB,
        show_default=True,
        help="With --engine dask: the most that one task reads of a file that can be cut.",
    ),
    click.option(
        "--patience",
        type=click.FloatRange(1, 86_400),
        default=PATIENCE,
        show_default=True,
        help="With --engine dask: seconds to wait for the scheduler and for a worker.",
    ),
)


class Chosen(TypedDict):
    """The options as typed."""

    engine: str
    scheduler: str | None
    parts: Path | None
    part_mb: int
    patience: float


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of an engine to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(
    folder: Path, *, live: bool, engine: str, scheduler: str | None, parts: Path | None, part_mb: int, patience: float
) -> Cluster | None:
    """The cluster that the options name, None for this machine; ``folder`` is where the import keeps its files."""
    if engine == _HERE:
        if scheduler or parts:
            raise click.UsageError("--scheduler and --parts go with --engine dask.")
        return None
    if live:
        raise click.UsageError("--engine is for files: --live fetches from the services one request at a time.")
    if not scheduler:
        raise click.UsageError("--engine dask needs --scheduler, the address that “dask scheduler” prints.")
    return Cluster(scheduler, parts or folder / "parts", part_mb * MEGABYTE, patience)


def staging(cluster: Cluster | None, watch: Watch) -> Staging:
    """What reads the files; on a cluster an interrupt tells what is kept. Raises ClusterTrouble without its package."""
    if cluster is None:
        return stage
    there = staging_on(cluster, watch)

    def staged(paths: Sequence[Path], folder: Path, listener: Listener, run: Pass) -> StagedScan:
        try:
            return there(paths, folder, listener, run)
        except KeyboardInterrupt:
            click.echo(f"Interrupted. Finished parts are kept in {cluster.parts}: the same command goes on.", err=True)
            raise

    return staged
