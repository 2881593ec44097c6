"""The parts that need numpy or scikit-learn, loaded when first asked for: Tawam runs without the extra.

This is the one place of the room that imports by name. ``find_spec`` looks for the library without loading it, so
that a server which nobody asks for partners holds none of it.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.utils.translation import gettext as _


class NoMatchingLibrary(LookupError):
    """The optional libraries are not installed."""

    def __init__(self) -> None:
        super().__init__(_("Partners are looked for with numpy and scikit-learn: pip install tawam[matching]"))


def needed(module: str, shelf: str = "rules") -> ModuleType:
    """A module of this room that uses the libraries; raises NoMatchingLibrary where they are not installed."""
    if find_spec("numpy") is None or find_spec("sklearn") is None:
        raise NoMatchingLibrary
    return import_module(f"tawam.matching.{shelf}.{module}")
