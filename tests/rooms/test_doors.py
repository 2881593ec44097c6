"""Who may open and do what: every address of the product against every visitor, held to the table of doors.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from tests.pictures import PDF
from tests.rooms.doors import EVERY, ROWS, Row
from tests.rooms.made_people import client_of
from tests.rooms.made_town import WHO, Town, town

from tawam.evidence.models import JournalEntry
from tawam.exchange.models import Revision
from tawam.matching.models import RequestRevision
from tawam.people.models import JournalEntry as PeoplesEntry
from tawam.web import kept

JOURNALS = (JournalEntry, Revision, PeoplesEntry, RequestRevision)
# What Houston logged, stated and received: its own people write it.
THEIRS = {"theirs", "their_notice", "their_request"}


def patterns(within: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address pattern of the product, as a text and as Django has it."""
    for one in within.url_patterns:
        path = before + str(one.pattern).removeprefix("^" if before else "")
        if isinstance(one, URLResolver):
            yield from patterns(one, path)
        else:
            yield path, one


def path_of(row: Row, ids: dict[str, str]) -> str:
    """The address of a row with the town's ids in it."""
    if row.name.startswith("/"):
        return row.name
    query = "&".join(f"{name}={ids.get(text, text)}" for name, text in (pair.split("=") for pair in row.query.split()))
    return reverse(row.name, args=[ids.get(one, one) for one in row.args]) + (f"?{query}" if query else "")


def written() -> int:
    """How many writes the journals tell of."""
    return sum(one.objects.count() for one in JOURNALS)


def outcome(answer: HttpResponse, wrote: bool) -> str:
    """What a visitor got, as the table says it."""
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/en/account/login/")
    return f"{'in' if to_sign_in else answer.status_code}{'+' if wrote else ''}"


def sent(row: Row, ids: dict[str, str]) -> dict[str, object]:
    """What a form of the row sends; the word “file” stands for a file."""
    found: dict[str, object] = {name: ids.get(text, text) for name, text in row.data.items()}
    return found | {name: SimpleUploadedFile("a.pdf", PDF) for name, text in row.data.items() if text == "file"}


class Visitor:
    """Somebody who tries every door; what a try changes is taken back, so that each finds the town as it was."""

    def __init__(self, who: str, made: Town) -> None:
        self.made = made
        self.session = client_of(made.people[who]).cookies["sessionid"].value if who in made.people else ""

    def gets(self, row: Row, method: str) -> str:
        """The outcome of one try."""
        client = Client()
        if self.session:
            client.cookies["sessionid"] = self.session
        path, ask = path_of(row, self.made.ids), getattr(client, method)
        given: dict[str, object] = {} if method == "get" else {"data": sent(row, self.made.ids)}
        if given and path.startswith("/api/"):
            given["content_type"] = "application/json"
        with transaction.atomic():
            before = written()
            found = outcome(ask(path, **given), written() > before)
            transaction.set_rollback(True)
        return found


@pytest.fixture
def made(cast: None, settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town, with a data folder of its own; a reader may try more doors than forms are kept in an hour."""
    settings.DATA = tmp_path
    monkeypatch.setattr(kept, "MOST_AN_HOUR", 1_000)
    return town()


@pytest.mark.django_db
class TestEveryVisitor:
    def test_gets_at_every_address_what_the_table_says(self, made: Town) -> None:
        # One town for all: to build it takes longer than to try its doors, and every try is taken back.
        wrong = []
        for who in WHO:
            visitor = Visitor(who, made)
            for row in ROWS:
                for method, door in (("get", row.get), ("post", row.post)):
                    found = visitor.gets(row, method)
                    if found != door[who]:
                        wrong.append(f"{who}, {method} {row.name} {row.args}: {found}, not {door[who]}")
        assert wrong == []


class TestTheTable:
    def test_has_every_address_once(self) -> None:
        # Ninja's own address of the API's root lies behind ours, which answers for it.
        known = {path for path, _ in patterns(get_resolver())} - {"api/v1/"}
        ids: dict[str, str] = {"invitation": "1", "viewer": "1"}
        told = [resolve(path_of(row, ids).split("?")[0]).route for row in EVERY]
        assert sorted(told) == sorted(known)

    def test_never_lets_a_reader_or_a_stranger_write_but_to_the_editors(self) -> None:
        strangers = ("reader", "stranger", "partner")
        ours = [row for row in ROWS if not THEIRS.intersection(row.args)]
        open_to = {row.name for row in ours for who in strangers if row.post[who].endswith("+")}
        assert open_to == {"report", "account-profile"}

    def test_writes_nothing_for_a_look(self) -> None:
        assert [row.name for row in ROWS if any(one.endswith("+") for one in row.get.values())] == []
