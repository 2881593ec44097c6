"""The ids of what people enter: 32 hexadecimal digits, which a form brings along so that it counts once."""

from __future__ import annotations

import re
import uuid

_KEY = re.compile(r"[0-9a-f]{32}")


def is_key(text: str) -> bool:
    """Whether it is an id as they are given here."""
    return _KEY.fullmatch(text) is not None


def fresh_key() -> str:
    """An id that nothing has yet."""
    return uuid.uuid4().hex


def key_of(text: str) -> str:
    """The id that a form brought along; a fresh one where it brought none or somebody changed it."""
    return text if is_key(text) else fresh_key()
