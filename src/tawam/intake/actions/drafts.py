"""Drafts of tables: opened from an upload or from given rows, mapped, confirmed, undone, deleted. None is a claim."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tawam.evidence.actions import write_journal
from tawam.intake import models
from tawam.intake.files.tables import LONGEST_CELL, MOST_COLUMNS, BadTable, read_table
from tawam.intake.files.uploads import discard, keep, kept, shown_name
from tawam.intake.queries.drafts import NoSuchDraft, draft_value
from tawam.intake.queries.profiles import profile_for
from tawam.intake.rules.tables.describing import list_name, samples, tidy
from tawam.intake.rules.tables.headers import guessed_mapping
from tawam.intake.rules.tables.profiles import applied, check_fields
from tawam.intake.values.drafts import CHANGEABLE, CONFIRMABLE, Draft, DraftState, SourceWords
from tawam.intake.values.tables import ColumnMapping, Field, Table

_SAMPLE = 50
# Rows that are given and not uploaded lie in the database; more than these come in a file.
MOST_GIVEN = 5_000


class NotNow(ValueError):
    """What is asked for does not go in the state in which the draft is."""

    def __init__(self, state: str) -> None:
        super().__init__(f"This does not go while the table is “{state}”. Open its page again to see where it stands.")


class NoNames(ValueError):
    """No column is said to hold the names of places."""

    def __init__(self) -> None:
        super().__init__("No column holds the names of places. Say which one does.")


def upload_folder() -> Path:
    """Where uploaded files are kept."""
    return Path(settings.DATA) / "imports" / "tables"


def upload_table(
    *, chunks: Iterable[bytes], name: str, actor: str, sheet: str = "", encoding: str = "", delimiter: str = ""
) -> Draft:
    """Keep an uploaded table, read it once, and open a draft of it; raises BadTable, and then keeps nothing."""
    kept_as = keep(upload_folder(), chunks)
    try:
        path = kept(upload_folder(), kept_as)
        table = read_table(path, sheet=sheet, encoding=encoding, delimiter=delimiter, file=shown_name(name))
        return _opened(table, actor, kept_as=kept_as, size=path.stat().st_size)
    except BaseException:
        discard(upload_folder(), kept_as)
        raise


def open_draft(
    *,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    source: SourceWords,
    actor: str,
    settled: Mapping[tuple[int, str], str] | None = None,
    mapping: ColumnMapping | None = None,
    file: str = "",
) -> Draft:
    """Open a draft from rows that another part of the program found; no file lies behind it.

    ``settled`` says by row number (from 1) and side (``one``, ``other``) which place is meant, by its id. The rows are
    resolved at once, in the background. Raises BadTable for what is no table and rules' BadDescription.
    """
    source = tidy(source)
    table = _given_table(header, rows, shown_name(file) if file else source.title)
    with transaction.atomic():
        draft = _opened(table, actor, mapping=mapping, given=[list(row) for row in rows], source=source)
        models.TableChoice.objects.bulk_create(
            models.TableChoice(
                draft_id=draft.token, key=side, number=number, place=place, chosen_by=actor, chosen_at=timezone.now()
            )
            for (number, side), place in (settled or {}).items()
        )
        return map_draft(token=draft.token, mapping=draft.mapping, source=draft.source, actor=actor)


def read_sheet(*, token: str, sheet: str, actor: str) -> Draft:
    """Read another sheet of the same workbook instead; raises BadTable, NotNow."""
    row = models.TableDraft.objects.filter(pk=token).first()
    if row is None:
        raise NoSuchDraft
    if not row.kept_as:
        raise NotNow(row.state)
    table = read_table(kept(upload_folder(), row.kept_as), sheet=sheet, file=row.file)
    with transaction.atomic():
        row = _changeable(token, CHANGEABLE)
        before = _kept(row)
        _read(row, table)
        row.state, row.problem = DraftState.OPENED, {}
        row.rows.all().delete()
        row.save()
        write_journal(actor=actor, action="draft_read_sheet", about=token, before=before, after=_kept(row))
    return draft_value(row)


@transaction.atomic
def map_draft(*, token: str, mapping: ColumnMapping, source: SourceWords, actor: str, profile: str = "") -> Draft:
    """Say what the columns hold and what the source is, and have the rows resolved anew.

    Raises NotNow, NoNames, BadDescription, and BadProfile where two columns hold the same.
    """
    row = _changeable(token, CHANGEABLE)
    check_fields(mapping.columns)
    if not {Field.ONE_NAME, Field.ONE_WIKIDATA, Field.ONE_GEONAMES} & {*mapping.columns.values(), *mapping.defaults}:
        raise NoNames
    before = _kept(row)
    row.columns = {name: mapping.columns.get(name, Field.IGNORE).value for name in row.header}
    row.defaults = {field.value: value for field, value in mapping.defaults.items() if value}
    row.source = _source_row(replace(source, dataset=source.dataset or list_name(row.file)))
    row.profile = profile
    row.rows.all().delete()
    _ask(row, DraftState.RESOLVING, actor)
    write_journal(actor=actor, action="draft_map", about=token, before=before, after=_kept(row))
    return draft_value(row)


@transaction.atomic
def confirm_draft(*, token: str, actor: str, accept_change: bool = False) -> bool:
    """Have the rows that can be used recorded; False if that was asked for before: nothing is recorded twice."""
    row = _row(token)
    if row.state in (DraftState.RECORDING, DraftState.RECORDED):
        return False
    if row.state not in CONFIRMABLE:
        raise NotNow(row.state)
    row.accept_change, before = accept_change, {"state": str(row.state)}
    _ask(row, DraftState.RECORDING, actor)
    after, accepted = {"state": str(row.state)}, {"accept_change": accept_change}
    write_journal(actor=actor, action="draft_confirm", about=token, before=before, after=after, change=accepted)
    return True


@transaction.atomic
def undo_draft(*, token: str, actor: str) -> bool:
    """Have the reading that the draft became undone; False if that was asked for before."""
    row = _row(token)
    if row.state in (DraftState.UNDOING, DraftState.UNDONE):
        return False
    if row.state != DraftState.RECORDED:
        raise NotNow(row.state)
    before = {"state": str(row.state), "reading": row.reading}
    _ask(row, DraftState.UNDOING, actor)
    write_journal(actor=actor, action="draft_undo", about=token, before=before, after={"state": str(row.state)})
    return True


def delete_draft(*, token: str, actor: str) -> None:
    """Delete a draft with its file; one that was recorded stays, for its file is the evidence. Raises NotNow."""
    with transaction.atomic():
        row = _changeable(token, CHANGEABLE | {DraftState.RESOLVING})
        kept_as, before = row.kept_as, _kept(row)
        row.delete()
        write_journal(actor=actor, action="draft_delete", about=token, before=before, after={})
    if kept_as:
        discard(upload_folder(), kept_as)


def draft_table(*, row: models.TableDraft) -> Table:
    """The table of a draft, from its file or from the rows that were given; raises BadTable if the file changed."""
    if not row.kept_as:
        return _given_table(row.header, row.given, row.file)
    path = kept(upload_folder(), row.kept_as)
    text = {"encoding": row.encoding, "delimiter": row.delimiter}
    table = read_table(path, sheet=row.sheet, file=row.file, **text)
    if table.fingerprint != row.fingerprint:
        raise BadTable(row.file, "is not the file that was uploaded. Upload it again.")
    return table


def _opened(
    table: Table,
    actor: str,
    *,
    kept_as: str = "",
    size: int = 0,
    given: Sequence[Sequence[str]] = (),
    mapping: ColumnMapping | None = None,
    source: SourceWords | None = None,
) -> Draft:
    now = timezone.now()
    row = models.TableDraft(token=secrets.token_hex(16), owner=actor, state=DraftState.OPENED, made_at=now)
    row.kept_as, row.given, row.size, row.changed_at = kept_as, list(given), size, now
    words = source or SourceWords()
    row.source = _source_row(replace(words, dataset=words.dataset or list_name(table.file)))
    _read(row, table, mapping)
    with transaction.atomic():
        row.save(force_insert=True)
        after = {**_kept(row), "rows": row.row_total, "fingerprint": row.fingerprint}
        write_journal(actor=actor, action="draft_open", about=row.pk, before={}, after=after)
    return draft_value(row)


def _read(row: models.TableDraft, table: Table, mapping: ColumnMapping | None = None) -> None:
    """What the table itself says, and what its columns seem to hold: by the profile that fits, or guessed."""
    fitting = None if mapping else profile_for(table.header)
    guessed = guessed_mapping(table.header, [cells for _, cells in table.rows[:_SAMPLE]])
    held = mapping or (applied(fitting, table.header) if fitting else guessed)
    row.file, row.fingerprint, row.header = table.file[:200], table.fingerprint, list(table.header)
    row.encoding, row.delimiter, row.sheet, row.sheets = (
        table.encoding,
        table.delimiter,
        table.sheet,
        list(table.sheets),
    )
    row.samples, row.row_total = samples(table), len(table.rows)
    row.columns = {name: held.columns.get(name, Field.IGNORE).value for name in table.header}
    row.defaults = {field.value: value for field, value in held.defaults.items()}
    row.profile = fitting.name if fitting else ""


def _given_table(header: Sequence[str], rows: Sequence[Sequence[str]], file: str) -> Table:
    names = tuple(header)
    if not names or len(names) > MOST_COLUMNS or len(set(names)) < len(names) or not all(map(str.strip, names)):
        raise BadTable(file, f"needs from 1 to {MOST_COLUMNS} columns, each with a name of its own.")
    if not 0 < len(rows) <= MOST_GIVEN:
        raise BadTable(file, f"has {len(rows):,} rows; from 1 to {MOST_GIVEN:,} can be given. Upload a file instead.")
    for number, row in enumerate(rows, 1):
        if len(row) > len(names) or any(len(cell) > LONGEST_CELL or "\x00" in cell for cell in row):
            raise BadTable(file, "has more cells than columns, or a cell that is no text.", number)
    text = json.dumps([names, *rows], ensure_ascii=False)
    fingerprint = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Table(
        file, names, tuple((number, tuple(row)) for number, row in enumerate(rows, 1)), fingerprint=fingerprint
    )


def _kept(row: models.TableDraft) -> dict[str, object]:
    """What a person may say of a draft, as the journal tells it."""
    names = ("file", "sheet", "columns", "defaults", "source", "profile")
    return {"state": str(row.state), **{name: getattr(row, name) for name in names}}


def _source_row(source: SourceWords) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(tidy(source)).items()}


def _ask(row: models.TableDraft, state: DraftState, actor: str) -> None:
    """Have a worker do what the state says."""
    row.state, row.acting, row.asked_at, row.changed_at = state, actor, timezone.now(), timezone.now()
    row.worker, row.beat_at, row.attempts, row.done, row.problem = "", None, 0, 0, {}
    row.save()


def _row(token: str) -> models.TableDraft:
    row = models.TableDraft.objects.select_for_update().filter(pk=token).first()
    if row is None:
        raise NoSuchDraft
    return row


def _changeable(token: str, states: frozenset[DraftState]) -> models.TableDraft:
    row = _row(token)
    if row.state not in states:
        raise NotNow(row.state)
    return row
