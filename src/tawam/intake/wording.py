"""The words of intake for people: what a text says of two places, and why a part of it was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tawam.intake.values.texts import Open, Relation

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

RELATIONS: Mapping[Relation, str | _StrPromise] = {
    Relation.TWINNED: _("The text says that they are twinned."),
    Relation.ENDED: _("The text says that it ended."),
    Relation.FAILED: _("The text says that it failed."),
    Relation.SUSPENDED: _("The text says that it is suspended."),
    Relation.NOT_TWINNED: _("The text says that they are not twinned."),
}
# What a statement is held against the registry for, by the kind of property.
POINTS: Mapping[str, str | _StrPromise] = {
    "linked": _("That there is a tie"),
    "signed": _("The year of its beginning"),
    "event": _("That it was broken off then"),
    "in_force": _("That it is over today"),
    "cause": _("The cause"),
}
WHY_OPEN: Mapping[Open, str | _StrPromise] = {
    Open.NO_PAIR: _("It speaks of a partnership, but no two places could be told."),
    Open.AMBIGUOUS: _("A name can mean several places, or none that is known: say in which country it lies."),
    Open.YEAR_ALONE: _("It gives a year for a partnership, but names no places."),
    Open.UNLIKE: _("The two names do not make a pair: one is a country and one a city, or both are one place."),
    Open.PLANNED: _("It speaks of a plan or a possibility, not of a partnership that exists."),
    Open.TOO_MANY: _("From here on the text makes more statements than are read: check it in parts."),
    Open.LANGUAGE: _("This does not look like English or Arabic, and only these are read."),
}
