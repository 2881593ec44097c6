"""Figures, days and names as a report writes them. The language is the one that is active."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.encoding import force_str
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import page_language
from tawam.exchange.values import Direction, MoneyTotal
from tawam.places.values import Place
from tawam.registry import phrases
from tawam.reports import wording
from tawam.reports.rules.isolation import clean, isolated
from tawam.reports.values import CouncilReport, Figures, Paragraph, Proposal, Tone


def language() -> str:
    """The language that is active: ``en`` or ``ar``."""
    return page_language(get_language())


def number(value: int) -> str:
    """A count."""
    return locales.number(value, language())


def year(value: int) -> str:
    """A year, which has no separators."""
    return locales.digits(str(value), language())


def day(value: PartialDate | dt.date | None) -> str:
    """A day, month or year; a dash where none is known."""
    if value is None:
        return "–"
    return locales.date(value if isinstance(value, PartialDate) else PartialDate.of(value), language())


def names(places: Iterable[Place]) -> str:
    """Places, each with its country where it is a town."""
    return locales.listing([name(one) for one in places], language())


def name(place: Place) -> str:
    """A place with its country where it is a town."""
    own = isolated(place.name(language()))
    if place.id.startswith("cc:"):
        return own
    country = locales.country(place.country, language())
    return _("%(place)s (%(country)s)") % {"place": own, "country": isolated(country)}


def said(text: Mapping[str, str]) -> str:
    """A text of the registry; one in another language stands between marks, so that its full stop stays behind it."""
    told = phrases.said(text, language())
    return clean(told) if phrases.said_in(text, language()) == language() else isolated(told)


def activities(figures: Figures | None) -> str:
    """How many activities were logged."""
    return number(figures.activities) if figures else _("not logged")


def people(figures: Figures | None) -> str:
    """How many people came, and how many activities are not in the sum."""
    if figures is None:
        return _("not logged")
    if figures.people is None:
        return _("not counted")
    if not figures.uncounted:
        return number(figures.people)
    told = {"people": number(figures.people), "uncounted": number(figures.uncounted)}
    return _("%(people)s (activities without a count: %(uncounted)s)") % told


def money(figures: Figures | None, direction: Direction) -> str:
    """The amounts of one direction, a currency each."""
    found = [one for one in (figures.money if figures else ()) if one.direction is direction]
    return locales.listing([amount(one) for one in found], language()) or _("not logged")


def amount(total: MoneyTotal) -> str:
    """One amount with its currency, in the direction of the text: an Arabic reader meets the number first."""
    return locales.money(total.amount, total.currency, language()).replace(" ", "\N{NO-BREAK SPACE}")


def advice(proposal: Proposal) -> str:
    """What is proposed."""
    return force_str(wording.ADVICE[proposal.advice])


def reasons(proposal: Proposal) -> str:
    """Why it is proposed."""
    return " ".join(
        force_str(wording.REASONS[one.code]) % {key: day(PartialDate.parse(value)) for key, value in one.facts.items()}
        for one in proposal.reasons
    )


def numbered(position: int, text: str) -> str:
    """A link with its number on the map."""
    return pgettext("numbered", "%(number)s. %(text)s") % {"number": number(position), "text": text}


def left_out(report: CouncilReport) -> list[Paragraph]:
    """How many links a table leaves out because they are settled; nothing where it leaves out none."""
    count = len(report.links) - len(report.open_links)
    told = _("Links that were over before the year began, with nothing logged since, are left out here: %(count)s.")
    return [Paragraph(told % {"count": number(count)}, Tone.NOTE)] if count else []
