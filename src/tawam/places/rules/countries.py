"""Which codes a country's name stands for where a name of today's countries is not enough."""

from __future__ import annotations

from collections.abc import Mapping

from tawam.places.rules.former_countries import former_names
from tawam.places.rules.text import normalise

_SOVIET = "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"
_YUGOSLAV = "BA HR ME MK RS SI XK"
# States of the past and those who hold their land today, then common names that no list of countries has.
_WRITTEN = {
    _SOVIET: ("Soviet Union", "USSR", "UdSSR", "Sowjetunion", "Union soviétique", "Советский Союз", "СССР",
              "Union of Soviet Socialist Republics", "الاتحاد السوفيتي", "الاتحاد السوفييتي"),
    _YUGOSLAV: ("Yugoslavia", "Jugoslawien", "Yougoslavie", "Jugoslavija", "Jugosławia", "يوغوسلافيا",
                "Socialist Federal Republic of Yugoslavia", "SFR Yugoslavia", "Federal Republic of Yugoslavia"),
    "ME RS XK": ("Serbia and Montenegro", "Serbien und Montenegro", "Serbien-Montenegro", "صربيا والجبل الأسود"),
    "CZ SK": ("Czechoslovakia", "Tschechoslowakei", "Tchécoslovaquie", "Československo", "Czechosłowacja",
              "تشيكوسلوفاكيا"),
    "DE": ("East Germany", "West Germany", "German Democratic Republic", "DDR", "GDR", "RDA", "BRD", "Ostdeutschland",
           "Westdeutschland", "Deutsche Demokratische Republik", "Bundesrepublik Deutschland", "ألمانيا الشرقية",
           "ألمانيا الغربية", "Nazi Germany"),
    "DE PL RU LT": ("Prussia", "Preußen", "Kingdom of Prussia", "German Empire", "Weimar Republic", "بروسيا"),
    "AT CZ HR HU IT PL RO SI SK UA BA RS": ("Austria-Hungary", "Österreich-Ungarn", "Austrian Empire",
                                            "Habsburg Empire"),
    "TR SY LB IQ PS IL JO GR BG": ("Ottoman Empire", "Osmanisches Reich"),
    "RU UA BY PL LT LV EE FI MD GE AM AZ": ("Russian Empire", "Russisches Kaiserreich"),
    "PS IL": ("Mandatory Palestine", "British Mandate of Palestine"),
    "PS": ("Palestine", "Palästina", "Palestinian National Authority", "Palestinian Authority",
           "Palästinensische Autonomiebehörde", "Palästinensische Autonomiegebiete", "Palestinian territories",
           "State of Palestine", "Gaza Strip", "West Bank", "فلسطين", "دولة فلسطين"),
    "CG CD": ("Congo", "Kongo"),
    "CD": ("Zaire", "Democratic Republic of the Congo", "Demokratische Republik Kongo"),
    "GE": ("Georgia (country)", "Republic of Georgia", "Georgien", "Abkhazia", "South Ossetia"),
    "CN": ("People's Republic of China", "PR China", "VR China", "Volksrepublik China", "PRC"),
    "TW": ("Republic of China", "Chinese Taipei"),
    "EG": ("مصر", "جمهورية مصر العربية"),
    "US": ("United States of America", "USA", "U.S.A.", "U.S.", "Vereinigte Staaten", "Etats-Unis", "Stati Uniti",
           "Amerika Birleşik Devletleri"),
    "GB": ("England", "Scotland", "Wales", "Northern Ireland", "Großbritannien", "Great Britain", "UK", "U.K.",
           "Birleşik Krallık",
           "Grande-Bretagne", "Gran Bretagna", "Schottland", "Nordirland", "Vereinigtes Königreich"),
    "CZ": ("Tschech. Republik", "Tschechische Republik", "Czech Republic"),
    "SK": ("Slow. Republik", "Slowakische Republik", "Slovak Republic"),
    "NL": ("Kingdom of the Netherlands", "Holland"),
    "DK": ("Kingdom of Denmark",),
    "IE": ("Republic of Ireland",),
    "CY": ("Northern Cyprus", "Turkish Republic of Northern Cyprus", "TRNC"),
    "MK": ("Republic of Macedonia", "Macedonia", "FYROM", "Mazedonien", "Macédoine"),
    "KR": ("Republik Korea", "Republic of Korea"),
    "EH": ("Western Sahara", "Westsahara", "Sahrawi Arab Democratic Republic"),
    "RO": ("Kingdom of Romania",),
    "MD": ("Moldavia", "Moldawien", "Transnistria"),
    "UA": ("Luhansk People's Republic", "Donetsk People's Republic"),
    "AZ": ("Nagorno-Karabakh", "Artsakh"),
    "SO": ("Somaliland",),
    "SX": ("سانت مارتن", "Sint Maarten"),
    "MM": ("Burma", "Birma", "Birmanie"),
    "SZ": ("Swaziland", "Swasiland"),
    "PH": ("Philipinen",),
    "BF": ("Upper Volta", "Obervolta"),
    "LK": ("Ceylon",),
    "ZW": ("Rhodesia", "Southern Rhodesia"),
    "CI": ("Ivory Coast", "Elfenbeinküste"),
}  # fmt: skip
# Lands that a source files under the state that they belong to, or that claims them; the gazetteer has them apart.
_WITH = {
    "FR": "RE GP MQ GF YT NC PF PM WF BL MF", "US": "PR GU VI AS MP", "GB": "JE GG IM GI FK BM KY", "DK": "GL FO",
    "NL": "AW CW SX BQ", "CN": "HK MO", "FI": "AX", "NO": "SJ", "MA": "EH", "EH": "MA",
}  # fmt: skip
# Where the gazetteer may have a place instead that none of the stated country bears: which state it is in is disputed,
# or two go by one name.
_INSTEAD = {"IL": "PS", "PS": "IL", "EH": "DZ", "RS": "XK", "XK": "RS", "CG": "CD", "CD": "CG"}
WRITTEN = {normalise(name): codes for name, codes in former_names().items()} | {
    normalise(name): frozenset(codes.split()) for codes, names in _WRITTEN.items() for name in names
}
# In the United Kingdom they are what the gazetteer has as first-level regions.
REGIONS_CALLED_COUNTRIES = {
    normalise(name): region
    for region, names in {
        "England": (
            "England",
            "Angleterre",
            "Inghilterra",
            "Inglaterra",
            "Engeland",
            "İngiltere",
            "إنجلترا",
            "انجلترا",
        ),
        "Scotland": ("Scotland", "Schottland", "Écosse", "Escocia", "Scozia", "Szkocja", "Schotland", "اسكتلندا"),
        "Wales": ("Wales", "Pays de Galles", "Galles", "Gales", "ويلز"),
        "Northern Ireland": ("Northern Ireland", "Nordirland", "Irlande du Nord", "Irlanda del Norte"),
    }.items()
    for name in names
}


def with_possessions(codes: frozenset[str]) -> frozenset[str]:
    """The codes with those of the lands that a source may file under them."""
    return _widened(codes, _WITH)


def instead(codes: frozenset[str]) -> frozenset[str]:
    """The codes with those under which the gazetteer may have a place that is not found under them."""
    return _widened(codes, _INSTEAD)


def _widened(codes: frozenset[str], by: Mapping[str, str]) -> frozenset[str]:
    return codes.union(*(by.get(code, "").split() for code in codes))
