"""Packages that only reports need: Tawam runs without them, and says so when a report is asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from django.utils.translation import gettext as _


class NeedsPackages(RuntimeError):
    """The packages of the extra ``report`` are not installed."""

    def __init__(self) -> None:
        super().__init__(_("Reports as PDF and DOCX need two more packages: pip install tawam[report]"))


def package(name: str) -> ModuleType:
    """A module of the extra; raises NeedsPackages."""
    try:
        return import_module(name)
    except ImportError:
        raise NeedsPackages from None
