"""Runs on a cluster, in tests: what they told, what they left, and the plain run beside them."""

from __future__ import annotations

import dataclasses

import pytest

from tawam.intake.files.engines import Cluster, staging_on
from tawam.intake.files.passes import FIRST_PASS, second_pass
from tawam.intake.files.staging import stage

MOST = 130_000
# Most of what is looked for is nowhere, as in life; of the dumps below it is each fourth entity.
SECOND_PASS = second_pass(f"Q{number}" for number in range(3, 80_000, 4))
PASSES = {"first pass": FIRST_PASS, "second pass": SECOND_PASS}
both_passes = pytest.mark.parametrize("over", PASSES.values(), ids=PASSES)


class Run:
    """A run on a cluster in a folder; keeps what it told."""

    def __init__(self, folder, address: str, *, patience: float = 10, most: int = MOST) -> None:
        self.folder, self.parts = folder / "staged", folder / "parts"
        self.cluster = Cluster(address, self.parts, most, patience)
        self.states, self.told = [], []
        self.on_part = lambda done: None

    def __call__(self, *paths, over=FIRST_PASS):
        return staging_on(self.cluster, self._hear)(paths, self.folder, self.states.append, over)

    def made(self) -> dict[str, tuple[int, int]]:
        """The parts that are there, and what tells that they were not written again."""
        found = [(path, path.stat()) for path in self.parts.glob("*.parquet")]
        return {path.name: (about.st_ino, about.st_mtime_ns) for path, about in found}

    def left_behind(self) -> list[str]:
        return [path.name for path in self.parts.iterdir() if path.suffix not in (".parquet", ".items")]

    def _hear(self, step: str, done: int, total: int) -> None:
        self.told.append((step, done, total))
        if step.endswith(": parts"):
            self.on_part(done)


def assert_like_plain(run: Run, state, paths, over=FIRST_PASS) -> None:
    """The end is that of the plain run, to the byte."""
    plain = stage(paths, run.folder.parent / "plain", run=over)
    assert dataclasses.replace(state, path=plain.path) == plain
    assert state.path.read_bytes() == plain.path.read_bytes()
    assert plain.counts.used > 0
