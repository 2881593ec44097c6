"""A web server on this machine that answers as Wikidata's services do, made for the tests.

The answers have the documented forms (SPARQL 1.1 query results as JSON; wbgetentities of the Wikibase API) and were
written by hand here: none was recorded from the real services. Faults are given one by one, each for the next request.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.rules.wikidata_made import document

# Whatever proxy this machine uses, this server is not behind it.
os.environ["no_proxy"] = ",".join(filter(None, (os.environ.get("no_proxy"), "127.0.0.1")))
MODIFIED = "2026-11-20T08:00:00Z"
Fault = Callable[["Answering"], bool]


class _Server(ThreadingHTTPServer):
    """A server that does not mind when somebody hangs up."""

    daemon_threads = True

    def handle_error(self, *told: object) -> None:
        """Nothing: clients are killed here on purpose."""


class Service:
    """Items by id, the countries that they lie in, what was asked, and what goes wrong with the next requests."""

    def __init__(self) -> None:
        self.items: dict[str, dict] = {}
        self.countries: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.page, self.delay = 5_000, 0.0
        self.released = threading.Event()
        self.server = _Server(("127.0.0.1", 0), Answering)
        self.server.service = self
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def add(self, *made: dict, country: str = "DE", modified: str = MODIFIED) -> None:
        for one in made:
            self.items[one["id"]] = {"pageid": 1, "ns": 0, "title": one["id"], "modified": modified, **one}
            self.countries[one["id"]] = country

    def paths(self) -> list[str]:
        return [urlsplit(path).path for path, _ in self.asked]

    def close(self) -> None:
        self.released.set()
        self.server.shutdown()
        self.server.server_close()

    def query(self, asked: str) -> dict:
        after = re.search(r'FILTER\(STR\(\?item\) > "http://www.wikidata.org/entity/(\w+)"', asked)
        country = re.search(r'wdt:P297 "(\w\w)"', asked)
        limit = min(int(re.search(r"LIMIT (\d+)", asked)[1]), self.page)
        found = sorted(qid for qid, one in self.items.items() if one.get("claims", {}).get("P190"))
        found = [qid for qid in found if not country or self.countries[qid] == country[1]]
        found = [qid for qid in found if not after or qid > after[1]][:limit]
        return {"head": {"vars": ["item", "modified"]}, "results": {"bindings": [self.row(qid) for qid in found]}}

    def row(self, qid: str) -> dict:
        date = "http://www.w3.org/2001/XMLSchema#dateTime"
        return {
            "item": {"type": "uri", "value": f"http://www.wikidata.org/entity/{qid}"},
            "modified": {"type": "literal", "datatype": date, "value": self.items[qid]["modified"]},
        }

    def entities(self, ids: list[str]) -> dict:
        if len(ids) > 50:
            return {"error": {"code": "toomanyvalues", "info": "Too many values supplied for parameter ids."}}
        return {"entities": {qid: self.entity(qid) for qid in ids}, "success": 1}

    def entity(self, qid: str) -> dict:
        if qid in self.merged:
            return {**self.items[self.merged[qid]], "redirects": {"from": qid, "to": self.merged[qid]}}
        return self.items.get(qid, {"id": qid, "missing": ""})


class Answering(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        service = self.server.service
        service.asked.append((self.path, dict(self.headers)))
        time.sleep(service.delay)
        if service.faults and service.faults.pop(0)(self):
            return
        self.give(json.dumps(self.document()).encode())

    def document(self) -> dict:
        where = urlsplit(self.path)
        asked = {name: given[0] for name, given in parse_qs(where.query).items()}
        if where.path == "/sparql":
            return self.server.service.query(asked["query"])
        return self.server.service.entities(asked["ids"].split("|"))

    def give(self, body: bytes, status: int = 200, length: int | None = None, **headers: str) -> bool:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = length is not None
        return True

    def log_message(self, *told: object) -> None:
        """Nothing: the tests look at what was asked."""


def fails(status: int, **headers: str) -> Fault:
    return lambda answer: answer.give(b"an error page", status, **headers)


def says(body: bytes, **headers: str) -> Fault:
    return lambda answer: answer.give(body, **headers)


def cut_short(answer: Answering) -> bool:
    body = json.dumps(answer.document()).encode()
    return answer.give(body[: len(body) // 2], length=len(body))


def cut_by_the_service(answer: Answering) -> bool:
    """As the query service does when its time is up: half an answer, then the trace of an exception, all with 200."""
    body = json.dumps(answer.document()).encode()
    return answer.give(body[: len(body) // 2] + b"\njava.util.concurrent.TimeoutException\n\tat java.base/java")


def hangs(answer: Answering) -> bool:
    answer.server.service.released.wait(5)
    answer.close_connection = True
    return True


def drips(answer: Answering) -> bool:
    """A byte now and then, so that no timeout of the socket ever comes."""
    answer.send_response(200)
    answer.send_header("Content-Length", "100000")
    answer.end_headers()
    while not answer.server.service.released.wait(0.05):
        try:
            answer.wfile.write(b" ")
        except OSError:
            break
    answer.close_connection = True
    return True


def hangs_up(answer: Answering) -> bool:
    answer.close_connection = True
    answer.connection.close()
    return True


def sends_on(place: str) -> Fault:
    return lambda answer: answer.give(b"", 302, Location=place)


def town(qid: str, *twins: dict, name: str = "") -> dict:
    """A small item with a name."""
    return document(qid, labels={"en": name or f"Town {qid}"}, **({"P190": list(twins)} if twins else {}))
