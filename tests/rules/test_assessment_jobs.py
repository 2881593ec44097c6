"""The process of its own that works the figures out: a sample in, figures out, and nothing of the framework."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from pydantic import TypeAdapter
from tests.rules.outside import ROOT
from tests.rules.watched import many, spell

from tawam.assessment.rules.lasting import Asked, Lasting
from tawam.assessment.rules.spells import LeftOut, Sample
from tawam.assessment.rules.survival import lasting

SAMPLE = Sample((*many(12), *(spell(0.0, 60.0, link=f"lasting-{n}") for n in range(9))), {LeftOut.NO_START: 4})
ASKED = Asked(SAMPLE, (("as_read", SAMPLE),))


def run(text: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    """The process with this for its input."""
    command = [sys.executable, *(words or ("-m", "tawam.assessment.jobs"))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, input=text, capture_output=True, env=environment, timeout=120, check=False)


class TestTheProcess:
    def test_gives_the_figures_that_the_rules_give(self):
        done = run(TypeAdapter(Asked).dump_json(ASKED))
        assert done.returncode == 0, done.stderr
        assert TypeAdapter(Lasting).validate_json(done.stdout) == lasting(ASKED)

    @pytest.mark.parametrize("text", [b"", b"{}", b"[1, 2]", b'{"sample": {"spells": 7}}'])
    def test_ends_with_an_error_and_no_figures_on_what_is_no_sample(self, text):
        done = run(text)
        assert done.returncode != 0
        assert done.stdout == b""
        assert b"Asked" in done.stderr

    def test_needs_no_database_and_no_settings(self):
        probe = "import tawam.assessment.jobs, sys; print('django' in sys.modules, 'lifelines' in sys.modules)"
        assert run(b"", "-c", probe).stdout.split() == [b"False", b"True"]


class TestTheSpells:
    def test_and_what_is_told_of_them_need_no_statistics_library(self):
        probe = (
            "import sys; sys.modules.update(dict.fromkeys(['lifelines', 'numpy', 'pandas', 'scipy'])); "
            "import tawam.assessment.rules.spells, tawam.assessment.rules.lasting; print('fine')"
        )
        assert run(b"", "-c", probe).stdout.strip() == b"fine"
