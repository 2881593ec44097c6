"""A stranger starts the demonstration and sees fading and thriving links at once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.conftest import _free_port, _wait_for

TAWAM = [sys.executable, "-c", "from tawam.config.cli import main; main()"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a demonstration and the password that its command printed."""
    folder = tmp_path_factory.mktemp("demo") / "town"
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TAWAM_DATA")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    port = _free_port()
    told = Path(folder.parent, "told.txt")
    command = [*TAWAM, "serve", "--demo", "--data", str(folder), "--port", str(port)]
    with told.open("wb") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            found = re.search(r"Password of all:\s+(\S+)", told.read_text())
            assert found, told.read_text()
            yield address, found[1]
        finally:
            server.terminate()


class TestAStranger:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_signs_in_as_an_officer_and_reads_the_warnings(
        self, demo: tuple[str, str], browser: Browser, language: str
    ) -> None:
        address, password = demo
        page = browser.new_page(base_url=address)
        page.goto(f"/{language}/account/login/")
        page.locator("input[name=login]").fill("officer@quillhaven.example")
        page.locator("input[name=password]").fill(password)
        page.locator("form.card button.primary").click()
        page.goto(f"/{language}/workbench/")
        page.locator("a[href$='/attention/']").click()
        expect(page.locator("aside.demonstration")).to_contain_text("عرض تجريبي")
        rows = page.locator("table.links tbody tr")
        expect(rows).to_have_count(5)
        expect(rows.first.locator("td").first).to_have_text(page.locator(".level-fading").first.inner_text())
        assert page.locator(".level-thriving").count() >= 1
        page.close()
