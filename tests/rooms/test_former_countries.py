"""Countries of the past and odd names of today's, as lists in many languages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import world

from tawam.places.queries import resolve
from tawam.places.queries.countries import read_countries
from tawam.places.rules.countries import WRITTEN
from tawam.places.rules.former_countries import FORMER_CODES, codes_today, former_names
from tawam.places.rules.text import normalise
from tawam.places.values import Outcome

pytestmark = pytest.mark.django_db

SOVIET = "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"
YUGOSLAV = "BA HR ME MK RS SI XK"
PRUSSIAN = "DE LT PL RU"
OTTOMAN = "BG GR IL IQ JO LB PS SY TR"
WRITTEN_SO = [
    ("Rußland", "RU"),
    ("Türkei", "TR"),
    ("Soviet Union", SOVIET),
    ("UdSSR", SOVIET),
    ("URSS", SOVIET),
    ("СССР", SOVIET),
    ("الاتحاد السوفيتي", SOVIET),
    ("الاتحاد السوفياتي", SOVIET),
    ("Sovyetler Birliği", SOVIET),
    ("Unione Sovietica", SOVIET),
    ("Unión Soviética", SOVIET),
    ("Związek Radziecki", SOVIET),
    ("Sovjet-Unie", SOVIET),
    ("União Soviética", SOVIET),
    ("苏联", SOVIET),
    ("ソビエト連邦", SOVIET),
    ("اتحاد جماهیر شوروی", SOVIET),
    ("CSSR", "CZ SK"),
    ("ČSSR", "CZ SK"),
    ("Czechoslovakia", "CZ SK"),
    ("Checoslovaquia", "CZ SK"),
    ("Cecoslovacchia", "CZ SK"),
    ("Tsjechoslowakije", "CZ SK"),
    ("Чехословакия", "CZ SK"),
    ("Çekoslovakya", "CZ SK"),
    ("Georgia (country)", "GE"),
    ("Grusinien", "GE"),
    ("Грузия", "GE"),
    ("جورجيا", "GE"),
    ("Prussia", PRUSSIAN),
    ("Preussen", PRUSSIAN),
    ("Prusse", PRUSSIAN),
    ("Prusia", PRUSSIAN),
    ("Пруссия", PRUSSIAN),
    ("DDR", "DE"),
    ("GDR", "DE"),
    ("RDA", "DE"),
    ("NRD", "DE"),
    ("ГДР", "DE"),
    ("República Democrática Alemana", "DE"),
    ("Repubblica Democratica Tedesca", "DE"),
    ("جمهورية ألمانيا الديمقراطية", "DE"),
    ("Allemagne de l'Est", "DE"),
    ("Alemania Occidental", "DE"),
    ("ФРГ", "DE"),
    ("RFN", "DE"),
    ("Zaire", "CD"),
    ("Zaïre", "CD"),
    ("زائير", "CD"),
    ("Заир", "CD"),
    ("Congo-Kinshasa", "CD"),
    ("Congo-Brazzaville", "CG"),
    ("Burma", "MM"),
    ("Birmanie", "MM"),
    ("Birmania", "MM"),
    ("Birma", "MM"),
    ("بورما", "MM"),
    ("Бирма", "MM"),
    ("ミャンマー", "MM"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Schottland", "GB"),
    ("Écosse", "GB"),
    ("Escocia", "GB"),
    ("Scozia", "GB"),
    ("Szkocja", "GB"),
    ("اسكتلندا", "GB"),
    ("إنجلترا", "GB"),
    ("انجلترا", "GB"),
    ("Англия", "GB"),
    ("Angleterre", "GB"),
    ("Inghilterra", "GB"),
    ("Inglaterra", "GB"),
    ("Anglia", "GB"),
    ("ويلز", "GB"),
    ("Pays de Galles", "GB"),
    ("Gales", "GB"),
    ("بريطانيا", "GB"),
    ("Шотландия", "GB"),
    ("İngiltere", "GB"),
    ("英国", "GB"),
    ("مصر", "EG"),
    ("تركيا", "TR"),
    ("Ägypten", "EG"),
    ("Egypte", "EG"),
    ("埃及", "EG"),
    ("トルコ", "TR"),
    ("ترکیه", "TR"),
    ("Persien", "IR"),
    ("Persia", "IR"),
    ("Perse", "IR"),
    ("بلاد فارس", "IR"),
    ("Ceylon", "LK"),
    ("Ceilán", "LK"),
    ("Siam", "TH"),
    ("Abessinien", "ET"),
    ("Abyssinia", "ET"),
    ("Dahomey", "BJ"),
    ("Obervolta", "BF"),
    ("Haute-Volta", "BF"),
    ("Rhodesien", "ZW"),
    ("Südrhodesien", "ZW"),
    ("Nordrhodesien", "ZM"),
    ("Northern Rhodesia", "ZM"),
    ("Basutoland", "LS"),
    ("Betschuanaland", "BW"),
    ("Bechuanaland", "BW"),
    ("Goldküste", "GH"),
    ("Gold Coast", "GH"),
    ("East Pakistan", "BD"),
    ("Ostpakistan", "BD"),
    ("Tanganyika", "TZ"),
    ("Tanganjika", "TZ"),
    ("Sansibar", "TZ"),
    ("Jugoslawien", YUGOSLAV),
    ("Yugoslavia", YUGOSLAV),
    ("Iugoslavia", YUGOSLAV),
    ("Югославия", YUGOSLAV),
    ("Yougoslavie", YUGOSLAV),
    ("Yugoslavya", YUGOSLAV),
    ("يوغسلافيا", YUGOSLAV),
    ("南斯拉夫", YUGOSLAV),
    ("Serbia and Montenegro", "ME RS XK"),
    ("Swaziland", "SZ"),
    ("Swasiland", "SZ"),
    ("Macedonia", "MK"),
    ("Makedonien", "MK"),
    ("Ivory Coast", "CI"),
    ("Côte d'Ivoire", "CI"),
    ("ساحل العاج", "CI"),
    ("Kap Verde", "CV"),
    ("Holland", "NL"),
    ("Hollande", "NL"),
    ("هولندا", "NL"),
    ("Olanda", "NL"),
    ("Ottoman Empire", OTTOMAN),
    ("Osmanisches Reich", OTTOMAN),
    ("الدولة العثمانية", OTTOMAN),
    ("Empire ottoman", OTTOMAN),
    ("Weissrussland", "BY"),
    ("Weißrußland", "BY"),
    ("Biélorussie", "BY"),
    ("Bielorussia", "BY"),
    ("Белоруссия", "BY"),
    ("روسيا البيضاء", "BY"),
    ("Moldawien", "MD"),
    ("Moldavie", "MD"),
    ("Kirgisien", "KG"),
    ("Kirgisistan", "KG"),
    ("Киргизия", "KG"),
    ("Formosa", "TW"),
    ("Taiwan", "TW"),
    ("台湾", "TW"),
    ("Turkiye", "TR"),
    ("Türkiye", "TR"),
    ("Czechia", "CZ"),
    ("Tschechei", "CZ"),
    ("Tschechien", "CZ"),
    ("Slowakei", "SK"),
    ("Bosnien-Herzegowina", "BA"),
    ("Bosnien", "BA"),
    ("Bosnia", "BA"),
    ("البوسنة", "BA"),
    ("Vereinigte Staaten von Amerika", "US"),
    ("V.St.A.", "US"),
    ("Estados Unidos", "US"),
    ("EE.UU.", "US"),
    ("EEUU", "US"),
    ("États-Unis", "US"),
    ("США", "US"),
    ("الولايات المتحدة", "US"),
    ("أمريكا", "US"),
    ("美国", "US"),
    ("アメリカ", "US"),
    ("آمریکا", "US"),
    ("South Vietnam", "VN"),
    ("Südvietnam", "VN"),
    ("North Yemen", "YE"),
    ("Südjemen", "YE"),
    ("United Arab Republic", "EG SY"),
    ("Vereinigte Arabische Republik", "EG SY"),
    ("الجمهورية العربية المتحدة", "EG SY"),
    ("فلسطين", "PS"),
    ("Palestina", "PS"),
    ("Palestyna", "PS"),
    ("Filistin", "PS"),
    ("السلطة الفلسطينية", "PS"),
    ("República Popular China", "CN"),
    ("Chine populaire", "CN"),
    ("Red China", "CN"),
    ("Korea, Republic of", "KR"),
    ("Südkorea", "KR"),
    ("Corée du Sud", "KR"),
    ("كوريا الجنوبية", "KR"),
    ("한국", "KR"),
    ("대한민국", "KR"),
    ("Nordkorea", "KP"),
    ("DVRK", "KP"),
    ("DPRK", "KP"),
]


class TestACountryOfThePast:
    @pytest.mark.parametrize(("name", "codes"), WRITTEN_SO)
    def test_is_read_as_those_that_hold_its_land(self, name: str, codes: str) -> None:
        assert " ".join(sorted(read_countries([name])[name].codes)) == codes

    @pytest.mark.parametrize("how", [str.upper, str.lower, lambda name: f" {name} "], ids=["upper", "lower", "spaced"])
    def test_is_read_however_it_is_written(self, how) -> None:
        names = {how(name): codes for name, codes in WRITTEN_SO if len(name) > 2}
        found = read_countries(names)
        assert {name: " ".join(sorted(found[name].codes)) for name in names} == names

    @pytest.mark.parametrize("country", ["Allemagne de l'Est", "ГДР", "Doğu Almanya", "Prusse", "NRD"])
    def test_finds_the_place_that_is_meant(self, country: str) -> None:
        found = resolve("Leipzig", country=country)
        assert (found.outcome, found.candidates[0].place.id) == (Outcome.SURE, world.LEIPZIG)

    @pytest.mark.parametrize("country", ["Angleterre", "إنجلترا", "İngiltere", "Inghilterra"])
    def test_that_is_a_part_of_another_names_the_region_too(self, country: str) -> None:
        assert read_countries([country])[country].region == "England"
        assert resolve("Coventry", country=country).outcome == Outcome.SURE

    @pytest.mark.parametrize("country", ["Ruritania", "Freedonia", "بلاد العجائب"])
    def test_is_not_made_up(self, country: str) -> None:
        assert not read_countries([country])[country].codes


class TestTheTable:
    def test_has_every_name_in_one_place(self) -> None:
        for name, codes in former_names().items():
            assert WRITTEN[normalise(name)] == codes, name

    @given(st.sampled_from(sorted(FORMER_CODES)))
    def test_translates_codes_of_the_past_to_codes_of_today(self, code: str) -> None:
        assert codes_today(code)
        assert not codes_today(code) & FORMER_CODES.keys()

    @given(st.sampled_from(["DE", "FR", "PS", "XK"]))
    def test_leaves_codes_of_today_alone(self, code: str) -> None:
        assert codes_today(code) == {code}
