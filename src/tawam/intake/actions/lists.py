"""A list read as a whole: claims recorded and the registry brought up to date, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from django.db import transaction

from tawam.evidence.actions import record_reading, undo_reading
from tawam.evidence.values import Claim, Reading, Source
from tawam.registry.actions import reconcile

Progress = Callable[[str, int, int], None]


def record_list(
    *,
    dataset: str,
    source: Source,
    claims: Iterable[Claim],
    cited: Iterable[Source],
    actor: str,
    file: str,
    report: Mapping[str, int],
    accept_change: bool,
    lists_of: Collection[str] | None,
    progress: Progress,
) -> Reading:
    """Record what a list says and rebuild the records that it changed; raises evidence.actions.ListChangedTooMuch.

    ``progress`` is told the step, how much of it is done, and how much there is (0 where that is not known).
    """
    with transaction.atomic():
        reading = record_reading(
            dataset=dataset,
            source=source,
            claims=claims,
            cited=cited,
            actor=actor,
            file=file,
            report=report,
            accept_change=accept_change,
            lists_of=lists_of,
            progress=lambda done: progress("recording", done, 0),
        )
        reconcile(
            subjects=reading.subjects, actor=actor, progress=lambda done, total: progress("reconciling", done, total)
        )
    return reading


def undo_list(*, dataset: str, actor: str) -> Reading:
    """Undo the last reading of a list as one step; raises evidence.actions.NothingToUndo."""
    with transaction.atomic():
        reading = undo_reading(dataset=dataset, actor=actor)
        reconcile(subjects=reading.subjects, actor=actor)
    return reading
