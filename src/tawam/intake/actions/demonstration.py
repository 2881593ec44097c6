"""The made-up town enters a data folder of its own, once; nothing of it can enter another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from tawam.assessment.actions import report_circumstance, set_task
from tawam.evidence.actions import record_dataset
from tawam.evidence.queries import claims_of_dataset
from tawam.exchange.actions import log_entry
from tawam.exchange.values import Activity, Agreement
from tawam.intake.files import demonstration_file
from tawam.intake.rules.demonstration import DATASET, demonstration
from tawam.intake.values.demonstration import Demonstration, MadeUpAccount, MadeUpTie
from tawam.people.actions import accept_invitation, appoint, create_account, invite
from tawam.people.queries import standing
from tawam.people.values import Role, Standing
from tawam.places.actions import add_places
from tawam.registry.actions import declare, propose, reconcile
from tawam.registry.rules.pairs import pair_subject

_ACTOR = "demonstration"


class NoDemonstration(PermissionError):
    """The data folder is not one of a demonstration."""

    def __init__(self) -> None:
        super().__init__("This data folder is not a demonstration's: start one with “tawam serve --demo”.")


@transaction.atomic
def load_demonstration(*, password: str, today: dt.date) -> Demonstration:
    """Load the town with its accounts, which all have this password; what is there already stays as it is.

    Raises NoDemonstration, and then writes nothing, in a data folder that was not made for it.
    """
    if not settings.DEMONSTRATION:
        raise NoDemonstration
    told = demonstration(*demonstration_file(), today)
    # Always: another edition of the gazetteer retires places that it does not know.
    add_places(places=told.places, names={})
    if not claims_of_dataset(DATASET):
        _build(told, _people(told, password), today)
    return told


def _people(told: Demonstration, password: str) -> dict[str, Standing]:
    """The accounts with their roles, each given by invitation; by place, who speaks for it."""
    made = {one.email: _account(one, password) for one in told.accounts}
    root = next(made[one.email] for one in told.accounts if one.right == "administrator")
    for one in told.accounts:
        if one.role:
            invitation, _ = invite(email=one.email, place=one.place, role=one.role, by=root.account)
            accept_invitation(number=invitation.number, by=made[one.email].account)
    speakers = [one for one in told.accounts if one.role is Role.OFFICER]
    return {one.place: standing(made[one.email].account) for one in speakers}


def _account(one: MadeUpAccount, password: str) -> Standing:
    made = create_account(email=one.email, password=password, name=one.name, actor=_ACTOR)
    rights = {one.right: True} if one.right else {}
    return appoint(email=one.email, actor=_ACTOR, **rights) if rights else made


def _build(told: Demonstration, speakers: Mapping[str, Standing], today: dt.date) -> None:
    recorded = record_dataset(
        dataset=DATASET,
        sources=[told.source],
        claims=[claim for tie in told.ties for claim in tie.claims],
        actor=_ACTOR,
    )
    reconcile(subjects=recorded.subjects, actor=_ACTOR)
    for tie in told.ties:
        _declare(tie, told.town.id, speakers)
        _log(tie, speakers[told.town.id], today)


def _declare(tie: MadeUpTie, town: str, speakers: Mapping[str, Standing]) -> None:
    for number, one in enumerate(tie.declarations):
        by = speakers[one.side]
        if tie.claims or number:
            declare(declaration=one, partnership_id=pair_subject(town, tie.partner.id), standing=by)
        else:
            propose(declaration=one, partner=tie.partner.id, standing=by)


def _log(tie: MadeUpTie, by: Standing, today: dt.date) -> None:
    town = next(iter(by.roles)).place
    entries: list[Activity | Agreement] = [*tie.activities, *tie.agreements]
    for entry in entries:
        log_entry(stated=entry, for_place=town, standing=by)
    for told in tie.circumstances:
        report_circumstance(partnership_id=tie.subject, told=told, standing=by, today=today)
    for task in tie.tasks:
        set_task(task=task, standing=by)
