"""The words for how long links last: groups, what is left out, other readings, limits."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.assessment.rules.groups import CauseGroup, Era, Region
from tawam.assessment.rules.lasting import ALL
from tawam.assessment.rules.spells import LeftOut
from tawam.registry.wording import Words

EVERYBODY: Words = {ALL: _("all links")}
ERAS: Words = {
    Era.BEFORE_1970: _("signed before 1970"),
    Era.FROM_1970: _("signed 1970 to 1989"),
    Era.FROM_1990: _("signed 1990 to 2009"),
    Era.FROM_2010: _("signed 2010 or later"),
}
REGIONS: Words = {
    Region.EUROPE: _("Europe"),
    Region.RUSSIA_BELARUS: _("Russia and Belarus"),
    Region.UKRAINE: _("Ukraine"),
    Region.EAST_ASIA: _("East Asia"),
    Region.NORTH_AMERICA: _("North America"),
    Region.ELSEWHERE: _("other regions"),
}
CAUSE_GROUPS: Words = {
    CauseGroup.POLITICS: _("politics: war, tension, human rights"),
    CauseGroup.DECAY: _("from within: interest, money, priorities, leadership"),
    CauseGroup.REFORM: _("reform of councils, or the agreement ran out"),
    CauseGroup.UNSTATED: _("another cause, or none stated"),
}
LEFT_OUT: Words = {
    LeftOut.STATE_TREATY: _("treaties between states, which are another thing"),
    LeftOut.NO_START: _("no signature and no start on record, so that the age is not known"),
    LeftOut.BREAK_UNDATED: _("the break has no date"),
    LeftOut.BREAK_ONLY: _("no dated document names the link before its break: only its end made it known"),
    LeftOut.NOT_FOLLOWED: _("no sign of life after the first dated document, so that there is nothing to watch"),
}
VARIANTS: Words = {
    "as_read": _("as read here: from the first dated document that names the link and tells of no break"),
    "a_year_later": _("from one year after that document, since some were written because the break was near"),
    "signs": _("from the first dated sign of life, whenever it was written down"),
    "face_value": _("from the signature, as the story of the end tells it afterwards"),
    "first_day": _("a year or month alone means its first day, not its middle"),
    "last_day": _("a year or month alone means its last day"),
    "unbroken_live_on": _("every link without a documented break is taken to live on to the newest day on record"),
}
COVARIATES: Words = {
    "russia_belarus": _("a party in Russia or Belarus"),
    "signed_from_1990": _("signed 1990 or later"),
    "two_regions": _("parties in different regions"),
    "no_twinning": _("another kind of tie than a twinning"),
}
BYS: Words = {
    "era": _("By the time of signature"),
    "regions": _("By the regions that are joined (Europe without Russia, Belarus and Ukraine)"),
    "kind": pgettext_lazy("heading", "By the kind of tie"),
}
LIMITS: Words = {
    "sample": _(
        "%(watched)s of the %(all)s links of the register can be watched over time. The others carry no information "
        "on how long links last and are left out; the reasons are counted below."
    ),
    "no_rate": _(
        "This is no rate of all twinnings. A link is in this register because somebody wrote about it, and that was "
        "often its end. Links that go on quietly are missing, so the figures most likely make links look "
        "shorter-lived than they are."
    ),
    "few": _(
        "%(breaks)s breaks by %(decisions)s separate decisions are few. The bands are wide, and they do not contain "
        "the error that comes from how the sample arose."
    ),
    "near_break": _(
        "Some documents name a link because its break is near. Counted from a year after the first document, "
        "%(later)s of the %(breaks)s breaks are left."
    ),
    "last_sign": _(
        "A link without a break is watched until its last documented sign of life and not until today: silence is no "
        "evidence of life, nor of an end."
    ),
    "first_break": _(
        "Suspended, lapsed, ended and revoked all count as a break, and only the first of a link. Some of these links "
        "came back."
    ),
    "no_forecast": _(
        "Breaks come in waves of politics that strike links of every age. No figure here foretells the life of any "
        "one link."
    ),
}
