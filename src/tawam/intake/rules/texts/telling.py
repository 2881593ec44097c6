"""What a sentence says of a tie: that it exists, ended, is only planned or denied."""

from __future__ import annotations

import re

from tawam.intake.values.texts import Relation

_W = r"(?:(?![¤≈])\S+ )"
_END = (
    r"ended|ends|end|ending|terminat\S*|dissol\S*|sever(?:ed|s|ing)?|cancel\S*|revok\S*|withdrew|axed|dropped|quit"
    r"|(?:cut|cuts|cutting)(?! (?:the )?ribbon)|broke|broken|called off|scrap\S*|no longer|was over|is over"
    r"|were over|over for good"
    r"|brought to an end|(?:put|puts|putting) (?:an? )?(?:\S+ )?end to|out of existence|struck off|allowed to lapse"
    r"|took (?:\S+ )?back|gave notice|walked away|pulled out|withdrawn|withdraws|(?:is|was|be|been) (?:finally )?over"
    r"|turned (?:its|their) backs? on|bowed out|wound down|unravel\S*|washed (?:its|their) hands"
    r"|tore up|torn up|let go|came to an end|come to an end|lapse[ds]?|expire[ds]?|allowed to expire|separate ways"
    r"|(?:until|till) (?:1[89]|20)\d\d|from (?:1[89]|20)\d\d to (?:1[89]|20)\d\d|discontinued|abandoned|gave up"
    r"|given up|rescind\S*|annul\S*|parted|ditched|wound up|over(?= (?:$|[,;]))"
    r"|(?:و|ف)?(?:انتهت|انتهي|انهت|انهي|انها|قطعت|قطع|الغت|الغي|الغيت|الغا|فسخت|فسخ|انسحبت|تخلت|تخلي|فض|انقطعت"
    r"|لم تعد|لم يعد|لم تعودا|اوقفت|انقضت|حلت)|حتي (?:عام )?(?:1[89]|20)\d\d|انهاء|الغاء"
)
_RELATIONS = (
    (
        Relation.SUSPENDED,
        (
            r"suspen\S*|pause[ds]?|pausing|froze|frozen|freez\S*|on hold|on ice|put off indefinitely"
            r"|(?:و|ف)?(?:علقت\S*|علق|تعلق\S*|تعليق|جمدت\S*|جمد|تجمد|تجميد|معلقه|مجمده|مجمد|معلق)"
        ),
    ),
    (
        Relation.FAILED,
        (
            r"failed|fails|failure|failures|collapsed|came to nothing|fell apart|foundered|never got off the ground"
            r"|(?:و|ف)?(?:ال)?(?:فشل|فشلت|فاشله|اخفقت|اخفاق|تعثرت|لم تنجح)"
        ),
    ),
    (Relation.ENDED, _END),
)
_FOUND = tuple((relation, re.compile(rf"(?<= )(?:{words})(?= )")) for relation, words in _RELATIONS)
_BREAKS = "|".join(words for _, words in _RELATIONS)
_NOT = (
    r"(?:not|never|neither|nor|nt|isnt|arent|wasnt|werent|hasnt|havent|didnt|doesnt|without|no|cannot|refus\S*"
    r"|rather than"
    r"|unlike|لا|لم|لن|ليس|ليست|ليستا|غير|دون|بدون|بلا|رفضت|رفض)"
)
_WILL = (
    r"(?:due to|going to|wants? to|wanted to|hop(?:es|ed|ing) (?:to|for|that)|plans? (?:to|for|a)|planned|planning"
    r"|propos\S*|considers?|considering|considered|would|should|could|might|if|whether|talk(?:s|ed|ing)? (?:of|about)"
    r"|talks (?:on|with)|discuss\S*|ask(?:s|ed)? (?:for|to)|will (?:be|become|sign|enter)|to become"
    r"|(?<!first )(?<!only )(?<!last )to be|not yet"
    r"|yet to|aspir\S*|seeks?"
    r"|seeking|negotiat\S*|calls? for|called for|vote on|voted on|votes on|may(?! \d)|possible|possibility"
    r"|dreams? of|idea of|intends? to"
    r"|look(?:s|ing|ed) for|in search of|search(?:es|ing|ed)? for|lacks?|thinking (?:of|about)|mull\S*"
    r"|explor\S*|intention of|(?:motions?|attempts?|bids?|petitions?|proposals?) to"
    r"|votes? against|voted against"
    r"|تدرس|يدرس|دراسه|تعتزم|يعتزم|تنوي|تسعي|يسعي|تخطط|ترغب|تامل|يامل|هل|ستصبح|سيصبح|ستكون|سوف|ستوقع|سيوقع|مقترح"
    r"|اقتراح|اقترح|اقترحت|بصدد|محادثات|مفاوضات|تبحث|يبحث|لو|تصبح|يصبح|مستقبليه|احتمال|طلبت|دعا|دعت|يناقش|تناقش)"
)
# Words of breaking that the text takes back, or only considers: “will not end”, “wants to suspend”.
_UNBROKEN = re.compile(
    rf"(?<= )(?:{_NOT}|{_WILL}) (?!longer){_W}{{0,4}}?(?:(?:or|and|او|و) )?(?:(?!no longer|لم تع)(?:{_BREAKS}))(?= )"
)
_AGREED = re.compile(
    r" (?:(?:first|only|last|latest|oldest|youngest) (?:(?![¤≈])\S+ ){0,4}?to be(?:come)?"
    r"|(?:agreed|decided|chose|vowed|voted)(?: in \d{4})? to (?:be|become|twin)) "
)
_NO_LONGER = re.compile(r" (?:no longer|not any (?:more|longer)|لم تعد|لم يعد|لم تعودا) ")
_RESUMED = re.compile(
    r" (?:resum\S*|restor\S*|reviv\S*|reinstat\S*|renewed|lifted|rekindled|(?:took|taken|picked) (?:it |them )?up"
    r" (?:\S+ ){0,3}?again|back in force|reversed|revers\S+|again in (?:force|place)"
    r"|(?:و|ف)?(?:استانف\S*|استعاد\S*|اعاد|اعادت|اعيد|احيت|احيا|احياء|تفعيلها|جددت|دبت)) "
)
_DENIED = re.compile(
    rf" (?:و|ف)?{_NOT} (?!تزال|يزال|زال|only|just|least|longer|fewer|less|the only|المدينه الوحيده|الوحيده"
    rf"|فقط){_W}{{0,5}}?≈"
)
_DENIED_AR = re.compile(
    r" (?:و|ف)?(?:لا|لم|ليس|ليست|ليستا) (?!تزال|يزال|تزالان)(?:(?!≈|الوحيد|فقط|تلغ|تنته)\S+ ){0,8}?≈"
)
# That nobody else is a twin, or none for longer, denies no tie of those who are named.
_EXCLUSIVE = re.compile(
    r" (?:(?:و|ف|اذ )?(?:لا|لم) (?:(?!¤)\S+ ){0,7}?(?:ل )?(?:¤\d+ )?(?:غيرها|سواها|غيره|سواه|غيرهما|سواهما)(?: ≈\w+)?"
    r"|no(?= (?:\S+ ){1,11}?(?:longer|earlier|more closely|older) than )|no other ≈\w+"
    r"|neither (?:has|have) (?:any )?other(?: ≈\w+)?)(?= )"
)
_NEITHER = re.compile(r" neither (?:(?!≈)\S+ ){0,8}?≈")
_PLANNED = re.compile(rf" {_WILL} (?:(?!≈)\S+ ){{0,9}}?≈")
_NOT_YET = re.compile(r" (?:not yet|yet to|لم (?:\S+ ){1,4}?بعد|never quite) ")
_FUTURE_AFTER = re.compile(
    r"^(?:(?![¤])\S+ ){0,4}?(?:(?:will|would|could|may|might|is to|are to) (?:soon )?(?:become|be|follow|join)"
    r"|(?:ستصبح|ستكون)"
    r"|will remain a dream|is planned|was planned|under discussion|ستبقي حلما|قيد الدراسه) "
)


def relation_of(before: str, inside: str, after: str, inherited: Relation) -> Relation | None:
    """What is said of the tie between the words before, inside and after it; None if it is only a plan."""
    lead = f" {before.strip()} {inside.strip()} "
    whole = f"{lead}{after.strip()} "
    whole = _EXCLUSIVE.sub(lambda got: " " + "·" * (len(got[0]) - 1), whole)
    lead = whole[: len(lead)]
    if not _NO_LONGER.search(lead):
        if _NOT_YET.search(whole):
            return None
        if _intends(lead) or _FUTURE_AFTER.match(after.lstrip()):
            return None
        if _denies(lead):
            return Relation.NOT_TWINNED
    return _breaks(whole) or inherited


def _intends(lead: str) -> bool:
    """Whether a word of planning leads to the tie; a plan to end it says that it exists."""
    return bool(_PLANNED.search(_UNBROKEN.sub(" ", _AGREED.sub(" agreed ", lead))))


def _denies(lead: str) -> bool:
    kept = _UNBROKEN.sub(" ", lead)
    return any(pattern.search(kept) for pattern in (_DENIED, _DENIED_AR, _NEITHER))


def _breaks(words: str) -> Relation | None:
    """The break that the words tell of, unless they take it back or the tie was taken up again."""
    told = words if _NO_LONGER.search(words) else _UNBROKEN.sub(" ", words)
    hits = {relation: got[-1].end() - 1 for relation, pattern in _FOUND if (got := list(pattern.finditer(told)))}
    if not hits:
        return None
    if _RESUMED.search(told, max(hits.values())):
        return Relation.TWINNED
    first = next(iter(hits))
    # What was suspended first and ended then is over.
    over = first is Relation.SUSPENDED and hits.get(Relation.ENDED, -1) > hits[first]
    return Relation.ENDED if over else first


def resumes(words: str) -> bool:
    """Whether the words say that something was taken up again."""
    return _RESUMED.search(words) is not None


def break_at(words: str) -> int:
    """Where the last word of a break stands; -1 if there is none."""
    return max((got.start() for _, pattern in _FOUND for got in pattern.finditer(words)), default=-1)
