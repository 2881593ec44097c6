"""Countries and regions as lists write them: of the past, in other languages, with what belongs to them."""

from __future__ import annotations

import pytest

from tawam.places.rules.countries import WRITTEN, instead, with_possessions
from tawam.places.rules.regions import keys_of_region
from tawam.places.rules.text import normalise

SINGLE = [
    ("East Germany", "DE"),
    ("DDR", "DE"),
    ("Deutsche Demokratische Republik", "DE"),
    ("West Germany", "DE"),
    ("Bundesrepublik Deutschland", "DE"),
    ("ألمانيا الشرقية", "DE"),
    ("Palestine", "PS"),
    ("Palästina", "PS"),
    ("Palestinian territories", "PS"),
    ("State of Palestine", "PS"),
    ("فلسطين", "PS"),
    ("Zaire", "CD"),
    ("Georgia (country)", "GE"),
    ("Georgien", "GE"),
    ("People's Republic of China", "CN"),
    ("VR China", "CN"),
    ("Republic of China", "TW"),
    ("Chinese Taipei", "TW"),
    ("United States of America", "US"),
    ("USA", "US"),
    ("U.S.", "US"),
    ("Vereinigte Staaten", "US"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Großbritannien", "GB"),
    ("Grande-Bretagne", "GB"),
    ("Tschech. Republik", "CZ"),
    ("Slow. Republik", "SK"),
    ("Holland", "NL"),
    ("Moldawien", "MD"),
    ("Burma", "MM"),
    ("Swaziland", "SZ"),
    ("Upper Volta", "BF"),
    ("Ceylon", "LK"),
    ("Rhodesia", "ZW"),
    ("Elfenbeinküste", "CI"),
]
SEVERAL = [
    ("Soviet Union", {"RU", "UA", "GE"}),
    ("UdSSR", {"RU", "UA", "GE"}),
    ("СССР", {"RU", "UA", "GE"}),
    ("الاتحاد السوفيتي", {"RU", "UA", "GE"}),
    ("Yugoslavia", {"HR", "RS", "SI"}),
    ("Jugoslawien", {"HR", "RS", "SI"}),
    ("يوغوسلافيا", {"HR", "RS", "SI"}),
    ("Serbia and Montenegro", {"RS", "ME"}),
    ("Czechoslovakia", {"CZ", "SK"}),
    ("Tschechoslowakei", {"CZ", "SK"}),
    ("تشيكوسلوفاكيا", {"CZ", "SK"}),
    ("Prussia", {"DE", "PL"}),
    ("Preußen", {"DE", "PL"}),
    ("Austria-Hungary", {"AT", "HU"}),
    ("Ottoman Empire", {"TR", "SY"}),
    ("Russian Empire", {"RU", "PL"}),
    ("Mandatory Palestine", {"PS", "IL"}),
    ("Congo", {"CG", "CD"}),
]
BESIDE = [
    ("FR", "RE"),
    ("FR", "NC"),
    ("FR", "GP"),
    ("US", "PR"),
    ("US", "GU"),
    ("GB", "JE"),
    ("GB", "IM"),
    ("DK", "GL"),
    ("NL", "CW"),
    ("CN", "HK"),
    ("FI", "AX"),
    ("MA", "EH"),
]
REGIONS = [
    ("Bavaria", "Bayern"),
    ("Saxony", "Sachsen"),
    ("Lower Saxony", "Niedersachsen"),
    ("North Rhine-Westphalia", "Nordrhein-Westfalen"),
    ("Rhineland-Palatinate", "Rheinland-Pfalz"),
    ("Hesse", "Hessen"),
    ("Thuringia", "Thüringen"),
    ("Carinthia", "Kärnten"),
    ("Upper Austria", "Oberösterreich"),
    ("Styria", "Steiermark"),
    ("Vienna", "Wien"),
    ("Tuscany", "Toscana"),
    ("Lombardy", "Lombardia"),
    ("Piedmont", "Piemonte"),
    ("Sicily", "Sicilia"),
    ("Sardinia", "Sardegna"),
    ("Apulia", "Puglia"),
    ("Brittany", "Bretagne"),
    ("Normandy", "Normandie"),
    ("Corsica", "Corse"),
    ("Catalonia", "Catalunya"),
    ("Andalusia", "Andalucía"),
    ("Geneva", "Genève"),
    ("Flanders", "Vlaanderen"),
    ("Wallonia", "Wallonie"),
]


class TestACountryAsWritten:
    @pytest.mark.parametrize(("name", "code"), SINGLE)
    def test_is_one_of_today(self, name, code):
        assert WRITTEN[normalise(name)] == {code}

    @pytest.mark.parametrize(("name", "codes"), SEVERAL)
    def test_of_the_past_is_all_that_came_after_it(self, name, codes):
        assert codes < WRITTEN[normalise(name)] or codes == WRITTEN[normalise(name)]

    @pytest.mark.parametrize("name", sorted(WRITTEN))
    def test_is_kept_in_the_form_in_which_names_are_compared(self, name):
        assert normalise(name) == name
        assert all(len(code) == 2 and code.isupper() for code in WRITTEN[name])


class TestWhatBelongsToACountry:
    @pytest.mark.parametrize(("state", "land"), BESIDE)
    def test_may_be_filed_under_it(self, state, land):
        assert {state, land} <= with_possessions(frozenset({state}))

    def test_of_a_country_without_possessions_is_the_country(self):
        assert with_possessions(frozenset({"PL"})) == {"PL"}

    @pytest.mark.parametrize(("one", "other"), [("IL", "PS"), ("RS", "XK"), ("CG", "CD")])
    def test_is_disputed_in_both_directions(self, one, other):
        assert instead(frozenset({one})) == instead(frozenset({other})) == {one, other}


class TestARegion:
    @pytest.mark.parametrize(("english", "own"), REGIONS)
    def test_has_one_key_in_both_languages(self, english, own):
        assert keys_of_region(english) == keys_of_region(own)

    def test_without_a_name_has_no_key(self):
        assert keys_of_region("") == frozenset()

    def test_that_nobody_renames_is_its_own_key(self):
        assert keys_of_region("Texas") == {"texas"}
