"""Template tags of the log: fields with their faults, and amounts as the language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.translation import get_language

from tawam.basics import locales
from tawam.basics.languages import page_language
from tawam.places.values import Place
from tawam.web.logforms import LogForm

register = template.Library()


@register.inclusion_tag("web/parts/log_field.html")
def log_field(form: LogForm, name: str, label: str, kind: str = "text", **more: str) -> dict[str, object]:
    """A field with its label, what stands in it, its hint and what is wrong with it."""
    return {
        "name": name,
        "label": label,
        "kind": kind,
        "value": form.value(name),
        "faults": form.faults.get(name, ()),
        "more": more,
    }


@register.inclusion_tag("web/parts/log_choice.html")
def log_choice(
    form: LogForm, name: str, label: str, choices: list[tuple[str, str]], *, empty: bool = False, css: str = ""
) -> dict[str, object]:
    """A list of which one thing is chosen."""
    faults = form.faults.get(name, ())
    given = {"name": name, "label": label, "choices": choices, "empty": empty, "css": css}
    return given | {"value": form.value(name), "faults": faults}


@register.filter
def value_of(form: LogForm, name: str) -> str:
    """What stands in a field."""
    return form.value(name)


@register.filter
def chosen(form: LogForm, name: str) -> list[str]:
    """What is ticked under a name."""
    return list(form.chosen(name))


@register.filter
def faults_of(form: LogForm, name: str) -> tuple[str, ...]:
    """What is wrong with a field."""
    return form.faults.get(name, ())


@register.simple_tag
def people_name(side: Place, age: str) -> str:
    """The name of the field that counts the people of a side and an age group."""
    return f"people.{side.id}.{age}"


@register.simple_tag
def row_name(name: str, row: int, part: str) -> str:
    """The name of a field in a row: money.0.amount."""
    return f"{name}.{row}.{part}"


@register.simple_tag
def amount(value: Decimal, currency: str) -> str:
    """An amount with its currency."""
    return locales.money(value, currency, page_language(get_language()))


@register.filter
def get(found: Mapping[str, object], key: str) -> object:
    """What a table says under a key; None where it says nothing."""
    return found.get(key)
