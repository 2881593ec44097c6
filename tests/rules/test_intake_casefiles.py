"""A case file as claims: what a checked text says, and what others say to each point."""

from __future__ import annotations

import pytest
from tests.rules.test_intake_casebook import MISSING, changed

from tawam.evidence.values import Grade, Stance
from tawam.intake.rules.casefiles import SECTIONS, case_file_extract, dataset_of
from tawam.intake.values import BadRow, CaseFileExtract
from tawam.registry.values import Facet, Kind

BOTH = {"en": "Words.", "ar": "كلام."}
FILE = {
    "slug": "an-article",
    "title": BOTH,
    "about": BOTH,
    "article": {"title": "An article", "publisher": "A paper", "kind": "news", "language": "ar", "url": "null"},
    "sources": {
        "hall": {"title": "Minutes", "publisher": "City of Here", "kind": "council_record", "language": "en"},
        "list": {
            "title": "Twin towns",
            "publisher": "The List",
            "kind": "encyclopedia",
            "url": "https://list.example/a",
            "published": "2020-05",
        },
    },
    "parties": {
        "here--there": {
            "kind": "twinning",
            "parties": [
                {"name": "Here", "admin": "Texas", "country": "US", "place": "gn:1"},
                {"name": "There", "country": "JP", "place": "gn:2"},
            ],
        }
    },
    "claims": [
        {
            "id": "F1",
            "section": "failure",
            "statement": BOTH,
            "subject": "here--there",
            "comment": BOTH,
            "code": {"kind": "purpose", "code": "peace"},
            "facets": [
                {
                    "property": "event:signed",
                    "value": "2008",
                    "question": BOTH,
                    "evidence": [
                        {"source": "hall", "stance": "denies", "note": BOTH, "by_omission": "true", "side": "gn:1"},
                        {"source": "list", "stance": "asserts", "note": BOTH, "value": "2007", "on": "2020"},
                    ],
                },
                {"property": "cause:war_or_insecurity", "value": "yes", "question": BOTH},
            ],
        }
    ],
}
STATEMENT = ("claims", 0)
FACET = (*STATEMENT, "facets", 0)
EVIDENCE = (*FACET, "evidence", 0)


def extract(fields: dict = FILE) -> CaseFileExtract:
    """A case file as claims."""
    return case_file_extract("file.yaml", fields)


class TestAGoodCaseFile:
    def test_becomes_parties_kind_its_own_claims_and_the_evidence(self):
        assert [(one.property, one.value, one.stance.value) for one in extract().claims] == [
            ("party", "gn:1", "asserts"),
            ("party", "gn:2", "asserts"),
            ("kind", "twinning", "asserts"),
            ("event:signed", "2008", "asserts"),  # the text itself
            ("event:signed", "2008", "denies"),  # the minutes leave it out
            ("event:signed", "2007", "asserts"),  # the list gives another year
            ("cause:war_or_insecurity", "yes", "asserts"),  # the text itself
        ]

    def test_marks_what_only_the_text_says(self):
        found = extract()
        own = [one for one in found.claims if one.qualifiers.get("under_check")]
        assert {one.source_id for one in own} == {found.case_file.source_id}
        assert len(own) == 4
        assert own[2].qualifiers["statement"] == "F1"

    def test_keeps_stance_side_omission_day_and_language_of_the_evidence(self):
        denied, other = extract().claims[4:6]
        assert (denied.stance, denied.side, denied.language) == (Stance.DENIES, "gn:1", "en")
        assert denied.qualifiers == {"by_omission": "yes"}
        assert other.qualifiers == {"on": "2020"}
        assert other.wording == BOTH

    def test_keeps_all_its_claims_in_a_data_set_of_its_own(self):
        assert {one.dataset for one in extract().claims} == {dataset_of("an-article")} == {"casefile:an-article"}

    def test_stands_behind_the_casebook_in_its_own_order(self):
        positions = [one.position for one in extract().claims]
        assert positions == list(range(20_000, 20_007))

    def test_has_statements_with_facets_code_and_comment(self):
        (one,) = extract().statements
        assert (one.ref, one.section, one.subject, one.code_kind, one.code) == (
            "F1",
            "failure",
            "here--there",
            "purpose",
            "peace",
        )
        assert one.facets[0] == Facet("event:signed", "2008", BOTH)
        assert (one.wording, one.comment) == (BOTH, BOTH)

    def test_may_leave_out_code_comment_evidence_and_address(self):
        bare = changed(changed(FILE, *STATEMENT, "code", to=MISSING), *STATEMENT, "comment", to=MISSING)
        (one,) = extract(bare).statements
        assert (one.code, one.comment) == ("", {})
        assert extract().sources[0].url == ""

    def test_names_the_text_first_among_its_sources(self):
        found = extract()
        assert [one.title for one in found.sources] == ["An article", "Minutes", "Twin towns"]
        assert [one.grade for one in found.sources] == [Grade.B, Grade.A, Grade.C]
        assert found.sources[0].id == found.case_file.source_id

    @pytest.mark.parametrize("kind", Kind)
    def test_may_name_a_tie_of_any_kind(self, kind):
        found = extract(changed(FILE, "parties", "here--there", "kind", to=kind.value))
        assert found.claims[2].value == kind.value

    @pytest.mark.parametrize("section", SECTIONS)
    def test_may_have_statements_in_every_section(self, section):
        assert extract(changed(FILE, *STATEMENT, "section", to=section)).statements[0].section == section

    @pytest.mark.parametrize(
        "name", ["linked", "in_force", "kind", "outcome:trade", "fact:founded", "event:ended", "cause:resources"]
    )
    def test_may_check_these_properties(self, name):
        assert extract(changed(FILE, *FACET, "property", to=name)).statements[0].facets[0].property == name


class TestABadCaseFile:
    @pytest.mark.parametrize(
        ("path", "value", "whereabouts", "problem"),
        [
            (("editor",), "x", "an-article: editor", "unknown field"),
            (("slug",), MISSING, "file: slug", "is missing"),
            (("title",), "A title", "an-article: title", "must be a mapping"),
            (("title",), {"en": "A title"}, "an-article: title.ar", "is missing"),
            (("article",), MISSING, "an-article: article", "must be a mapping"),
            (("article", "kind"), "gossip", "an-article: article.kind", "no known code"),
            (("article", "published"), "then", "an-article: article.published", "is not a date"),
            (("article", "author"), "x", "an-article: article.author", "unknown field"),
            (("sources",), [], "an-article: sources", "must be a mapping"),
            (("sources", "hall", "publisher"), MISSING, "hall: publisher", "is missing"),
            (("sources", "hall", "kind"), "gossip", "hall: kind", "no known code"),
            (("sources", "list", "url"), "list.example", "list: url", "is no web address"),
            (("sources", "list", "url"), "https://[list.example", "list: url", "is no web address"),
            (("sources", "list", "weakness"), "old", "list: weakness", "no known code"),
            (("sources", "hall"), "Minutes", "sources.hall", "must be a mapping"),
            (("parties", "here--there", "kind"), "marriage", "here--there: kind", "no known code"),
            (("parties", "here--there", "since"), "x", "here--there: since", "unknown field"),
            (("parties", "here--there", "parties"), [], "here--there: parties", "needs at least 2"),
            (("parties", "here--there", "parties", 0, "place"), MISSING, "here--there: parties[1].place", "is missing"),
            (("parties", "here--there", "parties", 0, "id"), "x", "here--there: parties[1].id", "unknown field"),
            (("parties", "Here"), FILE["parties"]["here--there"], "Here: id", "words joined by -"),
            (("claims",), [], "an-article: claims", "needs at least 1"),
            ((*STATEMENT, "id"), MISSING, "claims[1].: id", "is missing"),
            ((*STATEMENT, "section"), "gossip", "F1: section", "is none of"),
            ((*STATEMENT, "verdict"), "agreed", "F1: verdict", "unknown field"),  # verdicts are computed, never written
            ((*STATEMENT, "statement"), {"en": "a"}, "F1: statement.ar", "is missing"),
            ((*STATEMENT, "subject"), MISSING, "F1: subject", "is missing"),
            ((*STATEMENT, "facets"), [], "F1: facets", "needs at least 1"),
            ((*STATEMENT, "code"), {"kind": "purpose"}, "F1: code.code", "is missing"),
            ((*STATEMENT, "code"), {"kind": "purpose", "code": "a", "x": "y"}, "F1: code.x", "unknown field"),
            ((*FACET, "property"), "event:married", "F1: facets[1].property", "no known property"),
            ((*FACET, "property"), "cause:boredom", "F1: facets[1].property", "no known property"),
            ((*FACET, "property"), "weather", "F1: facets[1].property", "no known property"),
            ((*FACET, "value"), MISSING, "F1: facets[1].value", "is missing"),
            ((*FACET, "question"), MISSING, "F1: facets[1].question", "must be a mapping"),
            ((*FACET, "weight"), "2", "F1: facets[1].weight", "unknown field"),
            ((*EVIDENCE, "source"), "nobody", "F1: facets[1].evidence[1].source", "not among the sources"),
            ((*EVIDENCE, "stance"), "doubts", "F1: facets[1].evidence[1].stance", "no known code"),
            ((*EVIDENCE, "stance"), MISSING, "F1: facets[1].evidence[1].stance", "is missing"),
            ((*EVIDENCE, "note"), {"en": "a"}, "F1: facets[1].evidence[1].note.ar", "is missing"),
            ((*EVIDENCE, "on"), "then", "F1: facets[1].evidence[1].on", "is not a date"),
            ((*EVIDENCE, "by_omission"), "yes", "F1: facets[1].evidence[1].by_omission", "true"),  # only "true" counts
            ((*EVIDENCE, "page"), "7", "F1: facets[1].evidence[1].page", "unknown field"),
        ],
    )
    def test_is_refused_with_file_case_and_field(self, path, value, whereabouts, problem):
        with pytest.raises(BadRow) as told:
            extract(changed(FILE, *path, to=value))
        said = str(told.value)
        assert said.startswith("file.yaml: ")
        assert whereabouts in said
        assert problem in said

    def test_with_a_statement_that_stands_twice_is_refused(self):
        twice = changed(FILE, "claims", to=[FILE["claims"][0]] * 2)
        with pytest.raises(BadRow, match=r"file.yaml: an-article: claims: the id F1 stands twice"):
            extract(twice)
