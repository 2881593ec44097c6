"""The sides speak: what is recorded, who may, what the other side sees, and what is taken back as one step."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from tests.exchanged import activity, member
from tests.rooms.made_people import client_of
from tests.rooms.test_workbench import somebody
from tests.world import BETHLEHEM_PA, COVENTRY, FRANCE, GERMANY, HOUSTON, LEIPZIG, LYON, record, tie

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.evidence import models as evidence
from tawam.exchange import actions as exchange
from tawam.exchange import queries as log
from tawam.people.values import Role, Standing
from tawam.registry import actions, queries
from tawam.registry.rules.declaring import Unfit, words_of_sides
from tawam.registry.values import Confidence, Declaration, Declared, EventType, Kind, Status, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
LINK = "leipzig--houston"
PAIR = "pair-gn2879139--gn5180225"
TODAY = dt.date.today()
WORDS = f"/en/workbench/places/{LEIPZIG}/links/{LINK}/declare/"
PROPOSE = f"/en/workbench/places/{LEIPZIG}/propose/"
KEYS = (f"{number:032x}" for number in range(1_000_000))


def officer(*places: str) -> Standing:
    """Somebody who speaks for these places."""
    return member(*places, role=Role.OFFICER)


def declaration(side: str = LEIPZIG, what: Declared = Declared.CONFIRM, **more: object) -> Declaration:
    """A declaration of today."""
    return Declaration(what, side, TODAY, **({"key": next(KEYS)} | more))  # type: ignore[arg-type]


def declared(side: str = LEIPZIG, what: Declared = Declared.CONFIRM, link: str = LINK, **more: object) -> str:
    """Something that an officer of a place declared."""
    said = declaration(side, what, **more)
    return actions.declare(declaration=said, partnership_id=link, standing=officer(side))


def dossier(link: str = LINK):
    """Everything known about the link today."""
    return queries.dossier(link, as_of=TODAY)


def codes(link: str = LINK) -> set[str]:
    """Why it stands as it does."""
    return {reason.code for reason in dossier(link).partnership.reasons}


class TestADeclaration:
    def test_of_both_sides_is_a_reason_of_its_own(self) -> None:
        declared()
        assert "both_sides" not in codes()
        declared(HOUSTON)
        assert "both_sides" in codes()
        assert dossier().partnership.confidence is Confidence.HIGH

    def test_is_filed_under_the_pair_and_finds_its_partnership(self) -> None:
        declared()
        assert set(
            evidence.Claim.objects.filter(dataset=f"declarations:{LEIPZIG}").values_list("subject", flat=True)
        ) == {"pair-gn2879139--gn4699066"}
        record([*tie("leipzig--houston-anew", LEIPZIG, HOUSTON)])
        (said,) = [words for place, words in words_of_sides(dossier("leipzig--houston-anew")) if place.id == LEIPZIG]
        assert [one.what for one in said] == [Declared.CONFIRM]

    def test_is_filed_under_the_partnership_where_the_pair_has_two(self) -> None:
        record([*tie("a-project", LEIPZIG, HOUSTON, "project")], dataset="more")
        declared(link="a-project")
        assert words_of_sides(dossier("a-project"))
        assert words_of_sides(dossier(LINK)) == []

    def test_twice_with_the_same_form_is_once(self) -> None:
        for _ in range(2):
            declared(key="f" * 32)
        assert evidence.JournalEntry.objects.filter(action="declare").count() == 1
        assert len(dict(words_of_sides(dossier()))[dossier().partnership.parties[0]]) == 1

    def test_typed_over_one_that_was_sent_is_another(self) -> None:
        declared(key="f" * 32)
        declared(what=Declared.DISPUTE, about=Topic.START, note="We signed in 1992.", key="f" * 32)
        said = dict(words_of_sides(dossier()))[dossier().partnership.parties[0]]
        assert {one.what for one in said} == {Declared.CONFIRM, Declared.DISPUTE}
        assert [one.note for one in said if one.note] == ["We signed in 1992."]

    def test_with_a_document_sent_twice_is_once(self) -> None:
        more = {"starts": PartialDate(1992), "url": "https://leipzig.example/minutes", "note": "See the minutes."}
        assert declared(what=Declared.AMEND, key="f" * 32, **more) == declared(
            what=Declared.AMEND, key="f" * 32, **more
        )
        assert evidence.JournalEntry.objects.filter(action="declare").count() == 1

    def test_leaves_a_journal_entry_with_who_and_what(self) -> None:
        declared(what=Declared.DISPUTE, about=Topic.START, note="It was 1992.")
        entry = evidence.JournalEntry.objects.filter(action="declare").get()
        assert (entry.actor, entry.about) == ("account:7", LINK)
        assert (entry.change["side"], entry.change["what"]) == (LEIPZIG, "dispute")

    def test_that_disputes_a_point_leaves_the_tie_in_force_with_an_open_question(self) -> None:
        declared(HOUSTON, Declared.DISPUTE, about=Topic.START, note="It was 1992.")
        found = dossier()
        assert found.partnership.status is Status.ACTIVE
        assert [conflict.topic for conflict in found.conflicts] == [Topic.START]

    def test_that_denies_the_tie_makes_it_disputed(self) -> None:
        declared(HOUSTON, Declared.DISPUTE, note="Our council knows of none.")
        assert dossier().partnership.status is Status.DISPUTED

    def test_that_ends_the_tie_is_the_act_of_that_side(self) -> None:
        declared(HOUSTON, Declared.AMEND, broke=EventType.ENDED, broke_on=PartialDate(2024))
        (end,) = [event for event in dossier().events if event.type is EventType.ENDED]
        assert (end.side, str(end.on)) == (HOUSTON, "2024")
        assert dossier().partnership.status is Status.ENDED

    def test_about_two_countries_speaks_for_the_country(self) -> None:
        said = declaration(FRANCE)
        actions.declare(declaration=said, partnership_id="france--germany", standing=officer(FRANCE))
        assert len(words_of_sides(dossier("france--germany"))) == 2

    @pytest.mark.parametrize(
        "standing",
        [None, officer(COVENTRY), officer(HOUSTON), member(LEIPZIG), Standing(1, "a@b.c", "A", is_administrator=True)],
        ids=["nobody", "stranger", "other side", "contributor", "administrator"],
    )
    def test_is_made_by_nobody_else(self, standing: Standing | None) -> None:
        with pytest.raises(actions.NotYours):
            actions.declare(declaration=declaration(), partnership_id=LINK, standing=standing)
        assert not evidence.Claim.objects.filter(dataset__startswith="declarations:").exists()

    def test_in_the_name_of_a_place_that_is_no_party_is_refused(self) -> None:
        with pytest.raises(actions.NotYours):
            actions.declare(declaration=declaration(LYON), partnership_id=LINK, standing=officer(LYON))

    def test_that_is_unfit_writes_nothing(self) -> None:
        with pytest.raises(actions.UnfitDeclaration) as refused:
            declared(what=Declared.DISPUTE)
        assert refused.value.faults == (Unfit.NO_REASON,)
        assert str(refused.value) == "Say why it is disputed."


class TestTakingBack:
    def test_takes_the_whole_declaration_at_once_and_keeps_it_on_record(self) -> None:
        before = dossier().partnership
        source = declared(starts=PartialDate(1990), kind=Kind.PACT, url="https://leipzig.example/minutes")
        assert dossier().conflicts
        count = evidence.Claim.objects.count()
        actions.take_back(source_id=source, place=LEIPZIG, reason="a mistake", standing=officer(LEIPZIG))
        assert words_of_sides(dossier()) == []
        assert dossier().partnership == before
        assert evidence.Claim.objects.count() == count
        assert {one.reason for one in evidence.Retraction.objects.all()} == {"a mistake"}

    def test_is_done_by_any_officer_of_the_same_place_and_by_nobody_else(self) -> None:
        source = declared()
        for other in (None, officer(HOUSTON), member(LEIPZIG)):
            with pytest.raises(actions.NotYours):
                actions.take_back(source_id=source, place=LEIPZIG, reason="", standing=other)
        with pytest.raises(actions.NothingToTakeBack):
            actions.take_back(source_id=source, place=HOUSTON, reason="", standing=officer(HOUSTON))
        assert words_of_sides(dossier())

    def test_is_done_once(self) -> None:
        source = declared()
        actions.take_back(source_id=source, place=LEIPZIG, reason="", standing=officer(LEIPZIG))
        with pytest.raises(actions.NothingToTakeBack):
            actions.take_back(source_id=source, place=LEIPZIG, reason="", standing=officer(LEIPZIG))

    def test_of_the_only_word_for_a_tie_takes_the_tie(self) -> None:
        made = actions.propose(declaration=declaration(), partner=BETHLEHEM_PA, standing=officer(LEIPZIG))
        ((_, (said,)),) = [one for one in words_of_sides(dossier(made)) if one[1]]
        actions.take_back(source_id=said.source_id, place=LEIPZIG, reason="", standing=officer(LEIPZIG))
        with pytest.raises(queries.NoSuchPartnership):
            dossier(made)


class TestAProposal:
    def made(self, **more: object) -> str:
        """Leipzig names a tie with Bethlehem in Pennsylvania."""
        said = declaration(**more)
        return actions.propose(declaration=said, partner=BETHLEHEM_PA, standing=officer(LEIPZIG))

    def test_stands_as_named_by_one_side_until_the_other_confirms(self) -> None:
        assert self.made(starts=PartialDate(2020), kind=Kind.FRIENDSHIP) == PAIR
        found = dossier(PAIR)
        assert (found.partnership.status, found.partnership.since) == (Status.NEVER_CONFIRMED, None)
        assert "one_side_says" in codes(PAIR)
        declared(BETHLEHEM_PA, link=PAIR, starts=PartialDate(2020))
        found = dossier(PAIR)
        assert found.partnership.status is Status.FRIENDSHIP
        assert (str(found.partnership.since), found.partnership.since_basis) == ("2020", "signed")

    def test_of_a_tie_that_is_known_is_led_there(self) -> None:
        with pytest.raises(actions.KnownAlready) as known:
            actions.propose(declaration=declaration(), partner=HOUSTON, standing=officer(LEIPZIG))
        assert known.value.partnership_id == LINK

    def test_with_oneself_is_refused(self) -> None:
        with pytest.raises(actions.UnfitDeclaration):
            actions.propose(declaration=declaration(), partner=LEIPZIG, standing=officer(LEIPZIG))

    def test_is_made_by_those_who_speak_for_the_place_alone(self) -> None:
        with pytest.raises(actions.NotYours):
            actions.propose(declaration=declaration(), partner=BETHLEHEM_PA, standing=officer(BETHLEHEM_PA))

    def test_keeps_its_log_when_the_casebook_tells_of_it_later(self) -> None:
        link = self.made()
        exchange.log_entry(stated=activity(partnership=link), for_place=LEIPZIG, standing=officer(LEIPZIG))
        record([*tie("leipzig--bethlehem", LEIPZIG, BETHLEHEM_PA)], dataset="more")
        assert len(log.activities_of("leipzig--bethlehem")) == 1
        assert words_of_sides(dossier("leipzig--bethlehem"))


@pytest.fixture
def desk() -> Client:
    """The browser of an officer of Leipzig."""
    return client_of(somebody(LEIPZIG, Role.OFFICER))


class TestThePages:
    def test_show_what_each_side_says_and_who_is_silent(self, client: Client) -> None:
        declared(HOUSTON, Declared.DISPUTE, about=Topic.START, note="It was 1992.")
        body = client.get(f"/en/partnerships/{LINK}/").content.decode()
        assert "What each side says" in body
        assert "It was 1992." in body
        assert "Says nothing in its own name." in body
        assert "/declare/" not in body

    def test_show_in_arabic_the_note_in_its_own_language(self, client: Client) -> None:
        declared(HOUSTON, Declared.DISPUTE, note="It was <b>1992</b>.")
        body = client.get(f"/ar/partnerships/{LINK}/").content.decode()
        assert '<blockquote lang="en" dir="auto">It was &lt;b&gt;1992&lt;/b&gt;.</blockquote>' in body

    def test_name_the_declaration_in_the_language_of_the_page(self, client: Client) -> None:
        declared()
        told = client.get(f"/ar/partnerships/{LINK}/").content.decode()
        assert "بيان بتاريخ" in told
        assert "إدارة \u2068Leipzig\u2069 (ألمانيا)" in told
        assert "Declaration of" not in told
        english = client.get(f"/en/partnerships/{LINK}/").content.decode()
        assert f"Declaration of {locales.date(PartialDate.of(TODAY), 'en')} on Leipzig – Houston (" in english
        assert "Administration of Leipzig (Germany)" in english

    @pytest.mark.parametrize(("language", "heading"), [("en", "Declaration of"), ("ar", "بيان بتاريخ")])
    def test_of_the_source_name_it_so_too(self, client: Client, language: str, heading: str) -> None:
        declared()
        (source,) = evidence.Source.objects.filter(publisher="Administration of Leipzig (DE)")
        told = client.get(f"/{language}/sources/{source.pk}/").content.decode()
        assert f'<h1 lang="{language}" dir="auto">{heading}' in told
        assert heading in told.partition("</title>")[0]

    def test_offer_the_form_to_those_who_speak_for_a_side(self, desk: Client) -> None:
        assert f'href="{WORDS}"' in desk.get(f"/en/partnerships/{LINK}/").content.decode()
        assert f'href="{WORDS}"' in desk.get(f"/en/workbench/places/{LEIPZIG}/links/{LINK}/").content.decode()
        assert f'href="{PROPOSE}"' in desk.get(f"/en/workbench/places/{LEIPZIG}/").content.decode()

    def test_confirm_and_take_back(self, desk: Client) -> None:
        assert desk.post(WORDS, {"what": "confirm", "key": "c" * 32, "starts": "1993"}).status_code == 302
        body = desk.get(WORDS).content.decode()
        assert "Confirmed on" in body
        source = evidence.Source.objects.get(title__startswith="Declaration").pk
        assert desk.post(f"{WORDS}back/", {"declaration": source}).status_code == 302
        assert "Confirmed on" not in desk.get(WORDS).content.decode()
        assert "taken back already" in desk.post(f"{WORDS}back/", {"declaration": source}, follow=True).content.decode()

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"what": "dispute", "about": "status"}, "Say why it is disputed."),
            ({"what": "dispute", "about": "nonsense", "note": "x"}, "stands in no list"),
            ({"what": "amend"}, "Say what is to be amended"),
            ({"what": "amend", "starts": "tomorrow"}, "write a date as"),
            ({"what": "amend", "starts": "2999"}, "lies in the future"),
            ({"what": "amend", "kind": "pact", "url": "javascript:x"}, "must begin with https://"),
        ],
        ids=str,
    )
    def test_say_what_is_wrong_and_keep_nothing(self, desk: Client, given: dict[str, str], says: str) -> None:
        response = desk.post(WORDS, given)
        assert response.status_code == 400
        assert says in response.content.decode()
        assert not evidence.Claim.objects.filter(dataset__startswith="declarations:").exists()

    def test_name_a_missing_partnership_by_name_or_by_choice(self, desk: Client) -> None:
        response = desk.post(PROPOSE, {"partner": "Bethlehem", "starts": "2020"})
        assert response.status_code == 400
        assert f'value="{BETHLEHEM_PA}"' in response.content.decode()
        made = desk.post(PROPOSE, {"partner": BETHLEHEM_PA, "starts": "2020"})
        assert made["Location"] == f"/en/partnerships/{PAIR}/"
        again = desk.post(PROPOSE, {"partner": BETHLEHEM_PA})
        assert again["Location"].endswith(f"/links/{PAIR}/declare/")

    @pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
    @pytest.mark.parametrize("path", [WORDS, PROPOSE])
    def test_open_to_no_smaller_role(self, role: Role, path: str) -> None:
        small = client_of(somebody(LEIPZIG, role))
        assert (small.get(path).status_code, small.post(path, {"what": "confirm"}).status_code) == (403, 403)

    @pytest.mark.parametrize("path", [WORDS, PROPOSE, f"{WORDS}back/"])
    def test_lead_a_reader_to_sign_in(self, client: Client, path: str) -> None:
        assert client.post(path).status_code == 302
        assert "/account/login/" in client.post(path)["Location"]

    def test_of_the_api_tell_who_declared_what(self, client: Client) -> None:
        declared(HOUSTON)
        events = client.get(f"/api/v1/partnerships/{LINK}").json()["events"]
        (said,) = [one for one in events if one["type"] == "confirmed"]
        assert said["by"] == HOUSTON
        assert GERMANY not in str(said)
