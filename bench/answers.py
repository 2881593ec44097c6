"""How fast the server answers: search as you type over the API, and the pages."""

from __future__ import annotations

import http.client
import random
import statistics
import time
from collections.abc import Sequence
from urllib.parse import quote

# Names in the scripts that readers type, cut to every length below: what search-as-you-type really asks for.
NAMES = (
    "London", "Coventry", "San Francisco", "Saint Petersburg", "Nanjing", "Springfield", "München", "Łódź", "Kyiv",
    "القاهرة", "الإسكندرية", "بغداد", "كوفنتري", "بيت لحم", "دمشق", "Москва", "Волгоград", "Київ",
    "北京", "東京", "大阪",
    "Sao Paulo", "Santiago", "Villeneuve", "Neustadt", "Newcastle", "Alexandria", "Detriot", "Londn", "Volgagrad",
)  # fmt: skip
PAGES = {
    "place": ("/en/places/gn:5391959/", "/ar/places/gn:703448/", "/en/places/gn:2950159/"),
    "partnership": (
        "/en/partnerships/coventry--volgograd/",
        "/ar/partnerships/san-francisco--osaka/",
        "/en/partnerships/france--germany/",
    ),
    "home": ("/en/", "/ar/"),
    "register": ("/en/partnerships/", "/ar/partnerships/?country=DE"),
    "case file": ("/en/casefiles/independent-arabia-twinning/", "/ar/casefiles/independent-arabia-twinning/"),
}
SEED = 1947


def search_times(port: int, questions: int = 2_000) -> list[float]:
    """Milliseconds for each of many searches over one connection, first letters and whole names mixed."""
    rng = random.Random(SEED)
    typed = [name[: rng.randint(1, len(name))] for name in rng.choices(NAMES, k=questions)]
    return _times(port, [f"/api/v1/places?limit=8&q={quote(text)}" for text in typed])


def page_times(port: int, rounds: int = 40) -> dict[str, list[float]]:
    """Milliseconds for each kind of page, after one visit that warms it."""
    found: dict[str, list[float]] = {}
    for name, addresses in PAGES.items():
        _times(port, addresses)
        found[name] = _times(port, list(addresses) * rounds)
    return found


def told(times: Sequence[float]) -> str:
    """Median and 99th percentile in words."""
    ordered = sorted(times)
    return f"p50 {statistics.median(ordered):.1f} ms, p99 {ordered[int(len(ordered) * 0.99)]:.1f} ms"


def _times(port: int, addresses: Sequence[str]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    found = []
    for address in addresses:
        began = time.perf_counter()
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        found.append((time.perf_counter() - began) * 1000)
        assert response.status == 200, (address, response.status)
    connection.close()
    return found
