"""The door of the command ``tawam``: chooses the data folder, sets Django up, hands over to the commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import django

from tawam.config.environment import UnfitSurroundings


def main() -> None:
    """Run the command line. Settings are read at the import of Django's rooms, so the data folder comes first."""
    folder = data_folder_asked(sys.argv[1:])
    if folder:
        os.environ["TAWAM_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawam.config.settings")
    try:
        django.setup()
    except UnfitSurroundings as error:
        sys.exit(f"Error: {error}")
    import_module("tawam.config.commands").tawam()


def data_folder_asked(arguments: Sequence[str]) -> str:
    """The value of ``--data`` among the arguments; empty if it is not given.

    ``tawam bench match --data`` names a list of pairs and no folder.
    """
    if arguments[:1] == ["bench"]:
        return ""
    for number, argument in enumerate(arguments):
        if argument.startswith("--data="):
            return argument.removeprefix("--data=")
        if argument == "--data" and number + 1 < len(arguments):
            return arguments[number + 1]
    return ""
