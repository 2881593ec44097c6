"""`tawam import table`: a spreadsheet becomes claims, after a look at what each row would become."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.basics.dates import BadDate, PartialDate
from tawam.config.commands import preparing
from tawam.config.commands.importing import accept, as_json, data, print_reading, stopping_clearly, watched
from tawam.config.commands.profiling import keep_profiles
from tawam.evidence.rules import described_source
from tawam.evidence.values import Source, SourceKind
from tawam.intake import actions as intake
from tawam.intake import queries as intake_queries
from tawam.intake.actions.tables import RowReport, TablePreview
from tawam.intake.files.tables import BadTable, read_table
from tawam.intake.rules.tables.describing import NOBODY, list_name
from tawam.intake.rules.tables.export import neutral
from tawam.intake.rules.tables.headers import guessed_mapping
from tawam.intake.rules.tables.profiles import applied
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.intake.values.tables import Table as Sheet

_OUT = Console()
_SAMPLE = 50
_MOST_SHOWN = 15


@click.command("table")
@data
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--map", "mapped", multiple=True, metavar="COLUMN=FIELD", help="What a column holds (see --fields).")
@click.option("--default", "defaults", multiple=True, metavar="FIELD=VALUE", help="A value for a missing column.")
@click.option("--sheet", default="", help="Sheet of a spreadsheet (default: the first).")
@click.option("--encoding", default="", help="Encoding of a text file (default: detected).")
@click.option("--delimiter", default="", help="Mark between the columns (default: detected).")
@click.option("--title", default="", help="Title of the source (default: the file's name).")
@click.option("--publisher", default="", help="Who publishes the list (default: not stated).")
@click.option("--kind", default="dataset", type=click.Choice([kind.value for kind in SourceKind]), show_default=True)
@click.option("--url", default="", help="Address of the source.")
@click.option("--published", default="", help="Date of the source: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option(
    "--dataset", default="", help="Name of the list, the same at each reading (default: from the file's name)."
)
@click.option("--profile", "profile_name", default="", help="What the columns hold, as kept under this name.")
@click.option("--save-profile", default="", help="Keep what the columns hold under this name.")
@click.option("--preview", "only_preview", is_flag=True, help="Show what would become of each row; write nothing.")
@click.option(
    "--report", "report_path", type=click.Path(dir_okay=False, path_type=Path), help="Write what was not used, as CSV."
)
@accept
@as_json
def import_table(
    file: Path,
    mapped: tuple[str, ...],
    defaults: tuple[str, ...],
    sheet: str,
    encoding: str,
    delimiter: str,
    title: str,
    publisher: str,
    kind: str,
    url: str,
    published: str,
    dataset: str,
    profile_name: str,
    save_profile: str,
    only_preview: bool,
    report_path: Path | None,
    accept_change: bool,
    as_json: bool,
) -> None:
    """A table of twinnings (CSV, TSV, XLSX, ODS), one link a row; or of places, one place a row."""
    preparing.need_gazetteer()
    if report_path and report_path.exists() and report_path.samefile(file):
        raise click.UsageError("--report names the table itself, which would be lost. Name another file.")
    source = _source(title or file.name, publisher, kind, url, published)
    with preparing.alone(_OUT), stopping_clearly(), watched() as watch:
        table = _table(file, sheet, encoding, delimiter)
        profile = _profile(table, profile_name)
        mapping = _mapping(table, profile, mapped, defaults)
        if save_profile:
            keep_profiles([Profile(save_profile, table.header, mapping)])
        watch("resolving", 0, len(table.rows))
        preview = intake.preview_table(table=table, mapping=mapping, today=timezone.now().date())
        reading = None
        if report_path:
            _write_report(report_path, preview)
        if not only_preview:
            reading = intake.import_table(
                preview=preview,
                source=source,
                dataset=dataset or _dataset(file),
                actor=preparing.actor(),
                accept_change=accept_change,
                progress=watch,
            )
    if as_json:
        document = {**_document(preview), "profile": profile.name if profile else ""}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    if profile:
        _OUT.print(f"Columns read by the profile “{profile.name}”.", markup=False)
    _show(preview)
    if reading:
        print_reading(reading)
        _OUT.print(f"Source: {source.id}. Undo with: tawam import undo {reading.dataset}", markup=False)


def _table(file: Path, sheet: str, encoding: str, delimiter: str) -> Sheet:
    try:
        return read_table(file, sheet=sheet, encoding=encoding, delimiter=delimiter.replace("\\t", "\t"))
    except BadTable as error:
        raise click.ClickException(f"{error} Nothing was written.") from None


def _profile(table: Sheet, name: str) -> Profile | None:
    """The profile that the person names, or the one that was made for a table with these columns."""
    try:
        return intake_queries.profile(name) if name else intake_queries.profile_for(table.header)
    except intake_queries.NoSuchProfile as error:
        known = ", ".join(f"“{one.name}”" for one in intake_queries.profiles()) or "none"
        raise click.UsageError(f"{error} There are: {known}.") from None


def _mapping(
    table: Sheet, profile: Profile | None, mapped: tuple[str, ...], defaults: tuple[str, ...]
) -> ColumnMapping:
    """The mapping of the profile or the guessed one, with what the person says in its place."""
    guessed = guessed_mapping(table.header, [row for _, row in table.rows[:_SAMPLE]])
    held = applied(profile, table.header) if profile else guessed
    columns = dict(held.columns)
    for column, field in (_told(one, "--map COLUMN=FIELD") for one in mapped):
        if column not in columns:
            raise click.UsageError(f"There is no column “{column}”; there are {', '.join(columns)}.")
        columns[column] = _field(field)
    told = {_field(one): value for one, value in (_told(each, "--default FIELD=VALUE") for each in defaults)}
    mapping = ColumnMapping(columns, {**held.defaults, **told})
    if not {Field.ONE_NAME, Field.ONE_WIKIDATA, Field.ONE_GEONAMES} & {*columns.values(), *mapping.defaults}:
        raise click.UsageError(
            f"No column seems to hold the names of places: {', '.join(table.header)}. Say which one does with --map."
        )
    return mapping


def _told(text: str, form: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"“{text}” is not of the form {form}.")
    return name, value


def _field(name: str) -> Field:
    try:
        return Field(name)
    except ValueError:
        raise click.UsageError(f"“{name}” is no field; fields are {', '.join(Field)}.") from None


def _source(title: str, publisher: str, kind: str, url: str, published: str) -> Source:
    try:
        on = PartialDate.parse(published) if published else None
    except BadDate as error:
        raise click.UsageError(f"--published: {error}") from None
    return described_source(title=title, publisher=publisher or NOBODY, kind=SourceKind(kind), url=url, published=on)


def _dataset(file: Path) -> str:
    return list_name(file.name)


def _document(preview: TablePreview) -> dict[str, object]:
    return {
        "file": preview.table.file,
        "encoding": preview.table.encoding,
        "delimiter": preview.table.delimiter,
        "sheet": preview.table.sheet,
        "mapping": {name: field.value for name, field in preview.mapping.columns.items()},
        **preview.counts,
        "ignored_columns": list(preview.ignored_columns),
        "reasons": _reasons(preview),
        "reports": [
            {
                "row": one.number,
                "outcome": one.outcome,
                "reason": one.code,
                "about": one.about,
                "candidates": list(one.candidates),
            }
            for one in preview.reports
        ],
    }


def _reasons(preview: TablePreview) -> dict[str, int]:
    counted = Counter(f"{one.outcome}: {one.code.replace('_', ' ')}" for one in preview.reports)
    return dict(counted.most_common())


def _show(preview: TablePreview) -> None:
    table = Table("what", "number", title=escape(preview.table.file))
    for name, number in {**preview.counts, **_reasons(preview)}.items():
        table.add_row(name, f"{number:,}")
    _OUT.print(table)
    held = ", ".join(
        f"{name} → {field}" for name, field in preview.mapping.columns.items() if field is not Field.IGNORE
    )
    _OUT.print(f"Columns: {held}", markup=False)
    if preview.ignored_columns:
        _OUT.print(f"Ignored columns: {', '.join(preview.ignored_columns)}", markup=False)
    for one in preview.reports[:_MOST_SHOWN]:
        _OUT.print(f"  row {one.number}: {_line(one)}", markup=False)
    if len(preview.reports) > _MOST_SHOWN:
        _OUT.print(f"  … and {len(preview.reports) - _MOST_SHOWN:,} more: see them all with --report FILE.csv")


def _line(one: RowReport) -> str:
    candidates = f" ({'; '.join(one.candidates)})" if one.candidates else ""
    return f"{one.outcome}, {one.code.replace('_', ' ')}: {one.about}{candidates}"


def _write_report(path: Path, preview: TablePreview) -> None:
    try:
        _write_lines(path, preview)
    except OSError as error:
        told = f"The report {path} cannot be written: {error.strerror}. Nothing was imported."
        raise click.ClickException(told) from None


def _write_lines(path: Path, preview: TablePreview) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "outcome", "reason", "about", "candidates"])
        for one in preview.reports:
            writer.writerow([one.number, one.outcome, one.code, neutral(one.about), neutral("; ".join(one.candidates))])
