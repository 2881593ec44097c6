"""The table of the targets is made from the published list, codes only, and made again it is the same."""

from __future__ import annotations

import pytest
from scripts.build_sdg_targets import TABLE, table
from tests.rules.outside import shared

LIST = "<x><code>1.1</code><name>no poverty</name><code>1.2</code><code>1.a</code><code> 2.1 </code></x>"


def made(codelist: str) -> frozenset[str]:
    """The codes that a made table holds."""
    scope: dict[str, frozenset[str]] = {}
    exec(compile(table(codelist), "made", "exec"), scope)
    return scope["SDG_TARGETS"]


class TestTheScript:
    def test_takes_the_codes_and_none_of_the_texts(self):
        assert made(LIST) == {"1.1", "1.2", "1.a", "2.1"}
        assert "poverty" not in table(LIST)

    def test_refuses_a_list_with_a_gap(self):
        with pytest.raises(ValueError, match="goal 1"):
            table("<code>1.1</code><code>1.3</code>")

    def test_makes_of_the_published_list_what_is_committed(self):
        published = shared("samples/codelists/IATI_UNSDG-Targets.xml").read_text(encoding="utf-8")
        assert table(published) == TABLE.read_text(encoding="utf-8")
