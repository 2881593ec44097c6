"""The cast is built once in a session, and copied into the tables for each test: building takes a third of a test."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, transaction

from tests import world

ASIDE = "cast_of_"
TABLES: list[str] = []


def put_aside() -> None:
    """Build the cast, keep its rows aside and leave the tables as they were."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = _filled()
        world.build()
        TABLES.extend(sorted(_filled() - before))
        for table in TABLES:
            cursor.execute(f"CREATE TABLE {ASIDE}{table} AS SELECT * FROM {table}")
            cursor.execute(f"DELETE FROM {table}")


def bring_in() -> None:
    """The cast as it was built; the numbers of its rows are those of the first time."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"INSERT INTO {table} SELECT * FROM {ASIDE}{table}")


def _filled() -> set[str]:
    """The tables with rows."""
    return {model._meta.db_table for model in apps.get_models() if model.objects.exists()}
