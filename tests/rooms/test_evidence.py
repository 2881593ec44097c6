"""Claims are added and taken back, never changed."""

import dataclasses
import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from tests.told import source, told

from tawam.evidence import models, queries
from tawam.evidence.actions import clean_journal, record_claims, record_dataset, retract_claim, write_journal
from tawam.evidence.values import SourcedClaim, SourceKind

pytestmark = pytest.mark.django_db


def record(*said: SourcedClaim, dataset: str = "casebook", on: str = "2026-01-01") -> object:
    return record_dataset(
        dataset=dataset,
        sources=[one.source for one in said],
        claims=[one.claim for one in said],
        actor="test",
        seen_on=dt.date.fromisoformat(on),
    )


def values(subject: str = "here--there") -> list[str]:
    return [one.claim.value for one in queries.claims_about([subject]).get(subject, [])]


class TestRecordingADataSet:
    def test_keeps_its_claims_in_the_order_of_telling(self) -> None:
        record(told("ended", "2001", position=2), told("signed", "1957", position=1))
        assert values() == ["1957", "2001"]

    def test_twice_adds_nothing(self) -> None:
        said = [told("signed", "1957"), told("ended", "2001")]
        record(*said)
        before = models.JournalEntry.objects.count()
        again = record(*said)
        assert (again.added, again.known, again.withdrawn) == (0, 2, 0)
        assert models.Claim.objects.count() == 2
        assert models.JournalEntry.objects.count() == before, "nothing was written, so nothing is journalled"

    def test_sees_again_what_it_states_again(self) -> None:
        record(told("signed", "1957"), on="2026-01-01")
        record(told("signed", "1957"), on="2026-03-01")
        (one,) = queries.claims_of_dataset("casebook")
        assert (one.first_seen_on, one.last_seen_on) == ("2026-01-01", "2026-03-01")

    def test_retracts_what_it_no_longer_states_and_keeps_it_on_record(self) -> None:
        record(told("signed", "1957"), told("ended", "2001"))
        record(told("signed", "1957"))
        assert values() == ["1957"]
        assert models.Claim.objects.count() == 2
        assert models.Retraction.objects.get().claim.value == "2001"

    def test_restates_what_it_states_once_more(self) -> None:
        record(told("signed", "1957"), told("ended", "2001"))
        record(told("signed", "1957"))
        record(told("signed", "1957"), told("ended", "2001"))
        assert sorted(values()) == ["1957", "2001"]
        assert models.Claim.objects.count() == 2

    def test_leaves_other_data_sets_alone(self) -> None:
        record(told("signed", "1957", dataset="one"), dataset="one")
        record(told("ended", "2001", dataset="two"), dataset="two")
        record(dataset="one")
        assert values() == ["2001"]

    def test_writes_one_journal_entry_with_what_it_did(self) -> None:
        record(told("signed", "1957"))
        entry = models.JournalEntry.objects.get()
        assert (entry.actor, entry.action, entry.about) == ("test", "record_dataset", "casebook")
        assert entry.change == {"sources": 1, "added": 1, "known": 0, "withdrawn": 0}

    def test_writes_nothing_if_a_row_fails(self) -> None:
        broken = told("signed", "1957")
        twice = dataclasses.replace(broken.source, id="1" * 16, title=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            record_dataset(dataset="casebook", sources=[broken.source, twice], claims=[broken.claim], actor="test")
        assert models.Source.objects.count() == models.Claim.objects.count() == models.JournalEntry.objects.count() == 0


class TestRecordingSingleClaims:
    def test_adds_to_what_is_known(self) -> None:
        record(told("signed", "1957"))
        one = told("ended", "2001", dataset="desk")
        report = record_claims(sources=[one.source], claims=[one.claim], actor="test")
        assert report.subjects == {"here--there"}
        assert sorted(values()) == ["1957", "2001"]

    def test_of_the_same_claim_adds_nothing(self) -> None:
        one = told("ended", "2001", dataset="desk")
        record_claims(sources=[one.source], claims=[one.claim], actor="test")
        assert record_claims(sources=[one.source], claims=[one.claim], actor="test").added == 0


class TestTakingAClaimBack:
    def test_hides_it_and_says_why(self) -> None:
        one = told("signed", "1957")
        record(one)
        assert retract_claim(claim_id=one.claim.id, reason="misread", actor="test") == "here--there"
        assert values() == []
        assert models.Retraction.objects.get().reason == "misread"


class TestSources:
    def test_come_most_used_first_with_their_numbers(self) -> None:
        often, seldom = source("Often"), source("Seldom")
        record(told("signed", "1957", by=often), told("ended", "2001", by=often), told("aid", "2011", by=seldom))
        found, total = queries.sources()
        assert [(use.source.publisher, use.claims, use.subjects) for use in found] == [
            ("Often", 2, 1),
            ("Seldom", 1, 1),
        ]
        assert total == 2

    def test_are_found_by_text_and_kind(self) -> None:
        record(told("signed", "1957", by=source("Ministry", SourceKind.OFFICIAL)), told("ended", "2001"))
        assert [use.source.publisher for use in queries.sources(text="minis")[0]] == ["Ministry"]
        assert [use.source.publisher for use in queries.sources(kind="news")[0]] == ["The Gazette"]

    def test_that_are_unknown_are_named(self) -> None:
        with pytest.raises(queries.NoSuchSource, match="nope"):
            queries.source("nope")


class TestTheJournal:
    @staticmethod
    def written(action: str, about: str, before: dict[str, str], after: dict[str, str]) -> None:
        """An entry."""
        write_journal(actor="account:1", action=action, about=about, before=before, after=after)

    def test_is_told_by_what_it_is_about_and_by_act_the_latest_first(self) -> None:
        self.written("state", "here", {}, {"text": "one"})
        self.written("change", "here", {"text": "one"}, {"text": "two"})
        self.written("state", "there", {}, {"text": "three"})
        self.written("other", "here", {}, {"text": "four"})
        found = queries.journal_of("here", ["state", "change"])
        assert [(one.action, one.before, one.after) for one in found] == [
            ("change", {"text": "one"}, {"text": "two"}),
            ("state", {}, {"text": "one"}),
        ]
        assert {(one.actor, type(one.at)) for one in found} == {("account:1", dt.datetime)}

    def test_is_cleaned_where_it_is_asked_for_and_nowhere_else(self) -> None:
        for about, action in (("here", "state"), ("there", "state"), ("here", "other")):
            self.written(action, about, {}, {"text": "Ann"})
        cleaned = clean_journal(about=["here"], actions=["state"], clean=lambda told: dict.fromkeys(told, "gone"))
        assert cleaned
        left = models.JournalEntry.objects.order_by("pk").values_list("after__text", flat=True)
        assert list(left) == ["gone", "Ann", "Ann"]

    def test_that_holds_nothing_to_clean_is_left_alone(self) -> None:
        self.written("state", "here", {"text": "a"}, {"text": "b"})
        assert not clean_journal(about=["here"], actions=["state"], clean=dict)
        assert not clean_journal(about=[], actions=["state"], clean=lambda told: {})
