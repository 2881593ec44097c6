"""A text is read the same way whoever wrote it: pairs, years and causes are found, and nothing is made up."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.rules.texts_made import gazetteer, read, told

from tawam.intake.rules.texts import RuleReader, language_of
from tawam.intake.values.texts import MOST_CHARACTERS, MOST_STATEMENTS, Open, TextTooLong
from tawam.places.rules.text import normalise

ENGLISH = {
    "Coventry has been twinned with Volgograd since 1944.": [("coventry", "volgograd", "twinned", 1944, "")],
    "The twinning of Leipzig with Houston was signed in 1993.": [("leipzig", "houston", "twinned", 1993, "")],
    "Bristol and Hannover have been twin cities since 1947.": [("bristol", "hannover", "twinned", 1947, "")],
    "Osaka ended its sister city relationship with San Francisco in 2018 over a statue.": [
        ("osaka", "san francisco", "ended", 2018, "political_tension")
    ],
    "In 1957, San Francisco and Osaka became sister cities.": [("san francisco", "osaka", "twinned", 1957, "")],
    "Birmingham, Alabama, is a sister city of Coventry in England.": [("birmingham", "coventry", "twinned", None, "")],
    "Lyon is twinned with Leipzig, Birmingham and Milan.": [
        ("lyon", "leipzig", "twinned", None, ""),
        ("lyon", "birmingham", "twinned", None, ""),
        ("lyon", "milan", "twinned", None, ""),
    ],
    "Tallinn suspended its partnership with Moscow after the invasion in 2022.": [
        ("tallinn", "moscow", "suspended", 2022, "war_or_insecurity")
    ],
    "The partnership between Detroit and Baghdad failed because of the security situation.": [
        ("detroit", "baghdad", "failed", None, "war_or_insecurity")
    ],
    "Volgograd (formerly Stalingrad), Coventry's twin city, sent guests.": [
        ("volgograd", "coventry", "twinned", None, "")
    ],
    "Glasgow cut ties with its twin city Rostov-on-Don in 2022.": [("glasgow", "rostov on don", "ended", 2022, "")],
    "France and Germany signed a friendship treaty in 1963.": [("france", "germany", "twinned", 1963, "")],
    "Coventry was twinned with Dresden in 1959. And between Paris and Rome in the following year.": [
        ("coventry", "dresden", "twinned", 1959, ""),
        ("paris", "rome", "twinned", 1960, ""),
    ],
    "Coventry, in England, joined a partnership with Volgograd in 1944; it was suspended in 2022.": [
        ("coventry", "volgograd", "suspended", 2022, "")
    ],
    "The twin towns of Bristol are Hannover and Lyon.": [
        ("bristol", "hannover", "twinned", None, ""),
        ("bristol", "lyon", "twinned", None, ""),
    ],
    "Paris is not twinned with London.": [("paris", "london", "not_twinned", None, "")],
    "Bristol is no longer twinned with Hannover.": [("bristol", "hannover", "ended", None, "")],
    "Trains run between Paris and Rome every day.": [],
    "The twinning of Lyon with Milan and Paris is old.": [
        ("lyon", "milan", "twinned", None, ""),
        ("lyon", "paris", "twinned", None, ""),
    ],
    "Paris, with which Rome has been twinned since 1956, has no other twin.": [("rome", "paris", "twinned", 1956, "")],
    "Lyon is twinned with, among others, Milan (1967), Leipzig and Birmingham.": [
        ("lyon", "milan", "twinned", 1967, ""),
        ("lyon", "leipzig", "twinned", None, ""),
        ("lyon", "birmingham", "twinned", None, ""),
    ],
    "Coventry was twinned with Volgograd in 1944 and with Dresden in 1959.": [
        ("coventry", "volgograd", "twinned", 1944, ""),
        ("coventry", "dresden", "twinned", 1959, ""),
    ],
    "Tartu let its twinning with Pskov lapse in 2009 for want of interest.": [
        ("tartu", "pskov", "ended", 2009, "sustained_interest")
    ],
    "Paris counts Rome among its twin towns.": [("paris", "rome", "twinned", None, "")],
    "Lyon has twelve partner cities, such as Milan and Leipzig.": [
        ("lyon", "milan", "twinned", None, ""),
        ("lyon", "leipzig", "twinned", None, ""),
    ],
    "Lyon has 28 sister cities, from Milan to Leipzig.": [
        ("lyon", "milan", "twinned", None, ""),
        ("lyon", "leipzig", "twinned", None, ""),
    ],
    "Guests came to Lyon. The two towns, Paris and Rome, danced.": [],
    "Milan received guests from Lyon, its twin.": [("milan", "lyon", "twinned", None, "")],
    "Tallinn tore up its agreements with Moscow because of the war.": [
        ("tallinn", "moscow", "ended", None, "war_or_insecurity")
    ],
    "France cut its ties with Germany.": [],
    "Tartu suspended its partnership with Pskov in 2005 and resumed it.": [("tartu", "pskov", "twinned", None, "")],
    "Glasgow will not end its twinning with Lyon.": [("glasgow", "lyon", "twinned", None, "")],
    "Bristol and Hannover will celebrate 80 years of twinning in 2027.": [("bristol", "hannover", "twinned", None, "")],
    "Lyon was twinned with Pskov from 1991 until 2022.": [("lyon", "pskov", "ended", 2022, "")],
    "Antibes revoked. Lyon revoked Milan's status as a sister city in 2024.": [("lyon", "milan", "ended", 2024, "")],
    "A choir from Lyon will sing in Milan. The two have been sister cities since 1967.": [
        ("lyon", "milan", "twinned", 1967, "")
    ],
    "Lyon has been twinned with Milan since 1967. It is also twinned with Leipzig.": [
        ("lyon", "milan", "twinned", 1967, ""),
        ("lyon", "leipzig", "twinned", None, ""),
    ],
    "Osaka is twinned with San Francisco. The partnership was suspended in 2018. The reason was a statue.": [
        ("osaka", "san francisco", "suspended", 2018, "political_tension")
    ],
    "Whether Lyon should be twinned with Milan will be put to the vote.": [],
    "If Lyon were to twin with Milan, nobody would complain.": [],
    "Lyon has not yet signed a twinning agreement with Milan.": [],
    "Neither Lyon nor Milan is twinned with Paris.": [
        ("lyon", "paris", "not_twinned", None, ""),
        ("milan", "paris", "not_twinned", None, ""),
    ],
    "A twin room in Paris costs more than one in Rome.": [],
    "The ferry between Bristol and Glasgow is run by a partnership of two companies.": [],
    "Lyon is thinking of a twinning with Paris, and Milan has many sister cities.": [],
    "The mayor of Nice met the mayor of Reading in London.": [],
    "A partnership of banks met in Paris, and London was far away.": [],
}
ARABIC = {
    "توأمت مدينة كوفنتري مع مدينة فولغوغراد عام ١٩٤٤.": [("كوفنتري", "فولغوغراد", "twinned", 1944, "")],
    "التوأمة بين مدينتي لايبزيغ الألمانية وهيوستن قائمة منذ عام 1993.": [("لايبزيغ", "هيوستن", "twinned", 1993, "")],
    "وفشلت الشراكة بين القدس وبيت لحم بسبب الوضع السياسي.": [("القدس", "بيت لحم", "failed", None, "political_tension")],
    "علقت تالين توأمتها مع موسكو عام 2022.": [("تالين", "موسكو", "suspended", 2022, "")],
    "انتهت التوأمة بين سان فرانسيسكو وأوساكا عام 2018.": [("سان فرانسيسكو", "اوساكا", "ended", 2018, "")],
    "في عام 1956 قامت توأمة بين باريس وروما، وفي العام التالي بين ليون ولندن.": [
        ("باريس", "روما", "twinned", 1956, ""),
        ("ليون", "لندن", "twinned", 1957, ""),
    ],
    "التوأمة بين فرنسا وألمانيا مثال معروف.": [("فرنسا", "المانيا", "twinned", None, "")],
    "لا تربط باريس بلندن أي توأمة.": [("باريس", "لندن", "not_twinned", None, "")],
    "تضم قائمة المدن الشقيقة لباريس روما وليون.": [
        ("باريس", "روما", "twinned", None, ""),
        ("باريس", "ليون", "twinned", None, ""),
    ],
    "ألغت بلدية تالين في عام ٢٠٢٢ اتفاقية التوأمة مع موسكو بعد الغزو.": [
        ("تالين", "موسكو", "ended", 2022, "war_or_insecurity")
    ],
    "قطعت باريس علاقتها التوأمية بموسكو عام 2019، ووقّعت في العام التالي اتفاقية مع لندن.": [
        ("باريس", "موسكو", "ended", 2019, ""),
        ("باريس", "لندن", "twinned", 2020, ""),
    ],
    "تدرس بلدية باريس التوأمة مع مدينة ليون.": [],
    "هل ستصبح باريس توأماً لمدينة لندن؟": [],
    "أرسلت باريس مساعدات إلى توأمها ليون بعد زلزال عام 2020.": [("باريس", "ليون", "twinned", None, "")],
    "توأمة باريس مع موسكو معلّقة منذ 2023.": [("باريس", "موسكو", "suspended", 2023, "")],
    "تسير القطارات بين باريس وروما كل يوم.": [],
    "باريس ليست متوأمة مع لندن.": [("باريس", "لندن", "not_twinned", None, "")],
}


class TestStatements:
    @pytest.mark.parametrize(("text", "expected"), [*ENGLISH.items(), *ARABIC.items()])
    def test_are_found_with_year_and_cause(
        self, text: str, expected: list[tuple[str, str, str, int | None, str]]
    ) -> None:
        assert told(text) == expected

    def test_keep_where_the_text_puts_a_place(self) -> None:
        (said,) = read("Birmingham, Alabama, is a sister city of Coventry in England.").said
        assert [one.within for one in said.parties] == ["alabama", "england"]

    def test_are_told_once(self) -> None:
        text = "Coventry is twinned with Volgograd. In 1944 Coventry was twinned with Volgograd."
        assert told(text) == [("coventry", "volgograd", "twinned", 1944, "")]


class TestNames:
    def test_lie_in_the_text_without_the_conjunction(self) -> None:
        text = "التوأمة بين باريس وروما"
        assert [text[one.start : one.end] for one in read(text).mentions] == ["باريس", "روما"]

    def test_are_not_common_words(self) -> None:
        assert read("In most of them, reading is nice.").mentions == ()


class TestWhatIsNotUnderstood:
    def test_has_sentences_of_a_partnership_without_a_pair(self) -> None:
        (left,) = read("Paris has many sister cities.").not_understood
        assert left.reason == Open.NO_PAIR

    def test_has_years_without_places(self) -> None:
        (left,) = read("The twinning began in 1956.").not_understood
        assert left.reason == Open.YEAR_ALONE

    def test_leaves_out_general_remarks(self) -> None:
        assert read("Twinning is a fine thing.").not_understood == ()


class TestTheLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Paris", "en"),
            ("باريس", "ar"),
            ("", "en"),
            ("123", "en"),
            ("The town of Lyon has been twinned with Milan since the year of the flood, says the mayor.", "en"),
            ("ترتبط باريس بروما بعلاقة توأمة منذ عام 1956 وقد وقعت المدينتان الاتفاقية في روما", "ar"),
            ("Die Stadt Leipzig pflegt seit vielen Jahren eine lebendige Partnerschaft mit der Stadt Houston.", "und"),
            ("La ville de Lyon est jumelée avec la ville de Milan depuis mille neuf cent soixante sept.", "und"),
            ("شهر پاریس با شهر رم خواهرخوانده است و این پیوند را هر ساله جشن می گیرند تا بماند", "und"),
        ],
    )
    def test_is_that_of_its_common_words(self, text: str, language: str) -> None:
        assert language_of(text) == language

    def test_is_said_to_be_unknown(self) -> None:
        text = "Die Stadt Leipzig pflegt seit vielen Jahren eine lebendige Partnerschaft mit der Stadt Houston."
        reading = read(text)
        assert reading.language == "und"
        assert (0, len(text), Open.LANGUAGE) in [(one.start, one.end, one.reason) for one in reading.not_understood]

    def test_can_be_given(self) -> None:
        assert RuleReader(gazetteer).read("Paris", "ar").language == "ar"


class TestTheSize:
    def test_has_a_greatest_length(self) -> None:
        with pytest.raises(TextTooLong, match=f"{MOST_CHARACTERS + 1}"):
            read("a" * (MOST_CHARACTERS + 1))

    def test_has_a_greatest_number_of_statements_and_says_where_it_stopped(self) -> None:
        cities = ["Lyon", "Milan", "Leipzig", "Paris", "Rome", "London", "Moscow", "Glasgow", "Dresden", "Osaka"]
        pairs = [(one, other) for one in cities for other in cities if one < other]
        text = " ".join(
            f"{one} was twinned with {other} in {year}." for one, other in pairs for year in range(1990, 1996)
        )
        reading = read(text)
        assert len(reading.said) == MOST_STATEMENTS
        (left,) = [one for one in reading.not_understood if one.reason == Open.TOO_MANY]
        assert left.start > reading.said[-1].start


WORDS = (
    "Coventry", "Volgograd", "Paris", "Lyon", "twinned", "twinning", "sister", "cities", "city", "with", "between",
    "and", "in", "1947", "2022", "not", "never", "ended", "suspended", "resumed", "because", "war", ".", ",", ";", "(",
    ")", ":", "the", "same", "year", "following", "'s", "its", "partner", "of", "two", "both", "which", "will", "if",
    "Alabama", "France", "cut", "ties", "among", "others", "one", "another", "to", "from", "\n", "\n\n", "§1", "¤0 ",
    "≈bond ",
    "توأمة", "بين", "باريس", "وروما", "مع", "مدينتي", "في", "ألمانيا", "عام", "١٩٥٦", "فشلت", "،", "وبين", "العام",
    "التالي", "توأمها", "لباريس", "بلندن", "لا", "هل", "شقيقتان", "المدن الشقيقة", "اتفاقية", "علقت", "و", "ول", "لل",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))


class TestAnyText:
    @given(TEXTS)
    @example("و" * 300)
    @example("\ud7ff\U0010ffff\u202e Paris twinned with Lyon")
    def test_is_read_without_an_error_and_within_its_bounds(self, text: str) -> None:
        reading = read(text)
        for one in (*reading.mentions, *reading.said, *reading.not_understood):
            assert 0 <= one.start < one.end <= len(text)

    @given(TEXTS)
    def test_has_names_where_they_are_said_to_stand(self, text: str) -> None:
        reading = read(text)
        for party in (*reading.mentions, *(party for said in reading.said for party in said.parties)):
            written = normalise(text[party.start : party.end])
            assert written.replace(" ", "").removeprefix("ال") == party.name.replace(" ", "").removeprefix("ال")

    @given(TEXTS)
    def test_has_no_statement_without_two_distinct_names_inside_it(self, text: str) -> None:
        for said in read(text).said:
            assert len({(one.name, one.within) for one in said.parties}) == 2
            assert all(said.start <= one.start and one.end <= said.end for one in said.parties)

    @given(TEXTS)
    def test_is_read_the_same_way_twice(self, text: str) -> None:
        assert read(text) == read(text)

    @given(st.text(alphabet=st.characters(whitelist_categories=["Ll", "Nd", "Zs", "Po"]), max_size=200))
    def test_states_nothing_without_a_capital_or_an_arabic_letter(self, text: str) -> None:
        assert read(text.encode("ascii", "ignore").decode()).said == ()

    @given(st.permutations(["Paris", "Lyon", "Milan"]))
    def test_has_a_pair_for_every_name_of_a_list(self, cities: list[str]) -> None:
        first, *others = cities
        found = {
            one.name for said in read(f"{first} is twinned with {' and '.join(others)}.").said for one in said.parties
        }
        assert found == {one.lower() for one in cities}
