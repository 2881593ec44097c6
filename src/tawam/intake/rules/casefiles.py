"""A case file as claims: what the checked text says, and what other sources say to each point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tawam.evidence.rules import described_source
from tawam.evidence.values import Claim, Source, SourceKind, Stance, Weakness
from tawam.intake.rules.casebook import SLUG
from tawam.intake.rules.rows import Row
from tawam.intake.values import CaseFileExtract
from tawam.registry.rules.conflicts import COLLECTION, KIND_PROPERTY
from tawam.registry.rules.events import EVENT_PROPERTY, UNDER_CHECK
from tawam.registry.rules.pairs import PARTY_PROPERTY
from tawam.registry.rules.verdict import CAUSE_PROPERTY
from tawam.registry.values import CaseFile, Cause, EventType, Facet, Kind, Statement

SECTIONS = (
    "success",
    "failure",
    "causes",
    "history",
    "countries",
    "programmes",
    "purposes",
    "activities",
    "actors",
    "mechanisms",
)
_FILE_FIELDS = {"slug", "title", "about", "article", "sources", "parties", "claims"}
_SOURCE_FIELDS = {"key", "url", "title", "publisher", "language", "kind", "published", "note", "weakness"}
_TIE_FIELDS = {"kind", "parties"}
_PARTY_FIELDS = {"name", "admin", "country", "place"}
_STATEMENT_FIELDS = {"id", "section", "statement", "subject", "code", "facets", "comment"}
_FACET_FIELDS = {"property", "value", "question", "evidence"}
_EVIDENCE_FIELDS = {"source", "stance", "value", "on", "side", "by_omission", "note"}
_CODE_FIELDS = {"kind", "code"}
_PLAIN = {"linked", "in_force", "kind"}
_OPEN = ("outcome:", "fact:")
# Claims of a case file stand behind those of the casebook.
_FROM = 20_000


def dataset_of(slug: str) -> str:
    """The name under which a case file's claims are kept."""
    return f"{COLLECTION}{slug}"


def case_file_extract(name: str, fields: Mapping[str, object]) -> CaseFileExtract:
    """The case file, its statements, sources and claims; raises BadRow at the first row that cannot be used."""
    file = Row(name, str(fields.get("slug") or "file"), fields)
    file.only(_FILE_FIELDS)
    article = _source(file.row("article"))
    sources = {key: _source(_named(file.row("sources"), key)) for key in file.row("sources").fields}
    reader = _Reader(dataset_of(file.text("slug")), article, sources)
    claims = [*reader.ties(file.row("parties"))]
    statements: list[Statement] = []
    for row in file.rows("claims", at_least=1):
        statement, said = reader.statement(replace(row, case=str(row.fields.get("id") or row.path), path=""))
        statements.append(statement)
        claims.extend(said)
    _once(file, [one.ref for one in statements])
    statements.sort(key=lambda one: SECTIONS.index(one.section))
    numbered = tuple(replace(claim, position=_FROM + number) for number, claim in enumerate(claims))
    case_file = CaseFile(file.text("slug"), file.texts("title"), file.texts("about"), article.id)
    return CaseFileExtract(case_file, tuple(statements), (article, *sources.values()), numbered)


class _Reader:
    """The parts of a case file on their way to claims."""

    def __init__(self, dataset: str, article: Source, sources: Mapping[str, Source]) -> None:
        self.dataset, self.article, self.sources = dataset, article, sources

    def ties(self, ties: Row) -> Iterator[Claim]:
        """Parties and kind of the partnerships that only the checked text names."""
        for subject in ties.fields:
            tie = _named(ties, subject)
            tie.only(_TIE_FIELDS)
            if not SLUG.fullmatch(subject):
                raise tie.bad("id", f"“{subject}” must be words joined by -, parties joined by --")
            for party in tie.rows("parties", at_least=2):
                party.only(_PARTY_FIELDS)
                claim = self._claim(subject, PARTY_PROPERTY, party.text("place"), self.article)
                yield replace(claim, qualifiers={"name": party.text("name"), UNDER_CHECK: "yes"})
            yield self._claim(subject, KIND_PROPERTY, tie.code("kind", Kind), self.article)

    def statement(self, row: Row) -> tuple[Statement, list[Claim]]:
        """A statement and the claims that bear on it, the text's own among them."""
        row.only(_STATEMENT_FIELDS)
        if row.text("section") not in SECTIONS:
            raise row.bad("section", f"“{row.text('section')}” is none of {', '.join(SECTIONS)}")
        subject, facets = row.text("subject"), row.rows("facets", at_least=1)
        code = row.row("code") if "code" in row.fields else None
        if code is not None:
            code.only(_CODE_FIELDS)
        statement = Statement(
            ref=row.text("id"),
            section=row.text("section"),
            wording=row.texts("statement"),
            subject=subject,
            facets=tuple(_facet(facet) for facet in facets),
            code_kind=code.text("kind") if code else "",
            code=code.text("code") if code else "",
            comment=row.texts("comment") if "comment" in row.fields else {},
        )
        return statement, [claim for facet in facets for claim in self._facet_claims(subject, statement, facet)]

    def _facet_claims(self, subject: str, statement: Statement, facet: Row) -> Iterator[Claim]:
        name, value = facet.text("property"), facet.text("value")
        own = self._claim(subject, name, value, self.article)
        yield replace(own, wording=statement.wording, qualifiers={UNDER_CHECK: "yes", "statement": statement.ref})
        for row in facet.rows("evidence"):
            yield self._evidence(subject, name, value, row)

    def _evidence(self, subject: str, name: str, value: str, row: Row) -> Claim:
        row.only(_EVIDENCE_FIELDS)
        key = row.text("source")
        if key not in self.sources:
            raise row.bad("source", f"“{key}” is not among the sources of the file")
        claim = self._claim(subject, name, row.text("value", value), self.sources[key])
        qualifiers = {"on": row.date("on")} if row.fields.get("on") else {}
        if row.flag("by_omission"):
            qualifiers["by_omission"] = "yes"
        return replace(
            claim,
            stance=row.code("stance", Stance),
            side=row.text("side", ""),
            language=self.sources[key].language,
            wording=row.texts("note"),
            qualifiers=qualifiers,
        )

    def _claim(self, subject: str, name: str, value: str, source: Source) -> Claim:
        return Claim(
            subject=subject,
            property=name,
            value=value,
            source_id=source.id,
            dataset=self.dataset,
            language=source.language,
        )


def _facet(row: Row) -> Facet:
    row.only(_FACET_FIELDS)
    return Facet(_property(row), row.text("value"), row.texts("question"))


def _property(row: Row) -> str:
    """A property of the closed list, or an open one that says so by its prefix."""
    name = row.text("property")
    try:
        if name.startswith(EVENT_PROPERTY):
            EventType(name.removeprefix(EVENT_PROPERTY))
        elif name.startswith(CAUSE_PROPERTY):
            Cause(name.removeprefix(CAUSE_PROPERTY))
        elif name not in _PLAIN and not name.startswith(_OPEN):
            raise ValueError(name)
    except ValueError:
        raise row.bad("property", f"“{name}” is no known property") from None
    return name


def _source(row: Row) -> Source:
    row.only(_SOURCE_FIELDS)
    return described_source(
        title=row.text("title"),
        publisher=row.text("publisher"),
        kind=row.code("kind", SourceKind),
        url=row.url("url") if row.text("url", "") not in ("", "null") else "",
        published=row.optional_date("published") if row.text("published", "") not in ("", "null") else None,
        language=row.text("language", ""),
        weakness=row.code("weakness", Weakness, ""),
        note=row.text("note", ""),
    )


def _named(rows: Row, key: str) -> Row:
    return replace(rows.row(key), case=key, path="")


def _once(file: Row, refs: Iterable[str]) -> None:
    seen: set[str] = set()
    for ref in refs:
        if ref in seen:
            raise file.bad("claims", f"the id {ref} stands twice")
        seen.add(ref)
