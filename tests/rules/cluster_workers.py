"""Workers for the whole session, since starting them takes seconds, and dumps; test modules name this as a plugin."""

from __future__ import annotations

from collections.abc import Iterator

import distributed
import pytest
from tests.rules.clusters import SLOW, cluster
from tests.rules.test_intake_dumps import random_dump
from tests.rules.test_intake_stretches import written


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[distributed.LocalCluster]:
    """Three workers, which are started anew when they end."""
    with cluster(3, tmp_path_factory.mktemp("workers"), SLOW) as made:
        yield made


@pytest.fixture
def big(tmp_path):
    """One dump of ten parts."""
    return written(tmp_path, random_dump(1_600), "big.json")


@pytest.fixture
def slow(tmp_path):
    """The same, of which each line takes a worker some time."""
    return written(tmp_path, random_dump(1_600), "slow.json")
