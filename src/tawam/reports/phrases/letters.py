"""The digest of a week as a mail in plain text, in the language of its reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.assessment.values import Task
from tawam.assessment.wording import LEVELS, QUESTIONS
from tawam.basics import locales
from tawam.basics.languages import direction
from tawam.exchange.phrases import word
from tawam.exchange.values import Activity
from tawam.reports.phrases.words import day, language, name, names, number
from tawam.reports.rules.digests import week_of
from tawam.reports.rules.isolation import bare, isolated
from tawam.reports.values import Attention, Dated, Letter, PlaceDigest, Reader

_MOST_LINES = 12
_RIGHT_TO_LEFT = "\u200f"


def letter(reader: Reader, digests: Sequence[PlaceDigest], *, today: dt.date, site: str = "") -> Letter:
    """The mail. ``site`` is the address under which the pages stand, if it is known."""
    with override(reader.language):
        places = locales.listing([one.place.name(language()) for one in digests], language())
        subject = _("Tawam: what asks for attention in %(places)s") % {"places": " ".join(bare(places).split())}
        lines = [line for one in digests for line in _place(one, site)]
        lines += [_("You get this mail because you asked for it. You can switch it off under “My account”."), ""]
        # A line that begins with a Latin name would else be set from the left by many mail programs.
        mark = _RIGHT_TO_LEFT if direction(language()) == "rtl" else ""
        body = "\n".join(f"{mark}{line}" if line else "" for line in lines)
    return Letter(reader, week_of(today), subject, body)


def _place(digest: PlaceDigest, site: str) -> Iterator[str]:
    yield name(digest.place)
    yield ""
    yield from _part(_("Links that ask for attention"), [_link(one) for one in digest.attention])
    yield from _part(_("Steps that are overdue"), _dated(digest.overdue))
    yield from _part(_("Steps that are due"), _dated(digest.due))
    yield from _part(_("Dates that come"), _dated(digest.coming))
    yield from _part(_("Planned, and over: did it take place?"), _dated(digest.unconfirmed))
    if site:
        yield site.rstrip("/") + reverse("workbench-place", args=[digest.place.id])
        yield ""


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{title} ({number(len(lines))})"
        yield from (f"- {line}" for line in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield _("- and more: %(count)s") % {"count": number(len(lines) - _MOST_LINES)}
        yield ""


def _link(one: Attention) -> str:
    judged = [
        f"{QUESTIONS['vitality']}: {force_str(LEVELS[one.assessment.vitality.level])}",
        f"{QUESTIONS['exposure']}: {force_str(LEVELS[one.assessment.exposure.level])}",
    ]
    return f"{names(one.others)}: {locales.listing(judged, language())}"


def _dated(found: Iterable[Dated]) -> list[str]:
    return [f"{day(one.on)}: {_what(one)} – {names(one.others)}" for one in found]


def _what(one: Dated) -> str:
    what = one.what
    if isinstance(what, Task):
        return f"{isolated(what.title)} ({isolated(what.owner)})"
    if isinstance(what, Activity):
        return isolated(what.title)
    told = word("due", what.kind)
    told = f"{told} ({number(what.years)})" if what.years else told
    return f"{told}: {isolated(what.title)}" if what.title else told
