"""The real product: `tawam serve` on an empty data folder, and a real Chromium before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# Without these flags Chromium keeps asking for its maker's servers.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 600


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys; without a browser they are skipped in plain sight, or fail where CI asks for them."""
    mine = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in mine:
        item.add_marker(pytest.mark.journey)
        if CHROMIUM is None and not os.environ.get("TAWAM_REQUIRE_BROWSER"):
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: the browser journeys were NOT run"))


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    """Each journey is made in both languages."""
    return str(request.param)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium: Playwright's own cannot be fetched everywhere."""
    assert CHROMIUM, "TAWAM_REQUIRE_BROWSER is set and there is no Chromium"
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the server: an empty data folder, and a folder into which mail is put."""
    mail = tmp_path_factory.mktemp("mail")
    environment = os.environ | {
        "TAWAM_DATA": str(tmp_path_factory.mktemp("atlas")),
        "TAWAM_EMAIL_URL": f"file://{mail}",
        "TAWAM_CONTACT": "hall@example.org",
    }
    # A stranger's shell knows neither a database of ours nor the settings of these tests.
    for ours in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(ours, None)
    return environment


@pytest.fixture(scope="session")
def base_url(surroundings: dict[str, str]) -> Iterator[str]:
    """A server that was started as a stranger starts it."""
    port = _free_port()
    command = [sys.executable, "-c", "from tawam.config.cli import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, server.stdout.read().decode() if server.stdout else "the server stopped"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except urllib.error.URLError:
            time.sleep(0.3)
    raise AssertionError(f"no answer within {PATIENCE} s")
