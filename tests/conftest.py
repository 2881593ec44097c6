"""What every test shares."""

import os

# Playwright keeps an event loop in the thread in which the tests then ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
