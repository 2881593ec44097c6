"""The casebook's cases as claims: parties, kind, dated events and noted disagreements, each with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tawam.evidence.rules import described_source, host_of
from tawam.evidence.values import Claim, Source, SourceKind, Weakness
from tawam.intake.rules.rows import Row
from tawam.intake.values import CasebookFiles, Extract, Publisher
from tawam.registry.rules.conflicts import ANSWER_PROPERTY, KIND_PROPERTY
from tawam.registry.rules.events import EVENT_PROPERTY
from tawam.registry.rules.pairs import PARTY_PROPERTY
from tawam.registry.values import BREAKS, Cause, DateBasis, EventType, Kind, Scope, Topic

DATASET = "casebook"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)+")

_CASE_FIELDS = {"id", "parties", "kind", "events", "conflicts"}
_PARTY_FIELDS = {"name", "admin", "country"}
_SOURCE_FIELDS = {"source", "source_title", "source_kind", "source_weakness", "published", "quote_lang"}
_EVENT_FIELDS = _SOURCE_FIELDS | {"event", "on", "by", "by_body", "cause", "note", "date_basis", "scope", "decision"}
_STANDS_FOR = {"active", "suspended", "ended", "lapsed", "none", "kept"}
_CONFLICT_FIELDS = {"fact", "topic", "claims"}
_ANSWER_FIELDS = {"value", "source", "source_kind", "stands_for"}
# Party claims come first, then events, then answers, in whatever number.
_EVENTS_FROM, _ANSWERS_FROM = 100, 10_000

CASEBOOK = described_source(
    title="Casebook of town twinnings",
    publisher="Tawam",
    kind=SourceKind.DATASET,
    language="en",
    note="346 documented partnerships; only links and endings that somebody wrote about are in.",
)


def casebook_extract(files: CasebookFiles) -> Extract:
    """Sources and claims of every case; raises BadRow at the first row that cannot be used."""
    sources: dict[str, Source] = {CASEBOOK.id: CASEBOOK}
    claims: list[Claim] = []
    seen: set[str] = set()
    titles = _titles(files)
    for number, fields in enumerate(files.cases, 1):
        case = Row(files.name, str(fields.get("id") or f"case {number}"), fields)
        if case.case in seen:
            raise case.bad("id", "stands twice")
        seen.add(case.case)
        for source, claim in _CaseReader(case, files, titles).read():
            sources.setdefault(source.id, source)
            claims.append(claim)
    return Extract(tuple(sources.values()), tuple(claims))


class _CaseReader:
    """One case on its way to claims."""

    def __init__(self, case: Row, files: CasebookFiles, titles: Mapping[str, str]) -> None:
        self.case, self.files, self.titles = case, files, titles
        self.arabic = _arabic(case, files)
        self.places: dict[str, str] = {}

    def read(self) -> Iterator[tuple[Source, Claim]]:
        self.case.only(_CASE_FIELDS)
        if not SLUG.fullmatch(self.case.text("id", most=160)):
            raise self.case.bad("id", "must be words joined by -, parties joined by --")
        yield from self._parties()
        kind = self.case.code("kind", Kind)
        yield CASEBOOK, self._claim(KIND_PROPERTY, kind, CASEBOOK, position=50)
        for position, event in enumerate(self.case.rows("events", at_least=1)):
            yield self._event(event, position)
        yield from self._answers()

    def _parties(self) -> Iterator[tuple[Source, Claim]]:
        for position, party in enumerate(self.case.rows("parties", at_least=2)):
            party.only(_PARTY_FIELDS)
            name = party.text("name")
            key = (name, party.text("admin", ""), party.text("country"))
            if key not in self.files.places:
                raise party.bad("name", f"no place is known for {', '.join(filter(None, key))}: add it to places.csv")
            self.places[name] = self.files.places[key]
            claim = self._claim(PARTY_PROPERTY, self.places[name], CASEBOOK, position=position)
            yield CASEBOOK, replace(claim, qualifiers={"name": name})

    def _event(self, event: Row, position: int) -> tuple[Source, Claim]:
        event.only(_EVENT_FIELDS)
        kind = event.code("event", EventType)
        qualifiers = {
            "scope": event.code("scope", Scope, ""),
            "date_basis": event.code("date_basis", DateBasis, ""),
            "decision": event.text("decision", "", most=80),
            "body": event.text("by_body", ""),
        }
        qualifiers["cause"] = self._cause(event, kind)
        source = self._source(event, event.text("source_title"))
        claim = self._claim(EVENT_PROPERTY + kind, event.date("on"), source, position=_EVENTS_FROM + position)
        return source, replace(
            claim,
            side=self._side(event),
            language=event.text("quote_lang", most=8),
            wording={"en": event.text("note"), "ar": self.arabic.events[position]},
            qualifiers={name: value for name, value in qualifiers.items() if value},
        )

    def _cause(self, event: Row, kind: EventType) -> str:
        if kind in BREAKS:
            return event.code("cause", Cause)
        if "cause" in event.fields:
            raise event.bad("cause", f"an event of type {kind} has no cause")
        return ""

    def _side(self, event: Row) -> str:
        name = event.text("by", "")
        if name and name not in self.places:
            raise event.bad("by", f"“{name}” is no party of this case; write other bodies to by_body")
        return self.places.get(name, "")

    def _answers(self) -> Iterator[tuple[Source, Claim]]:
        position = _ANSWERS_FROM
        for number, conflict in enumerate(self.case.rows("conflicts")):
            conflict.only(_CONFLICT_FIELDS)
            topic = conflict.code("topic", Topic)
            for order, answer in enumerate(conflict.rows("claims", at_least=2)):
                position += 1
                answer.only(_ANSWER_FIELDS)
                source = self._source(answer, self._title(answer))
                claim = self._claim(ANSWER_PROPERTY, answer.text("value"), source, position=position)
                qualifiers = {"topic": topic.value, "question_ar": self.arabic.questions[number]}
                if answer.fields.get("stands_for"):
                    qualifiers["stands_for"] = _stands_for(answer)
                yield (
                    source,
                    replace(
                        claim,
                        question=conflict.text("fact"),
                        wording={"en": claim.value, "ar": self.arabic.answers[number][order]},
                        qualifiers=qualifiers,
                    ),
                )

    def _title(self, answer: Row) -> str:
        url = answer.url("source")
        return self.titles.get(url) or _publisher(answer, url, self.files).name

    def _source(self, row: Row, title: str) -> Source:
        url = row.url("source")
        publisher = _publisher(row, url, self.files)
        return described_source(
            title=title,
            publisher=publisher.name,
            kind=row.code("source_kind", SourceKind, publisher.kind),
            url=url,
            published=row.optional_date("published"),
            language=row.text("quote_lang", ""),
            weakness=row.code("source_weakness", Weakness, publisher.weakness),
        )

    def _claim(self, name: str, value: str, source: Source, *, position: int) -> Claim:
        return Claim(
            subject=self.case.case,
            property=name,
            value=value,
            source_id=source.id,
            dataset=self.files.dataset,
            position=position,
        )


def _stands_for(answer: Row) -> str:
    """The machine's reading of an answer: a partial date, or how the tie then stands."""
    value = answer.text("stands_for")
    return value if value in _STANDS_FOR else answer.date("stands_for")


def _publisher(row: Row, url: str, files: CasebookFiles) -> Publisher:
    host = host_of(url)
    if host not in files.publishers:
        raise row.bad("source", f"the publisher of {host} is not known: add it to publishers.yaml")
    return files.publishers[host]


def _titles(files: CasebookFiles) -> dict[str, str]:
    """Titles by address, for answers, which give the address alone."""
    found: dict[str, str] = {}
    for number, fields in enumerate(files.cases, 1):
        case = Row(files.name, str(fields.get("id") or f"case {number}"), fields)
        for event in case.rows("events"):
            found.setdefault(event.url("source"), event.text("source_title"))
    return found


@dataclass(frozen=True, slots=True)
class _Arabic:
    """The Arabic notes of one case: a line for each event, question and answers for each conflict."""

    events: tuple[str, ...]
    questions: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]


def _arabic(case: Row, files: CasebookFiles) -> _Arabic:
    """The Arabic notes of a case, checked to be as many as the English ones."""
    given = {"notes": files.arabic.get(case.case, {})}
    notes = replace(Row(files.arabic_name, case.case, given).row("notes"), path="")
    conflicts = notes.rows("conflicts")
    found = _Arabic(
        events=notes.lines("events"),
        questions=tuple(one.text("fact") for one in conflicts),
        answers=tuple(one.lines("claims") for one in conflicts),
    )
    if len(found.events) != len(case.rows("events")):
        raise notes.bad("events", "must have one line for each event of the case")
    if [len(lines) for lines in found.answers] != [len(one.rows("claims")) for one in case.rows("conflicts")]:
        raise notes.bad("conflicts", "must have one line for each answer of each conflict of the case")
    return found
