"""Rules that are declared in a table: each is a function whose name is its code and whose docstring is its meaning."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Look = TypeVar("Look", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Declared(Generic[Look]):
    """A row of a table of rules; the kinds of rows add what else they tell of the rule."""

    look: Look

    @property
    def code(self) -> str:
        """The name of the rule."""
        return self.look.__name__

    @property
    def meaning(self) -> str:
        """The docstring of the rule, which is its documentation."""
        return inspect.getdoc(self.look) or ""
