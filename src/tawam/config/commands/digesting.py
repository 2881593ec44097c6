"""``tawam digest``: the weekly mail to officers and heads who asked for it; for a timer, such as cron."""

from __future__ import annotations

import datetime as dt

import click
from django.conf import settings
from django.utils import timezone

from tawam.config.commands import preparing
from tawam.places.queries import NoSuchPlace
from tawam.reports import actions, queries
from tawam.reports.phrases.letters import letter
from tawam.reports.values import Letter, PlaceDigest


@click.command()
@click.option("--data", type=click.Path(file_okay=False), expose_value=False, help="Data folder.")
@click.option("--place", default="", help="Only this place (its id).")
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 366), help="How far ahead it looks.")
@click.option("--send", is_flag=True, help="Send; without it the mails are printed and nothing leaves.")
def digest(place: str, days: int, send: bool) -> None:
    """Tell officers and heads what asks for attention. Nobody gets a second mail in the same week."""
    preparing.need_database()
    try:
        letters = letters_of(place, today=timezone.now().date(), days=days)
    except NoSuchPlace as error:
        raise click.ClickException(str(error)) from None
    if not send:
        for one in letters:
            click.echo(f"To: {one.reader.email}\nSubject: {one.subject}\n\n{one.body}")
        click.echo(f"{len(letters)} mails; nothing was sent (--send sends).")
        return
    done = actions.send_digests(letters=letters)
    click.echo(f"{len(done.sent)} sent, {len(done.before)} had theirs this week already.")
    for address in done.unknown:
        click.echo(f"{address}: an earlier run was stopped while it sent this mail; it is not sent a second time.")
    if done.failed:
        raise click.ClickException(f"Could not be sent: {', '.join(done.failed)}. Run it again once mail leaves.")


def letters_of(place: str, *, today: dt.date, days: int) -> list[Letter]:
    """A letter for everybody who wants one and for whom there is something to tell."""
    site = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    known: dict[str, PlaceDigest] = {place: queries.place_digest(place, as_of=today, days=days)} if place else {}
    letters = []
    for reader in queries.readers(place):
        for one in set(reader.places) - known.keys():
            known[one] = queries.place_digest(one, as_of=today, days=days)
        told = [known[one] for one in reader.places if not known[one].empty]
        if told:
            letters.append(letter(reader, told, today=today, site=site))
    return letters
