"""Bringing a data folder up to date, step by step, with progress; each step does nothing where nothing is missing."""

from __future__ import annotations

import fcntl
import getpass
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tawam import __version__
from tawam.config.environment import demonstration_password
from tawam.intake import actions as intake
from tawam.intake.files import CASE_FILE, CASEBOOK
from tawam.intake.values import BadRow, LoadReport
from tawam.places import actions as places
from tawam.places import queries as gazetteer_queries
from tawam.registry import actions as registry

Watch = Callable[[int, int], None]


def everything(out: Console) -> None:
    """Database, gazetteer, casebook, case file and static files; in a demonstration its made-up town."""
    with alone(out):
        database(out)
        gazetteer(out)
        casebook(out, CASEBOOK)
        case_file(out, CASE_FILE)
        if settings.DEMONSTRATION:
            demonstration(out)
        static_files()


@contextmanager
def alone(out: Console) -> Iterator[None]:
    """One preparation at a time in a data folder; a second one waits for the first and says so."""
    with (Path(settings.DATA) / "preparing.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            out.print("Another command is preparing this data folder; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def database(out: Console) -> None:
    """Create or upgrade the tables."""
    if _missing_migrations():
        out.print("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)


def gazetteer(out: Console) -> None:
    """Load the places if this edition of them is not loaded."""
    with watched(out, "Gazetteer") as watch:
        report = places.load_gazetteer(progress=watch)
    if report.fresh:
        out.print(f"Gazetteer: {report.places:,} places, {report.names:,} names.")


def casebook(out: Console, path: Path) -> None:
    """Load a casebook if this edition of it is not loaded."""
    _load(out, "Casebook", lambda watch: intake.load_casebook(path=path, actor=actor(), progress=watch))


def case_file(out: Console, path: Path) -> None:
    """Load a case file if this edition of it is not loaded."""
    _load(out, "Case file", lambda watch: intake.load_case_file(path=path, actor=actor(), progress=watch))


def demonstration(out: Console) -> None:
    """Load the made-up town and tell who can sign in."""
    password = demonstration_password(Path(settings.DATA))
    told = intake.load_demonstration(password=password, today=timezone.now().date())
    out.print(
        f"DEMONSTRATION: {told.town.name_en} and its partners are made up. Password of all: {password}", markup=False
    )
    for one in told.accounts:
        out.print(f"  {one.email:34} {one.role or one.right}", markup=False)


def static_files() -> None:
    """Gather and compress the static files, once for each version of them."""
    mark = Path(settings.STATIC_ROOT) / ".edition"
    edition = _static_edition()
    if not mark.exists() or mark.read_text() != edition:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        mark.write_text(edition)


def settle_report(number: int) -> None:
    """Mark a reader's report as dealt with."""
    if not registry.settle_error_report(number=number, actor=actor()):
        raise click.ClickException(f"There is no open report {number}.")


def need_free_port(host: str, port: int) -> None:
    """End with a clear message if somebody listens there: two servers would share the port and answer in turns."""
    if not host:
        raise click.ClickException("Name an address to listen on, such as 127.0.0.1.")
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return
    except OSError as error:
        told = f"Cannot listen on {host} port {port} ({error.strerror}). Choose another with --port."
        raise click.ClickException(told) from None


def need_database() -> None:
    """End with a clear message if the data folder was never prepared."""
    if _missing_migrations():
        raise click.ClickException(f"{settings.DATA} holds no database of this version yet: run “tawam prepare” first.")


def need_gazetteer() -> None:
    """End with a clear message if no place is loaded."""
    need_database()
    if not sum(gazetteer_queries.place_counts().values()):
        raise click.ClickException("No places are loaded yet: run “tawam load gazetteer” first.")


def _load(out: Console, title: str, load: Callable[[Watch], LoadReport]) -> None:
    try:
        with watched(out, title) as watch:
            report = load(watch)
    except BadRow as error:
        raise click.ClickException(f"{error}\nNothing was written.") from None
    if report.fresh:
        out.print(
            f"{title}: {report.claims:,} claims, {report.sources:,} new sources, {report.withdrawn:,} withdrawn, "
            f"{report.partnerships:,} partnerships rebuilt."
        )


class watched:  # noqa: N801 -- reads as a word in a with statement
    """A progress bar that appears when the first number comes and goes when the work is done."""

    def __init__(self, out: Console, title: str) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.progress = Progress(*columns, console=out, transient=True)
        self.title = title
        self.task = None if not out.is_terminal else self.progress.add_task(title, total=None)

    def __enter__(self) -> Watch:
        if self.task is not None:
            self.progress.start()
        return self._tell

    def __exit__(self, *error: object) -> None:
        self.progress.stop()

    def _tell(self, done: int, total: int) -> None:
        if self.task is not None:
            self.progress.update(self.task, completed=done, total=total)


def _missing_migrations() -> bool:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise click.ClickException(f"The database cannot be reached: {error}") from None
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _static_edition() -> str:
    newest = max(path.stat().st_mtime_ns for path in (Path(settings.PACKAGE) / "web" / "static").rglob("*"))
    return f"{__version__} {newest}"


def actor() -> str:
    """Who acts, for the journal."""
    try:
        return f"command line: {getpass.getuser()}"
    except (KeyError, OSError):
        return "command line"
