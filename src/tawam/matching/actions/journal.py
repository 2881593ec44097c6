"""What the writes share: who may, and what is refused; and the entry that requests and criteria leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from tawam.matching import models
from tawam.matching.phrases.requests import wrong
from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.values.requests import RequestAct
from tawam.people.rules import may_speak_for
from tawam.people.values import Standing


class NotYours(PermissionError):
    """Somebody writes for a place for which they do not speak."""

    def __init__(self) -> None:
        super().__init__(_("Only officers and heads of this place write in its name."))


class Unfit(ValueError):
    """What was to be kept has faults; the message says which."""

    def __init__(self, faults: Iterable[Wrong]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__(" ".join(wrong(one) for one in self.faults))


class ChangedMeanwhile(ValueError):
    """Somebody else has changed it after it was read; ``version`` is the one that stands now."""

    def __init__(self, version: int) -> None:
        super().__init__(_("Somebody else has changed this since you opened it. Nothing of yours is saved yet."))
        self.version = version


class NothingChanged(ValueError):
    """It stands already as somebody wants it."""

    def __init__(self) -> None:
        super().__init__(_("Nothing was changed."))


def allowed(*, standing: Standing | None, place: str) -> Standing:
    """Who acts, if they speak for the place; raises NotYours."""
    if standing is None or not may_speak_for(standing, place):
        raise NotYours
    return standing


def refuse(*, faults: Iterable[Wrong]) -> None:
    """Raise Unfit if there is any fault."""
    found = tuple(faults)
    if found:
        raise Unfit(found)


def noted(
    *,
    about: str,
    version: int,
    act: RequestAct,
    by: Standing,
    before: Mapping[str, object] | None,
    after: Mapping[str, object],
) -> None:
    """The one entry of a write."""
    models.RequestRevision.objects.create(
        about=about, version=version, act=act, by=by.actor, at=timezone.now(), before=before, after=after
    )
