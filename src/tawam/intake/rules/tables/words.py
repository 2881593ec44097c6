"""What the words of a cell mean: forms of a tie, its status, why it broke; in the languages of those who keep lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from tawam.places.rules.text import normalise
from tawam.registry.values import Cause, EventType, Kind

Code = TypeVar("Code", bound=StrEnum)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(normalise, words))


# p, f and k are those of the German register (RGRE): Partnerschaft, Freundschaft, Kontakt.
CONTACT_WORDS = _folded({"k", "kontakt", "contact", "contacto", "contato", "contatto", "kontakty", "контакт", "اتصال"})
ALIVE_WORDS = _folded({
    "active", "aktiv", "actif", "attivo", "attiva", "activo", "activa", "ativo", "ativa", "actief", "in force",
    "current", "ongoing", "bestehend", "besteht", "en vigueur", "in vigore", "vigente", "aktywna", "aktywne", "aktif",
    "действует", "действующий", "активно", "نشط", "نشطه", "ساريه", "قائمه", "فعاله",
})  # fmt: skip
_KINDS: Mapping[Kind, str] = {
    Kind.TWINNING: "p, partnerschaft, partnership, twinning, twin town, twin city, sister city, sister cities,"
    " twinned, twin towns, sister town, partner city, partner town, stadtepartnerschaft, gemeindepartnerschaft,"
    " jumelage, jumele, jumelee, partenariat, gemellaggio, gemellata, hermanamiento, ciudad hermana, geminacao,"
    " cidade irma, partnerstwo, miasto partnerskie, stedenband, zusterstad, kardes sehir, kardes kent, vanort,"
    " partnerske mesto, testvervaros, побратим, город побратим, города побратимы, партнерство, توامه, شراكه,"
    " مدينه توام",
    Kind.FRIENDSHIP: "f, freundschaft, friendship, friendship city, amitie, pacte damitie, patto di amicizia,"
    " patto damicizia, amicizia, amistad, amizade, przyjazn, vriendschap, dostluk, дружба, صداقه, اتفاقيه صداقه",
    Kind.COOPERATION: "cooperation, kooperation, cooperazione, cooperacion, cooperacao, wspolpraca, samenwerking,"
    " isbirligi, сотрудничество, تعاون, اتفاقيه تعاون",
    Kind.PACT: "pact, pacte, patto",
    Kind.PROJECT: "project, projekt, projet, progetto, proyecto, projeto, proje, проект, مشروع",
}
_BREAKS: Mapping[EventType, str] = {
    EventType.ENDED: "ended, beendet, rompu, termine, terminated, dissolved, aufgelost, concluso, zakonczona,"
    " zakonczone, rompue, terminee, over, finished, erloschen, terminada, terminado, encerrada, finito, beeindigd,"
    " sona erdi, прекращено, расторгнуто, منتهيه, انتهت, ملغاه",
    EventType.SUSPENDED: "suspended, ausgesetzt, suspendu, suspendue, sospeso, sospesa, suspendido, suspendida,"
    " suspenso, suspensa, zawieszona, zawieszone, opgeschort, askida, приостановлено, معلقه, مجمده",
    EventType.LAPSED: "dormant, inactive, ruht, ruhend, inaktiv, en sommeil, inactif, inactive, inattivo, inattiva,"
    " inactivo, inactiva, inativo, inativa, nieaktywna, slapend, pasif, неактивно, خامله, غير نشطه",
}
_CAUSES: Mapping[Cause, str] = {
    Cause.WAR_OR_INSECURITY: "war, krieg, guerre, guerra, wojna, oorlog, savas, война, حرب, الحرب",
    Cause.POLITICAL_TENSION: "politics, political, politik, politique, politica, polityka, politiek, siyaset,"
    " политика, سياسي, سياسه",
    Cause.RESOURCES: "money, budget, funding, kosten, geld, resources, couts, costi, costes, custos,"
    " koszty, maliyet, финансирование, تمويل, موارد",
    Cause.SUSTAINED_INTEREST: "lack of interest, no interest, mangelndes interesse, desinteret,"
    " disinteresse, falta de interes, falta de interesse, brak zainteresowania, gebrek aan belangstelling,"
    " ilgisizlik, отсутствие интереса, عدم الاهتمام",
    Cause.AGREEMENT_EXPIRED: "expired, abgelaufen, expire, scaduto, انتهاء الاتفاقيه",
    Cause.ADMINISTRATIVE_CHANGE: "merger, fusion, eingemeindung, reform",
}


def _meanings(known: Mapping[Code, str]) -> Mapping[str, Code]:
    """Each word as ``normalise`` leaves it, with its code."""
    return {normalise(word): code for code, words in known.items() for word in words.split(",")}


_KIND_OF, _BREAK_OF, _CAUSE_OF = _meanings(_KINDS), _meanings(_BREAKS), _meanings(_CAUSES)


def kind_of(text: str) -> Kind | None:
    """The form of a tie that a word names; None for a word that we do not know."""
    return _KIND_OF.get(normalise(text))


def break_of(text: str) -> EventType | None:
    """How a tie broke by the word for its status; None for a word that we do not know (see also ALIVE_WORDS)."""
    return _BREAK_OF.get(normalise(text))


def cause_of(text: str) -> Cause | None:
    """The cause that a word names, or whose code it is; None for a word that we do not know."""
    plain = text.strip().lower()
    return Cause(plain) if plain in set(Cause) else _CAUSE_OF.get(normalise(text))


def is_one_of(text: str, words: frozenset[str]) -> bool:
    """Whether the text is one of the words, whatever its accents and case."""
    return normalise(text) in words
