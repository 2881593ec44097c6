"""The door of the command ``tawam``: chooses the data folder, sets Django up, hands over to the commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import django
from django.db import OperationalError

from tawam.config.environment import UnfitSurroundings, claim_for_demonstration

_WITH_DEMO = ("serve", "prepare")


def main() -> None:
    """Run the command line. Settings are read at the import of Django's rooms, so the data folder comes first."""
    folder = data_folder_asked(sys.argv[1:])
    if "--demo" in sys.argv[1:] and sys.argv[1] in _WITH_DEMO:
        folder = folder or os.environ.get("TAWAM_DATA") or "tawam-demo"
        _claim(folder)
    if folder:
        os.environ["TAWAM_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawam.config.settings")
    try:
        django.setup()
    except UnfitSurroundings as error:
        sys.exit(f"Error: {error}")
    try:
        import_module("tawam.config.commands").tawam()
    except (OperationalError, OSError) as error:
        # A disk that is full or read-only, a database that went away: the surroundings, not a fault of ours to trace.
        sys.exit(f"Error: The data folder or the database cannot be used: {error}. What was begun is not kept.")


def _claim(folder: str) -> None:
    try:
        claim_for_demonstration(folder)
    except UnfitSurroundings as error:
        sys.exit(f"Error: {error}")


def data_folder_asked(arguments: Sequence[str]) -> str:
    """The value of ``--data`` among the arguments; empty if it is not given.

    With ``tawam bench match`` and ``tawam learn`` it names a list of pairs and no folder.
    """
    if arguments[:1] in (["bench"], ["learn"]):
        return ""
    for number, argument in enumerate(arguments):
        if argument.startswith("--data="):
            return argument.removeprefix("--data=")
        if argument == "--data" and number + 1 < len(arguments):
            return arguments[number + 1]
    return ""
