"""The commands of ``tawam``: prepare, serve, load, resolve, tell. Each makes one call of an action or a query."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tawam import __version__
from tawam.config.commands import preparing, telling
from tawam.config.commands.assessing import assess
from tawam.config.commands.benching import bench
from tawam.config.commands.checking import check
from tawam.config.commands.deciding import paper
from tawam.config.commands.digesting import digest
from tawam.config.commands.importing import import_
from tawam.config.commands.importing_activities import import_activities
from tawam.config.commands.importing_tables import import_table
from tawam.config.commands.learning import learn
from tawam.config.commands.matching import match
from tawam.config.commands.matching_all import match_all
from tawam.config.commands.peopling import create_admin, grant
from tawam.config.commands.profiling import profiles
from tawam.config.commands.reporting import report
from tawam.config.commands.requesting import request
from tawam.config.commands.surviving import survival
from tawam.config.work import work as do_work
from tawam.intake.files import CASE_FILE, CASEBOOK

_OUT = Console()
_data = click.option(
    "--data",
    type=click.Path(file_okay=False),
    expose_value=False,
    help="Data folder (default: TAWAM_DATA, else ./tawam-data).",
)


_demo = click.option(
    "--demo",
    is_flag=True,
    expose_value=False,
    help="A demonstration with a made-up town, in a data folder of its own (default: ./tawam-demo).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def tawam() -> None:
    """Tawam: who is twinned with whom, since when, in what form, says who."""


@tawam.command()
@_data
@_demo
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """Prepare whatever is missing (database, gazetteer, casebook, case file) and serve the atlas."""
    preparing.need_free_port(host, port)
    preparing.everything(_OUT)
    # Two that were started together have both found the port free before they prepared.
    preparing.need_free_port(host, port)
    shown = f"[{host}]" if ":" in host else host
    _OUT.print(f"Tawam {__version__} serves on http://{shown}:{port}/ (stop with Ctrl-C)", markup=False)
    sys.stdout.flush()
    address = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    manner = ["--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    # A fresh process: what loading needed in memory is given back before the first reader comes.
    server = [sys.executable, "-m", "granian", *address, *manner, "tawam.config.wsgi:application"]
    os.execv(sys.executable, server)  # noqa: S606 -- our own interpreter, no shell wanted


@tawam.command()
@_data
@_demo
def prepare() -> None:
    """Prepare whatever is missing, without serving."""
    preparing.everything(_OUT)


@tawam.group()
def load() -> None:
    """Load a data set; loading the same edition again does nothing."""


@load.command("gazetteer")
@_data
def load_gazetteer() -> None:
    """Cities, regions and countries (GeoNames, CLDR, our own tables)."""
    with preparing.alone(_OUT):
        preparing.database(_OUT)
        preparing.gazetteer(_OUT)


@load.command("casebook")
@_data
@click.argument("path", type=click.Path(path_type=Path), default=CASEBOOK)
def load_casebook(path: Path) -> None:
    """The casebook of documented partnerships, or another file of its form."""
    with preparing.alone(_OUT):
        preparing.database(_OUT)
        preparing.casebook(_OUT, path)


@load.command("article")
@_data
@click.argument("path", type=click.Path(path_type=Path), default=CASE_FILE)
def load_article(path: Path) -> None:
    """The case file of the article, or another case file."""
    with preparing.alone(_OUT):
        preparing.database(_OUT)
        preparing.case_file(_OUT, path)


@tawam.command()
@_data
@click.argument("name")
@click.option("--country", default="", help="Country code or name that the place should lie in.")
@click.option("--region", default="", help="Region that the place should lie in.")
@click.option("--partner", default="", help="Place id or name of the twin, which decides between namesakes.")
@click.option("--lang", "language", default="en", show_default=True, type=click.Choice(["en", "ar"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as GET /api/v1/resolve does.")
def resolve(name: str, country: str, region: str, partner: str, language: str, as_json: bool) -> None:
    """Which place NAME means: candidates with score and reasons; it never picks in silence."""
    preparing.need_gazetteer()
    found = telling.resolution(name, country=country, region=region, partner=partner, language=language)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    table = Table("score", "place", "country", "id", "reasons", title=escape(f"{name}: {found['outcome']}"))
    for one in found["candidates"]:
        place = one["place"]
        why = "; ".join(reason["text"] for reason in one["reasons"])
        table.add_row(f"{one['score']:.0f}", place["name"], place["country"], place["id"], escape(why))
    _OUT.print(table)


@tawam.command()
@_data
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(as_json: bool) -> None:
    """What the data folder holds."""
    preparing.need_database()
    found = telling.holdings()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    table = Table("what", "holds", title=f"Tawam {__version__}")
    for name, value in found.items():
        table.add_row(name.replace("_", " "), ", ".join(value) if isinstance(value, list) else str(value))
    _OUT.print(table)


@tawam.command()
@_data
@click.option("--settle", type=int, help="Mark the report of this number as dealt with.")
def reports(settle: int | None) -> None:
    """What readers reported as wrong."""
    preparing.need_database()
    if settle is not None:
        preparing.settle_report(settle)
    table = Table("no.", "day", "page", "message", "source", "contact")
    for told in telling.open_reports():
        table.add_row(*(escape(str(part)) for part in told))
    _OUT.print(table)


@tawam.command()
@_data
@click.option("--until-idle", is_flag=True, help="Stop when no work waits.")
def work(until_idle: bool) -> None:
    """Do the work that waits (tables that editors uploaded), beside a server or in its place (TAWAM_WORKER=off)."""
    preparing.need_gazetteer()
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda number, frame: stop.set())
    done = do_work(stop, until_idle=until_idle)
    _OUT.print(f"{done} jobs done.")


import_.add_command(import_table)
import_.add_command(profiles)
import_.add_command(import_activities)
tawam.add_command(import_)
tawam.add_command(bench)
tawam.add_command(assess)
tawam.add_command(report)
tawam.add_command(paper)
tawam.add_command(digest)
tawam.add_command(match)
tawam.add_command(match_all)
tawam.add_command(request)
tawam.add_command(learn)
tawam.add_command(create_admin)
tawam.add_command(grant)
tawam.add_command(check)
tawam.add_command(survival)
