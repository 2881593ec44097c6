"""Words that help to tell names of places from other words, normalised."""

from __future__ import annotations

ARABIC_CITY_WORDS = frozenset({
    "مدينه", "مدينتي", "مدينتا", "العاصمه", "بلده", "بلدتي", "بلديه", "بلديتي", "قريه", "مدن", "المدينه", "العالم",
})  # fmt: skip
ARABIC_LINKING_WORDS = frozenset({"بين", "مع", "في", "وبين", "ومع", "من", "الي"})
REGION_SIGNALS = frozenset({"في", "(", ",", "ولايه", "مقاطعه", "اقليم", "محافظه"})
# Common words that are also names of places; in a text they hardly ever are.
COMMON = frozenset({
    "a", "an", "and", "april", "as", "at", "august", "both", "but", "by", "council", "city", "december", "east",
    "europe", "for", "friday", "from", "he", "her", "his", "how", "i", "if", "in", "is", "it", "its", "january",
    "june", "july", "march", "may", "mayor", "monday", "most", "north", "no", "not", "of", "on", "one", "or",
    "our", "she", "so", "south", "sunday", "that", "the", "then", "their", "they", "this", "to", "town", "twin",
    "two", "we", "west", "when", "while", "with", "you", "after", "before", "since", "union", "university",
    "county", "sister", "world", "article", "war", "time", "art", "many", "more", "all", "new", "old", "saint",
    "park", "today", "now", "once", "cold", "here", "بين", "مع", "من", "في", "علي", "الي", "عن", "او", "ان",
    "هذا", "هذه", "عام", "سنه", "بعد", "قبل", "التي", "الذي", "كان", "كانت", "قد", "كل", "كما", "هي", "هو",
    "هم", "لا", "ما", "لم", "ولا", "وما", "حرب", "الحرب", "سلام", "السلام", "عبر", "نحو", "حول", "دول", "الدول",
    "مدينه", "المدينه", "مدن", "المدن", "منذ", "ثم", "خلال", "عند", "بها", "فيها", "حتي", "اذ", "اي", "نفسه",
    "نفسها", "ليس", "فقط", "حال", "مجال", "ايضا", "اليوم", "هناك", "هنا", "تم", "تمت", "صوره", "بنا", "راس",
    "حجر", "عاصمه", "الشرق", "الغرب", "شمال", "جنوب", "العالم", "عالم", "بلد", "مركز", "اتفاق", "جامعه", "يمين",
    "العربيه", "الامم", "المتحده", "الفضاء", "البنك", "ورق", "حبر", "الهدف", "مدي", "سكان", "علاقات", "وقت",
    "اشهر", "الزاويه", "امان", "وان", "كبيره", "القسم", "جديد", "الجديد", "front", "labour", "item", "german",
    "french", "dutch", "polish", "english", "british", "american", "russian", "chinese", "japanese", "italian",
})  # fmt: skip
TITLES_OF_PEOPLE = frozenset({"mayor", "mr", "mrs", "ms", "president", "councillor", "sir", "lord", "minister", "dr"})
# By these a running text shows its language; no other language of the Latin or Arabic script has many of them.
COMMON_ENGLISH = frozenset({
    "the", "of", "and", "to", "is", "was", "were", "are", "has", "have", "had", "been", "with", "for", "that", "from",
    "by", "its", "it", "this", "which", "between", "their", "they", "not", "be", "after", "since", "both", "s",
})  # fmt: skip
COMMON_ARABIC = frozenset({
    "في", "من", "على", "عن", "مع", "بين", "إلى", "الى", "التي", "الذي", "هذا", "هذه", "عام", "سنة", "منذ", "بعد", "قبل",
    "كان", "كانت", "مدينة", "مدينتي", "وقد", "قد", "لم", "لا", "أن", "إن", "وفي", "ثم", "هي", "هو", "حتى", "خلال",
})  # fmt: skip
