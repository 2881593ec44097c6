"""The product's settings for tests: a data folder of their own, SQLite or a real PostgreSQL, plain static files.

The surroundings are prepared before the settings read them, so this is the module that pytest-django is given.
"""

import os
import tempfile
from pathlib import Path

os.environ["TAWAM_DATA"] = tempfile.mkdtemp(prefix="tawam-test-")
Path(os.environ["TAWAM_DATA"], "static").mkdir()

if os.environ.get("TAWAM_TEST_DATABASE") == "postgres":
    # Machines without a login session have none; the server's wheel asks for it when it is imported.
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="tawam-run-"))
    import pgserver

    SERVER = pgserver.get_server(Path(tempfile.mkdtemp(prefix="tawam-pg-")))
    # Its files are thrown away with it: nothing need survive a loss of power.
    for order in ("alter system set fsync = off", "alter system set full_page_writes = off", "select pg_reload_conf()"):
        SERVER.psql(order)
    os.environ["DATABASE_URL"] = SERVER.get_uri()

from tawam.config.settings import *  # noqa: F403
from tawam.config.settings import STORAGES

# Tests gather no static files, so there is no manifest to be asked.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# A password is hashed so slowly that guessing is dear; the tests guess nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
