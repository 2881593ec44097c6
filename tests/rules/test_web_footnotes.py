"""The pieces of a text are the text: nothing is lost, doubled or marked in the wrong place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawam.web.footnotes import pieces

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=6)


class TestPieces:
    @given(st.text(min_size=40, max_size=60), st.lists(SPANS, max_size=5), SPANS)
    def test_together_are_the_text(self, text: str, findings: list[list[tuple[int, int]]], passages: object) -> None:
        assert "".join(one.text for one in pieces(text, findings, passages)) == text  # type: ignore[arg-type]

    @given(st.lists(SPANS, max_size=5))
    def test_lead_back_to_one_place_for_each_finding_at_most(self, findings: list[list[tuple[int, int]]]) -> None:
        first = [number for one in pieces("x" * 50, findings, ()) for number in one.first]
        assert len(first) == len(set(first))

    @given(SPANS)
    def test_end_every_passage_that_has_an_end_once(self, passages: list[tuple[int, int]]) -> None:
        ended = [number for one in pieces("x" * 50, (), passages) for number in one.passages]
        assert sorted(ended) == [number for number, (_, end) in enumerate(passages, start=1) if end > 0]

    def test_name_every_finding_of_a_name(self) -> None:
        text = "Lyon, Milan and Rome"
        found = list(pieces(text, [[(0, 4), (6, 11)], [(0, 4), (16, 20)]], [(0, 20)]))
        assert [(one.text, one.findings) for one in found] == [
            ("Lyon", (1, 2)), (", ", ()), ("Milan", (1,)), (" and ", ()), ("Rome", (2,)),
        ]  # fmt: skip
        assert found[0].first == (1, 2)
        assert found[-1].passages == (1,)

    def test_of_no_text_are_none(self) -> None:
        assert list(pieces("", [], [])) == []
