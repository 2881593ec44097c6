"""Tawam can be imported without the readers of spreadsheets; reading a table then ends in a sentence."""

from __future__ import annotations

import io
import subprocess
import sys

import openpyxl
import pytest

from tawam.intake.files import uploads

SCRIPT = """
import importlib.abc, pathlib, sys, tempfile

class Without(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "python_calamine":
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Without())
import django
django.setup()
import tawam.config.commands
from tawam.intake.files.tables import BadTable, read_table
path = pathlib.Path(tempfile.mkdtemp()) / sys.argv[1]
path.write_bytes(bytes.fromhex(sys.argv[2]))
try:
    print(read_table(path).header)
except BadTable as error:
    print(error)
"""


def without_readers(name: str, content: bytes, folder: str) -> str:
    """What a process without the extra says to a file."""
    surroundings = {"PYTHONPATH": ":".join(filter(None, sys.path)), "TAWAM_DATA": folder}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, name, content.hex()],
        env={**surroundings, "DJANGO_SETTINGS_MODULE": "tawam.config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


class TestAProcessWithoutTheExtra:
    def test_reads_plain_text(self, tmp_path):
        assert without_readers("t.csv", b"town,partner\na,b\n", str(tmp_path)) == "('town', 'partner')\n"

    def test_names_the_extra_for_a_workbook(self, tmp_path):
        kept = io.BytesIO()
        openpyxl.Workbook().save(kept)
        assert "pip install tawam[tables]" in without_readers("t.xlsx", kept.getvalue(), str(tmp_path))


class TestAKeptFile:
    def test_comes_back_under_the_name_that_was_made_for_it(self, tmp_path):
        name = uploads.keep(tmp_path / "new", [b"a", b"b"])
        assert uploads.kept(tmp_path / "new", name).read_bytes() == b"ab"

    def test_may_be_read_by_nobody_else(self, tmp_path):
        name = uploads.keep(tmp_path, [b"a"])
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("name", ["", "../x", "/etc/passwd", "a" * 31, "A" * 32, "a" * 32 + "\n"])
    def test_of_another_name_is_none_of_ours(self, tmp_path, name):
        with pytest.raises(ValueError, match="no name of a kept file"):
            uploads.kept(tmp_path, name)

    def test_is_discarded_once_and_twice(self, tmp_path):
        name = uploads.keep(tmp_path, [b"a"])
        uploads.discard(tmp_path, name)
        uploads.discard(tmp_path, name)
        assert list(tmp_path.iterdir()) == []
