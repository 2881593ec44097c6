"""What the model in the data folder says of a place; why it says nothing where there is none that fits."""

from __future__ import annotations

import logging
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from django.conf import settings
from pydantic import TypeAdapter, ValidationError

from tawam.basics.reasons import Reason
from tawam.matching import files
from tawam.matching.queries.learning import towns_of
from tawam.matching.queries.loading import needed
from tawam.matching.values import Card, Likely
from tawam.places import queries as places
from tawam.places.values import Place

if TYPE_CHECKING:
    from tawam.matching.rules.learning.likely import Learnt

_LOG = logging.getLogger(__name__)
_BUILDING = Lock()


def likely_of(place: Place) -> Likely:
    """What the model says of the partners of a place; its silence says why it says nothing."""
    stamp = files.model_stamp(_folder())
    if stamp is None:
        return Likely()
    with _BUILDING:
        return _likely(place, stamp, places.edition())


def model_card() -> Card | None:
    """The card of the kept model; None where none is kept or its card cannot be read."""
    try:
        return TypeAdapter(Card).validate_json(files.kept_model(_folder())[0])
    except (OSError, ValidationError):
        return None


def _folder() -> Path:
    return Path(settings.DATA)


# A reader moves the weights for one place; each kept answer takes half a megabyte.
@lru_cache(maxsize=16)
def _likely(place: Place, stamp: files.Stamp, edition: str) -> Likely:
    found = _learnt(stamp, edition)
    if isinstance(found, Reason):
        return Likely(silence=found)
    towns = needed("learning.towns").towns([place], {}, found.graph.towns.codes)
    return cast("Likely", needed("learning.likely").likely(found, towns))


@lru_cache(maxsize=1)
def _learnt(_stamp: files.Stamp, edition: str) -> Learnt | Reason:
    """The kept model, ready to be asked, or why it is not used; the log tells more than the page."""
    rules, packed = needed("learning.likely"), needed("learning.packed")
    try:
        told, content = files.kept_model(_folder())
        card = TypeAdapter(Card).validate_json(told)
        if card.gazetteer != edition:
            _LOG.warning("The model of likely links is of the gazetteer %s, and here is %s.", card.gazetteer, edition)
            return Reason("stale_model")
        if sha256(content).hexdigest() != card.sha256:
            raise packed.UnfitModel("The model of likely links is not the one that its card speaks of.")
        found = packed.unpack(content)
        return cast("Learnt", rules.learnt(towns_of(found.ids)[1], found))
    except (OSError, ValidationError, KeyError, packed.UnfitModel) as error:
        _LOG.warning("The model of likely links is not used: %s", error)
        return Reason("unfit_model")
