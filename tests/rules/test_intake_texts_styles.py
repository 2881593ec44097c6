"""Every usual way to say that two places are twinned, were, are not, or may be one day."""

from __future__ import annotations

import pytest
from tests.rules.texts_made import read, told

from tawam.intake.values.texts import Open

ENGLISH = (
    ("ended its twinning with", "ended"),
    ("ends its twinning with", "ended"),
    ("terminated its partnership with", "ended"),
    ("dissolved its partnership with", "ended"),
    ("severed its twinning with", "ended"),
    ("cancelled its sister-city agreement with", "ended"),
    ("revoked its twinning with", "ended"),
    ("scrapped its twinning with", "ended"),
    ("axed its twinning with", "ended"),
    ("dropped its sister city", "ended"),
    ("broke off its twinning with", "ended"),
    ("called off its twinning with", "ended"),
    ("gave up its twinning with", "ended"),
    ("let go of its sister city", "ended"),
    ("tore up its partnership with", "ended"),
    ("abandoned its twinning with", "ended"),
    ("rescinded its sister-city agreement with", "ended"),
    ("annulled its partnership with", "ended"),
    ("quit its partnership with", "ended"),
    ("withdrew from its twinning with", "ended"),
    ("is no longer twinned with", "ended"),
    ("cut its ties with", "ended"),
    ("severed its links with", "ended"),
    ("suspended its twinning with", "suspended"),
    ("has suspended its twinning with", "suspended"),
    ("paused its twinning with", "suspended"),
    ("froze its partnership with", "suspended"),
    ("has frozen its partnership with", "suspended"),
    ("put on hold its twinning with", "suspended"),
    ("put on ice its partnership with", "suspended"),
    ("suspends its sister-city relationship with", "suspended"),
    ("is freezing its partnership with", "suspended"),
    ("failed in its partnership with", "failed"),
    ("is twinned with", "twinned"),
    ("was twinned with", "twinned"),
    ("has been twinned with", "twinned"),
    ("has long been twinned with", "twinned"),
    ("remains twinned with", "twinned"),
    ("is still twinned with", "twinned"),
    ("became a sister city of", "twinned"),
    ("is a sister city of", "twinned"),
    ("is the twin town of", "twinned"),
    ("is the partner city of", "twinned"),
    ("is a partner of", "twinned"),
    ("signed a twinning agreement with", "twinned"),
    ("signed a partnership with", "twinned"),
    ("entered a sister-city relationship with", "twinned"),
    ("formed a partnership with", "twinned"),
    ("renewed its partnership with", "twinned"),
    ("keeps up its twinning with", "twinned"),
    ("keeps its sister city", "twinned"),
    ("visited its sister city", "twinned"),
    ("sent aid to its twin town", "twinned"),
    ("resumed its twinning with", "twinned"),
    ("celebrates its twinning with", "twinned"),
    ("will keep its twinning with", "twinned"),
    ("did not end its twinning with", "twinned"),
    ("never ended its twinning with", "twinned"),
    ("refused to suspend its twinning with", "twinned"),
    ("will not revoke its twinning with", "twinned"),
    ("wants to end its twinning with", "twinned"),
    ("considers ending its twinning with", "twinned"),
    ("is not twinned with", "not_twinned"),
    ("was never twinned with", "not_twinned"),
    ("has never been twinned with", "not_twinned"),
    ("has no twinning with", "not_twinned"),
    ("isn't twinned with", "not_twinned"),
    ("is not a sister city of", "not_twinned"),
    ("never signed a twinning agreement with", "not_twinned"),
)
NOTHING_IN_ENGLISH = (
    "plans to be twinned with",
    "hopes to be twinned with",
    "would like a twinning with",
    "wants to become a sister city of",
    "is considering a twinning with",
    "proposed a twinning with",
    "may one day be twinned with",
    "could be twinned with",
    "should be twinned with",
    "is in talks about a twinning with",
    "is negotiating a twinning with",
    "aspires to a partnership with",
    "has discussed a twinning with",
    "has not yet signed a twinning agreement with",
    "has yet to be twinned with",
    "asked for a twinning with",
    "dreams of a twinning with",
    "intends to sign a twinning agreement with",
    "is exploring a twinning with",
    "trades with",
    "is larger than",
    "played football against",
    "has a motorway to",
    "is far from",
    "cut its prices before",
    "ended the season after",
    "voted on a twinning with",
)
ARABIC = (
    ("أنهت باريس توأمتها مع لندن", "ended"),
    ("ألغت باريس شراكتها مع لندن", "ended"),
    ("قطعت باريس علاقات التوأمة مع لندن", "ended"),
    ("فسخت باريس اتفاقية التوأمة مع لندن", "ended"),
    ("انتهت توأمة باريس مع لندن", "ended"),
    ("تخلت باريس عن توأمتها مع لندن", "ended"),
    ("لم تعد باريس متوأمة مع لندن", "ended"),
    ("علقت باريس توأمتها مع لندن", "suspended"),
    ("جمدت باريس شراكتها مع لندن", "suspended"),
    ("تم تعليق التوأمة بين باريس ولندن", "suspended"),
    ("أعلنت باريس تجميد علاقة التوأمة مع لندن", "suspended"),
    ("التوأمة بين باريس ولندن معلقة", "suspended"),
    ("فشلت التوأمة بين باريس ولندن", "failed"),
    ("أخفقت الشراكة بين باريس ولندن", "failed"),
    ("تعثرت التوأمة بين باريس ولندن", "failed"),
    ("باريس متوأمة مع لندن", "twinned"),
    ("توأمت باريس مع لندن", "twinned"),
    ("باريس ولندن متوأمتان", "twinned"),
    ("باريس ولندن شقيقتان", "twinned"),
    ("وقعت باريس اتفاقية توأمة مع لندن", "twinned"),
    ("ترتبط باريس بلندن بعلاقة توأمة", "twinned"),
    ("تربط باريس ولندن علاقة توأمة", "twinned"),
    ("قامت شراكة بين باريس ولندن", "twinned"),
    ("هناك توأمة بين مدينتي باريس ولندن", "twinned"),
    ("جددت باريس توأمتها مع لندن", "twinned"),
    ("باريس هي توأم لندن", "twinned"),
    ("باريس ليست متوأمة مع لندن", "not_twinned"),
    ("لم توقع باريس اتفاقية توأمة مع لندن", "not_twinned"),
    ("لا توأمة بين باريس ولندن", "not_twinned"),
    ("باريس ولندن غير متوأمتين", "not_twinned"),
)
NOTHING_IN_ARABIC = (
    "تدرس باريس التوأمة مع لندن",
    "تعتزم باريس توقيع اتفاقية توأمة مع لندن",
    "تسعى باريس إلى توأمة مع لندن",
    "تأمل باريس في توأمة مع لندن",
    "ترغب باريس في شراكة مع لندن",
    "هل تصبح باريس توأماً لمدينة لندن",
    "ستصبح باريس توأماً للندن",
    "اقترحت باريس توأمة مع لندن",
    "باريس بصدد توقيع اتفاقية توأمة مع لندن",
    "باريس أكبر من لندن",
    "سافر من باريس إلى لندن",
    "فازت باريس على لندن",
    "لم توقع باريس بعد اتفاقية توأمة مع لندن",
)

# What stands between two names that are no pair, though the sentence speaks of a partnership.
NO_PAIR = (
    "Lyon is a large city. Twinning is a fine thing.",
    "Guests from Lyon and Milan admired the twinning programme.",
    "The partnership of two companies moved from Lyon to Milan.",
    "A twin engine plane flew from Lyon to Milan.",
    "The twin brothers from Lyon and Milan were pleased.",
    "The trade relations of Lyon with Milan were cut.",
    "The twinning association in Lyon wrote to Milan.",
    "Lyon and Milan are large, and a partnership of two banks is small.",
)
LISTS = (
    ("Lyon is twinned with Milan and Rome.", {("lyon", "milan"), ("lyon", "rome")}),
    ("Lyon is twinned with Milan, Rome and Leipzig.", {("lyon", "milan"), ("lyon", "rome"), ("lyon", "leipzig")}),
    ("Lyon is twinned with Milan as well as Rome.", {("lyon", "milan"), ("lyon", "rome")}),
    ("Lyon is twinned with both Milan and Rome.", {("lyon", "milan"), ("lyon", "rome")}),
    ("Lyon and Paris are twinned with Milan.", {("lyon", "milan"), ("paris", "milan")}),
    ("Lyon's sister cities are Milan and Rome.", {("lyon", "milan"), ("lyon", "rome")}),
    ("The sister cities of Lyon include Milan and Rome.", {("lyon", "milan"), ("lyon", "rome")}),
    ("Lyon has two sister cities: Milan and Rome.", {("lyon", "milan"), ("lyon", "rome")}),
    (
        "Lyon is a sister city of Milan; of Rome; and of Leipzig.",
        {("lyon", "milan"), ("lyon", "rome"), ("lyon", "leipzig")},
    ),
    ("Lyon and its sister city Milan", {("lyon", "milan")}),
    ("Milan, Lyon's twin, is large.", {("milan", "lyon")}),
    ("The twin towns of Lyon and Milan", {("lyon", "milan")}),
    ("Lyon — twinned with Milan — is large.", {("lyon", "milan")}),
    ("Twinned with Milan, Lyon is large.", {("milan", "lyon")}),
    ("A partnership was signed by Lyon and Milan.", {("lyon", "milan")}),
    ("A partnership between Lyon and Milan, and one between Paris and Rome", {("lyon", "milan"), ("paris", "rome")}),
)
YEARS = (
    ("Lyon has been twinned with Milan since 1967.", 1967),
    ("Lyon was twinned with Milan in 1967.", 1967),
    ("In 1967 Lyon was twinned with Milan.", 1967),
    ("Lyon is twinned with Milan (1967).", 1967),
    ("Lyon's twinning with Milan goes back to 1967.", 1967),
    ("Lyon's twinning with Milan dates from 1967.", 1967),
    ("The twinning of Lyon with Milan, signed in 1967, is old.", 1967),
    ("On 14 May 1967 Lyon and Milan signed a partnership agreement.", 1967),
    ("Lyon has been twinned with Milan since the 1980s.", None),
    ("Lyon has been twinned with Milan for 40 years.", None),
    ("Lyon ended its twinning of 1967 with Milan in 2009.", 2009),
    ("Lyon ended its twinning with Milan, which began in 1967, in 2009.", 2009),
    ("توأمت باريس مع لندن عام ١٩٦٧.", 1967),
    ("باريس متوأمة مع لندن منذ عام 1967.", 1967),
    ("تعود التوأمة بين باريس ولندن إلى عام 1967.", 1967),
    ("باريس متوأمة مع لندن منذ ثمانينيات القرن الماضي.", None),
    ("أنهت باريس عام 2009 توأمتها مع لندن.", 2009),
)


class TestAVerb:
    @pytest.mark.parametrize(("words", "relation"), ENGLISH)
    def test_tells_the_relation_in_english(self, words: str, relation: str) -> None:
        assert [one[:3] for one in told(f"Lyon {words} Milan.")] == [("lyon", "milan", relation)]

    @pytest.mark.parametrize(("text", "relation"), ARABIC)
    def test_tells_the_relation_in_arabic(self, text: str, relation: str) -> None:
        ((one, other, found, _, _),) = told(f"{text}.")
        assert ({one, other}, found) == ({"باريس", "لندن"}, relation)

    @pytest.mark.parametrize("words", NOTHING_IN_ENGLISH)
    def test_of_a_plan_or_of_another_thing_states_nothing_in_english(self, words: str) -> None:
        assert told(f"Lyon {words} Milan.") == []

    @pytest.mark.parametrize("text", NOTHING_IN_ARABIC)
    def test_of_a_plan_or_of_another_thing_states_nothing_in_arabic(self, text: str) -> None:
        assert told(f"{text}.") == []

    def test_of_a_plan_is_said_to_be_one(self) -> None:
        assert [one.reason for one in read("Lyon plans to be twinned with Milan.").not_understood] == [Open.PLANNED]


class TestASentence:
    @pytest.mark.parametrize("text", NO_PAIR)
    def test_with_two_names_need_not_state_a_pair(self, text: str) -> None:
        assert told(text) == []

    @pytest.mark.parametrize(("text", "pairs"), LISTS)
    def test_can_hold_lists(self, text: str, pairs: set[tuple[str, str]]) -> None:
        assert {one[:2] for one in told(text)} == pairs

    @pytest.mark.parametrize(("text", "year"), YEARS)
    def test_has_the_year_of_what_it_states(self, text: str, year: int | None) -> None:
        assert [one[3] for one in told(text)] == [year]
