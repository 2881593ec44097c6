"""Sources and claims: how far a source carries, and what makes two of them one."""

from __future__ import annotations

import string
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import source, told

from tawam.basics.dates import PartialDate
from tawam.evidence import rules
from tawam.evidence.values import Claim, Grade, SourceKind, Stance, Weakness

WEAK = [weakness for weakness in Weakness if weakness]
ORDER = "ABCD"


class TestTheGradeOfASource:
    @pytest.mark.parametrize(
        ("kind", "grade"),
        [
            ("agreement", "A"),  # the deciding bodies' own paper
            ("official", "A"),  # the town hall's own page
            ("council_record", "A"),  # the minutes
            ("association_list", "B"),  # a register that somebody keeps
            ("research", "B"),  # somebody looked
            ("news", "B"),  # somebody looked and signs for it
            ("dataset", "C"),  # collected
            ("encyclopedia", "C"),  # collected
            ("association", "C"),  # interested
            ("party_statement", "C"),  # interested
        ],
    )
    def test_is_that_of_its_kind(self, kind, grade):
        assert rules.grade(SourceKind(kind)) == Grade(grade)

    @pytest.mark.parametrize("kind", SourceKind)
    @pytest.mark.parametrize("weakness", WEAK)
    def test_is_one_lower_for_a_weakness_and_never_below_d(self, kind, weakness):
        full, weak = rules.grade(kind), rules.grade(kind, weakness)
        assert ORDER.index(weak) == min(ORDER.index(full) + 1, 3)

    def test_is_filled_in_when_a_source_is_described(self):
        letter = source("A paper", SourceKind.NEWS, weakness=Weakness.BLOG, published=PartialDate(2020))
        assert (letter.grade, letter.weakness, str(letter.published)) == (Grade.C, Weakness.BLOG, "2020")

    @given(st.lists(st.sampled_from(SourceKind), min_size=1, max_size=5))
    def test_of_several_is_that_of_the_best(self, kinds):
        sources = [source(kind=kind) for kind in kinds]
        assert rules.best_grade(sources) == min(one.grade for one in sources)

    def test_of_none_is_d(self):
        assert rules.best_grade([]) is Grade.D


HOSTS = st.lists(st.text(string.ascii_letters + string.digits, min_size=1, max_size=6), min_size=2, max_size=3)
PATHS = st.text(string.ascii_letters + string.digits + "/._-%", max_size=20)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """Web addresses of every plausible spelling."""
    scheme, start = draw(st.sampled_from(("http", "https", "HTTPS"))), draw(st.sampled_from(("", "www.", "WWW.")))
    host = ".".join(draw(HOSTS))
    query, fragment = draw(st.sampled_from(("", "?a=1&b=2", "?q=%D8%AA"))), draw(st.sampled_from(("", "#top")))
    return f"{scheme}://{start}{host}/{draw(PATHS)}{query}{fragment}"


class TestTheCanonicalAddress:
    @given(addresses().filter(lambda url: "://www.www." not in url.lower()))
    def test_of_a_canonical_address_is_itself(self, url):
        once = rules.canonical_url(url)
        assert rules.canonical_url(once) == once

    @given(addresses())
    def test_has_neither_fragment_nor_upper_case_host_nor_closing_slash(self, url):
        found = rules.canonical_url(url)
        assert found.startswith("https://")
        assert "#" not in found
        assert not found.endswith("/")
        assert rules.host_of(found) == rules.host_of(found).lower()

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("http://here.example/a", "https://here.example/a", True),  # served both ways
            ("https://www.here.example/a", "https://here.example/a", True),
            ("https://HERE.example/a", "https://here.example/a", True),  # hosts know no case
            ("https://here.example/a/", "https://here.example/a", True),
            ("https://here.example/a#minutes", "https://here.example/a", True),  # a place within the page
            ("  https://here.example/a ", "https://here.example/a", True),  # copied with its blanks
            ("https://here.example", "https://here.example/", True),
            ("https://here.example/A", "https://here.example/a", False),  # paths do know case
            ("https://here.example/?id=1", "https://here.example/?id=2", False),  # the query chooses the page
            ("https://news.here.example/a", "https://here.example/a", False),  # another host
        ],
    )
    def test_tells_pages_apart_and_spellings_not(self, one, other, same):
        assert (rules.source_id(one, "T", "P") == rules.source_id(other, "T", "P")) is same

    @pytest.mark.parametrize(
        ("url", "host"),
        [
            ("https://www.Here.example/a", "here.example"),
            ("https://news.here.example", "news.here.example"),
            ("", ""),
            ("minutes of 1957", ""),
        ],
    )
    def test_names_its_host(self, url, host):
        assert rules.host_of(url) == host


class TestTheIdOfASource:
    def test_with_an_address_does_not_depend_on_title_and_publisher(self):
        assert rules.source_id("https://a.example/1", "T", "P") == rules.source_id("https://a.example/1", "U", "Q")

    def test_without_address_is_that_of_title_and_publisher(self):
        ids = {rules.source_id("", title, publisher) for title in "TU" for publisher in "PQ"}
        assert len(ids) == 4

    def test_has_sixteen_hexadecimal_digits(self):
        assert set(rules.source_id("", "T", "P")) <= set(string.hexdigits)
        assert len(rules.source_id("", "T", "P")) == 16


BASE = Claim(
    subject="here--there",
    property="event:signed",
    value="1957",
    source_id="0" * 16,
    dataset="casebook",
    wording={"en": "They signed."},
    qualifiers={"cause": "other"},
)
SAID = {
    "subject": "here--elsewhere",
    "property": "event:ended",
    "value": "1958",
    "source_id": "1" * 16,
    "dataset": "other",
    "stance": Stance.DENIES,
    "side": "gn:1",
    "language": "ar",
    "question": "When?",
    "wording": {"en": "They signed it."},
    "qualifiers": {"cause": "resources"},
}
NOT_SAID = {
    "position": 7,
    "id": "f" * 20,
    "first_seen_on": "2026-01-01",
    "last_seen_on": "2026-02-01",
    "gone_on": "2026-03-01",
}


class TestTheIdOfAClaim:
    @pytest.mark.parametrize("field", SAID)
    def test_changes_with_everything_that_is_said(self, field):
        assert rules.claim_id(replace(BASE, **{field: SAID[field]})) != rules.claim_id(BASE)

    @pytest.mark.parametrize("field", NOT_SAID)
    def test_stays_whenever_and_in_whatever_order_it_is_said(self, field):
        assert rules.claim_id(replace(BASE, **{field: NOT_SAID[field]})) == rules.claim_id(BASE)

    def test_leaves_no_field_of_a_claim_undecided(self):
        assert {field.name for field in fields(Claim)} == SAID.keys() | NOT_SAID.keys()

    def test_does_not_depend_on_the_order_of_wordings_and_qualifiers(self):
        one = replace(BASE, qualifiers={"a": "1", "b": "2"}, wording={"en": "x", "ar": "y"})
        other = replace(BASE, qualifiers={"b": "2", "a": "1"}, wording={"ar": "y", "en": "x"})
        assert rules.claim_id(one) == rules.claim_id(other)

    @given(st.lists(st.text(max_size=3), min_size=4, max_size=4), st.lists(st.text(max_size=3), min_size=4, max_size=4))
    def test_is_the_same_for_the_same_words_only(self, one, other):
        # Neighbouring fields must not run into each other: "ab" + "c" is not "a" + "bc".
        names = ("subject", "value", "side", "question")
        ids = [rules.claim_id(replace(BASE, **dict(zip(names, said, strict=True)))) for said in (one, other)]
        assert (ids[0] == ids[1]) == (one == other)

    def test_has_twenty_digits_and_is_filled_in(self):
        claim = rules.identified(BASE)
        assert claim.id == rules.claim_id(BASE)
        assert len(claim.id) == 20
        assert replace(claim, id="") == BASE


class TestTheDateOfAClaim:
    @pytest.mark.parametrize(
        ("value", "date"),
        [
            ("1957-10", PartialDate(1957, 10)),
            ("yes", None),  # it happened, nobody says when
            ("gn:1", None),  # a party is no date
            ("", None),
        ],
    )
    def test_is_its_value_where_that_is_a_date(self, value, date):
        assert told("signed", value).claim.on == date


class TestARepositoryAddress:
    @pytest.mark.parametrize(
        ("url", "address"),
        [
            ("owner/name:docs/a.md", "https://github.com/owner/name/blob/HEAD/docs/a.md"),
            ("o.w-n/n_a.me:a b.csv", "https://github.com/o.w-n/n_a.me/blob/HEAD/a b.csv"),  # names with dots
            ("https://here.example/a:b", "https://here.example/a:b"),  # an address stays one
            ("owner/name", "owner/name"),  # no path, no reference
            ("a/b/c:d", "a/b/c:d"),  # repositories have two parts
            ("", ""),
        ],
    )
    def test_can_be_opened_in_a_browser(self, url, address):
        assert rules.repository_address(url) == address

    @given(addresses())
    def test_leaves_web_addresses_alone(self, url):
        assert rules.repository_address(url) == url


class TestAFingerprint:
    @given(st.text(max_size=20), st.text(max_size=20))
    def test_tells_texts_apart(self, one, other):
        assert (rules.fingerprint(one) == rules.fingerprint(other)) == (one == other)
