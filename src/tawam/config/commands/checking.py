"""The command that checks a text."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tawam.api.checking import CheckDocument, NamedParty
from tawam.config.commands import preparing
from tawam.intake.queries import texts
from tawam.intake.values.texts import MOST_CHARACTERS, TextTooLong

_MOST_BYTES = 4 * MOST_CHARACTERS + 3


@click.command()
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    expose_value=False,
    help="Data folder (default: TAWAM_DATA, else ./tawam-data).",
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lang", type=click.Choice(["en", "ar"]), help="Language of the text; without it its words decide.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as POST /api/v1/check does.")
def check(file: Path, lang: str | None, as_json: bool) -> None:
    """Which ties the text in FILE (“-” for standard input) states, each held against the registry."""
    preparing.need_gazetteer()
    text = _read(file)
    try:
        checked = texts.check(text, lang or "")
    except TextTooLong as error:
        raise click.ClickException(str(error)) from None
    document = CheckDocument.of(checked, text, "en")
    if as_json:
        click.echo(json.dumps(document.dict(), ensure_ascii=False, indent=2))
        return
    _tell(document)


def _read(file: Path) -> str:
    """The text, which must be UTF-8."""
    try:
        raw = _bytes(file)
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"“{file}” is no UTF-8 text (byte {error.start}): save it as UTF-8.") from None
    except OSError as error:
        raise click.ClickException(f"“{file}” cannot be read: {error.strerror}.") from None
    if not text.strip() or "\x00" in text:
        raise click.ClickException(f"“{file}” holds no text.")
    return text


def _bytes(file: Path) -> bytes:
    """No more than can be a text that is read, so that a film or an endless stream does not fill the memory."""
    if str(file) == "-":
        raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
    else:
        with file.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise click.ClickException(f"“{file}” has more than {MOST_CHARACTERS} characters: check it in parts.")
    return raw


def _tell(document: CheckDocument) -> None:
    """One paragraph for each statement, then what was not understood."""
    for number, one in enumerate(document.findings, start=1):
        said = ", ".join(filter(None, (one.relation, str(one.year or ""), one.cause)))
        click.echo(f"{number}. {_parties(one.parties)}: {said} (characters {one.start} to {one.end})")
        click.echo(f"   {one.verdict}" + (f": {one.partnership}" if one.partnership else ""))
        for reason in one.reasons:
            click.echo(f"   {reason}")
        for match in one.near_matches:
            click.echo(f"   Perhaps this was meant: {match.partnership}")
        for source in one.sources:
            click.echo(
                f"   {'For' if source.supports else 'Against'}: {source.title} ({source.publisher}) {source.url}"
            )
    for left in document.not_understood:
        click.echo(f"Not understood (characters {left.start} to {left.end}): {left.text[:80]}")
        click.echo(f"   {left.reason}")
    if not document.findings:
        click.echo("No statement about a partnership was found.")


def _parties(parties: Sequence[NamedParty]) -> str:
    return " – ".join(f"{party.name} ({party.country})" for party in parties)
