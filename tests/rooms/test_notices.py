"""“Partner wanted”, from the write to the register's journal, to the search and the API."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests import world
from tests.exchanged import activity
from tests.rooms.made_people import account, member
from tests.rules.noticed import notice
from tests.world import LEIPZIG, LYON, OSAKA, PARIS

from tawam.evidence.models import JournalEntry
from tawam.exchange import actions as exchange_actions
from tawam.exchange import queries as exchange
from tawam.exchange.values import ActivityKind, State, Theme
from tawam.matching import actions, models
from tawam.matching import queries as matching
from tawam.matching.rules.noticing import MOST_OF_A_PLACE
from tawam.matching.rules.scoring import Spread
from tawam.matching.values import Notice, NoticeFilter, StatedNotice, Wanted
from tawam.people.values import Role, Standing
from tawam.registry.values import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

KEY = "0" * 32
WIDE = Spread(apart_km=0.0, share=1.0)
DAY = dt.timedelta(days=1)


def today() -> dt.date:
    """The day on which things are stated."""
    return timezone.now().date()


def wanted(place: str = LEIPZIG, **more: Any) -> Notice:
    """A notice that stands from today on."""
    return notice(**({"place": place, "from_on": today(), "until_on": today() + 90 * DAY} | more))


@pytest.fixture
def sam() -> Standing:
    """An officer of Leipzig."""
    return member("sam@example.org", LEIPZIG, Role.OFFICER)


@pytest.fixture
def kim() -> Standing:
    """The head of Paris."""
    return member("kim@example.org", PARIS, Role.HEAD)


def state(by: Standing, **more: Any) -> StatedNotice:
    """A notice stated by somebody for their place."""
    return actions.state_notice(notice=wanted(by.roles[0].place, **more), standing=by)


def journal() -> list[JournalEntry]:
    """What the journal says of notices, the first first."""
    return [one for one in JournalEntry.objects.order_by("pk") if one.action.endswith("_notice")]


class TestStating:
    def test_keeps_everything_that_was_said(self, sam: Standing) -> None:
        full = wanted(
            seeks=(Theme.CULTURE, Theme.YOUTH),
            languages=("de", "en"),
            links=(Kind.FRIENDSHIP,),
            hosts=40,
            days=7,
            budget_from=1000,
            budget_to=5000,
            currency="EUR",
            text="A choir for a choir.",
            text_ar="جوقة بجوقة.",
        )
        made = actions.state_notice(notice=full, standing=sam)
        assert matching.notice(made.notice.id) == made
        assert made.notice == replace(full, id=made.notice.id)
        assert (made.version, made.withdrawn, made.stated_at) == (1, False, made.changed_at)

    def test_leaves_one_entry_in_the_journal(self, sam: Standing) -> None:
        made = state(sam)
        (entry,) = journal()
        assert (entry.actor, entry.action, entry.about) == (sam.actor, "state_notice", LEIPZIG)
        assert entry.before == {}
        assert entry.after["seeks"] == ["culture"]
        assert (entry.change["notice"], entry.change["version"]) == (made.notice.id, 1)

    def test_puts_texts_in_order(self, sam: Standing) -> None:
        assert state(sam, text=" A\x00 choir ").notice.text == "A choir"

    def test_of_the_same_form_twice_states_nothing_twice(self, sam: Standing) -> None:
        state(sam, id=KEY)
        with pytest.raises(actions.AlreadyStated):
            state(sam, id=KEY)
        assert (models.Notice.objects.count(), len(journal())) == (1, 1)

    def test_refuses_what_has_faults_and_writes_nothing(self, sam: Standing) -> None:
        with pytest.raises(actions.BadNotice, match="seeks: Tick at least one theme"):
            state(sam, seeks=(), offers=())
        assert (models.Notice.objects.count(), journal()) == (0, [])

    def test_is_for_those_who_speak_for_the_place(self, sam: Standing) -> None:
        others = [
            None,
            account("root@example.org", administrator=True),
            account("ed@example.org", editor=True),
            member("vi@example.org", PARIS, Role.VIEWER),
            member("co@example.org", PARIS, Role.CONTRIBUTOR),
            sam,
        ]
        for one in others:
            with pytest.raises(actions.NotYours):
                actions.state_notice(notice=wanted(PARIS), standing=one)
        assert models.Notice.objects.count() == 0

    def test_stops_at_as_many_as_may_stand_at_once(self, sam: Standing, kim: Standing) -> None:
        made = [state(sam) for _ in range(MOST_OF_A_PLACE)]
        with pytest.raises(actions.TooManyNotices):
            state(sam)
        assert state(kim).version == 1, "another place has room of its own"
        actions.withdraw_notice(key=made[0].notice.id, version=1, standing=sam)
        assert state(sam).version == 1


class TestChanging:
    def test_makes_a_version_and_the_journal_keeps_both(self, sam: Standing) -> None:
        made = state(sam)
        later = actions.change_notice(notice=replace(made.notice, hosts=12), version=1, standing=sam)
        assert (later.version, later.notice.hosts) == (2, 12)
        assert later.stated_at == made.stated_at < later.changed_at
        entry = journal()[-1]
        assert entry.action == "change_notice"
        assert "hosts" not in entry.before
        assert entry.after["hosts"] == 12
        assert len(journal()) == 2

    def test_never_loses_what_somebody_else_said(self, sam: Standing) -> None:
        made = state(sam)
        actions.change_notice(notice=replace(made.notice, hosts=12), version=1, standing=sam)
        with pytest.raises(actions.ChangedMeanwhile) as conflict:
            actions.change_notice(notice=replace(made.notice, days=3), version=1, standing=sam)
        now = matching.notice(made.notice.id)
        assert conflict.value.version == now.version == 2
        assert (now.notice.hosts, now.notice.days) == (12, None)
        assert len(journal()) == 2

    def test_to_the_same_is_no_change(self, sam: Standing) -> None:
        made = state(sam)
        with pytest.raises(actions.NothingChanged):
            actions.change_notice(notice=made.notice, version=1, standing=sam)
        assert len(journal()) == 1

    def test_never_moves_a_notice_to_another_place(self, sam: Standing) -> None:
        made = state(sam)
        later = actions.change_notice(notice=replace(made.notice, place=PARIS, hosts=1), version=1, standing=sam)
        assert later.notice.place == LEIPZIG

    def test_is_for_those_who_speak_for_its_place(self, sam: Standing, kim: Standing) -> None:
        made = state(sam)
        for one in (None, kim):
            with pytest.raises(actions.NotYours):
                actions.change_notice(notice=replace(made.notice, hosts=1), version=1, standing=one)
            with pytest.raises(actions.NotYours):
                actions.withdraw_notice(key=made.notice.id, version=1, standing=one)

    def test_of_none_is_refused(self, sam: Standing) -> None:
        with pytest.raises(matching.NoSuchNotice):
            actions.change_notice(notice=wanted(id="nothing"), version=1, standing=sam)

    def test_brings_back_one_that_is_over_only_where_there_is_room(self, sam: Standing) -> None:
        old = state(sam)
        models.Notice.objects.update(from_on=today() - 9 * DAY, until_on=today() - DAY)
        for _ in range(MOST_OF_A_PLACE):
            state(sam)
        with pytest.raises(actions.TooManyNotices):
            actions.change_notice(notice=replace(old.notice, hosts=1), version=1, standing=sam)


class TestWithdrawing:
    def test_takes_it_from_every_list_and_keeps_it(self, sam: Standing) -> None:
        made = state(sam)
        gone = actions.withdraw_notice(key=made.notice.id, version=1, standing=sam)
        assert (gone.withdrawn, gone.version) == (True, 2)
        assert matching.notices(NoticeFilter(), as_of=today()) == ()
        assert matching.notices_of(LEIPZIG, as_of=today()) == ()
        assert [one.withdrawn for one in matching.notices_of(LEIPZIG)] == [True]
        entry = journal()[-1]
        assert (entry.before["withdrawn"], entry.after["withdrawn"]) == (False, True)

    def test_is_for_good(self, sam: Standing) -> None:
        made = state(sam)
        actions.withdraw_notice(key=made.notice.id, version=1, standing=sam)
        for version, error in ((1, actions.ChangedMeanwhile), (2, actions.NothingChanged)):
            with pytest.raises(error):
                actions.withdraw_notice(key=made.notice.id, version=version, standing=sam)
            with pytest.raises(error):
                actions.change_notice(notice=replace(made.notice, hosts=2), version=version, standing=sam)


class TestTheList:
    def test_holds_what_stands_on_the_day_and_no_more(self, sam: Standing, kim: Standing) -> None:
        state(sam)
        state(kim, from_on=today() + 10 * DAY, until_on=today() + 20 * DAY)

        def standing(days: int) -> set[str]:
            return {line.place.id for line in matching.notices(NoticeFilter(), as_of=today() + days * DAY)}

        assert [standing(days) for days in (-1, 0, 9, 10, 20, 21, 90, 91)] == [
            set(), {LEIPZIG}, {LEIPZIG}, {LEIPZIG, PARIS}, {LEIPZIG, PARIS}, {LEIPZIG}, {LEIPZIG}, set(),
        ]  # fmt: skip

    def test_follows_theme_country_and_language(self, sam: Standing, kim: Standing) -> None:
        state(sam, languages=("de", "en"))
        state(kim, seeks=(Theme.YOUTH,), offers=(Theme.CULTURE,), languages=("fr",))

        def found(**asked: Any) -> set[str]:
            return {line.place.id for line in matching.notices(NoticeFilter(**asked), as_of=today())}

        assert found(theme=Theme.CULTURE) == {LEIPZIG, PARIS}
        assert found(theme=Theme.SPORT) == {LEIPZIG}
        assert found(country="FR") == {PARIS}
        assert found(language="fr", theme=Theme.SPORT) == set()

    def test_has_the_latest_first(self, sam: Standing, kim: Standing) -> None:
        first, _ = state(sam), state(kim)
        assert [line.place.id for line in matching.notices(NoticeFilter(), as_of=today())] == [PARIS, LEIPZIG]
        actions.change_notice(notice=replace(first.notice, hosts=1), version=1, standing=sam)
        assert [line.place.id for line in matching.notices(NoticeFilter(), as_of=today())] == [LEIPZIG, PARIS]

    def test_costs_two_questions(self, sam: Standing, kim: Standing, django_assert_max_num_queries) -> None:
        state(sam), state(kim)
        with django_assert_max_num_queries(2):
            assert len(matching.notices(NoticeFilter(), as_of=today())) == 2


class TestTheLanguagesOfAForm:
    def test_are_those_of_the_country_the_wide_ones_and_those_chosen(self) -> None:
        offered = matching.languages_offered("DE", ["sw"])
        assert {"de", "en", "ar", "sw"} <= set(offered)
        assert list(offered) == sorted(set(offered))


def proposed(**more: Any) -> dict[str, dict[str, float | None]]:
    """What the search says of each proposal for Leipzig, by criterion."""
    found = matching.matches(LEIPZIG, as_of=today(), rule=WIDE, **more).items
    return {one.place.id: {row.criterion: row.grounds.value for row in one.weighed} for one in found}


def choir(place: str = LEIPZIG, **more: Any) -> None:
    """An activity of Leipzig and Lyon, as somebody of Leipzig logs it."""
    by = member("log@example.org", place, Role.CONTRIBUTOR)
    one = activity(**{"partnership": "lyon--leipzig", "kind": ActivityKind.MUSIC_FESTIVAL} | more)
    exchange_actions.log_entry(stated=one, for_place=place, standing=by)


class TestTheSearch:
    def test_knows_needs_of_those_who_state_them_and_of_nobody_else(self, sam: Standing, kim: Standing) -> None:
        state(sam)
        assert {row["needs"] for row in proposed().values()} == {None}
        state(kim, seeks=(Theme.SPORT,), offers=(Theme.CULTURE,))
        found = proposed()
        assert found[PARIS]["needs"] == 1.0
        assert {row["needs"] for place, row in found.items() if place != PARIS} == {None}

    def test_forgets_a_notice_that_is_withdrawn_or_over(self, sam: Standing, kim: Standing) -> None:
        state(sam)
        made = state(kim, seeks=(Theme.SPORT,))
        assert proposed()[PARIS]["needs"] == 0.5
        later = matching.matches(LEIPZIG, as_of=today() + 91 * DAY, rule=WIDE).items
        assert {row.grounds.value for one in later for row in one.weighed if row.criterion == "needs"} == {None}
        actions.withdraw_notice(key=made.notice.id, version=1, standing=kim)
        assert proposed()[PARIS]["needs"] is None

    def test_puts_a_place_that_meets_the_needs_before_itself_without_a_notice(
        self, sam: Standing, kim: Standing
    ) -> None:
        state(sam)
        before = list(proposed()).index(PARIS)
        state(kim, seeks=(Theme.SPORT,), offers=(Theme.CULTURE,))
        assert list(proposed()).index(PARIS) < before

    def test_asks_for_a_theme_in_notices_and_in_public_activities(self, kim: Standing) -> None:
        def among(*themes: Theme) -> set[str]:
            return set(proposed(wanted=Wanted(themes=frozenset(themes))))

        assert among(Theme.CULTURE) == set()
        state(kim, seeks=(Theme.YOUTH,), offers=())
        choir()
        assert among(Theme.CULTURE) == {LYON}
        assert among(Theme.YOUTH) == {PARIS}
        assert among(Theme.YOUTH, Theme.CULTURE) == {LYON, PARIS}
        assert among(Theme.SPACE) == set()

    def test_knows_themes_in_common_from_a_log_and_a_notice(self, kim: Standing) -> None:
        choir()
        state(kim, seeks=(Theme.CULTURE,), offers=())
        found = proposed()
        assert (found[PARIS]["shared_themes"], found[LYON]["shared_themes"]) == (1.0, 1.0)
        assert found[OSAKA]["shared_themes"] is None

    def test_takes_nothing_from_what_was_called_off(self) -> None:
        choir(state=State.CANCELLED)
        assert exchange.open_themes() == {}

    def test_reads_themes_of_the_log_for_every_party(self) -> None:
        before = exchange.log_edition()
        choir(themes=(Theme.HERITAGE,))
        assert exchange.open_themes() == {LYON: {Theme.HERITAGE}, LEIPZIG: {Theme.HERITAGE}}
        assert exchange.log_edition() > before

    def test_knows_a_border_from_the_cities_around(self) -> None:
        # Jerusalem and Bethlehem lie 7 km apart; the gazetteer files them under countries that share a border.
        found = {one.place.id: one for one in matching.matches(world.JERUSALEM, as_of=today(), rule=WIDE).items}
        row = next(row for row in found[world.BETHLEHEM].weighed if row.criterion == "setting")
        assert (row.grounds.value, row.grounds.reason.code) == (1.0, "both_at_a_border")
        assert (row.grounds.reason.facts["own"], row.grounds.reason.facts["other"]) == ("Bethlehem", "Jerusalem")


class TestTheApi:
    def test_tells_whose_word_it_is_and_on_which_day(self, client: Client, sam: Standing) -> None:
        state(sam, languages=("de",), hosts=40, budget_from=5, currency="EUR", text_ar="جوقة")
        told = client.get("/api/v1/notices", {"lang": "en"}).json()
        [one] = told["items"]
        assert told["total"] == 1
        assert (one["stated_by"], one["stated_on"], one["place"]["id"]) == ("Leipzig", str(today()), LEIPZIG)
        assert one["seeks"] == [{"code": "culture", "name": "culture and arts"}]
        assert one["budget"] == {"least": 5, "most": None, "currency": "EUR"}
        assert (one["hosts"], one["days"], one["text"], one["text_ar"]) == (40, None, "", "جوقة")
        assert "account" not in str(told)

    def test_speaks_arabic(self, client: Client, sam: Standing) -> None:
        state(sam)
        [one] = client.get("/api/v1/notices", {"lang": "ar"}).json()["items"]
        assert one["stated_by"] == "لايبزيغ"
        assert one["offers"][0]["name"] != "sport"

    def test_follows_its_filters(self, client: Client, sam: Standing, kim: Standing) -> None:
        state(sam, languages=("de",)), state(kim, seeks=(Theme.YOUTH,))

        def found(**asked: str) -> list[str]:
            return [one["place"]["id"] for one in client.get("/api/v1/notices", asked).json()["items"]]

        assert found() == [PARIS, LEIPZIG]
        assert found(theme="youth") == [PARIS]
        assert found(country="de") == [LEIPZIG]
        assert found(language="de") == [LEIPZIG]
        assert found(limit="1", offset="1") == [LEIPZIG]

    def test_gives_those_of_a_place(self, client: Client, sam: Standing, kim: Standing) -> None:
        state(sam), state(kim)
        told = client.get(f"/api/v1/places/{PARIS}/notices").json()
        assert [one["place"]["id"] for one in told["items"]] == [PARIS]
        assert client.get(f"/api/v1/places/{LYON}/notices").json() == {"items": [], "total": 0}

    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/api/v1/notices?theme=charm", 422),
            ("/api/v1/notices?country=germany", 422),
            ("/api/v1/notices?language=%00", 422),
            ("/api/v1/places/gn:404/notices", 404),
            (f"/api/v1/places/{LEIPZIG}/matches?theme=charm", 422),
        ],
    )
    def test_says_what_is_wrong(self, client: Client, address: str, status: int) -> None:
        response = client.get(address)
        assert response.status_code == status
        assert response.json()["detail"]

    def test_asks_the_search_for_themes(self, client: Client, kim: Standing) -> None:
        state(kim)
        told = client.get(f"/api/v1/places/{LEIPZIG}/matches", {"theme": "culture,space"}).json()
        assert [one["place"]["id"] for one in told["items"]] == [PARIS]
        assert told["items"][0]["programmes"] == []
