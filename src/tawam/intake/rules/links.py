"""A link that a list states, as claims about the pair of its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tawam.evidence.rules import LIST_OF
from tawam.evidence.values import Claim, Source, Stance
from tawam.intake.values.links import Link, LinkTerms
from tawam.registry.rules.conflicts import KIND_PROPERTY, LINK_PROPERTY
from tawam.registry.rules.events import CITED_BY, EVENT_PROPERTY
from tawam.registry.rules.pairs import PARTY_PROPERTY, pair_subject
from tawam.registry.values import EventType

# The list says that the two are in contact and have no partnership.
CONTACT = "contact"
_UNDATED = "yes"


def link_claims(link: Link, *, dataset: str, source: Source) -> Iterator[Claim]:
    """What the list says of a link, as claims: the parties, that they are linked, since when, what sort, how it broke.

    A document that the list cites for it becomes the source of the same claims, marked as cited by the list's
    publisher: nobody here has read it.
    """
    plain = Claim(
        subject=pair_subject(link.one, link.other),
        property=PARTY_PROPERTY,
        value=link.one,
        source_id=source.id,
        dataset=dataset,
        position=link.position,
    )
    own = _said(**{LIST_OF: link.listed_by})
    yield replace(plain, qualifiers={**own, **_said(name=link.one_name)})
    yield replace(plain, value=link.other, qualifiers={**own, **_said(name=link.other_name)})
    told = list(_told(plain, link))
    yield from told
    for cited in link.terms.cites:
        for claim in told:
            yield replace(claim, source_id=cited.id, qualifiers={**claim.qualifiers, CITED_BY: source.publisher})


def _told(plain: Claim, link: Link) -> Iterator[Claim]:
    terms = link.terms
    if terms.extras.get("form") == CONTACT:
        yield _event(plain, EventType.CONTACT, str(terms.since or _UNDATED), "listed_contact", _extras(terms))
        return
    yield _linked(plain, link)
    if terms.stance is Stance.DENIES:
        return
    own = _said(**{LIST_OF: link.listed_by})
    if terms.since:
        yield _event(plain, EventType.BEGAN, str(terms.since), "listed_start", own)
    if terms.kind:
        yield replace(plain, property=KIND_PROPERTY, value=terms.kind.value, qualifiers=own)
    if terms.broke or terms.until:
        cause = terms.cause.value if terms.cause else ""
        qualifiers = {**own, **_said(cause=cause)}
        kind = terms.broke or EventType.ENDED
        yield _event(plain, kind, str(terms.until or _UNDATED), "listed_break", qualifiers)


def _linked(plain: Claim, link: Link) -> Claim:
    terms = link.terms
    code = "listed_as_wrong" if terms.stance is Stance.DENIES else "listed"
    return replace(
        plain,
        property=LINK_PROPERTY,
        value="yes",
        side=link.listed_by,
        stance=terms.stance,
        wording={"code": code},
        qualifiers={**_said(**{LIST_OF: link.listed_by}), **_extras(terms)},
    )


def _event(plain: Claim, kind: EventType, value: str, code: str, qualifiers: Mapping[str, str]) -> Claim:
    return replace(
        plain, property=EVENT_PROPERTY + kind.value, value=value, wording={"code": code}, qualifiers=qualifiers
    )


def _extras(terms: LinkTerms) -> dict[str, str]:
    return {**terms.extras, **_said(on=str(terms.on or ""), note=terms.note)}


def _said(**qualifiers: str) -> dict[str, str]:
    return {name: value for name, value in qualifiers.items() if value}
