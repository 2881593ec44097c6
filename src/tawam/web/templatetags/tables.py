"""Template filters of the workbench for tables: one call each into the intake's phrases."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.translation import get_language

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import page_language
from tawam.intake import phrases
from tawam.intake.values.drafts import Difference, Draft

register = template.Library()


def _language() -> str:
    return page_language(get_language())


@register.filter
def table_word(code: str, vocabulary: str) -> str:
    """What a person reads for a code of the intake."""
    return phrases.word(vocabulary, code)


@register.filter
def difference(one: Difference) -> str:
    """How a row speaks against the registry."""
    return phrases.difference(one, _language())


@register.filter
def job_problem(draft: Draft) -> str:
    """Why the last work on a table did not come to its result."""
    return phrases.job_problem(draft.problem, _language())


@register.filter
def on_day(moment: dt.datetime) -> str:
    """The day of a moment, in words."""
    return locales.date(PartialDate.of(moment.date()), _language())
