"""Accounts for tests, made as the command line makes them."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.test import Client

from tawam.people.actions import appoint, create_account
from tawam.people.values import Standing

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
