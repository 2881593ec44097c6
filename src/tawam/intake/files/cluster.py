"""Dumps read by the workers of a Dask cluster: parts of them become Parquet files, and these the staging file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import orjson

from tawam.intake.files.clients import PartsWanted
from tawam.intake.files.dumps import BadDump, Position
from tawam.intake.files.engines import Cluster, ClusterTrouble, Watch
from tawam.intake.files.parquet import BrokenPart, Tally, part_entities, tally_of
from tawam.intake.files.parts import Fault, Part, share_items
from tawam.intake.files.passes import FIRST_PASS, Pass
from tawam.intake.files.staging import (
    Counts,
    Listener,
    StagedScan,
    known_state,
    prints_of,
    reading,
    save_state,
)
from tawam.intake.files.stretches import cut

# A part that is broken again and again is no accident: the disk is.
_TRIES = 3


def stage_on_cluster(
    paths: Sequence[Path], folder: Path, listener: Listener, run: Pass = FIRST_PASS, *, cluster: Cluster, watch: Watch
) -> StagedScan:
    """As ``staging.stage``, with the same end to the byte; each part of the files is read by some worker.

    Parts that are there already are not read again. Raises BadDump for the first file (in their order) that cannot be
    read, and ClusterTrouble.
    """
    folder.mkdir(parents=True, exist_ok=True)
    cluster = replace(cluster, parts=cluster.parts.absolute())
    paths = run.needed(paths)
    state = StagedScan(folder / run.staged, prints_of(paths, run))
    known = known_state(folder, run, state.files)
    if known is not None and known.finished:
        return known
    # Behind the fingerprints of the files stands that of the items looked for.
    plan = [planned(path, told, cluster, run) for path, told in zip(paths, state.files, strict=False)]
    for _ in range(_TRIES):
        _make_missing(plan, cluster, run, _Tellers(plan, run, listener, watch))
        with suppress(BrokenPart):
            return _assembled(plan, run, state)
    raise ClusterTrouble(f"Parts in {cluster.parts} are broken as soon as they are written: look at that disk.")


def planned(path: Path, told: str, cluster: Cluster, run: Pass) -> list[Part]:
    """The parts of a file, in its order."""
    return [Part(one, told, cluster.parts, reading(), run.print) for one in cut(path.absolute(), cluster.most)]


class _Tellers:
    """Who hears how much is done, in bytes, parts and files; a file that was given twice counts once."""

    def __init__(self, plan: Sequence[Sequence[Part]], run: Pass, listener: Listener, watch: Watch) -> None:
        self._run, self._listener, self._watch = run, listener, watch
        self._parts = {part.name: part for parts in plan for part in parts}
        self._files = {frozenset(part.name for part in parts) for parts in plan}
        self._total = sum(part.size for part in self._parts.values())

    def tell(self, done: dict[str, Tally], running: dict[str, int]) -> None:
        """``done`` are the parts that are there, ``running`` the bytes read of others."""
        read = sum(self._parts[name].size for name in done)
        read += sum(size for name, size in running.items() if name not in done)
        counts = _summed([tally.counts for tally in done.values()])
        position = Position(entities=sum(tally.entities for tally in done.values()), read=read, total=self._total)
        self._listener(StagedScan(Path(self._run.staged), position=position, counts=counts))
        self._watch(f"{self._run.step}: parts", len(done), len(self._parts))
        whole = sum(names <= done.keys() for names in self._files)
        self._watch(f"{self._run.step}: files", whole, len(self._files))


def _make_missing(plan: Sequence[Sequence[Part]], cluster: Cluster, run: Pass, tellers: _Tellers) -> None:
    """Have all parts made that are not there; raises BadDump and ClusterTrouble."""
    cluster.parts.mkdir(parents=True, exist_ok=True)
    done: dict[str, Tally] = {}
    missing: dict[str, Part] = {}
    for part in (part for parts in plan for part in parts):
        try:
            done[part.name] = tally_of(part.path, part.name, part.reading)
        except (BrokenPart, FileNotFoundError):
            missing.setdefault(part.name, part)
    tellers.tell(done, {})
    if not missing:
        return
    share_items(cluster.parts, run)
    wanted = PartsWanted(list(missing.values()), done, tellers.tell)
    fault = wanted.from_workers(cluster)
    if fault is not None:
        raise _bad_dump(plan, *fault, done)


def _bad_dump(plan: Sequence[Sequence[Part]], part: Part, fault: Fault, done: dict[str, Tally]) -> BadDump:
    """The fault as the plain run tells it: counted from the beginning of the file."""
    parts = next(parts for parts in plan if part in parts)
    before = [done[one.name] for one in parts[: parts.index(part)]]
    position = replace(
        fault.position,
        plain=fault.position.plain + sum(tally.plain for tally in before),
        entities=fault.position.entities + sum(tally.entities for tally in before),
    )
    return BadDump(part.stretch.path.name, position, fault.problem, fault.remedy)


def _assembled(plan: Sequence[Sequence[Part]], run: Pass, state: StagedScan) -> StagedScan:
    """All parts in order as the staging file; a broken one is removed, and BrokenPart raised."""
    # The old checkpoint speaks of the old file.
    state.path.with_name(run.checkpoint).unlink(missing_ok=True)
    with state.path.open("wb") as file:
        for index, parts in enumerate(plan):
            total = parts[-1].stretch.end
            state = replace(state, file=index, before=state.entities, position=Position(read=total, total=total))
            for part in parts:
                state = _with_part(state, part, file.write)
    state = replace(state, finished=True)
    save_state(run, state)
    return state


def _with_part(state: StagedScan, part: Part, write: Callable[[bytes], int]) -> StagedScan:
    try:
        tally = tally_of(part.path, part.name, part.reading)
        staged = sum(write(orjson.dumps(one) + b"\n") for one in part_entities(part.path, part.name, part.reading))
    except (BrokenPart, FileNotFoundError) as error:
        part.path.unlink(missing_ok=True)
        raise BrokenPart(f"{error}") from None
    position = replace(
        state.position, plain=state.position.plain + tally.plain, entities=state.position.entities + tally.entities
    )
    counts = _summed([state.counts, tally.counts])
    return replace(state, position=position, counts=counts, staged=state.staged + staged)


def _summed(counts: Sequence[Counts]) -> Counts:
    return Counts(
        used=sum(one.used for one in counts),
        without_links=sum(one.without_links for one in counts),
        refused=sum(one.refused for one in counts),
        problems=sum(one.problems for one in counts),
    )
