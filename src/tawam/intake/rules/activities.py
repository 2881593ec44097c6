"""Which column of a table of activities holds what, in the words that town halls use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawam.basics.dates import BadDate
from tawam.exchange.rules.tables import COLUMNS
from tawam.intake.rules.tables.dates import UnreadableDate, cell_date
from tawam.places.rules.text import normalise

_WORDS: Mapping[str, str] = {
    "partner": "partner|partner town|twin|twin town|partnerstadt|ville jumelee|المدينة الشريكة|الشريك|المدينة التوأم",
    "title": "title|activity|event|what|titel|veranstaltung|titre|activite|النشاط|العنوان|الفعالية",
    "kind": "kind|type|art|typ|genre|النوع|نوع النشاط",
    "starts_on": "date|from|start|first day|begin|datum|von|debut|du|التاريخ|من|البداية",
    "ends_on": "until|to|end|last day|bis|ende|fin|au|إلى|حتى|النهاية",
    "state": "state|status|stand|etat|الحالة",
    "hosts": "host|hosts|where|place|ort|lieu|المكان|المضيف|أين",
    "online": "online|en ligne|عبر الإنترنت",
    "people_ours_not_known": "our people|people of ours|people ours|eigene teilnehmer|participants ici|مشاركونا",
    "people_theirs_not_known": "their people|people of theirs|people theirs|gaste|invites|مشاركوهم|الضيوف",
    "spent": "spent|cost|costs|expenses|kosten|ausgaben|depenses|cout|المصروف|التكلفة|النفقات",
    "received": "received|income|grant|einnahmen|zuschuss|recettes|subvention|المقبوض|الإيرادات|المنحة",
    "currency": "currency|wahrung|devise|العملة",
    "themes": "themes|theme|themen|thema|المواضيع|الموضوع",
    "organisers": "organisers|organiser|organizer|veranstalter|organisateur|المنظمون|الجهة المنظمة",
    "sdg_targets": "sdg|sdg targets|targets|ods|أهداف التنمية",
    "note": "note|notes|remarks|bemerkung|remarque|ملاحظات|ملاحظة",
    "language": "language|sprache|langue|اللغة",
}
_COLUMN_OF = {normalise(word): column for column, words in _WORDS.items() for word in words.split("|")}
_COLUMN_OF |= {normalise(column.replace("_", " ")): column for column in COLUMNS}
_DATES = ("starts_on", "ends_on")


def columns_of(header: Sequence[str]) -> dict[int, str]:
    """What each column holds, by its position; of two that hold the same the first counts, others are not read."""
    found: dict[int, str] = {}
    for position, name in enumerate(header):
        column = _COLUMN_OF.get(normalise(name.replace("_", " ")))
        if column and column not in found.values():
            found[position] = column
    return found


def cells_of(row: Sequence[str], columns: Mapping[int, str], *, latest_year: int) -> dict[str, str]:
    """The cells of a row by what they hold; dates in words are written as figures where they can be one day only."""
    cells = {column: row[position] for position, column in columns.items() if position < len(row)}
    return {name: _dated(text, latest_year) if name in _DATES else text for name, text in cells.items()}


def _dated(text: str, latest_year: int) -> str:
    try:
        return str(cell_date(text, latest_year=latest_year)) if text.strip() else ""
    except (UnreadableDate, BadDate):
        # What is doubtful stays as it was written, and is told as a fault.
        return text
