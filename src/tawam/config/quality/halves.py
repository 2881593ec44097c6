"""Which names may be looked at while the rules are improved, and which only tell whether that helped."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from tawam.places.rules.text import normalise


class Half(StrEnum):
    """Half of all names: rules are improved by looking at ``tuning`` only."""

    TUNING = "tuning"
    HELD_OUT = "held_out"


def half(name: str) -> Half:
    """The half of a name, by a digest of its normal form: a name is in the same one in every list, for ever."""
    return (Half.TUNING, Half.HELD_OUT)[hashlib.sha256(normalise(name).encode()).digest()[0] % 2]
