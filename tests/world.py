"""One small cast that every test with a database uses: a dozen places and six partnerships.

Coventry–Volgograd      suspended; the start is disputed
San Francisco–Osaka     one side left, the other holds on: disputed
Leipzig–Houston         in force, a recent sign of life
Bristol–Hanover         reaffirmed lately; an article says that it failed
Denver–Baghdad          a project; the near match of a mistaken Detroit–Baghdad
France–Germany          two countries, with a city link beneath them (Lyon–Leipzig, ended)
"""

from __future__ import annotations

from django.core.management import call_command

from tawam.evidence.actions import record_dataset
from tawam.evidence.values import SourcedClaim, SourceKind
from tawam.places.actions import load_gazetteer
from tawam.registry.actions import reconcile
from tests.told import source, told

COVENTRY, VOLGOGRAD = "gn:2652221", "gn:472757"
SAN_FRANCISCO, OSAKA = "gn:5391959", "gn:1853909"
LEIPZIG, HOUSTON, LYON = "gn:2879139", "gn:4699066", "gn:2996944"
BRISTOL, HANOVER = "gn:2654675", "gn:2910831"
DENVER, DETROIT, BAGHDAD = "gn:5419384", "gn:4990729", "gn:98182"
JERUSALEM, BETHLEHEM, BETHLEHEM_PA = "gn:281184", "gn:284315", "gn:5180225"
PARIS, PARIS_TEXAS = "gn:2988507", "gn:4717560"
FRANCE, GERMANY = "cc:FR", "cc:DE"

CITIES = (
    COVENTRY, VOLGOGRAD, SAN_FRANCISCO, OSAKA, LEIPZIG, HOUSTON, LYON, BRISTOL, HANOVER,
    DENVER, DETROIT, BAGHDAD, JERUSALEM, BETHLEHEM, BETHLEHEM_PA, PARIS, PARIS_TEXAS,
)  # fmt: skip

CITY_HALL = source("City of Coventry", SourceKind.COUNCIL_RECORD, url="https://coventry.example/minutes", language="en")
GAZETTE = source("The Gazette", url="https://gazette.example/story", language="en")
TIMES = source("The Times of Twins", url="https://times.example/twins", language="en")
BLOG = source("A blog", SourceKind.ASSOCIATION, url="https://blog.example/osaka", language="en")


def places() -> None:
    """The cast's places."""
    load_gazetteer(only=[*CITIES, FRANCE, GERMANY])


def start_anew() -> None:
    """Leave the places of the cast alone; new rows go on counting, for copies of the cast have the first numbers."""
    call_command("flush", verbosity=0, interactive=False, reset_sequences=False)
    places()


def build() -> None:
    """The partnerships of the cast; its places must be there."""
    said = [*_coventry(), *_osaka(), *_leipzig(), *_bristol(), *_denver(), *_france()]
    record(said)


def record(said: list[SourcedClaim], dataset: str = "casebook") -> None:
    """Record these claims as a data set and rebuild what they touch."""
    recorded = record_dataset(
        dataset=dataset,
        sources={one.source.id: one.source for one in said}.values(),
        claims=[one.claim for one in said],
        actor="test",
    )
    reconcile(subjects=recorded.subjects, actor="test")


def tie(slug: str, first: str, second: str, kind: str = "twinning") -> list[SourcedClaim]:
    """The claims that make a partnership of two places."""
    return [
        told("party", first, subject=slug, position=0),
        told("party", second, subject=slug, position=1),
        told("kind", kind, subject=slug, position=50),
    ]


def _coventry() -> list[SourcedClaim]:
    slug = "coventry--volgograd"
    return [
        *tie(slug, COVENTRY, VOLGOGRAD),
        told("signed", "1944", by=GAZETTE, subject=slug, position=100),
        told(
            "suspended",
            "2022-03-22",
            by=CITY_HALL,
            subject=slug,
            position=101,
            side=COVENTRY,
            cause="war_or_insecurity",
        ),
        told("answer", "1941", by=TIMES, subject=slug, position=10_001, question="Start of the link", topic="start"),
        told("answer", "1944", by=GAZETTE, subject=slug, position=10_002, question="Start of the link", topic="start"),
    ]


def _osaka() -> list[SourcedClaim]:
    slug = "san-francisco--osaka"
    return [
        *tie(slug, SAN_FRANCISCO, OSAKA),
        told("signed", "1957", by=BLOG, subject=slug, position=100),
        told("revoked", "2018-10-02", by=GAZETTE, subject=slug, position=101, side=OSAKA, cause="political_tension"),
        told("reaffirmed", "2018-10-04", by=TIMES, subject=slug, position=102, side=SAN_FRANCISCO),
    ]


def _leipzig() -> list[SourcedClaim]:
    slug = "leipzig--houston"
    return [
        *tie(slug, LEIPZIG, HOUSTON),
        told("signed", "1993", by=GAZETTE, subject=slug, position=100),
        told("signed", "1993-05", by=TIMES, subject=slug, position=101),
        told("anniversary", "2023-05", by=TIMES, subject=slug, position=102),
    ]


def _bristol() -> list[SourcedClaim]:
    slug = "bristol--hanover"
    return [
        *tie(slug, BRISTOL, HANOVER),
        told("signed", "1947", by=GAZETTE, subject=slug, position=100),
        told("reaffirmed", "2017", by=TIMES, subject=slug, position=101),
    ]


def _denver() -> list[SourcedClaim]:
    slug = "denver--baghdad"
    return [*tie(slug, DENVER, BAGHDAD, "project"), told("signed", "2004-10", by=GAZETTE, subject=slug, position=100)]


def _france() -> list[SourcedClaim]:
    slug = "lyon--leipzig"
    return [
        *tie("france--germany", FRANCE, GERMANY, "state_treaty"),
        told("signed", "1963-01-22", by=GAZETTE, subject="france--germany", position=100),
        *tie(slug, LYON, LEIPZIG),
        told("signed", "1981", by=GAZETTE, subject=slug, position=100),
        told("ended", "2010", by=GAZETTE, subject=slug, position=101, cause="resources"),
    ]
