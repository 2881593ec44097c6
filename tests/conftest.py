"""What every test shares."""

import os
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

# Playwright keeps an event loop in the thread in which the tests then ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# No test is timed: a busy machine must not make one fail. Twice the examples take twice the time: before a release.
settings.register_profile("tawam", deadline=None, max_examples=int(os.environ.get("TAWAM_EXAMPLES", "50")))
settings.load_profile("tawam")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A page in Arabic leaves its language behind in the thread; the next test must not read it."""
    with translation.override("en"):
        yield
