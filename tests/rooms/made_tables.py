"""Tables for tests of drafts: made, uploaded, and worked on as a worker would."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence

from tawam.evidence import queries as evidence
from tawam.intake import actions, jobs, queries
from tawam.intake.actions.drafts import upload_folder
from tawam.intake.values.drafts import Draft, DraftRow, RowFilter, SourceWords

HEADER = ("town", "country1", "partner town", "partner country", "since", "form", "status")
LEIPZIG_LYON = ("Leipzig", "Germany", "Lyon", "France", "1981", "f", "")
LYON_LEIPZIG = ("Lyon", "France", "Leipzig", "Germany", "1981", "f", "")
COVENTRY_LEIPZIG = ("Coventry", "United Kingdom", "Leipzig", "Deutschland", "", "p", "")
BETHLEHEM_LYON = ("Bethlehem", "", "Lyon", "France", "1990", "p", "")
BETHLEHEM_LEIPZIG = ("Bethlehem", "", "Leipzig", "Germany", "1999", "p", "")
NOWHERE = ("Leipzig", "Germany", "Xyzzyqqq", "France", "1990", "p", "")
NAMELESS = ("", "", "Lyon", "France", "", "", "")
LONG_AGO = dt.timedelta(hours=1)
WORDS = SourceWords(title="The Register", publisher="The Association")


def as_csv(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    """A CSV file of these rows."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def uploaded(*rows: Sequence[str], name: str = "twins.csv", actor: str = "account:1", **more: object) -> Draft:
    """An uploaded table whose columns nobody has looked at yet."""
    return actions.upload_table(chunks=[as_csv(*rows, **more)], name=name, actor=actor)  # type: ignore[arg-type]


def mapped(draft: Draft, source: SourceWords = WORDS) -> Draft:
    """The draft with its columns taken as they were guessed."""
    return actions.map_draft(token=draft.token, mapping=draft.mapping, source=source, actor=draft.owner)


def work(worker: str = "worker 1") -> int:
    """Do every job that waits; how many there were."""
    done = 0
    while jobs.do_waiting_job(worker=worker):
        done += 1
    return done


def previewed(*rows: Sequence[str], source: SourceWords = WORDS, **more: object) -> Draft:
    """A draft whose rows were resolved."""
    draft = mapped(uploaded(*rows, **more), source)
    work()
    return queries.draft(draft.token)


def recorded(*rows: Sequence[str], **more: object) -> Draft:
    """A draft that became claims."""
    draft = previewed(*rows, **more)
    actions.confirm_draft(token=draft.token, actor=draft.owner)
    work()
    return queries.draft(draft.token)


def rows_of(draft: Draft, wanted: RowFilter | None = None) -> tuple[DraftRow, ...]:
    """The rows of a draft."""
    return queries.draft_rows(draft.token, wanted=wanted, limit=1_000).rows


def told(draft: Draft) -> list[tuple[int, str, str]]:
    """Number, outcome and reason of each row."""
    return [(row.number, row.outcome.value, row.code) for row in rows_of(draft)]


def kept_files() -> list[str]:
    """The uploads that are kept."""
    return [path.name for path in upload_folder().iterdir()] if upload_folder().exists() else []


def claims_of(draft: Draft) -> int:
    """How many claims of the draft's list are in force."""
    return len(evidence.claims_of_dataset(draft.source.dataset))
