"""What every test shares: a data folder of its own, SQLite or a real PostgreSQL, plain static files."""

import os
import tempfile
from pathlib import Path

os.environ["TAWAM_DATA"] = tempfile.mkdtemp(prefix="tawam-test-")
Path(os.environ["TAWAM_DATA"], "static").mkdir()
# Playwright keeps an event loop in the thread in which the tests then ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

if os.environ.get("TAWAM_TEST_DATABASE") == "postgres":
    import pgserver

    SERVER = pgserver.get_server(Path(tempfile.mkdtemp(prefix="tawam-pg-")))
    os.environ["DATABASE_URL"] = SERVER.get_uri()

import pytest
from django.conf import settings as django_settings


@pytest.fixture(autouse=True)
def _plain_static_files() -> None:
    """Tests gather no static files, so no manifest is there to be asked."""
    django_settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }
