"""The languages of the interface and the direction they are written in."""

from __future__ import annotations

LANGUAGES = ("en", "ar")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, for the ``dir`` attribute."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def page_language(code: str | None) -> str:
    """The language of a page for what Django has active: ``ar`` for ``ar-jo``, English where nothing is."""
    return (code or LANGUAGES[0]).split("-", maxsplit=1)[0]
