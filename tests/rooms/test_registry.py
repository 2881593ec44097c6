"""Records follow the claims, as of any day."""

import datetime as dt

import pytest
from tests import world
from tests.told import told

from tawam.registry import models, queries
from tawam.registry.actions import (
    EmptyReport,
    ReportTooLong,
    reconcile,
    report_error,
    settle_error_report,
)
from tawam.registry.queries import Filter
from tawam.registry.values import Confidence, EventType, Kind, Light, Status, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
TODAY = dt.date(2026, 11, 23)


def ids(**wanted: object) -> list[str]:
    as_of = wanted.pop("as_of", TODAY)
    return [one.id for one in queries.partnerships(Filter(**wanted), as_of=as_of).items]  # type: ignore[arg-type]


def status(slug: str, as_of: dt.date = TODAY) -> Status:
    return queries.dossier(slug, as_of=as_of).partnership.status


class TestTheRegister:
    def test_lists_every_partnership_by_name(self) -> None:
        page = queries.partnerships(Filter(), as_of=TODAY)
        assert page.total == 7
        assert [one.id for one in page.items] == sorted(one.id for one in page.items)

    def test_gives_pages(self) -> None:
        page = queries.partnerships(Filter(), as_of=TODAY, limit=2, offset=2)
        assert ([one.id for one in page.items], page.total) == (["denver--baghdad", "france--germany"], 7)

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ({"place": world.LEIPZIG}, ["leipzig--houston", "lyon--leipzig"]),  # both links of one city
            ({"country": "US"}, ["denver--baghdad", "leipzig--houston", "san-francisco--osaka"]),
            ({"country": "DE", "other_country": "FR"}, ["france--germany", "lyon--leipzig"]),
            ({"status": Status.DISPUTED}, ["san-francisco--osaka"]),
            ({"light": Light.PAUSED}, ["coventry--volgograd"]),
            ({"kind": Kind.PROJECT}, ["denver--baghdad"]),
            ({"country": "DE", "status": Status.ENDED}, ["lyon--leipzig"]),  # filters add up
            ({"place": "gn:1"}, []),  # nobody knows this place
        ],
    )
    def test_answers_filters(self, wanted: dict[str, object], found: list[str]) -> None:
        assert ids(**wanted) == found

    def test_knows_only_what_had_happened_by_the_day(self) -> None:
        assert ids(as_of=dt.date(1950, 1, 1)) == ["bristol--hanover", "coventry--volgograd"]
        assert ids(as_of=dt.date(1900, 1, 1)) == []

    def test_counts_by_status(self) -> None:
        assert queries.status_counts(as_of=TODAY)[Status.ACTIVE] == 4
        assert queries.status_counts(as_of=TODAY, country="RU") == {Status.SUSPENDED: 1}


class TestAStatus:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (dt.date(1944, 6, 1), Status.ACTIVE),
            (dt.date(2022, 3, 21), Status.ACTIVE),  # the day before the vote
            (dt.date(2022, 3, 22), Status.SUSPENDED),
        ],
    )
    def test_is_that_of_the_day_asked_for(self, day: dt.date, expected: Status) -> None:
        assert status("coventry--volgograd", day) is expected

    def test_is_disputed_when_one_side_leaves_and_the_other_stays(self) -> None:
        assert status("san-francisco--osaka", dt.date(2018, 10, 3)) is Status.ENDED
        assert status("san-francisco--osaka") is Status.DISPUTED

    def test_tells_its_reasons_with_claims(self) -> None:
        reasons = queries.dossier("coventry--volgograd", as_of=TODAY).partnership.reasons
        assert [one.code for one in reasons] == ["decided_by", "own_record", "sources_disagree"]
        assert reasons[0].facts["side"] == world.COVENTRY
        assert reasons[0].claims, "a reason rests on claims"

    def test_is_surer_with_two_publishers_and_less_sure_in_silence(self) -> None:
        assert queries.dossier("leipzig--houston", as_of=TODAY).partnership.confidence is Confidence.HIGH
        late = queries.dossier("leipzig--houston", as_of=dt.date(2040, 1, 1)).partnership
        assert late.confidence is Confidence.MEDIUM
        assert "no_recent_sign" in [one.code for one in late.reasons]


class TestADossier:
    def test_holds_events_with_all_their_sources(self) -> None:
        dossier = queries.dossier("leipzig--houston", as_of=TODAY)
        signed = dossier.events[0]
        assert signed.type is EventType.SIGNED
        assert str(signed.on) == "1993-05", "the finer date of two reports of one act"
        assert {one.source.publisher for one in signed.claims} == {"The Gazette", "The Times of Twins"}

    def test_holds_disagreements_side_by_side(self) -> None:
        (conflict,) = queries.dossier("coventry--volgograd", as_of=TODAY).conflicts
        assert conflict.topic is Topic.START
        assert [one.claims[0].claim.value for one in conflict.answers] == ["1941", "1944"]

    def test_of_two_countries_counts_the_city_links_beneath(self) -> None:
        assert queries.dossier("france--germany", as_of=TODAY).links_beneath == 1
        assert queries.dossier("lyon--leipzig", as_of=TODAY).links_beneath == 0

    def test_that_nobody_knows_is_named(self) -> None:
        with pytest.raises(queries.NoSuchPartnership, match="nowhere--nothing"):
            queries.dossier("nowhere--nothing", as_of=TODAY)


class TestReconciling:
    def test_twice_changes_nothing_but_the_journal(self) -> None:
        before = queries.dossier("coventry--volgograd", as_of=TODAY)
        reconcile(subjects=["coventry--volgograd"], actor="test")
        assert queries.dossier("coventry--volgograd", as_of=TODAY) == before

    def test_drops_a_partnership_whose_claims_are_gone(self) -> None:
        world.record([])
        assert queries.partnership_count() == 0

    def test_follows_a_new_claim(self) -> None:
        slug = "lyon--leipzig"
        world.record([told("resumed", "2020", subject=slug, position=9, dataset="desk")], dataset="desk")
        assert status(slug) is Status.ACTIVE

    def test_ignores_topics(self) -> None:
        assert reconcile(subjects=["topic:endings"], actor="test") == 0


class TestTheMap:
    def test_has_a_link_for_every_pair_with_its_history(self) -> None:
        links = {(link.place_a, link.place_b): link.spans for link in queries.map_links()}
        assert links[world.COVENTRY, world.VOLGOGRAD] == ((1944, Status.ACTIVE), (2022, Status.SUSPENDED))
        # Revoked and held on to within one year: the year ends as a dispute.
        assert links[world.SAN_FRANCISCO, world.OSAKA] == ((1957, Status.ACTIVE), (2018, Status.DISPUTED))

    def test_of_a_network_joins_every_pair_of_its_parties(self) -> None:
        slug = "lyon--leipzig--hanover"
        triangle = [
            *world.tie(slug, world.LYON, world.LEIPZIG),
            told("party", world.HANOVER, subject=slug, position=2),
            told("signed", "1990", subject=slug, position=100),
        ]
        world.record([*triangle], dataset="more")
        assert len([link for link in queries.map_links() if link.spans == ((1990, Status.ACTIVE),)]) == 3
        assert len(queries.dossier(slug, as_of=TODAY).partnership.parties) == 3

    def test_has_an_edition_that_grows_with_every_write(self) -> None:
        before = queries.edition()
        reconcile(subjects=["coventry--volgograd"], actor="test")
        assert queries.edition() > before


class TestCountries:
    def test_have_their_partners_counted(self) -> None:
        ties = queries.country_ties("DE", as_of=TODAY)
        assert ties.total == 4
        assert ties.partners == (("FR", 2), ("GB", 1), ("US", 1))
        assert ties.by_light == {Light.ALIVE: 3, Light.OVER: 1}

    def test_with_ties_come_most_first(self) -> None:
        assert queries.countries_with_ties()[0] == ("DE", 4)


class TestBreaks:
    def test_are_listed_with_cause_and_age(self) -> None:
        breaks = {one.partnership: one for one in queries.documented_breaks()}
        assert set(breaks) == {"coventry--volgograd", "lyon--leipzig", "san-francisco--osaka"}
        lyon = breaks["lyon--leipzig"]
        assert (str(lyon.began), str(lyon.on), lyon.cause, lyon.first) == ("1981", "2010", "resources", True)


class TestLatestChanges:
    def test_come_newest_first(self) -> None:
        changes = queries.latest_changes(as_of=TODAY, most=2)
        assert [(one.partnership, one.type) for one in changes] == [
            ("coventry--volgograd", EventType.SUSPENDED),
            ("san-francisco--osaka", EventType.REVOKED),
        ]

    def test_do_not_tell_of_what_is_planned(self) -> None:
        assert queries.latest_changes(as_of=dt.date(1950, 1, 1), most=5)[0].partnership == "bristol--hanover"


class TestAReportOfAnError:
    def test_is_kept_for_the_editors(self) -> None:
        number = report_error(page="/en/x", partnership_id="coventry--volgograd", message="It was 1943.", source="s")
        assert queries.open_error_reports()[0][0] == number
        assert models.ErrorReport.objects.get().partnership_id == "coventry--volgograd"

    def test_is_closed_once(self) -> None:
        number = report_error(page="/en/x", partnership_id="", message="Wrong.")
        assert settle_error_report(number=number, actor="test") is True
        assert settle_error_report(number=number, actor="test") is False
        assert queries.open_error_reports() == []

    def test_must_say_something(self) -> None:
        with pytest.raises(EmptyReport):
            report_error(page="/en/x", partnership_id="", message="  ")

    def test_must_be_short_enough_to_be_read(self) -> None:
        with pytest.raises(ReportTooLong, match="5,001 characters; at most 5,000"):
            report_error(page="/en/x", partnership_id="", message="x" * 5_001)


class TestEventsOfSeveral:
    def test_are_those_of_each_dossier_with_those_who_say_so(self) -> None:
        found = queries.events_of(["coventry--volgograd", "lyon--leipzig"])
        for key, events in found.items():
            assert events == queries.dossier(key, as_of=TODAY).events
        assert [event.type for event in found["lyon--leipzig"]] == [EventType.SIGNED, EventType.ENDED]

    def test_of_what_is_not_there_have_no_key(self) -> None:
        assert queries.events_of(["no-such"]) == queries.events_of([]) == {}

    def test_cost_as_many_queries_as_those_of_one(self, django_assert_max_num_queries) -> None:
        with django_assert_max_num_queries(3):
            queries.events_of(["coventry--volgograd", "lyon--leipzig", "leipzig--houston", "bristol--hanover"])
