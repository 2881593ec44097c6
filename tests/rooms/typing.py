"""Types something into every field of every form of a page that can go on in the other language."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TYPED = {"text", "url", "email", "search", "date", ""}


@dataclass
class Form:
    """A form: where it is sent, what stands in it already, and the fields into which somebody types."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: dict[str, dict[str, str | None]] = field(default_factory=dict)
    other: str = ""
    straight: str = ""

    def filled(self, numbers: Iterator[int]) -> dict[str, str]:
        """What somebody types: another text into each field, as the field asks for it."""
        return {name: _text(given, next(numbers)) for name, given in self.typed.items()}


def _text(given: dict[str, str | None], number: int) -> str:
    if (given.get("inputmode") == "numeric" and int(given.get("maxlength") or 9) < 10) or given.get("name") == "items":
        return str(number)
    if given.get("type") == "date":
        return f"2{number:03}-01-01"
    return f"https://x.org/{number}" if given.get("type") == "url" else f"t {number}"


class Forms(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.inside: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = Form((given.get("action") or "").split("#")[0], given.get("method") or "get")
            self.found.append(self.inside)
        elif self.inside is not None and (name := given.get("name")):
            self.field(self.inside, tag, name, given)

    def field(self, form: Form, tag: str, name: str, given: dict[str, str | None]) -> None:
        """One field, or the button of the other language."""
        kind = given.get("type") or ""
        if name == "_language":
            form.other, form.straight = given.get("value") or "", given.get("formaction") or ""
        elif "tabindex" not in given and (tag == "textarea" or (tag == "input" and kind in _TYPED)):
            form.typed[name] = given
        elif tag == "input" and kind == "hidden":
            form.fields[name] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None


def forms_of(page: str) -> list[Form]:
    """The forms that are sent and into which something can be typed."""
    return [one for one in Forms(page).found if one.method == "post" and one.typed]


def numbers() -> Iterator[int]:
    """Numbers that stand on no page by chance."""
    return itertools.count(731)
