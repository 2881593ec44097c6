"""Every group, reason, reading and limit of lasting has its words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tawam.assessment.phrases import lasting as phrases
from tawam.assessment.rules.groups import CauseGroup, Era, Region, regions_of
from tawam.assessment.rules.lasting import ALL, Cox, Curve, Lasting, Size, Variant
from tawam.assessment.rules.spells import LeftOut
from tawam.assessment.rules.survival import COVARIATES
from tawam.registry.values import BREAKS, Kind

SIZE = Size(47, 1018, 15, 466)
GROUPS = [
    (ALL, ALL),
    *(("era", one) for one in Era),
    *(("regions", one) for one in Region),
    *(("kind", one) for one in Kind),
    *(("cause", one) for one in CauseGroup),
    *(("ending", one) for one in sorted(BREAKS)),
]


def figures(later: int | None = 7) -> Lasting:
    """Figures without curves."""
    variants = () if later is None else (Variant("a_year_later", Size(25, later, 7, 400), ()),)
    left_out = {LeftOut.NO_START: 164, LeftOut.BREAK_ONLY: 1076}
    return Lasting(47, left_out, (Curve(ALL, ALL, SIZE),), (), Cox(SIZE, 1), variants)


class TestAGroup:
    @pytest.mark.parametrize(("by", "code"), GROUPS, ids=[f"{by}-{code}" for by, code in GROUPS])
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_has_its_words_in_both_languages(self, by, code, language):
        with override(language):
            text = phrases.group(by, code)
        assert text
        assert text.isascii() is (language == "en")

    def test_of_two_regions_names_both(self):
        with override("en"):
            assert phrases.group("regions", regions_of(["RU", "FR"])) == "Europe – Russia and Belarus"

    @pytest.mark.parametrize("by", ["era", "regions", "kind"])
    def test_stands_under_a_heading(self, by):
        with override("en"):
            assert phrases.heading(by).startswith("By ")


class TestTheWords:
    @pytest.mark.parametrize("code", COVARIATES)
    def test_name_every_property_of_the_model(self, code):
        assert phrases.covariate(code)

    def test_say_why_links_are_left_out_most_first(self):
        with override("en"):
            rows = phrases.left_out(figures())
        assert [(code, number) for code, _, number in rows] == [("break_only", 1076), ("no_start", 164)]
        assert "only its end made it known" in rows[0][1]

    def test_know_every_reason_to_leave_a_link_out(self):
        every = Lasting(0, dict.fromkeys(LeftOut, 1), figures().curves, (), Cox(SIZE, 0), ())
        assert len({text for _, text, _ in phrases.left_out(every)}) == len(LeftOut)


class TestTheLimits:
    def test_tell_the_numbers_of_the_sample(self):
        with override("en"):
            told = " ".join(phrases.limits(figures(), "en"))
        for part in (
            "47 of the 1,287 links",
            "1,018 breaks by 15 separate decisions",
            "7 of the 1,018 breaks are left",
        ):
            assert part in told

    def test_say_that_this_is_no_rate(self):
        with override("en"):
            assert any("no rate of all twinnings" in one for one in phrases.limits(figures(), "en"))

    def test_write_their_numbers_as_arabic_does(self):
        with override("ar"):
            told = " ".join(phrases.limits(figures(), "ar"))
        assert "١٬٠١٨" in told
        assert not set("0123456789") & set(told)

    def test_do_without_the_other_readings(self):
        assert len(phrases.limits(figures(None), "en")) == len(phrases.limits(figures(), "en"))
