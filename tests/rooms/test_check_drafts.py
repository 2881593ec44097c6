"""An editor keeps what was found in a text as a draft of claims, confirms it, and takes it back."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.rooms.made_people import account, client_of
from tests.world import BAGHDAD, DETROIT

from tawam.evidence.queries import claims_about
from tawam.intake import jobs
from tawam.intake import queries as intake
from tawam.intake.values.drafts import DraftState
from tawam.registry.rules.pairs import pair_subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
TEXT = "Detroit has been twinned with Baghdad since 2008. Detroit is not twinned with Volgograd."
GIVEN = {"text": TEXT, "title": "Detroit and Baghdad", "publisher": "The Gazette", "published": "2024-05-01"}
PAIR = pair_subject(DETROIT, BAGHDAD)


class TestWhatWasFound:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_is_offered_as_a_draft_to_editors_alone(self, editor: Client, client: Client, language: str) -> None:
        offered = [one.post(f"/{language}/check/", {"text": TEXT}).content.decode() for one in (editor, client)]
        assert ["check/draft/" in page for page in offered] == [True, False]

    def test_becomes_rows_with_the_places_that_are_meant(self, editor: Client) -> None:
        response = editor.post("/en/check/draft/", GIVEN)
        assert response.status_code == 302
        (kept,) = intake.drafts()
        assert (kept.source.title, kept.source.publisher, kept.source.published) == (
            "Detroit and Baghdad",
            "The Gazette",
            "2024-05-01",
        )
        jobs.do_waiting_job(worker="test")
        (kept,) = intake.drafts()
        assert kept.state is DraftState.PREVIEWED
        assert claims_about([PAIR]) == {}

    def test_bears_a_title_that_a_database_can_keep(self, editor: Client) -> None:
        given = GIVEN | {"title": "Detroit\x00 and/or\x07 Baghdad", "publisher": "The\x00 Gazette"}
        assert editor.post("/en/check/draft/", given).status_code == 302
        (kept,) = intake.drafts()
        assert (kept.file, kept.source.title) == ("Detroit and/or Baghdad", "Detroit and/or Baghdad")
        assert kept.source.publisher == "The Gazette"

    def test_is_confirmed_as_claims_of_the_text(self, editor: Client) -> None:
        editor.post("/en/check/draft/", GIVEN)
        jobs.do_waiting_job(worker="test")
        (kept,) = intake.drafts()
        editor.post(f"/en/workbench/tables/{kept.token}/confirm/")
        jobs.do_waiting_job(worker="test")
        said = claims_about([PAIR])[PAIR]
        assert {one.source.title for one in said} == {"Detroit and Baghdad"}
        assert "2008" in {one.claim.value for one in said}

    @pytest.mark.parametrize(
        "wrong", [{"text": ""}, {"text": "Nothing of the kind."}, {"published": "lately"}, {"url": "ftp://x"}]
    )
    def test_that_makes_no_draft_says_why(self, editor: Client, wrong: dict[str, str]) -> None:
        page = editor.post("/en/check/draft/", GIVEN | wrong)
        assert page.status_code == 400
        assert 'role="alert"' in page.content.decode()
        assert list(intake.drafts()) == []

    def test_is_not_kept_for_strangers(self, client: Client) -> None:
        assert client.post("/en/check/draft/", GIVEN).status_code == 302
        assert client_of(account("lee@example.org")).post("/en/check/draft/", GIVEN).status_code == 403
        assert list(intake.drafts()) == []
