"""Template filters of requests: one call each into their ``phrases``."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.translation import get_language

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import page_language
from tawam.matching.phrases import requests as phrases
from tawam.matching.phrases.journal import changed
from tawam.matching.rules.requests.changes import changes
from tawam.matching.values.requests import Cited, Climb, Finding, RequestRevision, Rule, Template
from tawam.reports.phrases.requests import next_step

register = template.Library()


@register.filter
def asked(code: str, vocabulary: str) -> str:
    """``{{ rung|asked:"rung" }}``: what a person reads for a code of the requests."""
    return phrases.word(vocabulary, code)


@register.filter
def rule_text(one: Rule) -> str:
    """What a rule asks."""
    return phrases.rule(one)


@register.filter
def rule_question(one: Rule) -> str:
    """What a person is asked on a rule."""
    return phrases.question(one)


@register.filter
def why(one: Finding | Climb) -> str:
    """Why a finding is as it is, or why the two stand where they do."""
    return phrases.reason(one.seen.reason if isinstance(one, Finding) else one.reason)


@register.filter
def settled_by(one: Finding) -> str:
    """What would settle a finding."""
    return phrases.settle(one)


@register.filter
def next_of(one: Climb) -> str:
    """What comes next, and when."""
    return next_step(one)


@register.filter
def differences(one: RequestRevision) -> list[tuple[str, str, str]]:
    """What an entry of the journal changed: its name, before and after."""
    return [changed(two) for two in changes(one.before, one.after)]


@register.filter
def dated(one: Cited) -> str:
    """The day of a source."""
    return phrases.dated(one)


@register.filter
def left_out(one: Template) -> str:
    """What a template leaves out."""
    return phrases.left_out(one)


@register.filter
def on(day: dt.date) -> str:
    """A day in words."""
    return locales.date(PartialDate.of(day), page_language(get_language()))
