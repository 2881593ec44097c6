"""``tawam paper``: what a council reads before it decides on a hard case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from django.utils import timezone

from tawam.basics.dates import BadDate, PartialDate
from tawam.config.commands import preparing
from tawam.config.commands.reporting import form_of
from tawam.registry.queries import NoSuchPartnership, NotKnownYet
from tawam.reports import queries
from tawam.reports.files import written
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.phrases.paper import paper_document
from tawam.reports.values import HardCase


@click.command()
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.argument("partnership")
@click.option(
    "--case",
    type=click.Choice([one.value for one in HardCase]),
    help="What makes it hard (default: what the record shows).",
)
@click.option("--as-of", default="", help="Day as of which it speaks (default: today).")
@click.option("--for", "home", default="", help="Id of the party that decides (default: the first that is named).")
@click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="FILE.pdf, .docx or .html.")
@click.option("--by", default="", help="Who made it, for the title page.")
@click.option("--with-log", is_flag=True, help="Look also at money and agreements of the log: not for publication.")
def paper(
    partnership: str, case: str | None, as_of: str, home: str, language: str, out: Path, by: str, with_log: bool
) -> None:
    """Write the neutral decision paper on a hard case of PARTNERSHIP (its id), with drafts in both languages."""
    preparing.need_database()
    form = form_of(out)
    try:
        today = timezone.now().date()
        found = queries.decision_paper(
            partnership,
            as_of=_day(as_of, today),
            made_on=today,
            case=HardCase(case) if case else None,
            home=home,
            made_by=by,
            within=with_log,
        )
        out.write_bytes(written(paper_document(found, language), form))
    except (NoSuchPartnership, NotKnownYet, queries.CaseNotKnown, queries.NoParty) as error:
        raise click.ClickException(str(error)) from None
    except (BadDate, NeedsPackages, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{out}: {found.case} case of {found.partnership.id}, for {found.home.name_en}.")


def _day(text: str, today: dt.date) -> dt.date:
    return PartialDate.parse(text).latest() if text else today
