"""Accounts for tests, made as the command line makes them."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.test import Client

from tawam.people.actions import accept_invitation, appoint, create_account, invite
from tawam.people.queries import standing
from tawam.people.values import Role, Standing

PASSWORD = "Lantern-harbour-42"


def account(email: str = "sam@example.org", **rights: bool) -> Standing:
    """An account with the rights ``editor`` or ``administrator``."""
    made = create_account(email=email, password=PASSWORD, name=email.split("@", maxsplit=1)[0].title(), actor="test")
    return appoint(email=email, actor="test", **rights) if rights else made


def client_of(standing: Standing) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=standing.account))
    return client


def member(email: str, place: str, role: Role) -> Standing:
    """An account with a role at a place, given as an administrator's invitation gives it."""
    made = account(email)
    by = create_account(email=f"root-{made.account}@example.net", password=PASSWORD, actor="test")
    appoint(email=by.email, administrator=True, actor="test")
    invitation, _ = invite(email=email, place=place, role=role, by=by.account)
    accept_invitation(number=invitation.number, by=made.account)
    return standing(made.account)
