"""What a person reads for the codes of the reports, in the language of the report."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.reports.values import Advice

Words = Mapping[str, str | Promise]

ADVICE: Words = {
    Advice.CONTINUE: pgettext_lazy("proposal", "continue"),
    Advice.RENEW: pgettext_lazy("proposal", "renew"),
    Advice.REVIVE: pgettext_lazy("proposal", "revive"),
    Advice.PAUSE: pgettext_lazy("proposal", "keep paused"),
    Advice.END: pgettext_lazy("proposal", "note the end"),
    Advice.CLARIFY: pgettext_lazy("proposal", "find out first"),
}
REASONS: Words = {
    "registry_over": _("The registry says that the link is over. The rule itself never proposes an end."),
    "registry_suspended": _("The link is suspended on record; whether that is lifted is for the council to decide."),
    "registry_open": _("It is not settled on record whether, or how, the link stands."),
    "registry_dormant": _("A source says that the link has fallen asleep, and nobody decided to end it."),
    "registry_expired": _("The agreement ran out on record and was not renewed."),
    "log_dormant": _("The vitality of the link is dormant by what is on record."),
    "log_fades": _("The vitality of the link is fading by what is on record."),
    "log_alive": _("The link is in force, and the log shows that it is alive."),
    "agreement_ends": _("The agreement in the log runs out on %(on)s, within twelve months."),
    "agreement_over": _("The term of the agreement in the log ended on %(on)s."),
    "highly_exposed": _("The exposure to shocks is high: see the findings."),
    "too_little_known": _("The link is in force on record, but too little is logged to judge whether it is alive."),
}
LIMITS: tuple[str | Promise, ...] = (
    _("Activities, people and money come from the log only. What nobody logged is not in this report."),
    _("“Not logged” means that the log holds nothing. It does not mean that nothing took place."),
    _("Sums of people leave out the activities whose participants nobody counted; the tables say how many these are."),
    _("Amounts of different currencies are never added up. Of activities that the other side logged no money is told."),
    _(
        "What both sides logged of the same days, of one kind or with like titles, counts as one activity. "
        "An officer can say otherwise on the page of the log."
    ),
    _("An activity counts in the year in which it began."),
    _("The status and what changed come from the registry, which knows what the sources below say and no more."),
    _("Vitality and exposure are two judgements by published rules; they are never added up to one figure."),
    _("The proposals come from a simple rule. They take no account of what is not on record, and decide nothing."),
)
