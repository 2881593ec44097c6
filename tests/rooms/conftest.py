"""Rooms are tested on a database that holds the cast of tests/world.py."""

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker
from tests import world


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The places stay for the whole session: reading the gazetteer takes a second."""
    with django_db_blocker.unblock():
        world.places()


@pytest.fixture
def cast(db: None) -> None:
    """The whole cast in the database, and nothing kept from the test before."""
    cache.clear()
    world.build()
