"""One written form for each name, so that spellings which differ only by habit are equal."""

from __future__ import annotations

import unicodedata

# Marks that people leave out or swap when they type; a space in their place would split a word.
_DROPPED = "'’‘ʼʻʹʺ`´′ʾʿ·ـءːˈ"
# Letters that Unicode does not decompose. Those of Persian and of Arabic's foreign sounds become the letter that an
# Arabic keyboard has in their place.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n", "ı": "i", "æ": "ae", "œ": "oe", "ə": "e",
    "ß": "ss", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ە": "ه", "ہ": "ه", "ھ": "ه", "ة": "ه", "ۃ": "ه",
    "ک": "ك", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "گ": "ك", "ڭ": "ك",
}  # fmt: skip
_TITLES = (
    "city of ", "town of ", "municipality of ", "ville de ", "stadt ", "ciudad de ", "cidade de ",
    "مدينه ", "بلديه ", "محافظه ", "بلده ", "العاصمه ",
)  # fmt: skip
_REGION_WORDS = frozenset({
    "autonomous", "canton", "city", "council", "county", "department", "district", "governorate", "krai", "kreis",
    "oblast", "of", "prefecture", "province", "region", "regional", "republic", "shire", "state", "the",
    "اقليم", "اوبلاست", "جمهوريه", "محافظه", "مقاطعه", "منطقه", "ولايه",
})  # fmt: skip
ARABIC_ARTICLE = "ال"
_ABBREVIATED = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_FULL = {short: full for full, short in _ABBREVIATED.items()}


class _Folding(dict[int, str | None]):
    """What each code point becomes; worked out the first time that it is met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str | None:
    category = unicodedata.category(char)
    if _is_accent(char) or category in {"Cf", "Lm"} or "\ufe00" <= char <= "\ufe0f":
        return None
    if category == "Nd":
        return str(unicodedata.digit(char))
    return " " if category[0] in "PSZC" else char


def _is_accent(char: str) -> bool:
    """Whether a mark can be left out, by its canonical combining class (UAX #44).

    Those of the European scripts can (200 and up), and the vowel signs of Hebrew, Arabic and Syriac (10 to 36); the
    marks of Kana, Thai, Tibetan and the Indic scripts tell letters apart.
    """
    place = unicodedata.combining(char)
    return place >= 200 or 10 <= place <= 36


_FOLDING = _Folding({ord(char): None for char in _DROPPED} | {ord(char): to for char, to in _LETTERS.items()})


def normalise(text: str) -> str:
    """The form in which names are compared: no case, accents, vowel signs or punctuation, single spaces.

    Accents go by NFKD (UAX #15), case by Unicode folding; hamza, alef maqsura and ta marbuta become the plain
    letter, digits of every script the European ones. Normalising twice changes nothing.
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(plain.translate(_FOLDING).split())


def spellings(norm: str) -> tuple[str, ...]:
    """The normalised name and the other ways to write it: without the Arabic article, “St” for “Saint” and back."""
    found = [norm]
    if norm.startswith(ARABIC_ARTICLE) and len(norm) > 4:
        found.append(norm.removeprefix(ARABIC_ARTICLE))
    words = norm.split(" ")
    if len(words) > 1:
        found += (" ".join(swapped) for swapped in (_swapped(words, _ABBREVIATED), _swapped(words, _FULL)))
    return tuple(dict.fromkeys(found))


def _swapped(words: list[str], by: dict[str, str]) -> list[str]:
    return [by.get(word, word) for word in words[:-1]] + words[-1:]


def word_tails(norm: str) -> tuple[str, ...]:
    """What is left of a name from its second word on, its third and so on: where a reader may start to type."""
    words = norm.split(" ")
    return tuple(" ".join(words[start:]) for start in range(1, len(words)))


def name_and_context(text: str) -> tuple[str, str]:
    """“Paris (Texas)” and “Paris, Texas” taken apart; the second part is empty where there is none."""
    for mark in ("(", ",", "،"):
        head, found, tail = text.partition(mark)
        if found and head.strip():
            return head.strip(), tail.strip(" )")
    return text.strip(), ""


def without_title(norm: str) -> str:
    """The normalised name without “city of”, “مدينة” and the like before it."""
    for title in _TITLES:
        if norm.startswith(title):
            return norm.removeprefix(title)
    return norm


def region_key(name: str) -> str:
    """What a region's name comes down to: “Osaka Prefecture” and “Ōsaka” are the same."""
    words = normalise(name).split(" ")
    return " ".join(word for word in words if word not in _REGION_WORDS) or " ".join(words)
