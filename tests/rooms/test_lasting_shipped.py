"""The figures of the shipped casebook are those that docs/survival.md tells, and each link stands where it should."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import page
from tests.rooms.test_shipped import shipped

from tawam.assessment.queries.survival import _asked
from tawam.assessment.rules.lasting import Lasting
from tawam.assessment.rules.spells import LeftOut, sample, spell_of
from tawam.assessment.rules.survival import lasting
from tawam.registry import queries as registry

__all__ = ["shipped"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
WRITTEN = page("survival.md")


@pytest.fixture(scope="module")
def figures() -> dict[str, Lasting]:
    """A place for the figures, so that they are worked out once."""
    return {}


@pytest.fixture
def found(figures: dict[str, Lasting]) -> Lasting:
    """The figures of the shipped casebook."""
    if not figures:
        figures["found"] = lasting(_asked())
    return figures["found"]


def cells(first: str) -> list[str]:
    """The cells of the table row that begins with this, without the first."""
    row = re.search(rf"^\| *`?{re.escape(first)}`? *\|(.*)\|$", WRITTEN, re.MULTILINE)
    assert row, f"docs/survival.md has no row {first}"
    return [cell.strip() for cell in row[1].split("|")]


def percent(share: float | None) -> str:
    """A share as the page writes it."""
    return "–" if share is None else f"{round(share * 100)} %"


class TestTheDocumentedFigures:
    def test_count_the_links_and_the_breaks(self, found: Lasting) -> None:
        size = found.pooled.size
        told = (
            f"{found.links} of {found.all_links} links can be watched over time, for {size.years} years in all, "
            f"with {size.breaks} breaks by {size.decisions} decisions."
        )
        assert told in WRITTEN

    def test_count_those_left_out(self, found: Lasting) -> None:
        assert {reason: int(cells(text)[0]) for reason, text in TEXTS.items()} == found.left_out

    @pytest.mark.parametrize("age", [10, 20, 30, 40, 50])
    def test_are_those_of_the_curve(self, found: Lasting, age: int) -> None:
        point = [one for one in found.pooled.points if one.age <= age][-1]
        bands = [(point.low, point.high), (point.greenwood_low, point.greenwood_high)]
        written = [f"{round(low * 100)} to {round(high * 100)} %" for low, high in bands]
        assert cells(str(age)) == [str(point.at_risk), percent(point.share), *written]

    def test_are_those_of_the_other_readings(self, found: Lasting) -> None:
        for one in found.variants:
            numbers = [str(one.size.links), str(one.size.breaks), *(percent(share) for _, share in one.shares)]
            assert cells(one.code)[1:] == numbers

    def test_are_those_of_the_model(self, found: Lasting) -> None:
        (row,) = found.cox.effects
        assert row.covariate == "signed_from_1990"
        assert f"ratio {row.ratio:.2f} ({row.low:.2f} to {row.high:.1f})" in WRITTEN
        assert found.cox.parted == ("russia_belarus",)

    def test_are_those_of_the_causes(self, found: Lasting) -> None:
        politics = next(one for one in found.incidences if one.group == "politics")
        last = politics.steps[-1]
        band = f"band {round(last.low * 100)} to {round(last.high * 100)}, {politics.breaks} breaks"
        assert f"politics {percent(last.share)} ({band})" in WRITTEN

    def test_say_that_no_group_has_enough(self, found: Lasting) -> None:
        told = [(one.by, one.group) for one in found.curves[1:] if one.points]
        assert told == [("kind", "twinning")]


TEXTS = {
    LeftOut.NO_START: "no signature and no start on record",
    LeftOut.BREAK_ONLY: "only its end made the link known: no dated document names it before",
    LeftOut.NOT_FOLLOWED: "no sign of life after the first dated document",
    LeftOut.STATE_TREATY: "treaties between states",
}


class TestALinkOfTheCasebook:
    @pytest.mark.parametrize(
        ("slug", "expected"),
        [
            ("kyiv--moscow", LeftOut.NO_START),
            ("coventry--volgograd", "suspended"),
            ("france--germany", LeftOut.STATE_TREATY),
            ("san-francisco--osaka", "revoked"),
            ("leipzig--houston", ""),
        ],
    )
    def test_is_read_as_its_documents_say(self, slug: str, expected: str) -> None:
        (life,) = (one for one in registry.lives() if one.id == slug)
        read = spell_of(life, registry.sightings()[slug])
        assert (read if isinstance(read, LeftOut) else read.ending) == expected

    def test_is_never_watched_from_a_document_that_tells_of_its_break(self) -> None:
        seen = registry.sightings()
        honest = {key: [one for one in documents if not one.tells_break] for key, documents in seen.items()}
        lives = registry.lives()
        assert sample(lives, seen) == sample(lives, honest)

    def test_that_broke_is_watched_from_a_document_older_than_its_break(self) -> None:
        lives, seen = {one.id: one for one in registry.lives()}, registry.sightings()
        for spell in (one for one in sample(lives.values(), seen).spells if one.broke):
            broke = next(one.on for one in lives[spell.link].events if one.type == spell.ending)
            assert any(one.known_on and one.known_on < broke for one in seen[spell.link]), spell.link
