"""Asking a service politely: faults are tried again, waits are kept, and what cannot be helped is said."""

from __future__ import annotations

import email.utils
import gzip
import json
import time

import pytest
from tests.rules import wikidata_service as made
from tests.rules.wikidata_service import Service

from tawam.intake.files import web
from tawam.intake.files.web import Manners, NoAnswer, Visitor
from tawam.intake.rules.wikidata_live import OddAnswer, documents

MANNERS = Manners("made@example.org", pause=0, timeout=0.3, first_wait=3, longest_wait=100, tries=4)


@pytest.fixture
def service():
    found = Service()
    yield found
    found.close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def ask(service, waits):
    """Ask for the document of Q1, with waits that take no time."""
    service.add(made.town("Q1"))

    def asking(manners=MANNERS, read=lambda said: documents(said, ["Q1"])[0]["id"], path="/w/api.php?ids=Q1"):
        return Visitor(manners, sleep=waits.append).ask(service.address + path, read)

    return asking


class TestARequest:
    def test_says_who_asks(self, service, ask):
        assert ask() == "Q1"
        headers = service.asked[0][1]
        assert headers["User-Agent"].startswith("Tawam/")
        assert "made@example.org" in headers["User-Agent"]

    def test_leaves_a_pause_after_the_one_before(self, service, waits):
        service.add(made.town("Q1"))
        visitor = Visitor(Manners("x", pause=50), sleep=waits.append)
        for _ in range(3):
            visitor.ask(service.address + "/w/api.php?ids=Q1", lambda said: said)
        assert len(waits) == 2
        assert all(49 < wait <= 50 for wait in waits)

    def test_takes_a_compressed_answer(self, service, ask):
        body = gzip.compress(json.dumps({"entities": {"Q1": {"id": "packed"}}}).encode())
        service.faults = [made.says(body, Content_Encoding="gzip")]
        assert ask() == "packed"

    def test_follows_to_another_place(self, service, ask):
        service.faults = [made.sends_on("/w/api.php?ids=Q1&moved=1")]
        assert ask() == "Q1"
        assert [path.endswith("moved=1") for path, _ in service.asked] == [False, True]


class TestAFault:
    @pytest.mark.parametrize(
        "fault",
        [
            made.fails(500),
            made.fails(502),
            made.fails(503),
            made.fails(504),
            made.fails(429),
            made.says(b"{"),
            made.says(b""),
            made.says(b"\xff\xfe"),
            made.says(b"<html>"),
            made.says(b'{"error": {"code": "maxlag", "info": "Waiting"}}'),
            made.says(gzip.compress(b"{}", mtime=0)[:-9], Content_Encoding="gzip"),
            made.says(b"not packed", Content_Encoding="gzip"),
            made.cut_short,
            made.cut_by_the_service,
            made.hangs,
            made.drips,
            made.hangs_up,
        ],
    )
    def test_that_passes_is_tried_again(self, service, ask, waits, fault):
        service.faults = [fault]
        assert ask() == "Q1"
        assert waits == [3]

    def test_that_comes_again_is_waited_for_twice_as_long(self, service, ask, waits):
        service.faults = [made.fails(500)] * 3
        assert ask() == "Q1"
        assert waits == [3, 6, 12]

    def test_that_stays_ends_with_a_sentence(self, service, ask, waits):
        service.faults = [made.fails(503)] * 4
        with pytest.raises(NoAnswer, match=r"127\.0\.0\.1:\d+: it answers 503 .*the same command goes on") as told:
            ask()
        assert "What was fetched so far is kept." in str(told.value)
        assert len(service.asked) == 4
        assert waits == [3, 6, 12]

    @pytest.mark.parametrize(
        ("status", "remedy"), [(403, "TAWAM_CONTACT"), (404, "addresses in the settings"), (400, "addr")]
    )
    def test_that_trying_cannot_help_ends_at_once(self, service, ask, waits, status, remedy):
        service.faults = [made.fails(status)]
        with pytest.raises(NoAnswer, match=remedy):
            ask()
        assert (len(service.asked), waits) == (1, [])

    def test_of_nobody_there_is_told(self, service, waits):
        address = service.address
        service.close()
        with pytest.raises(NoAnswer, match="cannot be reached"):
            Visitor(MANNERS, sleep=waits.append).ask(address, lambda said: said)
        assert len(waits) == 3

    def test_of_an_answer_that_cannot_be_read_tells_why(self, ask):
        def read(said: object) -> str:
            raise OddAnswer("it has no head")

        with pytest.raises(NoAnswer, match="cannot be used: it has no head"):
            ask(read=read)

    @pytest.mark.parametrize("address", ["", "query.example", "file:///etc/passwd", "ftp://example.org"])
    def test_of_an_address_that_is_none_is_told(self, address, waits):
        with pytest.raises(NoAnswer, match="no web address"):
            Visitor(MANNERS, sleep=waits.append).ask(address, lambda said: said)

    @pytest.mark.parametrize("place", ["ftp://example.org/x", "file:///etc/passwd"])
    def test_of_a_redirect_that_leaves_the_web_is_not_followed(self, service, ask, place):
        service.faults = [made.sends_on(place)]
        with pytest.raises(NoAnswer):
            ask()

    def test_of_redirects_in_a_circle_ends(self, service, ask):
        service.faults = [made.sends_on("/w/api.php?ids=Q1")] * 100
        with pytest.raises(NoAnswer):
            ask()
        assert len(service.asked) < 60

    def test_of_an_answer_without_end_is_bounded(self, service, ask, monkeypatch):
        monkeypatch.setattr(web, "LARGEST_ANSWER", 100_000)
        service.faults = [made.says(b" " * 1_000_000)]
        with pytest.raises(NoAnswer, match="larger than"):
            ask()

    def test_of_an_answer_that_unpacks_without_end_is_bounded(self, service, ask, monkeypatch):
        monkeypatch.setattr(web, "LARGEST_ANSWER", 100_000)
        service.faults = [made.says(gzip.compress(b" " * 5_000_000, mtime=0), Content_Encoding="gzip")]
        with pytest.raises(NoAnswer, match="larger than"):
            ask()


class TestRetryAfter:
    @pytest.mark.parametrize("status", [429, 503])
    def test_is_kept(self, service, ask, waits, status):
        service.faults = [made.fails(status, Retry_After="17")]
        assert ask() == "Q1"
        assert waits == [17]

    def test_may_be_a_moment(self, service, ask, waits):
        service.faults = [made.fails(429, Retry_After=email.utils.formatdate(time.time() + 60, usegmt=True))]
        assert ask() == "Q1"
        assert 50 < waits[0] <= 60

    @pytest.mark.parametrize("value", ["soon", "-5", "", "1e9"])
    def test_that_says_nothing_is_our_own_wait(self, service, ask, waits, value):
        service.faults = [made.fails(429, Retry_After=value)]
        assert ask() == "Q1"
        assert waits == [3]

    def test_that_is_past_waits_no_longer(self, service, ask, waits):
        service.faults = [made.fails(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")]
        assert ask() == "Q1"
        assert waits == [0]

    def test_that_is_too_long_ends_the_run(self, service, ask, waits):
        service.faults = [made.fails(429, Retry_After="86400")]
        with pytest.raises(NoAnswer, match=r"429 .*Try again later"):
            ask()
        assert waits == []
