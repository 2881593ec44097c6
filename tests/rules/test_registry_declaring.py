"""A declaration as claims: what it says, what it cites, what it may not say, and how it is read back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, partial_dates, place

from tawam.basics.dates import PartialDate
from tawam.evidence.rules import WITHIN, identified
from tawam.evidence.values import Claim, Grade, SourcedClaim, Stance
from tawam.registry.phrases import declared_facts
from tawam.registry.rules.declaring import (
    LONGEST_NOTE,
    OWN_BREAKS,
    Unfit,
    cited_source,
    dataset_of,
    declared_claims,
    said_already,
    source_of,
    spoken,
    unfit,
)
from tawam.registry.rules.events import CITED_BY, STATED_BY, is_witness
from tawam.registry.values import Cause, Declaration, Declared, EventType, Kind, Topic

DAY = dt.date(2026, 5, 1)
PLACES = (place(HERE, "Here", "FR"), place(THERE, "There", "DE"))


def declaration(what: Declared = Declared.CONFIRM, **more: object) -> Declaration:
    """Here declares something."""
    given: dict[str, object] = {"side": HERE, "on": DAY, "key": "a" * 32}
    return Declaration(what, **(given | more))  # type: ignore[arg-type]


def claims(said: Declaration) -> list[Claim]:
    """The claims of a declaration."""
    own, cited = source_of(said, PLACES[0], PLACES), cited_source(said)
    return declared_claims(said, subject="pair", parties=[HERE, THERE], source=own, cited=cited)


def sourced(said: Declaration) -> list[SourcedClaim]:
    """The claims with their sources, as the evidence gives them back."""
    sources = {one.id: one for one in (source_of(said, PLACES[0], PLACES), cited_source(said)) if one}
    return [SourcedClaim(identified(one), sources[one.source_id]) for one in claims(said)]


def told(said: Declaration) -> dict[str, tuple[str, str, Stance]]:
    """By property, what is claimed, on whose side, with which stance."""
    return {one.property: (one.value, one.side, one.stance) for one in claims(said) if one.property != "party"}


class TestAConfirmation:
    def test_says_that_the_tie_stands_on_its_day(self):
        assert told(declaration()) == {
            "event:confirmed": ("2026-05-01", HERE, Stance.ASSERTS),
            "linked": ("yes", HERE, Stance.ASSERTS),
        }

    def test_names_the_parties(self):
        assert [one.value for one in claims(declaration()) if one.property == "party"] == [HERE, THERE]

    def test_dates_a_signature_on_nobodys_side_so_that_the_other_can_join_it(self):
        found = told(declaration(starts=PartialDate(1957), kind=Kind.FRIENDSHIP))
        assert found["event:signed"] == ("1957", "", Stance.ASSERTS)
        assert found["kind"][0] == "friendship"


class TestADispute:
    def test_of_the_tie_denies_it_and_names_no_parties(self):
        found = claims(declaration(Declared.DISPUTE, note="Never heard of it"))
        assert {(one.property, one.stance) for one in found} == {
            ("event:denied", Stance.ASSERTS),
            ("linked", Stance.DENIES),
        }
        assert found[0].wording == {"en": "Never heard of it"}

    def test_of_a_point_leaves_the_tie_alone(self):
        said = declaration(Declared.DISPUTE, about=Topic.START, note="ليس صحيحًا", language="ar")
        (only,) = claims(said)
        assert (only.property, only.value, only.side) == ("disputes", "start", HERE)
        assert only.wording == {"ar": "ليس صحيحًا"}


class TestAnAmendment:
    @pytest.mark.parametrize("broke", OWN_BREAKS)
    def test_of_an_end_has_the_own_side_but_for_a_tie_that_fell_asleep(self, broke):
        said = declaration(Declared.AMEND, broke=broke, broke_on=PartialDate(2024), cause=Cause.RESOURCES)
        (found,) = [one for one in claims(said) if one.property == f"event:{broke}"]
        assert (found.value, found.qualifiers["cause"]) == ("2024", "resources")
        assert found.side == ("" if broke is EventType.LAPSED else HERE)

    def test_neither_confirms_nor_denies(self):
        assert set(told(declaration(Declared.AMEND, kind=Kind.PACT))) == {"kind"}


class TestADocumentThatIsNamed:
    said = declaration(starts=PartialDate(1957), url="https://here.example/minutes")

    def test_is_cited_and_no_witness(self):
        cited = [one for one in sourced(self.said) if CITED_BY in one.claim.qualifiers]
        assert {one.claim.property for one in cited} == {"event:signed", "linked"}
        assert not any(is_witness(one) for one in cited)

    def test_goes_with_the_declaration(self):
        own = source_of(self.said, PLACES[0], PLACES).id
        within = {one.qualifiers.get(WITHIN) for one in claims(self.said) if CITED_BY in one.qualifiers}
        assert within == {own}

    def test_is_not_mistaken_for_a_declaration_of_its_own(self):
        assert len(spoken(sourced(self.said))) == 1


class TestTheSource:
    def test_is_a_party_about_itself(self):
        made = source_of(declaration(), PLACES[0], PLACES)
        assert (made.grade, made.publisher) == (Grade.C, "Administration of Here (FR)")
        assert str(made.published) == "2026-05-01"

    def test_is_the_same_for_the_same_key_and_another_for_every_other(self):
        ids = {source_of(declaration(key=key), PLACES[0], PLACES).id for key in ("a" * 32, "a" * 32, "b" * 32)}
        assert len(ids) == 2

    def test_belongs_to_a_data_set_of_the_place(self):
        assert {one.dataset for one in claims(declaration())} == {dataset_of(HERE)}


class TestWhatIsUnfit:
    @pytest.mark.parametrize(
        ("said", "code"),
        [
            (declaration(Declared.DISPUTE), Unfit.NO_REASON),
            (declaration(Declared.DISPUTE, note=" \n"), Unfit.NO_REASON),
            (declaration(Declared.DISPUTE, note="x", about=Topic.AMOUNT), Unfit.NO_SUCH_POINT),
            (declaration(Declared.AMEND, note="only words"), Unfit.NOTHING_NEW),
            (declaration(starts=PartialDate(2026, 5, 2)), Unfit.IN_FUTURE),
            (declaration(Declared.AMEND, broke=EventType.ENDED, broke_on=PartialDate(2027)), Unfit.IN_FUTURE),
            (declaration(starts=PartialDate(799, 12, 31)), Unfit.TOO_EARLY),
            (declaration(Declared.DISPUTE, note="\u200b\u3164"), Unfit.NO_REASON),
            (
                declaration(
                    Declared.AMEND, starts=PartialDate(1964), broke=EventType.ENDED, broke_on=PartialDate(1963, 12, 31)
                ),
                Unfit.BROKE_FIRST,
            ),
            (declaration(note="x" * (LONGEST_NOTE + 1)), Unfit.NOTE_TOO_LONG),
            (declaration(Declared.AMEND, broke=EventType.MERGED), Unfit.NO_SUCH_BREAK),
            (declaration(Declared.AMEND, kind=Kind.PACT, cause=Cause.OTHER), Unfit.DATE_WITHOUT_BREAK),
            *((declaration(url=url), Unfit.BAD_URL) for url in ("javascript:alert(1)", "here", "https://a b.c")),
        ],
        ids=str,
    )
    def test_is_said(self, said, code):
        assert unfit(said) == (code,)

    def test_is_nothing_in_an_end_of_the_year_of_the_start(self):
        one = declaration(
            Declared.AMEND, starts=PartialDate(1964), broke=EventType.ENDED, broke_on=PartialDate(1964, 3)
        )
        assert unfit(one) == ()

    def test_is_nothing_in_a_date_of_today(self):
        assert unfit(declaration(starts=PartialDate(2026))) == ()


class TestReadingBack:
    @given(
        st.sampled_from(Declared),
        st.sampled_from([Topic.STATUS, Topic.START, Topic.OTHER]),
        st.none() | partial_dates(1900, 2025),
        st.text("ab ء", max_size=9).map(str.strip),
    )
    def test_gives_what_was_declared(self, what, about, starts, note):
        said = declaration(what, about=about, starts=starts, note=note, kind=Kind.PACT)
        if what is Declared.DISPUTE:
            said = replace(said, starts=None, kind=None)
        (found,) = spoken(sourced(said))
        assert (found.what, found.side, found.note) == (what, HERE, note)
        assert found.about == (about if what is Declared.DISPUTE else None)
        assert found.on == PartialDate.of(DAY)

    def test_tells_what_was_added_in_words(self):
        said = declaration(Declared.AMEND, starts=PartialDate(1957), broke=EventType.ENDED, cause=Cause.RESOURCES)
        (found,) = spoken(sourced(said))
        assert declared_facts(found, "en") == ["signed, 1957", "ended, lack of resources"]

    def test_stands_oldest_first_and_leaves_others_out(self):
        early, late = declaration(key="b" * 32, on=dt.date(2020, 1, 1)), declaration()
        plain = replace(sourced(late)[0].claim, qualifiers={STATED_BY: HERE})
        found = spoken([*sourced(late), *sourced(early), SourcedClaim(plain, sourced(late)[0].source)])
        assert [str(one.on) for one in found] == ["2020-01-01", "2026-05-01"]


declarations = st.builds(
    declaration,
    st.sampled_from(Declared),
    about=st.sampled_from([Topic.STATUS, Topic.START, Topic.OTHER]),
    starts=st.none() | partial_dates(1900, 2025),
    kind=st.none() | st.sampled_from([Kind.PACT, Kind.TWINNING]),
    broke=st.none() | st.sampled_from(OWN_BREAKS),
    note=st.sampled_from(["", "So say our minutes.", "هكذا"]),
    url=st.sampled_from(["", "https://example.org/minutes", "https://example.org/other"]),
)


class TestWhatWasSaidAlready:
    @given(declarations, st.lists(declarations, max_size=3))
    def test_is_found_among_what_stands_by_the_source_of_the_first_saying(self, said, others):
        among = [replace(one, key=f"{number:032x}", on=dt.date(2020, 1, 1)) for number, one in enumerate(others)]
        standing = [claim for one in (*among, said) for claim in sourced(one)]
        again = replace(said, key="b" * 32)
        assert said_already(claims(again), standing) == source_of(said, PLACES[0], PLACES).id

    @given(declarations)
    def test_is_nothing_where_nothing_stands_or_only_others_speak(self, said):
        assert said_already(claims(said), []) == ""
        bare = [replace(one, claim=replace(one.claim, qualifiers={STATED_BY: HERE})) for one in sourced(said)]
        assert said_already(claims(replace(said, key="b" * 32)), bare) == ""

    @given(declarations, declarations)
    def test_is_not_what_differs_in_anything_that_is_kept(self, one, two):
        same = said_already(claims(replace(two, key="b" * 32)), sourced(one)) != ""
        kept = [
            {(row.property, row.value, row.side, str(row.wording), row.qualifiers.get("note")) for row in claims(said)}
            for said in (one, two)
        ]
        assert not same or kept[0] == kept[1]

    @pytest.mark.parametrize(
        "other",
        [
            {"on": dt.date(2026, 5, 2)},
            {"side": THERE},
            {"note": "x"},
            {"starts": PartialDate(1957)},
            {"url": "https://x.org/"},
        ],
        ids=lambda given: next(iter(given)),
    )
    def test_is_not_what_is_said_on_another_day_by_another_side_or_with_more(self, other):
        plain = declaration(Declared.CONFIRM, kind=Kind.PACT)
        changed = replace(plain, **other)
        place = PLACES[changed.side == THERE]
        own, cited = source_of(changed, place, PLACES), cited_source(changed)
        found = declared_claims(changed, subject="pair", parties=[HERE, THERE], source=own, cited=cited)
        assert said_already(found, sourced(plain)) == ""
