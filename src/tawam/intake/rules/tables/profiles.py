"""What a person said of a list's columns, as JSON text and back, and which list it fits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from tawam.basics.marks import mark
from tawam.intake.rules.tables.headers import words_of
from tawam.intake.values.tables import ColumnMapping, Field, Profile

_VERSION = 1
_PARTS = {"version", "name", "columns", "defaults"}
_LONGEST = 1_000_000


class BadProfile(ValueError):
    """A text that holds no profile; the message says what is wrong and what to do."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"The profile {problem}")


def profile_mark(profile: Profile) -> str:
    """A short mark of a profile as somebody has read it: another once it was changed."""
    return mark(profile_text(profile))


def profile_text(profile: Profile) -> str:
    """The profile as JSON that a person can read and edit."""
    return json.dumps(_content(profile), ensure_ascii=False, indent=2) + "\n"


def profiles_text(profiles: Iterable[Profile]) -> str:
    """Several profiles as one JSON array, to be shared."""
    return json.dumps([_content(one) for one in profiles], ensure_ascii=False, indent=2) + "\n"


def parse_profile(text: str) -> Profile:
    """The profile that the text holds; raises BadProfile."""
    return _profile(_json(text))


def parse_profiles(text: str) -> list[Profile]:
    """The profiles that the text holds: one, or a JSON array of them, each name once; raises BadProfile."""
    content = _json(text)
    found = [_profile(one) for one in (content if isinstance(content, list) else [content])]
    names = [one.name for one in found]
    for name in names:
        if names.count(name) > 1:
            raise BadProfile(f"“{name[:40]}” is there twice. Leave one of them out.")
    return found


def _content(profile: Profile) -> Mapping[str, object]:
    return {
        "version": _VERSION,
        "name": profile.name,
        "columns": {name: profile.mapping.columns.get(name, Field.IGNORE).value for name in profile.header},
        "defaults": {field.value: value for field, value in profile.mapping.defaults.items()},
    }


def _profile(content: object) -> Profile:
    if not isinstance(content, dict):
        raise BadProfile("must be a JSON object.")
    if content.keys() != _PARTS or content["version"] != _VERSION:
        raise BadProfile(f"must have the parts {', '.join(sorted(_PARTS))}, with version {_VERSION}. Write it anew.")
    if not isinstance(content["name"], str) or not content["name"].strip():
        raise BadProfile("has no name. Give it one.")
    columns = {name: _field(field) for name, field in _texts(content, "columns").items()}
    if not columns:
        raise BadProfile("says nothing of any column. Name at least one.")
    check_fields(columns)
    defaults = {_field(field): value for field, value in _texts(content, "defaults").items()}
    return Profile(content["name"], tuple(columns), ColumnMapping(columns, defaults))


def fitting_profile(header: Sequence[str], profiles: Iterable[Profile]) -> Profile | None:
    """The profile made for a table with these columns, in any order; case and accents do not matter.

    None if there is none, or more than one.
    """
    wanted = _signature(header)
    found = [profile for profile in profiles if _signature(profile.header) == wanted]
    return found[0] if len(found) == 1 else None


def applied(profile: Profile, header: Sequence[str]) -> ColumnMapping:
    """The mapping of a profile for the column names as this table writes them."""
    held = {tuple(words_of(name)): field for name, field in profile.mapping.columns.items()}
    exact = profile.mapping.columns
    columns = {name: exact.get(name) or held.get(tuple(words_of(name)), Field.IGNORE) for name in header}
    return ColumnMapping(columns, profile.mapping.defaults)


def _signature(header: Sequence[str]) -> list[list[str]]:
    return sorted(words_of(name) for name in header)


def _json(text: str) -> object:
    if len(text) > _LONGEST:
        raise BadProfile(f"is longer than {_LONGEST:,} characters.")
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadProfile(f"is no JSON ({error}). Write it anew.") from None
    return content


def _texts(content: Mapping[str, object], part: str) -> Mapping[str, str]:
    found = content[part]
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise BadProfile(f"must have texts in “{part}”.")
    return found


def _field(name: str) -> Field:
    try:
        return Field(name)
    except ValueError:
        raise BadProfile(f"names “{name[:40]}”, which is no field; fields are {', '.join(Field)}.") from None


def check_fields(columns: Mapping[str, Field]) -> None:
    """Raise BadProfile where two columns are said to hold the same."""
    held = [field for field in columns.values() if field is not Field.IGNORE]
    for field in held:
        if held.count(field) > 1:
            raise BadProfile(f"says of two columns that they hold {field}. Set one of them to ignore.")
