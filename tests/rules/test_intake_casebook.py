"""A casebook as claims: what is read from a case, and what each fault is called."""

from __future__ import annotations

import copy

import pytest

from tawam.evidence.rules import identified
from tawam.evidence.values import Grade, SourcedClaim, SourceKind, Weakness
from tawam.intake.rules.casebook import CASEBOOK, DATASET, casebook_extract
from tawam.intake.values import BadRow, CasebookFiles, Extract, Publisher
from tawam.registry.rules.record import record

KEY = "here--there"
CASE = {
    "id": KEY,
    "parties": [{"name": "Here", "admin": "Texas", "country": "US"}, {"name": "There", "country": "JP"}],
    "kind": "twinning",
    "events": [
        {
            "event": "signed",
            "on": "1957",
            "note": "They signed.",
            "source": "https://www.gazette.example/1",
            "source_title": "A pact is signed",
            "published": "1957-10",
            "quote_lang": "en",
        },
        {
            "event": "ended",
            "on": "2001-05",
            "by": "Here",
            "by_body": "The council",
            "cause": "resources",
            "decision": "budget-2001",
            "date_basis": "report",
            "note": "Here left.",
            "source": "https://hall.example/minutes",
            "source_title": "Minutes",
            "source_weakness": "copy",
            "quote_lang": "ja",
        },
    ],
    "conflicts": [
        {
            "fact": "When was it signed?",
            "topic": "start",
            "claims": [
                {"value": "1957", "source": "https://www.gazette.example/1"},
                {"value": "1958", "source": "https://hall.example/other", "stands_for": "1958"},
            ],
        }
    ],
}
ARABIC = {
    "events": ["وقّعتا.", "انسحبت."],
    "conflicts": [{"fact": "متى وُقّع؟", "claims": ["1957", "1958"]}],
}
PUBLISHERS = {
    "gazette.example": Publisher("The Gazette", "news"),
    "hall.example": Publisher("City of Here", "council_record"),
}
PLACES = {("Here", "Texas", "US"): "gn:1", ("There", "", "JP"): "gn:2"}
MISSING = object()


def files(*cases: dict, arabic: object = ARABIC, places: dict = PLACES) -> CasebookFiles:
    """A casebook in memory."""
    notes = {case.get("id", ""): arabic for case in cases}
    return CasebookFiles("casebook.yaml", "casebook.ar.yaml", cases, notes, PUBLISHERS, places)


def changed(tree: object, *path: object, to: object) -> dict:
    """A copy of a case with one thing changed, added or taken away."""
    found = copy.deepcopy(tree)
    inner = found
    for step in path[:-1]:
        inner = inner[step]
    if to is MISSING:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return found


def extract() -> Extract:
    """The good case as claims."""
    return casebook_extract(files(CASE))


class TestAGoodCase:
    def test_becomes_two_parties_a_kind_its_events_and_its_answers(self):
        found = [(one.property, one.value) for one in extract().claims]
        assert found == [
            ("party", "gn:1"),
            ("party", "gn:2"),
            ("kind", "twinning"),
            ("event:signed", "1957"),
            ("event:ended", "2001-05"),
            ("answer", "1957"),
            ("answer", "1958"),
        ]

    def test_keeps_everything_that_it_says_of_a_break(self):
        claim = extract().claims[4]
        assert (claim.subject, claim.dataset, claim.side, claim.language) == (KEY, DATASET, "gn:1", "ja")
        assert claim.wording == {"en": "Here left.", "ar": "انسحبت."}
        assert claim.qualifiers == {
            "cause": "resources",
            "decision": "budget-2001",
            "date_basis": "report",
            "body": "The council",
        }

    def test_leaves_out_qualifiers_that_say_nothing(self):
        assert extract().claims[3].qualifiers == {}

    def test_asks_its_questions_in_both_languages(self):
        one, other = extract().claims[5:]
        assert {one.question, other.question} == {"When was it signed?"}
        assert one.qualifiers == {"topic": "start", "question_ar": "متى وُقّع؟"}
        assert other.qualifiers["stands_for"] == "1958"

    def test_is_told_in_its_own_order(self):
        positions = [one.position for one in extract().claims]
        assert positions == sorted(set(positions))

    def test_names_each_source_once_with_publisher_kind_and_weakness(self):
        sources = {one.url: one for one in extract().sources}
        assert sources.keys() == {
            "",
            "https://www.gazette.example/1",
            "https://hall.example/minutes",
            "https://hall.example/other",
        }
        minutes = sources["https://hall.example/minutes"]
        assert (minutes.publisher, minutes.kind) == ("City of Here", SourceKind.COUNCIL_RECORD)
        assert (minutes.weakness, minutes.grade) == (Weakness.COPY, Grade.B)
        assert str(sources["https://www.gazette.example/1"].published) == "1957-10"

    def test_gives_an_answer_the_title_of_its_page_or_else_its_publisher(self):
        titles = {one.url: one.title for one in extract().sources}
        assert titles["https://www.gazette.example/1"] == "A pact is signed"
        assert titles["https://hall.example/other"] == "City of Here"

    def test_has_its_parties_from_the_casebook_itself(self):
        found = extract()
        assert {one.source_id for one in found.claims[:3]} == {CASEBOOK.id}
        assert CASEBOOK in found.sources
        assert {one.source_id for one in found.claims} == {one.id for one in found.sources}

    def test_makes_a_record(self):
        found = extract()
        by_id = {one.id: one for one in found.sources}
        kept = record(KEY, [SourcedClaim(one, by_id[one.source_id]) for one in map(identified, found.claims)])
        assert (kept.parties, str(kept.since), len(kept.conflicts)) == (("gn:1", "gn:2"), "1957", 1)

    def test_may_override_the_kind_of_its_source(self):
        case = changed(CASE, "events", 0, "source_kind", to="agreement")
        kinds = {one.url: one.kind for one in casebook_extract(files(case)).sources}
        assert kinds["https://www.gazette.example/1"] is SourceKind.AGREEMENT

    def test_may_have_no_disagreements_at_all(self):
        case = changed(CASE, "conflicts", to=MISSING)
        notes = changed(ARABIC, "conflicts", to=MISSING)
        assert len(casebook_extract(files(case, arabic=notes)).claims) == 5


EVENT, BREAK, ANSWER = ("events", 0), ("events", 1), ("conflicts", 0, "claims", 0)


class TestABadCase:
    @pytest.mark.parametrize(
        ("path", "value", "field", "problem"),
        [
            (("colour",), "red", "colour", "unknown field"),
            (("id",), "Here–There", "id", "words joined by -"),
            (("id",), "here-there", "id", "words joined by -"),  # one hyphen joins words, two join parties
            (("id",), "../etc--there", "id", "words joined by -"),
            (("id",), "here--there--", "id", "words joined by -"),
            (("kind",), "marriage", "kind", "no known code"),
            (("kind",), MISSING, "kind", "is missing"),
            (("parties",), [CASE["parties"][0]], "parties", "needs at least 2 entries, has 1"),
            (("parties",), "Here", "parties", "must be a list"),
            (("parties", 0, "mayor"), "x", "parties[1].mayor", "unknown field"),
            (("parties", 0, "name"), "Nowhere", "parties[1].name", "no place is known for Nowhere, Texas, US"),
            (("parties", 1, "country"), MISSING, "parties[2].country", "is missing"),
            (("events",), [], "events", "must have one line"),
            (("events",), "none", "events", "must be a list"),
            ((*EVENT, "event"), "married", "events[1].event", "“married” is no known code"),
            ((*EVENT, "event"), MISSING, "events[1].event", "is missing"),
            ((*EVENT, "on"), "1957-13", "events[1].on", "is not a date"),
            ((*EVENT, "on"), MISSING, "events[1].on", "is missing"),
            ((*EVENT, "note"), MISSING, "events[1].note", "is missing"),
            ((*EVENT, "source"), "gazette", "events[1].source", "is no web address"),
            ((*EVENT, "source"), "https://new.example/1", "events[1].source", "publisher of new.example is not known"),
            ((*EVENT, "source_title"), MISSING, "events[1].source_title", "is missing"),
            ((*EVENT, "source_kind"), "rumour", "events[1].source_kind", "is no known code"),
            ((*EVENT, "source_weakness"), "old", "events[1].source_weakness", "is no known code"),
            ((*EVENT, "published"), "lately", "events[1].published", "is not a date"),
            ((*EVENT, "quote_lang"), MISSING, "events[1].quote_lang", "is missing"),
            ((*EVENT, "cause"), "resources", "events[1].cause", "an event of type signed has no cause"),
            ((*EVENT, "couse"), "resources", "events[1].couse", "unknown field"),
            ((*BREAK, "cause"), MISSING, "events[2].cause", "is missing"),
            ((*BREAK, "cause"), "boredom", "events[2].cause", "“boredom” is no known code"),
            ((*BREAK, "by"), "Elsewhere", "events[2].by", "is no party of this case"),
            (("conflicts", 0, "topic"), "weather", "conflicts[1].topic", "is no known code"),
            (("conflicts", 0, "fact"), MISSING, "conflicts[1].fact", "is missing"),
            (("conflicts", 0, "why"), "x", "conflicts[1].why", "unknown field"),
            ((*ANSWER, "value"), MISSING, "conflicts[1].claims[1].value", "is missing"),
            ((*ANSWER, "source"), "https://new.example/", "conflicts[1].claims[1].source", "new.example is not known"),
            ((*ANSWER, "source"), MISSING, "conflicts[1].claims[1].source", "is missing"),
            ((*ANSWER, "note"), "x", "conflicts[1].claims[1].note", "unknown field"),
        ],
    )
    def test_is_refused_with_file_case_and_field(self, path, value, field, problem):
        case = changed(CASE, *path, to=value)
        with pytest.raises(BadRow) as told:
            casebook_extract(files(case))
        said = str(told.value)
        assert said.split(": ", maxsplit=1)[0] in ("casebook.yaml", "casebook.ar.yaml")
        assert f": {case['id']}: {field}: " in said
        assert problem in said

    def test_without_a_name_is_called_by_its_number(self):
        with pytest.raises(BadRow, match=r"casebook.yaml: case 2: id: is missing"):
            casebook_extract(
                CasebookFiles(
                    "casebook.yaml",
                    "a",
                    (CASE, changed(CASE, "id", to=MISSING)),
                    {KEY: ARABIC, "case 2": ARABIC},
                    PUBLISHERS,
                    PLACES,
                )
            )

    def test_that_stands_twice_is_refused(self):
        with pytest.raises(BadRow, match=r"casebook.yaml: here--there: id: stands twice"):
            casebook_extract(files(CASE, CASE))

    def test_stops_the_whole_casebook(self):
        other = changed(CASE, "id", to="a--b")
        with pytest.raises(BadRow, match=r"casebook.yaml: a--b: kind"):
            casebook_extract(files(CASE, changed(other, "kind", to="marriage")))


class TestArabicNotes:
    @pytest.mark.parametrize(
        ("path", "value", "field"),
        [
            (("events",), ["وقّعتا."], "events"),  # one line too few
            (("events",), ["أ", "ب", "ج"], "events"),  # one too many
            (("events",), ["أ", ""], "events"),  # an empty one
            (("events",), MISSING, "events"),
            (("events",), "أ", "events"),
            (("conflicts",), [], "conflicts"),
            (("conflicts", 0, "claims"), ["1957"], "conflicts"),  # an answer without its Arabic
            (("conflicts", 0, "claims"), "1957", "conflicts[1].claims"),
            (("conflicts", 0, "fact"), MISSING, "conflicts[1].fact"),
        ],
    )
    def test_that_do_not_match_the_english_ones_are_refused(self, path, value, field):
        with pytest.raises(BadRow) as told:
            casebook_extract(files(CASE, arabic=changed(ARABIC, *path, to=value)))
        assert (told.value.file, told.value.case, told.value.field) == ("casebook.ar.yaml", KEY, field)

    def test_that_are_missing_altogether_are_refused(self):
        with pytest.raises(BadRow, match=r"casebook.ar.yaml: here--there: "):
            casebook_extract(CasebookFiles("casebook.yaml", "casebook.ar.yaml", (CASE,), {}, PUBLISHERS, PLACES))

    @pytest.mark.parametrize("notes", ["", "وقّعتا.", ["وقّعتا.", "انسحبت."]])
    def test_that_are_no_mapping_are_refused(self, notes):
        with pytest.raises(BadRow, match=r"casebook.ar.yaml: here--there"):
            casebook_extract(files(CASE, arabic=notes))
