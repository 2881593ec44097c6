"""An editor's way with a table, from the upload to the claims and back, in a browser; and a worker that is killed."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.journeys.people import PASSWORD, command

EDITOR = "editor@example.org"
WORDS = {
    "en": {"used": "used", "undone": "The reading was taken back", "twice": "nothing is recorded twice"},
    "ar": {"used": "مستعمَل", "undone": "جرى التراجع عن القراءة", "twice": "لا يُسجَّل شيء مرتين"},
}
HEADER = "town,country,partner town,partner country,since,form\n"
LINES = (
    "Leipzig,Germany,Lyon,France,1981,p",
    "Lyon,France,Leipzig,Germany,1981,p",
    "Bethlehem,,Cologne,Germany,1996,p",
    "Bethlehem,,Paris,France,1990/91,p",
    "Xyzzyqqq,France,Leipzig,Germany,1990,p",
    "Coventry,United Kingdom,Volgograd,Russia,1939,p",
    ",,Lyon,France,,",
)
TABLE = HEADER + "\n".join(LINES) + "\n"
BETHLEHEM, HEBRON = "gn:284315", "gn:285066"


@pytest.fixture
def editor(page: Page, base_url: str, surroundings: dict[str, str], language: str) -> Page:
    """A browser in which an editor has signed in."""
    command(
        surroundings, "create-admin", "--email", EDITOR, "--name", "Amal", "--password-stdin", given=f"{PASSWORD}\n"
    )
    page.goto(f"/{language}/account/login/?next=/{language}/workbench/tables/")
    page.locator("input[name=login]").fill(EDITOR)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile("/workbench/tables/$"))
    return page


def upload(page: Page, language: str, name: str = "twins.csv", content: str = TABLE) -> str:
    """Send a file; returns the address of its draft."""
    page.goto(f"/{language}/workbench/tables/new/")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": name, "mimeType": "text/csv", "buffer": content.encode()}]
    )
    page.locator("main form.stack button.primary").click()
    expect(page).to_have_url(re.compile("/columns/$"))
    return page.url.removesuffix("columns/")


def look_for_places(page: Page, title: str) -> None:
    """Describe the source, and wait until the rows were looked at."""
    page.locator("input[name=title]").fill(title)
    page.locator("main form button.primary").last.click()
    expect(page).to_have_url(re.compile("/rows/"), timeout=60_000)


def the_whole_way(page: Page, language: str, list_name: str) -> None:
    """Upload, settle a name in all rows, find a place by its name, confirm twice, and take it back."""
    at = upload(page, language, name=f"{list_name}.csv")
    look_for_places(page, "Journey’s register")
    expect(page.locator("#row-2 .outcome")).to_have_text(WORDS[language]["used"])
    expect(page.locator("#row-3.outcome-ignored")).to_be_visible()
    expect(page.locator("#row-8.outcome-refused")).to_be_visible()
    expect(page.locator("#row-7 .differences li").first).to_be_visible()
    page.locator(f"#row-4 input[value='{BETHLEHEM}']").check()
    page.locator("#row-4 form.choice button").click()
    expect(page.locator("#row-4.outcome-used")).to_be_visible()
    expect(page.locator("#row-5.outcome-used .faults li")).to_be_visible()
    page.goto(f"{at}rows/?show=asked")
    page.locator("#row-6 form.choice a").click()
    page.locator("#find").fill("Hebron")
    page.locator(".find-line button").click()
    page.locator(f"input[value='{HEBRON}']").check()
    page.locator("form.choice button.primary").click()
    expect(page.locator("main .empty")).to_be_visible()
    page.goto(f"{at}confirm/")
    page.locator("main form button.primary").click()
    expect(page).to_have_url(re.compile("/result/$"), timeout=60_000)
    page.locator("a.primary").click()
    expect(page.locator("h1")).to_have_text("Journey’s register")
    page.goto(f"{at}result/")
    page.locator("form.undo button").click()
    expect(page.locator("h1")).to_have_text(WORDS[language]["undone"], timeout=60_000)


class TestAnEditor:
    def test_makes_claims_of_a_table_and_takes_them_back(self, editor: Page, language: str) -> None:
        the_whole_way(editor, language, f"with-script-{language}")

    def test_who_confirms_in_two_tabs_records_once(self, editor: Page, language: str) -> None:
        at = upload(editor, language, name=f"tabs-{language}.csv", content=HEADER + LINES[0] + "\n")
        look_for_places(editor, "Two tabs")
        second = editor.context.new_page()
        for tab in (editor, second):
            tab.goto(f"{at}confirm/")
        for tab in (editor, second):
            tab.locator("main form button.primary").click()
        expect(second.locator("main")).to_contain_text(WORDS[language]["twice"])
        expect(second).to_have_url(re.compile("/result/$"), timeout=60_000)
        second.locator("a.primary").click()
        expect(second.locator("h2 ~ .scroll tbody tr, section table tbody tr").first).to_be_visible()

    def test_reads_every_page_whatever_the_light_and_the_width(self, editor: Page, language: str) -> None:
        at = upload(editor, language, name=f"axe-{language}.csv")
        self.check(editor, f"{at}columns/")
        look_for_places(editor, "A register to look at")
        home = f"/{language}/workbench/tables/"
        for address in (home, f"{home}new/", f"{home}profiles/", f"{at}rows/", f"{at}rows/4/one/", f"{at}confirm/"):
            self.check(editor, address)
        self.check(editor, f"{at}delete/")

    def check(self, page: Page, address: str) -> None:
        """Nothing for axe to complain about, and nothing that scrolls sideways on a phone."""
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.goto(address)
            found = Axe().run(page).response["violations"]
            assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found] == [], address
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
        page.set_viewport_size({"width": 1280, "height": 800})


class TestAnEditorWithoutScript:
    @pytest.fixture
    def browser_context_args(self, browser_context_args: dict[str, object]) -> dict[str, object]:
        return {**browser_context_args, "java_script_enabled": False}

    def test_goes_the_same_way(self, editor: Page, language: str) -> None:
        the_whole_way(editor, language, f"without-script-{language}")


DRIVE = """
import sys, django
django.setup()
from tawam.intake import actions, queries
draft = actions.upload_table(chunks=[open(sys.argv[1], "rb").read()], name="killed.csv", actor="test")
print(actions.map_draft(token=draft.token, mapping=draft.mapping, source=draft.source, actor="test").token)
"""
CONFIRM = """
import sys, django
django.setup()
from tawam.intake import actions
print(actions.confirm_draft(token=sys.argv[1], actor="test"))
"""


class TestAWorkerThatIsKilled:
    """`tawam work` on a copy of the server's data folder, ended by kill -9 at random moments."""

    ROWS = 3_000

    @pytest.fixture
    def folder(self, base_url: str, surroundings: dict[str, str], tmp_path: Path) -> dict[str, str]:
        """The surroundings of a process in a data folder of its own."""
        with sqlite3.connect(Path(surroundings["TAWAM_DATA"]) / "tawam.sqlite3") as source:
            with sqlite3.connect(tmp_path / "tawam.sqlite3") as copy:
                source.backup(copy)
            copy.close()
        source.close()
        return surroundings | {"TAWAM_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tawam.config.settings"}

    def run(self, folder: dict[str, str], script: str, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script, *words], env=folder, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def ask(self, folder: dict[str, str], sql: str) -> list[tuple[object, ...]]:
        database = sqlite3.connect(Path(folder["TAWAM_DATA"]) / "tawam.sqlite3", timeout=60)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.commit()
            database.close()

    def is_busy(self, folder: dict[str, str], token: str) -> bool:
        return bool(self.ask(folder, f"SELECT worker FROM intake_tabledraft WHERE token = '{token}'")[0][0])

    def worker(self, folder: dict[str, str]) -> subprocess.Popen[bytes]:
        call = [sys.executable, "-c", "from tawam.config.cli import main; main()", "work", "--until-idle"]
        return subprocess.Popen(call, env=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def work(self, folder: dict[str, str], token: str, kills: random.Random) -> None:
        """Let three workers begin and die in the midst of their work, and a fourth come to the end."""
        for _ in range(3):
            worker = self.worker(folder)
            while not self.is_busy(folder, token) and worker.poll() is None:
                time.sleep(0.05)
            time.sleep(kills.uniform(0.0, 1.5))
            worker.kill()
            worker.communicate()
            # The minute after which a silent worker is taken for dead has passed; so many deaths are the test's.
            self.ask(folder, "UPDATE intake_tabledraft SET beat_at = '2000-01-01', attempts = 0 WHERE worker != ''")
        last = self.worker(folder)
        _, told = last.communicate(timeout=300)
        assert last.returncode == 0, told

    def test_loses_nothing_and_doubles_nothing(self, folder: dict[str, str], tmp_path: Path) -> None:
        kills = random.Random(20261125)
        table = tmp_path / "killed.csv"
        lines = [f"Leipzig,Germany,Lyon,France,{1000 + n % 1000},{'pfk'[n // 1000]}" for n in range(self.ROWS)]
        table.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
        token = self.run(folder, DRIVE, str(table))
        before = self.ask(folder, "SELECT count(*) FROM evidence_claim")[0][0]
        self.work(folder, token, kills)
        rows = self.ask(folder, f"SELECT position FROM intake_tablerow WHERE draft_id = '{token}' ORDER BY position")
        assert rows == [(n,) for n in range(self.ROWS)]
        assert self.run(folder, CONFIRM, token) == "True"
        self.work(folder, token, kills)
        assert self.ask(folder, f"SELECT state FROM intake_tabledraft WHERE token = '{token}'") == [("recorded",)]
        (reading,) = self.ask(folder, "SELECT claims, added FROM evidence_reading WHERE dataset = 'table:killed'")
        assert reading[0] == reading[1]
        assert self.ask(folder, "SELECT count(*) FROM evidence_claim")[0][0] == before + reading[1]
