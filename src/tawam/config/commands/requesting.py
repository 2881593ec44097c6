"""``tawam request``: a candidate judged by a council's criteria, and the templates that can be copied."""

from __future__ import annotations

import json
from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import override
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam.api.requests import JudgedDocument, judged_document, template_list
from tawam.config.commands import preparing
from tawam.config.commands.matching import meant
from tawam.matching import queries as matching
from tawam.matching.files.facts import UnreadableFacts, facts_told
from tawam.matching.phrases.requests import wrong
from tawam.matching.rules.requests.checking import answer_faults, request_faults
from tawam.matching.values.requests import Criteria, Judged, Request
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.reports.files import written
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.phrases.requests import next_step, request_document
from tawam.reports.values import Form

_OUT = Console()
_data = click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
_lang = click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, as the API answers.")


@click.group()
def request() -> None:
    """Requests for a partnership, judged by a council's own criteria."""


@request.command("templates")
@_data
@_lang
@_json
def list_templates(language: str, as_json: bool) -> None:
    """The criteria of real councils, each with its source."""
    told = template_list(language)
    if as_json:
        click.echo(json.dumps(told.dict(), ensure_ascii=False, indent=2))
        return
    for one in told.items:
        click.echo(f"{one.code}: {one.publisher} ({one.country})")
        for rule in one.rules:
            click.echo(f"  {'must' if rule.must else 'should'}, before {rule.step}: {rule.text}")
        for source in sorted({rule.source.address for rule in one.rules if rule.source}):
            click.echo(f"  {source}")


@request.command()
@_data
@click.argument("place")
@click.argument("candidate")
@click.option("--template", default="", help="Code of a template; without it the criteria that the place keeps.")
@click.option("--facts", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="What is known, as JSON.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="FILE.pdf, .docx or .html to write.")
@click.option("--by", default="", help="Who made it, for the title page.")
@_lang
@_json
def judge(
    place: str,
    candidate: str,
    template: str,
    facts: Path | None,
    out: Path | None,
    by: str,
    language: str,
    as_json: bool,
) -> None:
    """Hold CANDIDATE against the criteria of PLACE or of a template; both are ids, or names that leave no doubt.

    What no record knows is unknown, unless --facts answers it:
    {"wanted": "twinning", "received_on": "2026-05-01", "themes": ["youth"], "papers": {"budget": true},
    "answers": {"committee": {"number": 17, "note": "list of 3 May"}}}
    """
    preparing.need_gazetteer()
    form = _form(out) if out else None
    try:
        asked = _request(meant(place).id, meant(candidate), facts)
        judged = matching.judged(asked, _criteria(asked.place, template), as_of=timezone.now().date(), within=True)
        if out and form:
            out.write_bytes(written(request_document(judged, lang=language, made_by=by), form))
    except (places.NoSuchPlace, matching.NoSuchTemplate, UnreadableFacts, NeedsPackages, OSError) as error:
        raise click.ClickException(str(error)) from None
    told = judged_document(judged, language)
    if as_json:
        click.echo(told.model_dump_json(indent=2))
    else:
        _print(told, judged, language)


def _form(out: Path) -> Form:
    try:
        return Form(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError("The name of the file must end in .pdf, .docx or .html.") from None


def _criteria(place: str, template: str) -> Criteria:
    found = matching.request_template(template).criteria if template else matching.criteria_of(place)
    if not found.rules:
        raise click.ClickException(
            "This place keeps no criteria yet: name a template, as tawam request templates does."
        )
    return found


def _request(place: str, candidate: Place, path: Path | None) -> Request:
    """The request that the file tells, or one of today of which nothing is known."""
    today = timezone.now().date()
    bare = Request(place, candidate.name_en, today, asking=candidate.id)
    found = facts_told(path, bare) if path else bare
    faults = [*request_faults(found, today=today), *(fault for one in found.answers for fault in answer_faults(one))]
    if faults:
        raise click.ClickException(
            f"{path or candidate.id}: {' '.join(wrong(fault) for fault in dict.fromkeys(faults))}"
        )
    return found


def _print(told: JudgedDocument, judged: Judged, language: str) -> None:
    table = Table("finding", "asked", "criterion", "why", "what would settle it")
    asking = told.asking.name if told.asking else told.name
    table.title = escape(f"{asking} → {told.place.name}: {told.overall}")
    for one in (*told.findings, *told.later):
        asked = f"{'must' if one.rule.must else 'should'}, {one.rule.step}"
        table.add_row(*map(escape, (one.verdict, asked, one.rule.text, one.explanation, one.settled_by)))
    _OUT.print(table)
    with override(language):
        _OUT.print(f"{told.steps.step}, {told.steps.since or '–'}. {next_step(judged.climb)}", markup=False)
    if told.compared:
        _OUT.print(f"Rank {told.compared.rank or '–'} among {told.compared.candidates} cities.", markup=False)
    else:
        _OUT.print(told.not_compared, markup=False)
