"""The words that speak of a partnership, each turned into one mark, so that patterns need not know them.

``≈bond`` is the tie itself (“twinning”, “توأمة”), ``≈twin`` and ``≈twins`` are partners (“sister city”), ``≈tied`` is
the state of being partners (“twinned”), and ``≈about`` is what only speaks of them (“twinning association”).
"""

from __future__ import annotations

import re
from functools import partial

MARK = "≈"
LINK = re.compile(r"≈(?:bond|twins?|tied) ")
ANY_LINK = re.compile(r"≈\w+ ")

_SISTER = r"(?:sister|twin|twinned|partner|partnered|friendship)"
_PLACE = r"(?:city|town|port|municipality|village|community|county|province|state|prefecture)"
_PLACES = r"(?:cities|towns|ports|municipalities|villages|communities|counties|provinces|states|prefectures)"
_TIE = (
    r"(?:relationships?|relations?|ties?|links?|agreements?|pacts?|partnerships?|status|bonds?|accords?|treaty"
    r"|arrangements?|alliances?|connections?)"
)
_BODY = r"(?:association|associations|committee|society|officer|group|club|charter|day|sign|signs|room|rooms)"
_BREAKS = (
    r"(?:cut|cuts|cutting|tore up|tears up|let go of|walked away from|scrapped|scraps|severed|sever|severs|broke"
    r"|break|broken|froze|freezes|frozen|suspended|suspends|suspend"
    r"|terminated|terminates|terminate|ended|ends|end|dissolved|dissolves|cancelled|revoked|dropped|paused)"
)
_OWN_AR = r"(?:ها|هم|نا|ه)?"
_MADE_AR = r"(?:اتفاقيات|اتفاقيتي|اتفاقيه|اتفاقيتا|اتفاق|علاقات|علاقه|روابط|رابطه|معاهده|معاهدات|مشروع|محاوله|برنامج)"
_OF_AR = r"(?:ال)?(?:توامه|تواميه|شراكه|شراكات|صداقه|توام|متوامه)"
_HEAD = r"(?:(?P<head>ول|وب|فل|فب|و|ف|ب|ل|ك)(?=\S\S\S))?"

# In this order: the longer phrase before the shorter one that it holds.
_ENGLISH = (
    ("about", (r"(?:town|city) twinning|twinning of (?:cities|towns)"
              rf"|(?:twinning|partnership|{_SISTER} {_PLACE}) {_BODY}"
              r"|twin (?:beds?|towers?|peaks|engines?|sets?|rooms?|sisters?|brothers?|girls|boys)"
              r"|(?:their|his|her|my|our) twins|partnerships? (?:of|between|among|with) (?:\S+ ){0,2}(?:companies|banks"
              r"|firms|universities|investors|lawyers|businesses|airlines|railways)")),
    ("bond", (rf"jumelages?|{_SISTER} {_PLACE} {_TIE}|{_SISTER} {_PLACES} {_TIE}|(?:twinning|friendship) {_TIE}"
              rf"|twinnings?"
             rf"|(?:partnership|cooperation) agreements?|partnerships?")),
    ("twins", rf"{_SISTER} {_PLACES}|twins(?! with)|partners(?= (?:since|of) )"),
    ("tied", r"twinned|retwinned|partnered|twins(?= with)|twin(?= with)|(?<=to )twin|(?<=been )linked|(?<=are )linked"),
    ("twin", rf"{_SISTER} {_PLACE}|partnerstadt|twin|(?<=its )partner|(?<=a )partner(?= of )"),
)  # fmt: skip
_ARABIC = (
    ("about", r"(?:غرف|غرفه|اسره) متوامه|(?:جمعيه|لجنه|منظمه) (?:ال)?توامه|توامه (?:ال)?مدن"),
    ("twins", rf"(?:ال)?مدن{_OWN_AR} (?:ال)?(?:شقيقه|توام|توامه|متوامه)|(?:ال)?توايم{_OWN_AR}"),
    ("twin", rf"(?:ال)?مدين(?:ه|ت){_OWN_AR} (?:ال)?(?:شقيقه|توام)|(?:ال)?توام(?:ا|ها|هما|هم)?|شقيقتها|(?:ال)?شقيقه"),
    ("bond", rf"{_MADE_AR}(?:{_OWN_AR}) {_OF_AR}|(?:ال)?{_MADE_AR} {_OF_AR}|علاق(?:ت|ات)(?:ها|هما) {_OF_AR}"),
    ("tied", (r"متوامتان|متوامتين|(?:ال)?شقيقتان|(?:ال)?شقيقتين|(?:ال)?متوامتان|توامان|(?:ال)?متوامه|توامت|توامتا"
             r"|يتوامان|تتوام")),
    ("bond", r"(?:ال)?توامه|توامت(?:ها|ه|هما|هم)|(?:ال)?شراكه|(?:ال)?شراكات|شراكت(?:ها|ه|هما|هم)|للتوامه|للشراكه"),
)  # fmt: skip
_MEANING = [(kind, re.compile(rf"(?<= )(?:{words})(?= )")) for kind, words in _ENGLISH] + [
    (kind, re.compile(rf"(?<= ){_HEAD}(?P<core>{words})(?= )")) for kind, words in _ARABIC
]
# “Cut ties with” speaks of cities as of friends; of countries it means embassies.
_CUT_TIES = re.compile(rf"(?<= ){_BREAKS} (?:off )?(?:(?:its|all|their|the|both) )*(?P<tie>{_TIE})(?= with )")
_TIES_CUT = re.compile(
    rf"(?<= )(?:(?:the|its|their|all|city) )?(?P<tie>{_TIE})(?= (?:with"
    rf"|between) (?:\S+ ){{1,16}}?(?:{_BREAKS[3:-1]}|frozen|over"
    rf"|on hold) )"
)
# Said of cities only where the paragraph has a word that cannot mean anything else.
_NOT_CITIES = r"(?:companies|banks|firms|universities|investors|clubs|businesses|institutes|airlines|schools|hospitals)"
_PARTNERS = [
    (kind, re.compile(rf"(?<= )(?:{words})(?= )"))
    for kind, words in (
        ("about", rf"(?:trading|business|training|coalition|sparring) partners?|partners?(?= (?:\S+ )?{_NOT_CITIES} )"),
        ("twins", r"partners|friends abroad|partnerst\S+"),
        ("twin", r"partner"),
    )
]
_BROKE_WITH = re.compile(r"(?<= )(broken|broke|breaks|parted company|parted ways|split) (?:with|from) (?=[§¤])")
_RELATIONS = re.compile(
    r"(?<= )(?:those(?= with )|(?:relations?|relationships?|ties|links?|friendship|union|connection|agreement"
    r"|accord|pact"
    r"|arrangement)(?= (?:with|between) )|(?:ال)?(?:علاقات|علاقه|علاقاتها|علاقتها|اتفاق|اتفاقا|اتفاقيه"
    r"|اتفاقيتها)(?= (?:مع|بين) ))"
)
_OWNED = re.compile(r"(§\d+) 's ((?:(?!≈|§)\S+ ){0,2}?)(≈\w+) ")
_SUFFIXES = (("هما", "their "), ("ها", "its "), ("هم", "their "))


def marked(words: str, *, licensed: bool = False) -> tuple[str, bool]:
    """The line with its link words as marks, and whether only “ties” that were cut make it speak of a partnership.

    ``licensed`` says that the paragraph speaks of twinning: “partner” and “relations” mean that of cities then.
    """
    for kind, pattern in (*_MEANING, *(_PARTNERS if licensed else ())):
        words = pattern.sub(partial(_mark, kind), words)
    strong = LINK.search(words)
    for pattern in (_CUT_TIES, _TIES_CUT):
        words = pattern.sub(lambda got: got[0].removesuffix(got["tie"]) + "≈bond", words)
    if licensed:
        words = _RELATIONS.sub("≈bond", _BROKE_WITH.sub(r"\1 ≈bond with ", words))
    weak = not strong and bool(LINK.search(words))
    return _OWNED.sub(r"\2\3 of \1 ", words), weak


def _mark(kind: str, got: re.Match[str]) -> str:
    """The mark, with what Arabic attaches before it (“and”, “with”) and after it (“its”) as words of their own."""
    parts = got.groupdict()
    head = " ".join(parts.get("head") or "")
    core = parts.get("core") or ""
    if core.startswith("لل"):
        head = "ل"
    own = next((word for end, word in _SUFFIXES if core.split(" ")[0].endswith(end)), "")
    return f"{head} {own}{MARK}{kind}".lstrip()
