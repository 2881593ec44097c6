"""Countries that are no more or go by another name, as lists in many languages write them.

The codes are those of the states that hold the land today.
"""

from __future__ import annotations

_SOVIET = "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"
_YUGOSLAV = "BA HR ME MK RS SI XK"
_PRUSSIAN = "DE PL RU LT"
_OTTOMAN = "TR SY LB IQ PS IL JO GR BG"
FORMER = {
    _SOVIET: "URSS | ZSRR | ZSSR | SSSR | SSCB | الاتحاد السوفياتي | الإتحاد السوفييتي | Sovyetler Birliği | "
             "Unione Sovietica | Unión Soviética | Związek Radziecki | Sovjet-Unie | União Soviética | Sovětský svaz | "
             "Szovjetunió | Sovjetunionen | Neuvostoliitto | Радянський Союз | 苏联 | 蘇聯 | ソビエト連邦 | "
             "ソ連 | 소련 | اتحاد جماهیر شوروی | شوروی",
    _YUGOSLAV: "Iugoslavia | Югославия | Југославија | Yugoslavya | Joegoslavië | Jugoszlávia | Jugoslávie | "
               "Yugoslávia | Iugoslávia | يوغسلافيا | یوگسلاوی | 南斯拉夫 | ユーゴスラビア | SFRJ | SFRY",
    "CZ SK": "CSSR | ČSSR | ČSR | Checoslovaquia | Cecoslovacchia | Checoslováquia | Tsjechoslowakije | Чехословакия | "
             "Çekoslovakya | Csehszlovákia | Cehoslovacia | Tjeckoslovakien | Československo | 捷克斯洛伐克 | "
             "チェコスロバキア | چکسلواکی",
    "DE": "NRD | ГДР | ФРГ | RFN | RFA | SBZ | República Democrática Alemana | Repubblica Democratica Tedesca | "
          "République démocratique allemande | República Federal de Alemania | Repubblica Federale di Germania | "
          "République fédérale d'Allemagne | Allemagne de l'Est | Allemagne de l'Ouest | Alemania Oriental | "
          "Alemania Occidental | Germania Est | Germania Ovest | Niemcy Wschodnie | Niemcy Zachodnie | "
          "Восточная Германия | Западная Германия | Doğu Almanya | Batı Almanya | جمهورية ألمانيا الديمقراطية | "
          "جمهورية ألمانيا الاتحادية | 东德 | 西德 | 東ドイツ | 西ドイツ",
    _PRUSSIAN: "Preussen | Prusse | Prusia | Prussia | Prusy | Prússia | Pruisen | Пруссия | Prusya | Ostpreußen | "
               "East Prussia | Deutsches Reich | Empire allemand | Impero tedesco | Imperio alemán",
    _OTTOMAN: "الدولة العثمانية | الإمبراطورية العثمانية | Empire ottoman | Imperio otomano | Impero ottomano | "
              "Osmanlı İmparatorluğu | Османская империя | Imperium Osmańskie | عثمانی",
    "CD": "Заир | زائير | Zaïre | Kongo-Zaire | Belgisch-Kongo | Belgian Congo | Congo belge | Kongo-Kinshasa",
    "CG": "Congo-Brazzaville | Kongo-Brazzaville | French Congo",
    "MM": "Birmania | Бирма | بورما | Barma | Birmânia | ビルマ | 缅甸",
    "IR": "Persien | Persia | Perse | Persja | Pérsia | Perzië | Персия | بلاد فارس | 波斯",
    "LK": "Ceilán | Ceylan | Ceilão | Цейлон | سيلان | Cejlon",
    "TH": "Siam | Сиам | سيام",
    "ET": "Abessinien | Abyssinia | Abyssinie | Abisinia | Abissinia | Абиссиния | الحبشة",
    "BJ": "Dahomey | Dahome | Дагомея | داهومي",
    "BF": "Haute-Volta | Alto Volta | Верхняя Вольта | فولتا العليا",
    "ZW": "Rhodesien | Südrhodesien | Rhodésie | Rodesia | Родезия | روديسيا",
    "ZM": "Nordrhodesien | Northern Rhodesia",
    "MW": "Njassaland | Nyasaland",
    "LS": "Basutoland", "BW": "Betschuanaland | Bechuanaland", "GH": "Goldküste | Gold Coast",
    "BD": "East Pakistan | Ostpakistan | Pakistan oriental | باكستان الشرقية",
    "TZ": "Tanganyika | Tanganjika | Tanganica | Zanzibar | Sansibar | زنجبار | تنجانيقا",
    "VN": "South Vietnam | North Vietnam | Südvietnam | Nordvietnam | Viêt Nam du Sud | Vietnam del Sur",
    "YE": "North Yemen | South Yemen | Nordjemen | Südjemen | Yémen du Sud | اليمن الجنوبي | اليمن الشمالي",
    "EG SY": "United Arab Republic | Vereinigte Arabische Republik | République arabe unie | الجمهورية العربية المتحدة",
    "KH": "Kampuchea | Kamputschea | Khmer Republic", "TL": "Portuguese Timor | Osttimor | East Timor | Timor oriental",
    "ID": "Dutch East Indies | Niederländisch-Indien", "GW": "Portuguese Guinea", "SR": "Dutch Guiana",
    "CW SX BQ": "Netherlands Antilles | Niederländische Antillen | Antilles néerlandaises",
    "GB": "Écosse | Escocia | Escócia | Scozia | Szkocja | Schotland | Шотландия | İskoçya | اسكتلندا | أسكتلندا | "
          "スコットランド | 苏格兰 | Angleterre | Inghilterra | Inglaterra | Engeland | İngiltere | إنجلترا | "
          "انجلترا | انكلترا | انگلستان | イングランド | 英格兰 | Galles | Gales | Pays de Galles | Walia | "
          "Уэльс | ويلز | Irlande du Nord | Irlanda del Norte | Irlanda del Nord | أيرلندا الشمالية | إيرلندا الشمالية",
    "NL": "Hollande | Olanda | Holanda | Голландия | هولندا | Hollanda | オランダ",
    "BY": "Белоруссия | Weissruthenien | White Russia | Byelorussia | Belorussia | روسيا البيضاء",
    "KG": "Kirgisien | Kirghizia | Kirghizie | Киргизия", "GE": "Grusinien | Gruzja | Gruzie | Грузия",
    "TW": "Formosa", "CZ": "Tschechei | Чехия | Çek Cumhuriyeti | Czech Rep.",
    "BA": "Bosnien-Herzegowina | Bosnien und Herzegovina | Bosnien | Bosnie | البوسنة | Bosna",
    "US": "Vereinigte Staaten von Amerika | V.St.A. | VSA | EE.UU. | EE. UU. | EEUU | U.S. of America | "
          "É.-U. | أمريكا",
    "PS": "Filistin | Filistin Devleti | السلطة الفلسطينية | السلطة الوطنية الفلسطينية | فلسطین | "
          "Autorité palestinienne",
    "CN": "República Popular China | Repubblica Popolare Cinese | République populaire de Chine | Chine populaire | "
          "Red China | KNR | ChRL | КНР",
    "KR": "한국 | 대한민국 | Южная Корея | كوريا الجنوبية",
    "KP": "DVRK | KDVR | КНДР | 북한 | كوريا الشمالية",
}  # fmt: skip
# Codes of ISO 3166-3 that lists still use, or that name lists translate to.
FORMER_CODES = {
    "DD": "DE", "ZR": "CD", "BU": "MM", "SU": _SOVIET, "YU": _YUGOSLAV, "CS": "ME RS XK", "HV": "BF", "DY": "BJ",
    "RH": "ZW", "TP": "TL", "VD": "VN", "YD": "YE", "AN": "CW SX BQ",
}  # fmt: skip


def former_names() -> dict[str, frozenset[str]]:
    """Each of these names -> the codes that it stands for today."""
    return {name.strip(): frozenset(codes.split()) for codes, names in FORMER.items() for name in names.split("|")}


def codes_today(code: str) -> frozenset[str]:
    """The codes for one that may be of the past."""
    return frozenset(FORMER_CODES.get(code, code).split())
