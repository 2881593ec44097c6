"""Rules of evidence: what identifies a source and a claim, and how far a source can carry a fact."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from tawam.basics.dates import PartialDate
from tawam.evidence.values import Bounds, Claim, Grade, Source, SourceKind, Weakness

_GRADE_OF_KIND = {
    SourceKind.AGREEMENT: Grade.A,
    SourceKind.OFFICIAL: Grade.A,
    SourceKind.COUNCIL_RECORD: Grade.A,
    SourceKind.ASSOCIATION_LIST: Grade.B,
    SourceKind.RESEARCH: Grade.B,
    SourceKind.NEWS: Grade.B,
    SourceKind.DATASET: Grade.C,
    SourceKind.ENCYCLOPEDIA: Grade.C,
    SourceKind.ASSOCIATION: Grade.C,
    SourceKind.PARTY_STATEMENT: Grade.C,
}
_ORDER = list(Grade)
# The qualifier that names the place whose own list makes a claim, where a data set holds one list for each place.
LIST_OF = "list_of"
# The qualifier that names the source on whose word a claim of another document rests: the two are taken back together.
WITHIN = "within"


def grade(kind: SourceKind, weakness: Weakness = Weakness.NONE) -> Grade:
    """How far a source of this kind carries a fact.

    A: the deciding body's own record (agreement, council minutes, official page). B: somebody who looked and signs
    for it (newspaper, research, national association's register). C: collected or interested (encyclopedia, data
    set, the twinning association or the party about itself). A named weakness (copy on another site, blog,
    party to the dispute or state-run, undated digest) lowers the grade by one. The rule is Tawam's own; it follows
    the list of weak sources in the casebook's summary.
    """
    full = _GRADE_OF_KIND[kind]
    if weakness is Weakness.NONE or full is Grade.D:
        return full
    return _ORDER[min(_ORDER.index(full) + 1, len(_ORDER) - 1)]


def best_grade(sources: list[Source]) -> Grade:
    """The strongest grade among the sources; D for none."""
    return min((source.grade for source in sources), default=Grade.D)


def canonical_url(url: str) -> str:
    """The address without what does not change the page: scheme case, default "www.", fragment, closing slash."""
    parts = urlsplit(url.strip())
    host = parts.netloc.lower()
    return urlunsplit(("https", host.removeprefix("www."), parts.path.rstrip("/"), parts.query, ""))


def host_of(url: str) -> str:
    """The host of an address without "www."; empty if there is none."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def source_id(url: str, title: str, publisher: str) -> str:
    """Sixteen hexadecimal digits: of the canonical address, or of title and publisher where there is none."""
    key = canonical_url(url) if url else f"{title}\n{publisher}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def described_source(
    *,
    title: str,
    publisher: str,
    kind: SourceKind,
    url: str = "",
    published: PartialDate | None = None,
    language: str = "",
    weakness: Weakness = Weakness.NONE,
    note: str = "",
) -> Source:
    """The source with its id and its grade worked out."""
    return Source(
        id=source_id(url, title, publisher),
        title=title,
        publisher=publisher,
        kind=kind,
        grade=grade(kind, weakness),
        url=url,
        published=published,
        language=language,
        weakness=weakness,
        note=note,
    )


def claim_id(claim: Claim) -> str:
    """Twenty hexadecimal digits of everything that the claim says; the same saying twice is one claim."""
    said = (
        claim.dataset,
        claim.subject,
        claim.property,
        claim.value,
        claim.source_id,
        claim.stance,
        claim.side,
        claim.question,
        claim.language,
        sorted(claim.wording.items()),
        sorted(claim.qualifiers.items()),
    )
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:20]


def identified(claim: Claim) -> Claim:
    """The claim with its content-addressed id filled in."""
    return replace(claim, id=claim_id(claim))


def bounds(claims: int) -> Bounds:
    """How many claims the next reading of a list may make without a question, after one that made so many.

    A list that shrinks by a third or grows to three times its size has more often been misread than changed. The
    limits are Tawam's own.
    """
    return Bounds(least=claims - claims // 3, most=claims * 3)


def repository_address(url: str) -> str:
    """A browsable address for ``owner/name:path`` references to files in public repositories; others unchanged."""
    found = re.fullmatch(r"([\w.-]+/[\w.-]+):(.+)", url)
    return f"https://github.com/{found[1]}/blob/HEAD/{found[2]}" if found else url


def fingerprint(text: str) -> str:
    """Twenty hexadecimal digits that tell one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]
