"""The casebook and the case file that ship: they parse, they are whole, and their verdicts are those we published."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache

import pytest
from tests.rules.outside import shared

from tawam.evidence.rules import identified
from tawam.evidence.values import Source, SourcedClaim, Stance
from tawam.intake import files
from tawam.intake.rules.casebook import casebook_extract
from tawam.intake.rules.casefiles import case_file_extract
from tawam.intake.values import CaseFileExtract, Extract
from tawam.registry.rules.record import record
from tawam.registry.rules.verdict import facet_finding, overall
from tawam.registry.values import BREAKS, Cause, EventType, Kind, Statement, Status, Verdict

ARABIC = re.compile("[\u0620-\u064a]")
CHECKLIST = [
    f"{letter}{number}"
    for letter, most in {"A": 12, "B": 17, "C": 14, "D": 7, "E": 5, "F": 5, "G": 9, "H": 7, "I": 4, "J": 4}.items()
    for number in range(1, most + 1)
] + ["E3b"]
ENDINGS = "topic:endings"


@cache
def casebook() -> Extract:
    """The casebook."""
    return casebook_extract(files.casebook_files(files.CASEBOOK))


@cache
def case_file() -> CaseFileExtract:
    """The article, claim by claim."""
    return case_file_extract(files.CASE_FILE.name, files.case_file_fields(files.CASE_FILE))


def sourced(extract: Extract | CaseFileExtract) -> list[SourcedClaim]:
    """The claims of a file with their sources."""
    by_id: dict[str, Source] = {}
    for source in extract.sources:
        by_id.setdefault(source.id, source)
    return [SourcedClaim(identified(claim), by_id[claim.source_id]) for claim in extract.claims]


@cache
def evidence() -> dict[str, list[SourcedClaim]]:
    """By subject, every claim of both files but the article's own; endings are those of all partnerships."""
    found: dict[str, list[SourcedClaim]] = defaultdict(list)
    for one in (*sourced(casebook()), *sourced(case_file())):
        if one.source.id != case_file().case_file.source_id:
            found[one.claim.subject].append(one)
    events = [one for group in list(found.values()) for one in group if one.claim.property.startswith("event:")]
    found[ENDINGS] = [*found[ENDINGS], *events]
    return found


def statement(ref: str) -> Statement:
    """A statement of the article by its number on the checklist."""
    return next(one for one in case_file().statements if one.ref == ref)


def verdict(ref: str, *more: SourcedClaim, without: str = "") -> Verdict:
    """The verdict on a statement; with more claims, or without those of one publisher."""
    one = statement(ref)
    claims = [said for said in (*evidence().get(one.subject, ()), *more) if said.source.publisher != without]
    return overall([facet_finding(facet, claims) for facet in one.facets])


class TestTheShippedCasebook:
    def test_has_as_many_cases_events_and_disagreements_as_we_say(self):
        found = files.casebook_files(files.CASEBOOK)
        assert len(found.cases) == 346
        assert sum(len(case["events"]) for case in found.cases) == 709
        assert sum(len(case.get("conflicts", ())) for case in found.cases) == 75

    def test_loses_no_event_and_no_answer_on_the_way_to_claims(self):
        kinds = Counter(claim.property.partition(":")[0] for claim in casebook().claims)
        answers = sum(
            len(conflict["claims"])
            for case in files.casebook_files(files.CASEBOOK).cases
            for conflict in case.get("conflicts", ())
        )
        assert (kinds["event"], kinds["kind"], kinds["answer"]) == (709, 346, answers)

    def test_makes_each_claim_once(self):
        ids = [one.claim.id for one in sourced(casebook())]
        assert len(set(ids)) == len(ids)

    def test_words_every_event_in_english_and_in_arabic(self):
        for claim in casebook().claims:
            if claim.property.startswith("event:"):
                assert ARABIC.search(claim.wording["ar"]), claim.subject
                assert not ARABIC.search(claim.wording["en"]), claim.subject

    def test_names_a_publisher_and_an_address_for_everything_that_it_cites(self):
        cited = {claim.source_id for claim in casebook().claims if claim.property.startswith(("event:", "answer"))}
        bare = [one.title for one in casebook().sources if one.id in cited and not (one.url and one.publisher)]
        assert bare == []

    def test_makes_a_record_of_every_case(self):
        groups: dict[str, list[SourcedClaim]] = defaultdict(list)
        for one in sourced(casebook()):
            groups[one.claim.subject].append(one)
        records = [record(subject, claims) for subject, claims in groups.items()]
        assert len(records) == 346
        assert all(one.judgements and one.events for one in records)
        statuses = {one.judgements[-1].status for one in records}
        assert {Status.ACTIVE, Status.ENDED, Status.SUSPENDED} <= statuses

    @pytest.mark.parametrize(("codes", "at_least"), [(EventType, 12), (Cause, 10), (Kind, 4)])
    def test_uses_most_of_the_codes(self, codes, at_least):
        used = {claim.property.removeprefix("event:") for claim in casebook().claims}
        used |= {claim.qualifiers.get("cause", "") for claim in casebook().claims}
        used |= {claim.value for claim in casebook().claims if claim.property == "kind"}
        assert len(used & set(codes)) >= at_least

    def test_gives_a_cause_for_every_break(self):
        breaks = {f"event:{kind}" for kind in BREAKS}
        assert not [claim for claim in casebook().claims if claim.property in breaks and not claim.qualifiers["cause"]]

    def test_has_a_place_for_every_party(self):
        places = {claim.value for claim in casebook().claims if claim.property == "party"}
        assert all(re.fullmatch(r"gn:\d+|cc:[A-Z]{2}|rg:[\w-]+", place) for place in places)

    def test_holds_every_case_of_the_casebook_that_it_was_curated_from(self):
        ids = re.findall(r"^- id: (\S+)$", shared("casebook/casebook.yaml").read_text(encoding="utf-8"), re.MULTILINE)
        assert not set(ids) - {claim.subject for claim in casebook().claims}


class TestTheShippedCaseFile:
    def test_has_a_statement_for_everything_on_the_checklist(self):
        assert len(CHECKLIST) == 85
        assert sorted(one.ref for one in case_file().statements) == sorted(CHECKLIST)

    def test_has_one_for_every_item_of_the_checklist_as_it_was_written(self):
        text = shared("research/article-checklist.md").read_text(encoding="utf-8")
        assert sorted(set(re.findall(r"\[ \] ([A-J]\d+b?)\b", text))) == sorted(CHECKLIST)

    def test_words_statements_questions_and_comments_in_both_languages(self):
        for one in case_file().statements:
            texts = [one.wording, *(facet.question for facet in one.facets), *([one.comment] if one.comment else [])]
            for text in texts:
                assert ARABIC.search(text["ar"]), one.ref
                assert text["en"], one.ref

    def test_cites_no_source_in_vain(self):
        used = {claim.source_id for claim in case_file().claims}
        assert [one.title for one in case_file().sources if one.id not in used] == []

    def test_speaks_of_ties_that_have_parties(self):
        known = {claim.subject for claim in (*casebook().claims, *case_file().claims) if claim.property == "party"}
        asked = {one.subject for one in case_file().statements if not one.subject.startswith("topic:")}
        assert asked <= known

    @pytest.mark.parametrize(
        ("ref", "expected"),
        [
            ("E1", "partly"),  # Austin–Oita: twinned indeed, no business link found
            ("E2", "agreed"),  # Berlin–Los Angeles
            ("E3", "agreed"),  # Nanjing–St. Louis
            ("E4", "contradicted"),  # Paris–New York: each city's own list leaves the other out
            ("E5", "partly"),  # Leipzig–Houston: twinned, not all the gains
            ("F1", "contradicted"),  # Detroit–Baghdad: it was Denver
            ("F2", "unsupported"),  # Jerusalem–Bethlehem
            ("F3", "partly"),  # Kyiv–Moscow: ended, but when?
            ("F4", "unsupported"),  # San Francisco–Abidjan: no failure found
            ("F5", "contradicted"),  # Bristol–Hannover is alive
            ("H2", "conflicting"),  # Coventry–Stalingrad: 1944 or 1947
            ("H4", "agreed"),  # Paris–Rome 1956
            ("I1", "partly"),  # France–Germany
        ],
    )
    def test_gives_the_verdict_that_we_published(self, ref, expected):
        assert verdict(ref) is Verdict(expected)

    def test_gives_every_statement_a_verdict_and_uses_all_five(self):
        assert {verdict(ref) for ref in CHECKLIST} == set(Verdict)


def said(ref: str, value: str = "", stance: Stance = Stance.ASSERTS, facet: int = 0) -> SourcedClaim:
    """One more claim about a facet of a statement, by the first source of the file that is not the article."""
    one = statement(ref)
    model, source = case_file().claims[0], case_file().sources[1]
    wanted = one.facets[facet]
    return SourcedClaim(
        identified(
            replace(
                model,
                subject=one.subject,
                property=wanted.property,
                value=value or wanted.value,
                stance=stance,
                source_id=source.id,
                qualifiers={},
            )
        ),
        source,
    )


class TestAVerdict:
    @pytest.mark.parametrize(
        ("ref", "stance", "expected"),
        [
            ("E2", Stance.DENIES, "conflicting"),  # somebody denies what all confirmed
            ("H4", Stance.DENIES, "conflicting"),
            ("E4", Stance.ASSERTS, "conflicting"),  # somebody confirms what all denied
            ("F1", Stance.ASSERTS, "conflicting"),
            ("F2", Stance.DENIES, "contradicted"),  # the first source that speaks at all
            ("H2", Stance.ASSERTS, "conflicting"),  # one more voice settles no conflict
        ],
    )
    def test_changes_with_one_claim_more(self, ref, stance, expected):
        assert verdict(ref, said(ref, stance=stance)) is Verdict(expected)

    def test_on_a_lonely_statement_is_lifted_by_its_first_supporter(self):
        assert verdict("F4") is Verdict.UNSUPPORTED
        assert verdict("F4", said("F4")) in (Verdict.AGREED, Verdict.PARTLY)

    def test_changes_when_its_sources_fall_silent(self):
        one = statement("E4")
        publishers = {claim.source.publisher for claim in evidence()[one.subject]}
        assert publishers
        left = [claim for claim in evidence()[one.subject] if claim.source.publisher not in publishers]
        assert overall([facet_finding(facet, left) for facet in one.facets]) is Verdict.UNSUPPORTED
