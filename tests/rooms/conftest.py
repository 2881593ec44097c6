"""Rooms are tested on a database that holds the cast of tests/world.py."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker
from tests import cast_copies, world
from tests.rooms.made_people import account, client_of

from tawam.intake.actions import import_wikidata


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the rivals: whoever comes after them in one process finds no places."""
    for item in items:
        if isinstance(item, pytest.Function) and "rivals" in item.fixturenames:
            item.add_marker(pytest.mark.rivals)
            if connection.vendor == "sqlite":
                item.add_marker(pytest.mark.skip(reason="a database in memory is one connection: see PostgreSQL"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The places stay for the whole session: reading the gazetteer takes a second."""
    with django_db_blocker.unblock():
        world.places()
        cast_copies.put_aside()


@pytest.fixture
def rivals(transactional_db: None) -> None:
    """Every thread sees what the others committed; the tables are emptied after each of these tests."""
    world.places()


@pytest.fixture
def cast(db: None) -> None:
    """The whole cast in the database, and nothing kept from the test before."""
    cache.clear()
    cast_copies.bring_in()


@pytest.fixture
def run(tmp_path):
    """Import these items of Wikidata from a file of their own."""
    files = iter(range(100))

    def importing(*items: dict, **more: object):
        path = tmp_path / f"items{next(files)}.ndjson"
        path.write_text("\n".join(json.dumps(one) for one in items) + "\n", encoding="utf-8")
        return import_wikidata(paths=[path], folder=tmp_path / "staged", actor="test", **more)

    return importing


@pytest.fixture
def own_folder(settings, tmp_path):
    """What a test uploads lies in its own folder."""
    settings.DATA = tmp_path


@pytest.fixture
def editor() -> Client:
    """An editor's browser, in which she has signed in; it tells who acts in it."""
    standing = account("amal@example.org", editor=True)
    browser = client_of(standing)
    browser.actor = standing.actor
    return browser
