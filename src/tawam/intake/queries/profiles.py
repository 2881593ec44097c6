"""The profiles that are kept: what was said of the columns of lists."""

from __future__ import annotations

from collections.abc import Sequence

from tawam.intake import models
from tawam.intake.rules.tables.profiles import fitting_profile
from tawam.intake.values.tables import ColumnMapping, Field, Profile


class NoSuchProfile(LookupError):
    """No profile has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no profile “{name[:80]}”.")


def profiles() -> list[Profile]:
    """Every profile, by name."""
    return [profile_value(row) for row in models.TableProfile.objects.all()]


def profile(name: str) -> Profile:
    """The profile of this name; raises NoSuchProfile."""
    # An address may hold a NUL, with which PostgreSQL refuses to compare anything.
    row = None if "\x00" in name else models.TableProfile.objects.filter(name=name).first()
    if row is None:
        raise NoSuchProfile(name)
    return profile_value(row)


def profile_for(header: Sequence[str]) -> Profile | None:
    """The one profile that was made for a table with these columns."""
    return fitting_profile(header, profiles())


def profile_value(row: models.TableProfile) -> Profile:
    """A profile's row as a value."""
    return Profile(row.name, tuple(row.header), mapping_value(row.columns, row.defaults))


def mapping_value(columns: dict[str, str], defaults: dict[str, str]) -> ColumnMapping:
    """A mapping as kept in two columns of JSON."""
    return ColumnMapping(
        {name: Field(field) for name, field in columns.items()},
        {Field(field): value for field, value in defaults.items()},
    )
