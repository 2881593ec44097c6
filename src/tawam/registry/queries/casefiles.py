"""Checked texts: each statement held against the evidence at the moment of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawam.evidence import queries as evidence
from tawam.evidence.values import SourcedClaim
from tawam.places.values import Place
from tawam.registry import models
from tawam.registry.queries.claims import claims_of_records
from tawam.registry.queries.errors import NoSuchCaseFile
from tawam.registry.queries.register import parties_of
from tawam.registry.rules.near import near_matches
from tawam.registry.rules.verdict import facet_finding, overall
from tawam.registry.values import (
    CaseFile,
    CheckedCaseFile,
    CheckedStatement,
    Facet,
    NearMatch,
    Statement,
    Verdict,
)

# Statements about all endings are held against the breaks of every partnership.
ENDINGS = "topic:endings"


def case_files() -> list[CaseFile]:
    """All checked texts."""
    return [_case_file(row) for row in models.CaseFile.objects.order_by("slug")]


def checked_case_file(slug: str) -> CheckedCaseFile:
    """The case file with every verdict computed from the claims in force now; raises NoSuchCaseFile."""
    row = models.CaseFile.objects.filter(pk=slug).first()
    if row is None:
        raise NoSuchCaseFile(slug)
    statements = [_statement(one) for one in row.statements.all()]
    claims = _evidence(statements, row.source_id)
    parties = parties_of(models.Partnership.objects.values_list("pk", flat=True))
    checked = tuple(_checked(one, claims, parties) for one in statements)
    return CheckedCaseFile(_case_file(row), checked)


def _evidence(statements: Sequence[Statement], text: str) -> dict[str, list[SourcedClaim]]:
    """By subject, the claims of every source but the text itself."""
    claims = claims_of_records({one.subject for one in statements})
    if any(one.subject == ENDINGS for one in statements):
        claims[ENDINGS] = [*claims.get(ENDINGS, []), *evidence.claims_with_property("event:")]
    found: dict[str, list[SourcedClaim]] = defaultdict(list)
    for subject, group in claims.items():
        found[subject] = [one for one in group if one.source.id != text]
    return found


def _checked(
    statement: Statement, claims: Mapping[str, list[SourcedClaim]], parties: Mapping[str, Sequence[Place]]
) -> CheckedStatement:
    about = claims.get(statement.subject, [])
    findings = tuple(facet_finding(facet, about) for facet in statement.facets)
    verdict = overall(findings)
    doubtful = verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)
    near = _near(statement.subject, parties) if doubtful else ()
    return CheckedStatement(statement, verdict, findings, near, tuple(parties.get(statement.subject, ())))


def _near(subject: str, parties: Mapping[str, Sequence[Place]]) -> tuple[NearMatch, ...]:
    named = parties.get(subject)
    if named is None:
        return ()
    return near_matches(named, ((key, places) for key, places in parties.items() if key != subject))


def _case_file(row: models.CaseFile) -> CaseFile:
    return CaseFile(row.slug, row.title, row.about, row.source_id)


def _statement(row: models.Statement) -> Statement:
    return Statement(
        ref=row.ref,
        section=row.section,
        wording=row.wording,
        subject=row.subject,
        facets=tuple(Facet(one["property"], one["value"], one["question"]) for one in row.facets),
        code_kind=row.code_kind,
        code=row.code,
        comment=row.comment,
    )
