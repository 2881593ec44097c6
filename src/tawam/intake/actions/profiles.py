"""Keeping what somebody said of a list's columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from tawam.evidence.actions import write_journal
from tawam.intake import models
from tawam.intake.queries.profiles import NoSuchProfile, profile
from tawam.intake.rules.tables.profiles import BadProfile, check_fields, profile_mark
from tawam.intake.values.tables import Field, Profile

_LONGEST_NAME = 80


class ProfileChanged(ValueError):
    """Somebody else changed the profile after it was read."""

    def __init__(self) -> None:
        super().__init__("Somebody else has changed this profile since you opened it. Nothing was saved.")


class NameTaken(ValueError):
    """Another profile has the name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a profile “{name}” already. Choose another name, or delete that one first.")


@transaction.atomic
def save_profile(*, profile: Profile, actor: str) -> bool:
    """Keep a profile under its name, in place of one that has it; returns whether the name is new."""
    clean = _checked(profile)
    before = _kept(clean.name)
    fresh = _put(clean, actor)
    after = _kept(clean.name)
    write_journal(actor=actor, action="draft_save_profile", about=clean.name, before=before, after=after)
    return fresh


@transaction.atomic
def import_profiles(*, profiles: Iterable[Profile], actor: str) -> tuple[int, int]:
    """Keep several profiles, or none if one is wrong; returns how many are new and how many replaced others."""
    fresh = [save_profile(profile=one, actor=actor) for one in profiles]
    return sum(fresh), len(fresh) - sum(fresh)


@transaction.atomic
def rename_profile(*, name: str, to: str, actor: str) -> None:
    """Give a profile another name; raises NoSuchProfile, NameTaken and BadProfile."""
    wanted = _name(to)
    _rename(name, wanted)
    before, after = {"name": name}, {"name": wanted}
    write_journal(actor=actor, action="draft_rename_profile", about=wanted, before=before, after=after)


@transaction.atomic
def change_profile(*, name: str, to: Profile, actor: str, seen: str | None = None) -> None:
    """Edit a profile, its name included; raises NoSuchProfile, NameTaken and BadProfile, and then changes nothing.

    ``seen`` is the mark of the profile that was on the screen, None where nobody looked; raises ProfileChanged.
    """
    models.TableProfile.objects.select_for_update().filter(name=name).first()
    if seen is not None and seen != profile_mark(profile(name)):
        raise ProfileChanged
    clean, before = _checked(to), _kept(name)
    _rename(name, clean.name)
    _put(clean, actor)
    after = {"name": clean.name, **_kept(clean.name)}
    before = {"name": name, **before}
    write_journal(actor=actor, action="draft_change_profile", about=clean.name, before=before, after=after)


@transaction.atomic
def delete_profile(*, name: str, actor: str) -> None:
    """Forget a profile; what was read with it stays. Raises NoSuchProfile."""
    before = _kept(name)
    if not models.TableProfile.objects.filter(name=name).delete()[0]:
        raise NoSuchProfile(name)
    write_journal(actor=actor, action="draft_delete_profile", about=name, before=before, after={})


def _put(clean: Profile, actor: str) -> bool:
    _, fresh = models.TableProfile.objects.update_or_create(
        name=clean.name,
        defaults={
            "header": list(clean.header),
            "columns": {name: clean.mapping.columns.get(name, Field.IGNORE).value for name in clean.header},
            "defaults": {field.value: value for field, value in clean.mapping.defaults.items()},
            "made_by": actor,
            "changed_at": timezone.now(),
        },
    )
    return fresh


def _rename(name: str, wanted: str) -> None:
    row = models.TableProfile.objects.select_for_update().filter(name=name).first()
    if row is None:
        raise NoSuchProfile(name)
    if wanted != name and models.TableProfile.objects.filter(name=wanted).exists():
        raise NameTaken(wanted)
    row.name, row.changed_at = wanted, timezone.now()
    row.save(update_fields=["name", "changed_at"])


def _kept(name: str) -> dict[str, object]:
    """A profile as the journal tells it; empty where there is none."""
    row = models.TableProfile.objects.filter(name=name).first()
    return {} if row is None else {"header": row.header, "columns": row.columns, "defaults": row.defaults}


def _checked(profile: Profile) -> Profile:
    check_fields(profile.mapping.columns)
    return replace(profile, name=_name(profile.name))


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise BadProfile("has no name. Give it one.")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadProfile(f"has a name of more than {_LONGEST_NAME} characters, or with signs that cannot be shown.")
    return name
