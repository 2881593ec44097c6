"""Template filters of the assessment: one call each into its ``phrases``."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.encoding import force_str
from django.utils.translation import get_language

from tawam.assessment import phrases, wording
from tawam.assessment.values import Finding, Judged
from tawam.assessment.wording.works import WORKS
from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import page_language

register = template.Library()
_WORDS = {
    "level": wording.LEVELS,
    "question": wording.QUESTIONS,
    "sureness": wording.SURENESSES,
    "circumstance": wording.CIRCUMSTANCES,
    "task_state": wording.TASK_STATES,
    "feature": wording.FEATURES,
    "change": wording.CHANGES,
    "remedy": wording.REMEDIES,
    "work": WORKS,
}
# Width of the drawn scales, in the units of their pictures.
_SCALE = 100


@register.filter
def assessed(code: str, vocabulary: str) -> str:
    """``{{ judged.level|assessed:"level" }}``: what a person reads for a code of the assessment."""
    return force_str(_WORDS[vocabulary][code])


@register.filter
def seen(finding: Finding) -> str:
    """What a finding saw, as a sentence."""
    return phrases.seen(finding, page_language(get_language()))


@register.filter
def on_scale(share: float | None) -> str:
    """A share between 0 and 1 as a length on a drawn scale; the record carries no finer one."""
    return str(round((share or 0.0) * _SCALE))


@register.filter
def open_span(judged: Judged) -> str:
    """The length between the bounds that the open findings leave."""
    return on_scale(judged.highest - judged.lowest)


@register.filter
def plain_day(value: dt.date) -> str:
    """A day in words."""
    return locales.date(PartialDate.of(value), page_language(get_language()))


@register.filter
def percent(share: float) -> int:
    """A share as whole percent."""
    return round(100 * share)
