"""Accounts from the command line: the first administrator, and the rights that no page gives."""

from __future__ import annotations

import sys

import click

from tawam.config.commands import preparing
from tawam.people import actions, queries
from tawam.people.values import Standing

_data = click.option(
    "--data",
    type=click.Path(file_okay=False),
    expose_value=False,
    help="Data folder (default: TAWAM_DATA, else ./tawam-data).",
)


@click.command("create-admin")
@_data
@click.option("--email", help="E-mail address, the login; asked for if it is not given.")
@click.option("--name", default="", help="Name that others see.")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of the input.")
def create_admin(email: str | None, name: str, password_stdin: bool) -> None:
    """Create an administrator, whose address counts as verified. Existing accounts stay as they are."""
    preparing.need_database()
    address = email or click.prompt("E-mail")
    try:
        known = queries.account_of(address)
    except queries.NoSuchEmail:
        password = sys.stdin.readline().rstrip("\r\n") if password_stdin else _asked()
        _create(address, password, name)
        return
    click.echo(f"There is an account for {known.email} already: {_rights(known)}. Nothing was changed.")
    if not known.is_administrator:
        click.echo(f"To make it an administrator: tawam grant {known.email} --administrator")


@click.command()
@_data
@click.argument("email")
@click.option("--editor", is_flag=True, help="Editor of the registry.")
@click.option("--administrator", is_flag=True, help="Administrator, who invites for every place and appoints editors.")
@click.option("--revoke", is_flag=True, help="Take the named rights away; without a name, both.")
def grant(email: str, editor: bool, administrator: bool, revoke: bool) -> None:
    """Give the account with this address a right, or take it away."""
    preparing.need_database()
    if not (editor or administrator or revoke):
        raise click.UsageError("Name a right: --editor, --administrator, or both; --revoke takes away.")
    both = revoke and not (editor or administrator)
    try:
        found = actions.appoint(
            email=email,
            actor=preparing.actor(),
            editor=not revoke if editor or both else None,
            administrator=not revoke if administrator or both else None,
        )
    except queries.NoSuchEmail as error:
        raise click.ClickException(f"{error} They sign up on the site first, or: tawam create-admin.") from None
    click.echo(f"{found.email}: {_rights(found)}")


def _asked() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="Password once more"))


def _create(email: str, password: str, name: str) -> None:
    try:
        made = actions.create_account(
            email=email, password=password, name=name, administrator=True, actor=preparing.actor()
        )
    except (actions.BadEmail, actions.WeakPassword) as error:
        raise click.ClickException(f"{error} Nothing was created.") from None
    click.echo(f"Created the administrator {made.email}. Sign in at /en/account/login/.")


def _rights(standing: Standing) -> str:
    held = [word for word, has in (("editor", standing.is_editor), ("administrator", standing.is_administrator)) if has]
    return " and ".join(held) or "no rights over the site"
