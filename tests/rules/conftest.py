"""The rules are tested without a database; the same examples are drawn on every machine."""

import hypothesis
import pytest

hypothesis.settings.register_profile("tawam", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.register_profile("tawam-search", deadline=None, max_examples=2000)
# `pytest --hypothesis-profile tawam-search tests/rules` looks for new examples, and for longer.
if hypothesis.settings.get_current_profile_name() != "tawam-search":
    hypothesis.settings.load_profile("tawam")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A rule that asks the database is no rule: such a test would fail here for want of the mark."""
    for item in items:
        if item.path.parent.name == "rules":
            assert not list(item.iter_markers("django_db")), f"{item.nodeid} asks for the database"
