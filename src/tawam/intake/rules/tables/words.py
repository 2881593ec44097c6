"""What the words of a cell mean: forms of a tie, its status, why it broke; in the languages of those who keep lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from tawam.places.rules.text import normalise
from tawam.registry.values import Cause, EventType, Kind

Code = TypeVar("Code", bound=StrEnum)
# p, f and k are those of the German register (RGRE): Partnerschaft, Freundschaft, Kontakt.
CONTACT_WORDS = frozenset({"k", "kontakt", "contact", "contatto", "اتصال"})
ALIVE_WORDS = frozenset(
    {"active", "aktiv", "actif", "attivo", "activo", "in force", "bestehend", "aktywna", "ساريه", "قائمه"}
)
_KINDS: Mapping[Kind, str] = {
    Kind.TWINNING: "p, partnerschaft, partnership, twinning, twin town, twin city, sister city, sister cities,"
    " jumelage, gemellaggio, hermanamiento, geminacao, partnerstwo, stadtepartnerschaft, توامه, شراكه, побратим",
    Kind.FRIENDSHIP: "f, freundschaft, friendship, friendship city, amitie, pacte damitie, amicizia, amistad,"
    " przyjazn, صداقه",
    Kind.COOPERATION: "cooperation, kooperation, cooperazione, cooperacion, wspolpraca, تعاون",
    Kind.PACT: "pact, pacte, patto",
    Kind.PROJECT: "project, projekt, projet, progetto, مشروع",
}
_BREAKS: Mapping[EventType, str] = {
    EventType.ENDED: "ended, beendet, rompu, termine, terminated, dissolved, aufgelost, concluso, zakonczona, منتهيه,"
    " ملغاه",
    EventType.SUSPENDED: "suspended, ausgesetzt, suspendu, sospeso, zawieszona, معلقه, مجمده",
    EventType.LAPSED: "dormant, inactive, ruht, ruhend, inaktiv, en sommeil, inactif, خامله",
}
_CAUSES: Mapping[Cause, str] = {
    Cause.WAR_OR_INSECURITY: "war, krieg, guerre, guerra, wojna, حرب, الحرب",
    Cause.POLITICAL_TENSION: "politics, political, politik, politique, سياسي, سياسه",
    Cause.RESOURCES: "money, budget, funding, kosten, geld, resources, تمويل, موارد",
    Cause.SUSTAINED_INTEREST: "lack of interest, no interest, mangelndes interesse, desinteret, عدم الاهتمام",
    Cause.AGREEMENT_EXPIRED: "expired, abgelaufen, expire, scaduto, انتهاء الاتفاقيه",
    Cause.ADMINISTRATIVE_CHANGE: "merger, fusion, eingemeindung, reform",
}


def kind_of(text: str) -> Kind | None:
    """The form of a tie that a word names; None for a word that we do not know."""
    return _code(text, _KINDS)


def break_of(text: str) -> EventType | None:
    """How a tie broke by the word for its status; None for a word that we do not know (see also ALIVE_WORDS)."""
    return _code(text, _BREAKS)


def cause_of(text: str) -> Cause | None:
    """The cause that a word names, or whose code it is; None for a word that we do not know."""
    plain = text.strip().lower()
    return Cause(plain) if plain in set(Cause) else _code(text, _CAUSES)


def is_one_of(text: str, words: frozenset[str]) -> bool:
    """Whether the text is one of the words, whatever its accents and case."""
    return normalise(text) in words


def _code(text: str, known: Mapping[Code, str]) -> Code | None:
    plain = normalise(text)
    return next((code for code, words in known.items() if plain in {word.strip() for word in words.split(",")}), None)
