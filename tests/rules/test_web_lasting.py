"""What the page and the command make of the figures, without a server: groups, pictures, words, tables."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from rich.console import Console
from tests.rules.watched import many, spell

from tawam.api.survival import survival_document
from tawam.assessment.rules.groups import Era
from tawam.assessment.rules.lasting import Asked, Lasting
from tawam.assessment.rules.spells import LeftOut, Sample
from tawam.assessment.rules.survival import lasting
from tawam.config.commands import surviving
from tawam.web.views.lasting import _context


def register(*eras: Era) -> Lasting:
    """Figures of a register with twelve breaks and nine unbroken links of each era."""
    spells = []
    for era in eras:
        spells += many(12, era=era)
        spells += [spell(0.0, 60.0, link=f"{era}-lasting-{n}", era=era) for n in range(9)]
    read = Sample(tuple(spells), {LeftOut.NO_START: 3, LeftOut.BREAK_ONLY: 5})
    return lasting(Asked(read, (("as_read", read), ("a_year_later", Sample((), {})))))


TWO = register(Era.BEFORE_1970, Era.FROM_1990)
ONE = register(Era.FROM_1970)
NONE = lasting(Asked(Sample((), {LeftOut.NO_START: 3})))


def shown(found: Lasting, language: str = "en") -> dict[str, object]:
    """What the page is given."""
    with override(language):
        return _context(found, language)


class TestTheGroups:
    def test_stand_under_their_headings_in_order(self):
        headings = [heading for heading, _ in shown(TWO)["groups"]]
        assert [heading.split(" (")[0] for heading in headings] == [
            "By the time of signature",
            "By the regions that are joined",
            "By the kind of tie",
        ]

    def test_have_a_picture_each_where_they_have_a_curve(self):
        eras = shown(TWO)["groups"][0][1]
        assert [(name, bool(picture)) for name, _, picture in eras] == [
            ("signed before 1970", True),
            ("signed 1990 to 2009", True),
        ]

    def test_that_hold_every_break_do_not_draw_the_curve_of_all_again(self):
        for _, rows in shown(ONE)["groups"]:
            assert [picture for _, _, picture in rows] == [""]

    def test_of_an_empty_register_are_none(self):
        assert shown(NONE)["groups"] == []


class TestThePicturesOfAllLinks:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_are_a_curve_and_the_causes(self, language):
        given = shown(TWO, language)
        assert given["chart"].count("<svg ") == given["cause_chart"].count("<svg ") == 1
        assert given["chart"] != given["cause_chart"]

    def test_are_missing_where_there_is_too_little(self):
        given = shown(NONE)
        assert given["chart"] == given["cause_chart"] == ""
        assert given["rows"] == ()
        assert given["ages"] == []


class TestTheWordsOfThePage:
    def test_name_the_properties_that_were_not_tried(self):
        names = shown(ONE)["covariates"]
        assert "a party in Russia or Belarus" in names["one_sided"]
        assert names["parted"] == []

    def test_name_the_readings_with_their_numbers(self):
        (text, one), (_, later) = shown(TWO)["variants"]
        assert text.startswith("as read here")
        assert one.size.breaks == 24
        assert {share for _, share in later.shares} == {None}

    def test_count_those_left_out_most_first(self):
        assert [number for _, _, number in shown(TWO)["left_out"]] == [5, 3]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> str:
    """All tables of the command in one text."""
    monkeypatch.setattr("tawam.api.survival.registry.edition", lambda: "1")
    told = survival_document(TWO, "en")
    out = Console(width=200, record=True, file=None, quiet=False)
    tables = (surviving._pooled(told.curves[0]), surviving._groups(told), surviving._variants(told))
    with out.capture() as caught:
        for table in (*tables, surviving._causes(told), surviving._effects(told), surviving._gone(told)):
            out.print(table)
    return caught.get()


class TestTheTablesOfTheCommand:
    def test_have_every_step_of_the_curve(self, printed):
        assert all(f"{one.age:.1f}" in printed for one in TWO.pooled.points)

    def test_have_every_group_and_say_where_half_is_not_reached(self, printed):
        for name in ("all links", "signed before 1970", "signed 1990 to 2009", "twinning"):
            assert name in printed

    def test_mark_what_is_not_told(self, printed):
        row = next(line for line in printed.splitlines() if "a_year_later" in line)
        assert " - " in row

    def test_have_the_causes_and_those_left_out(self, printed):
        assert "politics: war, tension, human rights" in printed
        assert "only its end made it known" in printed
