"""How long links last: read from the registry, worked out in a process of its own, kept until the registry changes."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from django.core.cache import cache
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

import tawam
from tawam.assessment.rules.lasting import Asked, Lasting
from tawam.assessment.rules.spells import Entry, Reading, Rule, newest_day, sample
from tawam.registry import queries as registry

_SECONDS = 120
_WORKING = Lock()


class NoStatisticsLibrary(LookupError):
    """The optional library is not installed."""

    def __init__(self) -> None:
        super().__init__(_("How long links last is worked out with lifelines: pip install tawam[survival]"))


class BeingWorkedOut(LookupError):
    """Another reader has just asked for the same figures."""

    def __init__(self) -> None:
        super().__init__(_("The figures on how long links last are being worked out; ask again in some seconds."))


class NotWorkedOut(RuntimeError):
    """The process ended without figures."""

    def __init__(self, why: str) -> None:
        super().__init__(_("The figures on how long links last could not be worked out: %(why)s") % {"why": why})


def lasting() -> Lasting:
    """All figures, for the registry as it is; at once where they are kept, else after some seconds.

    Only one reader waits for the working; others meanwhile get BeingWorkedOut, so that no page keeps the server's
    threads. Raises NoStatisticsLibrary without the extra ``survival``, NotWorkedOut if the process fails.
    """
    edition = f"lasting-{tawam.__version__}-{registry.edition()}"
    kept: Lasting | None = cache.get(edition)
    if kept is not None:
        return kept
    if find_spec("lifelines") is None:
        raise NoStatisticsLibrary
    if not _WORKING.acquire(blocking=False):
        raise BeingWorkedOut
    try:
        found = _of_the_same_sample(TypeAdapter(Asked).dump_json(_asked()))
    finally:
        _WORKING.release()
    cache.set(edition, found, None)
    return found


def _of_the_same_sample(asked: bytes) -> Lasting:
    """The figures of a sample; many a change to the registry leaves the sample as it was."""
    key = f"lasting-of-{tawam.__version__}-{sha256(asked).hexdigest()[:20]}"
    kept: Lasting | None = cache.get(key)
    if kept is None:
        kept = _worked_out(asked)
        cache.set(key, kept, None)
    return kept


def _asked() -> Asked:
    """The sample, and the other readings that show how much hangs on each assumption."""
    lives, seen = registry.lives(), registry.sightings()
    others = {
        "as_read": Rule(),
        "a_year_later": Rule(delay=1),
        "signs": Rule(entry=Entry.SIGN),
        "face_value": Rule(entry=Entry.START),
        "first_day": Rule(reading=Reading.FIRST),
        "last_day": Rule(reading=Reading.LAST),
        "unbroken_live_on": Rule(unbroken_until=newest_day(lives)),
    }
    return Asked(sample(lives, seen), tuple((code, sample(lives, seen, rule)) for code, rule in others.items()))


def _worked_out(asked: bytes) -> Lasting:
    # The process finds this very package, whether it is installed or run from its sources.
    path = os.pathsep.join(filter(None, (str(Path(tawam.__file__).parents[1]), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tawam.assessment.jobs"],
            input=asked,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        raise NotWorkedOut(f"it took more than {_SECONDS} seconds") from None
    if done.returncode:
        last_line = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise NotWorkedOut(last_line or f"the process ended with {done.returncode}")
    return TypeAdapter(Lasting).validate_json(done.stdout)
