"""Why a tie ended, as the text says."""

from __future__ import annotations

import re

from tawam.registry.values import Cause

_WHY = re.compile(
    r"(?<= )(?:because|over|after|due to|owing to|in protest|protest\S*|for lack|as a result|citing|quarrel|dispute|row"
    r"|in response|following|when|since there|reasons?|for|:|بسبب|احتجاجا|بعد|بعدما|اثر|عقب|لاسباب|نتيجه|ردا|لان)(?= )"
)
_CAUSES = (
    (
        Cause.WAR_OR_INSECURITY,
        (r"invasion|invad\S*|wars?(?! ii| 2| memorial)|insecurity|security (?:situation|reasons)|aggression"
        r"|attack(?:s|ed)?"
        r"|annex\S*|shelling|bombing|fighting|و?الامني|و?الامنيه|امنيه|انعدام الامن|الغزو|غزو|غزت|العدوان|عدوان"
        r"|هجوم|الهجوم"
        r"|(?:ال|ل)?حرب(?! العالميه)|القتال|ضم القرم"),
    ),
    (
        Cause.HUMAN_RIGHTS_DISPUTE,
        (r"(?:human|equal|womens|civil) rights|rights of|anti gay|homophob\S*|lgbt\S*|gay rights|violations?"
         r"|uighurs?|uyghurs?"
        r"|persecution|apartheid"
        r"|censorship|حقوق الانسان|حقوق الفلسطينيين|حقوق المدنيين|انتهاك\S*"),
    ),
    (
        Cause.PERCEIVED_BENEFIT,
        (r"(?:no|little|few|not enough|too little|so little|insufficient|lack of) (?:\S+ )?benefits?"
        r"|benefits? (?:was|were) too|hardly any (?:\S+ )?benefit|(?:got|gotten|get) out of (?:it|them)"
        r"|what (?:it|they) brought"
        r"|not worth|brought (?:little|nothing)|لم تجلب فوايد|فوايد كافيه|قله الفوايد|قله الفايده|لا فايده"
        r"|دون فايده|جدوي"),
    ),
    (
        Cause.RESOURCES,
        (r"(?:lack|shortage|cost|costs|want) of (?:money|funds|funding|resources|staff)|too (?:expensive|costly)"
        r"|no money|money ran out"
        r"|(?:could|can) (?:no longer|not) afford|budget cuts?|cost cutting|austerity|to save money|savings"
        r"|(?:نقص|قله|شح) (?:ال)?(?:موارد|تمويل|مال|اموال)|ضيق الميزانيه|خفض النفقات|الكلفه"),
    ),
    (
        Cause.SUSTAINED_INTEREST,
        (r"(?:lack|loss|want) of interest|lost interest|inactiv\S+|interest (?:waned|faded|dwindled)|dormant"
        r"|(?:نقص|قله|عدم|فقدان|تراجع) (?:ال)?اهتمام|قل الاهتمام|وقل الاهتمام|فترت الهمم"),
    ),
    (
        Cause.PARTNER_COMMITMENT,
        (r"(?:stopped|ceased|no longer|not|never) (?:answer|reply|respond)\S*|no (?:answer|reply|response)"
        r"|went silent|unanswered|silence of|gone silent|fell silent on|heard nothing|no longer wrote"
        r"|(?:لم|لا|توقفت عن|عدم) (?:ترد|تجب|تجيب|الرد|رد)|عدم التزام"),
    ),
    (
        Cause.RESIDENTS_PARTICIPATION,
        (r"(?:lack|shortage) of (?:volunteers|members|participants)|too few (?:volunteers|members|participants"
        r"|residents)"
        r"|no volunteers|ageing members|قله (?:ال)?(?:متطوعين|مشاركه|مشاركين)|نقص (?:ال)?متطوعين"),
    ),
    (
        Cause.CHANGED_PRIORITIES,
        (r"(?:changed|changing|other|new|different|shifting) priorities|priorities (?:had |have )?(?:changed|shifted)"
        r"|(?:other|more pressing) (?:things|matters|tasks) to (?:attend to|do|deal with)"
        r"|(?:تغير|التغييرات في|تغيير|تبدل) (?:ال)?اولويات"),
    ),
    (
        Cause.LEADERSHIP_CHANGE,
        (r"new mayor|change of (?:mayor|leadership|government)|mayor (?:left|died|lost)|(?:تغير"
        r"|تغيير) (?:ال)?قياده|رييس بلديه جديد"),
    ),
    (
        Cause.ECONOMIC_HARDSHIP,
        r"economic (?:crisis|hardship|problems|downturn)|recession|(?:ال)?ازمه (?:ال)?اقتصاديه|التحديات الاقتصاديه",
    ),
    (
        Cause.POLITICAL_TENSION,
        (r"political (?:tensions?|relations|situation|≈bond|dispute|reasons|row)|memorial|statue|comfort women"
         r"|diplomatic"
        r"|between the (?:two )?governments"
        r"|beijing|protested|soured|national front|front national|politics|territorial|island dispute|one china"
        r"|extremis\S*|far right|(?:ال)?وضع (?:ال)?سياسي"
        r"|توتر\S* (?:ال)?سياسي\S*|التوترات السياسيه"
        r"|اسباب سياسيه|لاسباب سياسيه|سياسيه|خلاف\S* (?:ال)?سياسي\S*|تمثال|(?:ال)?دبلوماسي\S*"),
    ),
    (
        Cause.ADMINISTRATIVE_CHANGE,
        r"merger|merged|local government reform|boundary reform|new law|state law|state forbids|دمج|قانون جديد",
    ),
    (
        Cause.AGREEMENT_EXPIRED,
        (r"(?:agreement|treaty|contract|term|partnership|≈bond)(?: had| has| was)?(?: allowed to)? expired?"
        r"|(?:allowed to )?expire[ds]?|ran out"
        r"|(?:انتهاء|انقضاء|انتهت|انقضت) (?:ال)?(?:مده|مدتها|مدته|صلاحيه|صلاحيتها|اجل|اجلها)\S*"),
    ),
)  # fmt: skip
_CAUSE_OF = tuple((cause, re.compile(rf"(?<= )(?:{words})(?= )")) for cause, words in _CAUSES)


def cause_of(words: str) -> str:
    """The cause that the words give: the first after “because”, “over” or the like, else the first of all."""
    why = _WHY.search(words)
    return (_first_cause(words[why.start() :]) if why else "") or _first_cause(words)


def causes_of(words: str) -> frozenset[str]:
    """Every cause that the words speak of."""
    return frozenset(str(cause) for cause, pattern in _CAUSE_OF if pattern.search(words))


def _first_cause(words: str) -> str:
    hits = [(got.start(), str(cause)) for cause, pattern in _CAUSE_OF if (got := pattern.search(words))]
    return min(hits, default=(0, ""))[1]
