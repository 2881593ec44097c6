"""What is logged is stored as it was meant: no blanks around it, no characters that nobody can see."""

from __future__ import annotations

from dataclasses import replace

from tawam.basics.texts import one_line, printable
from tawam.exchange.values import Activity, Agreement


def cleaned_activity(one: Activity) -> Activity:
    """The activity with its texts put in order; nothing that was said is changed."""
    return replace(
        one,
        title=one_line(one.title),
        note=printable(one.note),
        ends_on=None if one.ends_on == one.starts_on else one.ends_on,
        organisers=tuple(replace(body, name=one_line(body.name)) for body in one.organisers),
        outcomes=tuple(
            replace(result, indicator=one_line(result.indicator), unit=one_line(result.unit)) for result in one.outcomes
        ),
    )


def cleaned_agreement(one: Agreement) -> Agreement:
    """The agreement with its texts put in order; nothing that was said is changed."""
    return replace(
        one,
        title=one_line(one.title),
        text=printable(one.text),
        signatories=tuple(map(one_line, one.signatories)),
        goals=tuple(map(one_line, one.goals)),
    )
