"""What a side declares becomes claims of a source of its own, and is read back from them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from urllib.parse import urlsplit

from tawam.basics.dates import PartialDate
from tawam.basics.marks import mark
from tawam.basics.texts import is_blank, printable
from tawam.evidence.rules import WITHIN, described_source, fingerprint, host_of
from tawam.evidence.values import Claim, Source, SourcedClaim, SourceKind, Stance
from tawam.places.values import Place
from tawam.registry.rules.conflicts import DISPUTES_PROPERTY, KIND_PROPERTY, LINK_PROPERTY
from tawam.registry.rules.events import CITED_BY, EVENT_PROPERTY, STATED_BY
from tawam.registry.rules.pairs import PARTY_PROPERTY
from tawam.registry.values import BREAKS, Declaration, Declared, Dossier, EventType, Spoken, Topic

LONGEST_NOTE = 1_000
LONGEST_URL = 500
# Who looks for the oldest tie of two towns names one of the year 836, of Paderborn and Le Mans.
FIRST_YEAR = 800
# What a side can end or put on hold by itself; that a tie fell asleep or ran out has no acting side.
OWN_BREAKS = (EventType.ENDED, EventType.SUSPENDED, EventType.LAPSED)
DISPUTABLE = (Topic.STATUS, Topic.START, Topic.KIND, Topic.END, Topic.PARTIES, Topic.OTHER)
_WORD = "word"
# What the sources of declarations are called, so that a page can tell their titles in its own language.
_TITLE = "Declaration of {on} on {parties} ({key})"
_PUBLISHER = "Administration of {place} ({country})"
_TITLED = re.compile(r"Declaration of (?P<on>\d{4}-\d\d-\d\d) on (?P<parties>.+) \((?P<key>[0-9a-f]{8})\)")
_PUBLISHED = re.compile(r"Administration of (?P<place>.+) \((?P<country>[A-Z]{2})\)")
# After everything that others tell: what a side adds must not change the order of the parties.
_LAST = 1_000_000


class Unfit(StrEnum):
    """What is wrong with a declaration."""

    NO_REASON = "no_reason"
    NOTHING_NEW = "nothing_new"
    IN_FUTURE = "in_future"
    NOTE_TOO_LONG = "note_too_long"
    BAD_URL = "bad_url"
    NO_SUCH_BREAK = "no_such_break"
    NO_SUCH_POINT = "no_such_point"
    DATE_WITHOUT_BREAK = "date_without_break"
    NO_PARTNER = "no_partner"
    TOO_EARLY = "too_early"
    BROKE_FIRST = "broke_first"


def unfit(said: Declaration) -> tuple[Unfit, ...]:
    """Everything that is wrong with a declaration; nothing if it can be kept."""
    days = [day for day in (said.starts, said.broke_on) if day]
    adds = said.starts or said.kind or said.broke
    found = {
        Unfit.NO_REASON: said.what is Declared.DISPUTE and is_blank(said.note),
        Unfit.NOTHING_NEW: said.what is Declared.AMEND and not adds,
        Unfit.IN_FUTURE: any(day.earliest() > said.on for day in days),
        Unfit.TOO_EARLY: any(day.year < FIRST_YEAR for day in days),
        Unfit.BROKE_FIRST: bool(said.starts and said.broke_on and said.broke_on.latest() < said.starts.earliest()),
        Unfit.NOTE_TOO_LONG: len(said.note) > LONGEST_NOTE,
        Unfit.BAD_URL: bool(said.url) and not _is_address(said.url),
        Unfit.NO_SUCH_BREAK: said.broke is not None and said.broke not in OWN_BREAKS,
        Unfit.NO_SUCH_POINT: said.what is Declared.DISPUTE and said.about not in DISPUTABLE,
        Unfit.DATE_WITHOUT_BREAK: said.broke is None and bool(said.broke_on or said.cause),
    }
    return tuple(code for code, wrong in found.items() if wrong)


def cleaned(said: Declaration) -> Declaration:
    """The declaration with its reason put in order; nothing that was said is changed."""
    return replace(said, note=printable(said.note))


def dataset_of(place_id: str) -> str:
    """The data set of everything that a place declares."""
    return f"declarations:{place_id}"


def source_of(said: Declaration, place: Place, parties: Sequence[Place]) -> Source:
    """The declaration as a source: its own, so that it can be taken back as one step.

    A party about itself (grade C): an officer's word is no record of the deciding body.
    """
    names = " – ".join(one.name_en for one in parties)
    return described_source(
        title=_TITLE.format(on=said.on.isoformat(), parties=names, key=fingerprint(said.key + said.side)[:8]),
        publisher=_PUBLISHER.format(place=place.name_en, country=place.country),
        kind=SourceKind.PARTY_STATEMENT,
        published=PartialDate.of(said.on),
        language="en",
    )


def in_title(title: str) -> Mapping[str, str]:
    """Day, parties and key in the title of a declaration; nothing if it is the title of anything else."""
    found = _TITLED.fullmatch(title)
    return found.groupdict() if found else {}


def in_publisher(publisher: str) -> Mapping[str, str]:
    """Place and country in the publisher of a declaration; nothing if it is any other."""
    found = _PUBLISHED.fullmatch(publisher)
    return found.groupdict() if found else {}


def cited_source(said: Declaration) -> Source | None:
    """The document that the declaration names; nobody here has read it."""
    if not said.url:
        return None
    return described_source(
        title=said.url, publisher=host_of(said.url), kind=SourceKind.PARTY_STATEMENT, url=said.url, language="en"
    )


def declared_claims(
    said: Declaration, *, subject: str, parties: Sequence[str], source: Source, cited: Source | None
) -> list[Claim]:
    """The declaration as claims: who the parties are, what the side says of the tie, and what it adds."""
    plain = Claim(
        subject=subject,
        property=PARTY_PROPERTY,
        value="",
        source_id=source.id,
        dataset=dataset_of(said.side),
        qualifiers={STATED_BY: said.side, _WORD: said.what.value, "on": said.on.isoformat()},
        position=_LAST,
    )
    found: list[Claim] = []
    if said.what is not Declared.DISPUTE:
        found = [replace(plain, value=party, position=_LAST + number) for number, party in enumerate(parties)]
    told = [*_word(said, plain), *_added(said, plain)]
    found += told
    if cited:
        adds = {**plain.qualifiers, CITED_BY: source.publisher, WITHIN: source.id}
        found += [
            replace(one, source_id=cited.id, qualifiers={**one.qualifiers, **adds})
            for one in told
            if one.property.removeprefix(EVENT_PROPERTY) not in (EventType.CONFIRMED, EventType.DENIED)
        ]
    return found


def said_already(told: Iterable[Claim], standing: Iterable[SourcedClaim]) -> str:
    """The source of a declaration that stands and says just this on the same day; nothing if there is none."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for one in standing:
        if _WORD in one.claim.qualifiers:
            groups[one.claim.qualifiers.get(WITHIN, one.source.id)].append(one.claim)
    wanted = _content(told)
    return next((key for key, group in groups.items() if _content(group) == wanted), "")


def _content(claims: Iterable[Claim]) -> frozenset[str]:
    """What the claims of one declaration say, without the source under which they stand."""
    return frozenset(
        mark(
            one.property, one.value, one.stance, one.side, sorted(one.wording.items()),
            sorted((name, text) for name, text in one.qualifiers.items() if name != WITHIN),
        )
        for one in claims
        if one.property != PARTY_PROPERTY
    )  # fmt: skip


def spoken(claims: Iterable[SourcedClaim]) -> list[Spoken]:
    """The declarations among the claims, oldest first."""
    groups: dict[str, list[SourcedClaim]] = defaultdict(list)
    for one in claims:
        said = one.claim.qualifiers
        if _WORD in said and CITED_BY not in said and one.claim.property != PARTY_PROPERTY:
            groups[one.source.id].append(one)
    return sorted((_spoken(key, group) for key, group in groups.items()), key=lambda one: (one.on, one.source_id))


def words_of_sides(dossier: Dossier) -> list[tuple[Place, tuple[Spoken, ...]]]:
    """What each party declares in its own name, latest first; empty if none of them does."""
    said = spoken(dossier.side_claims)[::-1]
    told = [(place, tuple(one for one in said if one.side == place.id)) for place in dossier.partnership.parties]
    return told if any(words for _, words in told) else []


def said_by(dossier: Dossier, side: str) -> tuple[Spoken, ...]:
    """What one side declares in its own name, latest first."""
    return next((words for place, words in words_of_sides(dossier) if place.id == side), ())


def mark_of(words: Iterable[Spoken]) -> str:
    """A short mark of the declarations that somebody has read: another if one was made or taken back since."""
    return mark(*sorted(one.source_id for one in words))


def _spoken(source_id: str, group: Sequence[SourcedClaim]) -> Spoken:
    first = group[0].claim.qualifiers
    note = next((one.claim.qualifiers for one in group if one.claim.qualifiers.get("note")), {})
    return Spoken(
        what=Declared(first[_WORD]),
        side=first[STATED_BY],
        on=PartialDate.parse(first["on"]),
        source_id=source_id,
        claims=tuple(group),
        about=next((topic for one in group if (topic := _topic(one.claim))), None),
        note=note.get("note", ""),
        language=note.get("note_language", ""),
    )


def _topic(claim: Claim) -> Topic | None:
    if claim.property == DISPUTES_PROPERTY:
        return Topic(claim.value)
    return Topic.STATUS if claim.property == EVENT_PROPERTY + EventType.DENIED else None


def _word(said: Declaration, plain: Claim) -> Iterator[Claim]:
    """What the side says of the tie itself: that it stands, that there is none, or that a point is wrong."""
    own = replace(plain, side=said.side, qualifiers={**plain.qualifiers, **_note(said)}, position=_LAST + 10)
    if said.what is Declared.AMEND:
        return
    if said.what is Declared.DISPUTE and said.about is not Topic.STATUS:
        yield replace(own, property=DISPUTES_PROPERTY, value=said.about.value, wording=_wording(said, "side_objects"))
        return
    denies = said.what is Declared.DISPUTE
    code, event = ("side_denies", EventType.DENIED) if denies else ("side_confirms", EventType.CONFIRMED)
    yield replace(own, property=EVENT_PROPERTY + event, value=said.on.isoformat(), wording=_wording(said, code))
    yield replace(
        own, property=LINK_PROPERTY, value="yes", stance=Stance.DENIES if denies else Stance.ASSERTS,
        wording={"code": code}, position=_LAST + 11,
    )  # fmt: skip


def _added(said: Declaration, plain: Claim) -> Iterator[Claim]:
    """What the side adds. A signature has no acting side: both sign, and one side's date joins the other's."""
    note = _note(said) if said.what is Declared.AMEND else {}
    own = replace(plain, qualifiers={**plain.qualifiers, **note}, position=_LAST + 20)
    if said.starts:
        yield replace(
            own, property=EVENT_PROPERTY + EventType.SIGNED, value=str(said.starts), wording={"code": "side_dates"}
        )
    if said.kind:
        yield replace(own, property=KIND_PROPERTY, value=said.kind.value, position=_LAST + 21)
    if said.broke in BREAKS:
        cause = {"cause": said.cause.value} if said.cause else {}
        yield replace(
            own,
            property=EVENT_PROPERTY + said.broke,
            value=str(said.broke_on or "yes"),
            side="" if said.broke is EventType.LAPSED else said.side,
            wording=_wording(said, "side_breaks"),
            qualifiers={**own.qualifiers, **cause},
            position=_LAST + 22,
        )


def _note(said: Declaration) -> dict[str, str]:
    text = said.note.strip()
    return {"note": text, "note_language": said.language} if text else {}


def _wording(said: Declaration, code: str) -> Mapping[str, str]:
    """The side's own sentence, in its language; ours where it gives none."""
    return {said.language: said.note.strip()} if said.note.strip() else {"code": code}


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    fits = parts.scheme in ("http", "https") and "." in parts.netloc and len(url) <= LONGEST_URL
    return fits and not any(letter.isspace() or not letter.isprintable() for letter in url)
