"""Claims in one line, for tests of rules."""

from __future__ import annotations

from tawam.evidence.rules import described_source, identified
from tawam.evidence.values import Claim, Source, SourcedClaim, SourceKind, Stance


def source(publisher: str = "The Gazette", kind: SourceKind = SourceKind.NEWS, **more: object) -> Source:
    """A source of a publisher."""
    return described_source(title=f"What {publisher} says", publisher=publisher, kind=kind, **more)  # type: ignore[arg-type]


def told(
    name: str,
    value: str = "yes",
    *,
    by: Source | None = None,
    subject: str = "here--there",
    dataset: str = "casebook",
    stance: Stance = Stance.ASSERTS,
    side: str = "",
    position: int = 0,
    question: str = "",
    **qualifiers: str,
) -> SourcedClaim:
    """A claim with its source; ``event:signed`` may be shortened to ``signed``."""
    who = by or source()
    plain = name if ":" in name or name in PLAIN else f"event:{name}"
    claim = Claim(
        subject=subject,
        property=plain,
        value=value,
        source_id=who.id,
        dataset=dataset,
        stance=stance,
        side=side,
        question=question,
        wording={"en": f"{who.publisher}: {plain} {value}", "ar": f"{plain} {value}"},
        qualifiers=qualifiers,
        position=position,
    )
    return SourcedClaim(identified(claim), who)


PLAIN = {"party", "kind", "answer", "linked", "in_force", "disputes"}


def life(*events: tuple[str, str] | tuple[str, str, dict[str, str]]) -> list[SourcedClaim]:
    """Two parties and a row of events, told in this order."""
    claims = [told("party", "gn:1", position=0), told("party", "gn:2", position=1)]
    for number, (name, value, *more) in enumerate(events):
        claims.append(told(name, value, position=100 + number, **(more[0] if more else {})))
    return claims
