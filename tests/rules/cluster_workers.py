"""Three workers for the whole session: starting them takes seconds. Test modules name this file as a plugin."""

from __future__ import annotations

from collections.abc import Iterator

import distributed
import pytest
from tests.rules.clusters import SLOW, cluster


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[distributed.LocalCluster]:
    """Three workers, which are started anew when they end."""
    with cluster(3, tmp_path_factory.mktemp("workers"), SLOW) as made:
        yield made
