"""What the columns of a table hold, guessed from their names in many languages and from a few of their values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from tawam.intake.values.tables import ColumnMapping, Field

# Words of column names by what they mean; written without accents, as ``words_of`` leaves them.
_ABOUT_A_PLACE: Mapping[str, str] = {
    "name": "name city town municipality gemeinde stadt kommune ort ville commune citta comune ciudad municipio cidade"
    " miasto gmina stad gemeente sehir belediye kent concelho cidades"
    " город городок муниципалитет شهر مدينه المدينه بلديه البلديه mesto obec varos telepules kommun label place 城市",
    "country": "country land staat pays paese pais kraj nation ulke zeme orszag страна государство كشور دوله الدوله"
    " بلد البلد 国家",
    "region": "region state bundesland province county admin admin1 departement provincia regione wojewodztwo"
    " provincie область ولايه محافظه منطقه",
    "lat": "latitude lat breite breitengrad",
    "lon": "longitude long lon lng lange langengrad",
    "population": "population einwohner habitants abitanti habitantes mieszkancy население سكان السكان",
    "wikidata": "wikidata qid item",
    "geonames": "geonames geonameid geonamesid",
}
_ABOUT_THE_TIE: Mapping[Field, str] = {
    Field.SINCE: "since seit depuis dal desde od sinds с منذ year jahr annee anno ano rok السنه سنه start begin beginn"
    " signed founded established gegrundet signature unterzeichnet"
    " firmado firma assinatura podpisania baslangic tarihi yıl date datum data fecha дата التاريخ تاريخ سال",
    Field.UNTIL: "until bis end ende fin fine hasta jusqu do tot حتي ended beendet bitis",
    Field.ON: "asof stand updated",
    Field.KIND: "form kind type art tipo typ نوع النوع category",
    Field.STATUS: "status etat stato estado durum статус حاله الحاله",
    Field.CAUSE: "cause reason grund raison motivo سبب السبب",
    Field.NOTE: "note notes remark remarks bemerkung bemerkungen remarque ملاحظات comment comments"
    " notas observaciones observacoes uwagi opmerkingen aciklama примечание примечания",
    Field.SOURCE_URL: "url source quelle link website web lien fonte fuente zrodlo bron kaynak источник ссылка"
    " رابط المصدر",
}
_ONE = frozenset({"1", "a", "origin", "one", "own", "eigene", "from", "first", "اول", "الاول", "الاولي"})
_OTHER = frozenset({
    "2", "b", "partner", "sister", "twin", "destination", "other", "target", "to", "zwilling", "jumelle", "jumelee",
    "jumelage", "gemella", "gemellata", "gemellaggio", "hermana", "hermanada", "irma", "gemea", "geminada", "zuster",
    "kardes", "partnerska", "побратим", "партнер", "خواهرخوانده", "توامه", "شريكه", "شريك", "الشريكه", "توام",
    "second", "الثاني", "الثانيه", "الاخر", "الاخري", "التوام", "المتوامه", "الشقيقه", "الصديقه",
})  # fmt: skip
_ARABIC_LETTERS = str.maketrans("ةىکی", "هيكي")


def _plain(text: str) -> str:
    """The text without case and accents; й is и here, as in the names it is compared with."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_ARABIC_LETTERS)


_PLACE_WORDS = {_plain(word): part for part, words in _ABOUT_A_PLACE.items() for word in words.split()}
_TIE_WORDS = {_plain(word): field for field, words in _ABOUT_THE_TIE.items() for word in words.split()}
_CODES = frozenset({"id", "code", "zip", "plz", "postcode", "cap", "number", "nr", "no"})
_ALONE = frozenset({"partner", "twin", "zwilling", "jumelage", "gemellaggio", "побратим", "خواهرخوانده", "partners"})
_ABOUT_THE_SOURCE = frozenset({Field.SOURCE_URL, Field.NOTE, Field.STATUS})
_PREFIXES = ("zuster", "partner", "sister", "destination", "origin", "twin", "zwilling")
_ITEM = re.compile(r"Q[1-9]\d*")
_MOSTLY = 0.8


def guessed_mapping(header: Sequence[str], sample: Sequence[Sequence[str]]) -> ColumnMapping:
    """What each column holds. Every column has its field; of two that hold the same the first counts.

    A column that names neither side belongs to the side whose name was met last: in “town, partner town, country”
    the country is the partner's. Columns of Wikidata items are known by their values.
    """
    columns: dict[str, Field] = {}
    side = "one"
    for position, name in enumerate(header):
        words = words_of(name)
        part = (
            _part(words)
            or _name_alone(words, columns)
            or _part_by_values([row[position] for row in sample if position < len(row)])
        )
        if _is_a_code(words, part):
            found = Field.IGNORE
        elif part:
            named = _side(words)
            side = named or (_free_side(columns, part) if part in ("name", "wikidata") else side)
            found = Field(f"{side}.{part}")
        else:
            found = _tie(words)
        columns[name] = Field.IGNORE if found in columns.values() else found
    return ColumnMapping(columns)


def words_of(name: str) -> list[str]:
    """The words of a column name: “origincityLabel” and “origin_city_label” are the same three."""
    words = re.findall(r"[^\W\d_]+|\d+", _plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)))
    return [part for word in words for part in _split(word)]


def _split(word: str) -> list[str]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word != prefix:
            return [prefix, word.removeprefix(prefix)]
    return [word]


def _part(words: Sequence[str]) -> str:
    """What of a place the words speak of; the most telling word wins: “country label” is a country."""
    parts = [_PLACE_WORDS[word] for word in words if word in _PLACE_WORDS]
    if _tie(words) in _ABOUT_THE_SOURCE and set(parts) <= {"name"}:
        return ""
    return next((part for part in parts if part != "name"), parts[0] if parts else "")


def _name_alone(words: Sequence[str], columns: Mapping[str, Field]) -> str:
    """“Partner” alone is a name where a column of names went before it: “town, partner”."""
    return "name" if len(words) == 1 and words[0] in _ALONE and Field.ONE_NAME in columns.values() else ""


def _tie(words: Sequence[str]) -> Field:
    """What of the tie the words speak of; “year ended” is an end."""
    found = [_TIE_WORDS[word] for word in words if word in _TIE_WORDS]
    return Field.UNTIL if Field.UNTIL in found else next(iter(found), Field.IGNORE)


def _is_a_code(words: Sequence[str], part: str) -> bool:
    """Whether a column holds the numbers that somebody gave to places: “city id” is no name."""
    return part in ("", "name", "region") and not _CODES.isdisjoint(words)


def _part_by_values(values: Sequence[str]) -> str:
    filled = [value for value in values if value.strip()]
    items = sum(bool(_ITEM.fullmatch(value.strip())) for value in filled)
    return "wikidata" if filled and items >= _MOSTLY * len(filled) else ""


def _side(words: Sequence[str]) -> str:
    if any(word in _OTHER for word in words):
        return "other"
    return "one" if any(word in _ONE for word in words) else ""


def _free_side(columns: Mapping[str, Field], part: str) -> str:
    """A second column of items that names no side is the other side's; a second column of names says the same again."""
    return "other" if part == "wikidata" and Field.ONE_WIKIDATA in columns.values() else "one"
