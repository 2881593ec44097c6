"""What a sentence leaves out is taken from those before it in the paragraph, and from no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.texts_made import read, told

from tawam.intake.values.texts import Open, Relation

WAR = "war_or_insecurity"
COVENTRY, VOLGOGRAD, LEIPZIG, HOUSTON = "coventry", "volgograd", "leipzig", "houston"
TWINNED, ENDED, SUSPENDED, DENIED = "twinned", "ended", "suspended", "not_twinned"

REFERRING = (
    (
        "Leipzig has been twinned with Houston since 1993. The Saxon city suspended the twinning in 2022.",
        [(LEIPZIG, HOUSTON, SUSPENDED, 2022, "")],
    ),
    (
        "The mayor of Glasgow spoke of twin towns. The Scottish city has been twinned with Lyon since 1988.",
        [("glasgow", "lyon", TWINNED, 1988, "")],
    ),
    (
        "Leipzig and Houston know each other well. The two have been sister cities since 1993.",
        [(LEIPZIG, HOUSTON, TWINNED, 1993, "")],
    ),
    (
        "Leipzig and Houston know each other well. They became sister cities in 1993.",
        [(LEIPZIG, HOUSTON, TWINNED, 1993, "")],
    ),
    (
        "Coventry looks after its twin towns. Those with Volgograd and Dresden have been allowed to lapse.",
        [(COVENTRY, VOLGOGRAD, ENDED, None, ""), (COVENTRY, "dresden", ENDED, None, "")],
    ),
    (
        "Houston is a big port. In Germany it is twinned with Leipzig; a sister-city agreement also exists with Lyon.",
        [(HOUSTON, LEIPZIG, TWINNED, None, ""), (HOUSTON, "lyon", TWINNED, None, "")],
    ),
    (
        "Coventry collects twin towns. Volgograd came first, in 1944. Dresden followed in 1959. Then came Rome.",
        [
            (COVENTRY, VOLGOGRAD, TWINNED, 1944, ""),
            (COVENTRY, "dresden", TWINNED, 1959, ""),
            (COVENTRY, "rome", TWINNED, None, ""),
        ],
    ),
    (
        "Coventry ended its twinning with Volgograd in 2022 because of the war. Glasgow did the same.",
        [(COVENTRY, VOLGOGRAD, ENDED, 2022, WAR), ("glasgow", VOLGOGRAD, ENDED, None, WAR)],
    ),
    (
        "Coventry ended its twinning with Volgograd because of the war. Glasgow was content to suspend.",
        [(COVENTRY, VOLGOGRAD, ENDED, None, WAR), ("glasgow", VOLGOGRAD, SUSPENDED, None, WAR)],
    ),
    (
        "The letters of Bristol to Hannover went unanswered. It was resolved that the twinning be brought to an end.",
        [("bristol", "hannover", ENDED, None, "partner_commitment")],
    ),
    (
        "Paris had two twin towns. Rome and Lyon. The council voted both sister-city arrangements out of existence.",
        [("paris", "rome", ENDED, None, ""), ("paris", "lyon", ENDED, None, "")],
    ),
    (
        "Coventry suspended its twinning with Volgograd in 2014. It took it up again in 2016.",
        [(COVENTRY, VOLGOGRAD, TWINNED, None, "")],
    ),
    (
        "أنهت لندن توأمتها مع موسكو بسبب الحرب. ولحقت بها ليون إذ فسخت للسبب نفسه اتفاقا مع المدينة ذاتها.",
        [("لندن", "موسكو", ENDED, None, WAR), ("ليون", "موسكو", ENDED, None, WAR)],
    ),
    ("علقت لندن توأمتها مع موسكو عام 2014. ثم استأنفت العمل بها.", [("لندن", "موسكو", TWINNED, None, "")]),
    ("زار وفد من لندن مدينة موسكو. فالتوأمة بينهما قامت عام 1957.", [("لندن", "موسكو", TWINNED, 1957, "")]),
    (
        "لندن وموسكو مدينتان كبيرتان. التوأمة التي عقدت بين المدينتين في عام 1957 قائمة.",
        [("لندن", "موسكو", TWINNED, 1957, "")],
    ),
)

WITHIN_A_SENTENCE = (
    ("Bristol's twin town Hannover invited a choir.", ("bristol", "hannover", TWINNED, None, "")),
    (
        "The mayors of Leipzig and Houston put their names to a partnership agreement in 1993.",
        (LEIPZIG, HOUSTON, TWINNED, 1993, ""),
    ),
    ("Leipzig, unlike Dresden, is a twin town of Houston.", (LEIPZIG, HOUSTON, TWINNED, None, "")),
    ("Leipzig (Lower Saxony) is twinned with Houston.", (LEIPZIG, HOUSTON, TWINNED, None, "")),
    ("No town has been twinned with Coventry longer than Volgograd.", (COVENTRY, VOLGOGRAD, TWINNED, None, "")),
    ("Leipzig and Houston agreed in 1993 to be twins.", (LEIPZIG, HOUSTON, TWINNED, 1993, "")),
    (
        "Volgograd was the first city in Russia to be twinned with Coventry.",
        (VOLGOGRAD, COVENTRY, TWINNED, None, ""),
    ),
    (
        "Coventry first suspended the twinning with Volgograd and, six weeks later, dissolved it altogether.",
        (COVENTRY, VOLGOGRAD, ENDED, None, ""),
    ),
    (
        "Coventry has broken with Volgograd, its twin town of many years, over the invasion.",
        (COVENTRY, VOLGOGRAD, ENDED, None, WAR),
    ),
    ("Glasgow's partner city in Italy has been Milan since 1990.", ("glasgow", "milan", TWINNED, 1990, "")),
    ("باريس وروما توأمان، وقد ارتبطت باريس بروما بتوأمة عام 1956.", ("باريس", "روما", TWINNED, 1956, "")),
    (
        "ارتبطت باريس بروما بتوأمة فريدة، إذ لا تقبل أي منهما مدينة سواها توأما.",
        ("باريس", "روما", TWINNED, None, ""),
    ),
    ("باريس متوأمة مع روما، ولا توأم لباريس غيرها.", ("باريس", "روما", TWINNED, None, "")),
    ("باريس لا تزال متوأمة مع روما.", ("باريس", "روما", TWINNED, None, "")),
    (
        "وقع رئيس بلدية لايبزيغ ورئيس بلدية هيوستن اتفاقية المدينتين الشقيقتين عام 1993.",
        ("لايبزيغ", "هيوستن", TWINNED, 1993, ""),
    ),
    ("كوفنتري، المدينة الإنكليزية، توأم فولغوغراد.", ("كوفنتري", "فولغوغراد", TWINNED, None, "")),
)

SILENT = (
    "In Germany it is twinned with Leipzig.",
    "The two have been twinned since 1959.",
    "Leipzig United play Houston on Thursday. The twins are injured.",
    "Guests from Lyon met in Milan. Nobody spoke of twinning.",
    "Tartu is a university town. Its partner is Pskov University.",
    "Aged 19, he left Coventry for Volgograd. He came back in 1984, when nobody spoke of twinning.",
    "The partnership of two companies in Leipzig and Houston is over. They never met again.",
    "Rectors of Tartu and Pskov met every summer. The cooperation agreement of their institutes was not prolonged.",
    "Flights link Leipzig with Houston. The two cities are far apart.",
    "تبدأ شركة طيران رحلتين بين باريس وروما. وترتفع إلى أربع رحلات.",
)

PLANNED = (
    "Leipzig has five sister cities, and if the council gets its way Houston will become the sixth.",
    "Leipzig is looking for a new twin town, but Houston is not on the list.",
    "Leipzig is in search of a twin town; Houston might be one.",
    "Leipzig has asked for a sister-city agreement with Houston. Nothing has been signed.",
)


class TestAParagraph:
    @pytest.mark.parametrize(("text", "expected"), REFERRING)
    def test_tells_a_sentence_whom_it_speaks_of(
        self, text: str, expected: list[tuple[str, str, str, int | None, str]]
    ) -> None:
        assert told(text) == expected

    @pytest.mark.parametrize("text", SILENT)
    def test_states_nothing_by_names_alone(self, text: str) -> None:
        assert told(text) == []

    @pytest.mark.parametrize("text", PLANNED)
    def test_states_no_plan(self, text: str) -> None:
        reading = read(text)
        assert reading.said == ()
        assert any(one.reason == Open.PLANNED for one in reading.not_understood)

    def test_ends_at_an_empty_line(self) -> None:
        assert told("Leipzig and Houston know each other well.\n\nThey became sister cities in 1993.") == []

    def test_leaves_its_pair_to_no_other(self) -> None:
        text = "Leipzig is twinned with Houston.\n\nThe twinning was ended in 2022, said Lyon."
        assert told(text)[0] == (LEIPZIG, HOUSTON, TWINNED, None, "")

    def test_does_not_tie_the_partners_of_a_city_to_each_other(self) -> None:
        text = "Leipzig is proud of its sister city Houston. It is also twinned with Lyon; it is a partner of Milan."
        pairs = {frozenset(one[:2]) for one in told(text)}
        assert frozenset({"lyon", "milan"}) not in pairs
        assert frozenset({"lyon", HOUSTON}) not in pairs

    def test_has_spans_that_reach_back_to_the_names(self) -> None:
        text = "Leipzig and Houston know each other well. They became sister cities in 1993."
        (said,) = read(text).said
        assert [text[one.start : one.end] for one in said.parties] == ["Leipzig", "Houston"]
        assert (said.start, text[said.end - 4 : said.end]) == (0, "1993")

    @given(st.permutations(["Paris", "Lyon", "Milan", "Dresden"]), st.integers(1, 3))
    def test_lists_as_many_partners_as_it_names(self, cities: list[str], many: int) -> None:
        subject, *others = cities[: many + 1]
        text = f"{subject} collects twin towns. " + " ".join(f"{one} came next." for one in others)
        assert [one[:2] for one in told(text)] == [(subject.lower(), one.lower()) for one in others]

    @given(st.permutations(["Paris", "Lyon", "Milan", "Dresden"]))
    def test_never_ties_more_than_the_two_that_it_means(self, cities: list[str]) -> None:
        first, second, third, _ = cities
        text = f"{first} and {second} are old friends. The two are twin towns. Guests came from {third}."
        assert [set(one[:2]) for one in told(text)] == [{first.lower(), second.lower()}]

    @given(st.sampled_from(["city", "town", "port", "commune"]), st.sampled_from(["Saxon", "German", "old", "busy"]))
    def test_knows_its_city_by_any_word_for_it(self, kind: str, what: str) -> None:
        text = f"Leipzig likes twin towns. The {what} {kind} has been twinned with Houston since 1993."
        assert told(text) == [(LEIPZIG, HOUSTON, TWINNED, 1993, "")]


class TestASentence:
    @pytest.mark.parametrize(("text", "expected"), WITHIN_A_SENTENCE)
    def test_ties_two_names_in_many_ways(self, text: str, expected: tuple[str, str, str, int | None, str]) -> None:
        assert told(text) == [expected]

    def test_denies_a_tie_of_every_name_in_a_list(self) -> None:
        found = told("أما لندن وموسكو فلا تربطهما بباريس أي توأمة.")
        assert found == [("لندن", "باريس", DENIED, None, ""), ("موسكو", "باريس", DENIED, None, "")]

    def test_writes_to_two_cities_that_it_is_over(self) -> None:
        text = (
            "Bristol wrote two letters, one to Hannover, the other to Dresden, telling them that the twinning was over."
        )
        assert [one[:3] for one in told(text)] == [("bristol", "hannover", ENDED), ("bristol", "dresden", ENDED)]

    @given(st.sampled_from(["longer", "earlier"]), st.sampled_from(["town", "city in England", "other place"]))
    def test_that_compares_denies_nothing(self, how: str, what: str) -> None:
        found = told(f"No {what} has been twinned with Coventry {how} than Volgograd.")
        assert DENIED not in {one[2] for one in found}

    @pytest.mark.parametrize("text", ["No town is twinned with Coventry.", "Leipzig is not twinned with Houston."])
    def test_that_denies_states_no_tie(self, text: str) -> None:
        assert TWINNED not in {one[2] for one in told(text)}


class TestTheYearOfTheBeginning:
    @pytest.mark.parametrize(
        ("text", "year", "began"),
        [
            ("Coventry ended its twinning with Volgograd, signed in 1944, in 2022.", 2022, 1944),
            ("Coventry, twinned with Volgograd since 1944, ended the twinning in 2022.", 2022, 1944),
            ("The twinning which Coventry sealed with Volgograd in 1944 is on hold.", None, 1944),
            ("Coventry ended its twinning with Volgograd in 2022.", 2022, None),
            ("Coventry ended its twinning with Volgograd. The charter of 1944 was torn up.", None, 1944),
            ("Coventry has been twinned with Volgograd since 1944. It was suspended in 2022.", 2022, 1944),
            ("Coventry ended its twinning with Volgograd after 35 years.", None, None),
        ],
    )
    def test_is_told_beside_that_of_the_end(self, text: str, year: int | None, began: int | None) -> None:
        (said,) = read(text).said
        assert (said.year, said.began) == (year, began)

    @given(st.integers(1900, 2020))
    def test_is_never_told_of_a_tie_in_force(self, year: int) -> None:
        (said,) = read(f"Coventry has been twinned with Volgograd since {year}.").said
        assert (said.relation, said.year, said.began) == (Relation.TWINNED, year, None)

    @given(st.integers(1900, 2020), st.integers(1, 9))
    def test_is_before_that_of_the_end(self, began: int, years: int) -> None:
        text = f"Coventry has been twinned with Volgograd since {began}. It was suspended in {began + years}."
        (said,) = read(text).said
        assert (said.began, said.year) == (began, began + years)


class TestTheCause:
    def test_is_that_of_the_paragraph_if_it_has_only_one(self) -> None:
        text = "The war has come between old friends. Coventry ended its twinning with Volgograd."
        assert told(text) == [(COVENTRY, VOLGOGRAD, ENDED, None, WAR)]

    def test_is_open_where_the_paragraph_has_two(self) -> None:
        text = "Some blame the war, others the lack of money. Coventry ended its twinning with Volgograd."
        assert told(text) == [(COVENTRY, VOLGOGRAD, ENDED, None, "")]

    def test_is_not_lent_to_a_tie_in_force(self) -> None:
        text = "The war has come between old friends. Coventry is twinned with Volgograd."
        assert told(text) == [(COVENTRY, VOLGOGRAD, TWINNED, None, "")]

    def test_of_one_tie_is_not_that_of_the_next(self) -> None:
        text = "Coventry ended its twinning with Volgograd because of the war. Leipzig ended its twinning with Houston."
        assert [one[4] for one in told(text)] == [WAR, ""]

    def test_is_the_same_where_the_text_says_so(self) -> None:
        text = (
            "Coventry ended its twinning with Volgograd because of the war. "
            "For the same reason Leipzig ended its twinning with Houston."
        )
        assert [one[4] for one in told(text)] == [WAR, WAR]
