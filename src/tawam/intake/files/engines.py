"""Engines that read dumps on other machines. They are extras: nothing of theirs is loaded before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from tawam.intake.files.staging import Staging

ENGINES = ("here", "dask")
MEGABYTE = 1_000_000
PART_MB, PATIENCE = 64, 30.0
_CLUSTER, _TASKS = "tawam.intake.files.cluster", "tawam.intake.files.tasks"
Watch = Callable[[str, int, int], None]


class ClusterTrouble(RuntimeError):
    """Why an engine cannot go on, and what to do; no fault of a dump. What it finished is kept."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask scheduler; the folder for ``parts`` that it shares with workers and us; the largest part in bytes.

    ``patience`` is how many seconds we wait for the scheduler to answer and for a first worker.
    """

    scheduler: str
    parts: Path
    most: int = PART_MB * MEGABYTE
    patience: float = PATIENCE


def staging_on(cluster: Cluster, watch: Watch) -> Staging:
    """Staging by the workers of a cluster; ``watch`` hears of files and parts. Raises ClusterTrouble without it."""
    return partial(_needed(_CLUSTER).stage_on_cluster, cluster=cluster, watch=watch)


def engine_on(cluster: Cluster, look: Callable[[Any], str]) -> Callable[..., Iterable[Any]]:
    """What has batches of any work made by the workers of a cluster, each of which ``look`` is asked on before."""
    return partial(_needed(_TASKS).made_on_cluster, cluster, look)


def _needed(name: str) -> Any:  # noqa: ANN401 -- a module
    """A module that uses the packages of the engine; raises ClusterTrouble without them."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("tawam"):
            raise
        told = f"The engine “dask” needs the package {error.name}, which is not installed: pip install tawam[cluster]"
        raise ClusterTrouble(told) from None
