"""What a person reads for the codes of the exchange, in the language of the page.

Every code of ``values`` has its entry; a test in tests/house holds the two lists against each other.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.exchange.values import (
    Act,
    ActivityKind,
    AgeGroup,
    Direction,
    DueKind,
    FaultCode,
    FileKind,
    MoneySource,
    OrganiserType,
    State,
    Theme,
    What,
)

Words = Mapping[str, str | Promise]

ACTIVITY_KINDS: Words = {
    ActivityKind.ART_EXHIBITION: _("art exhibition"),
    ActivityKind.MUSIC_FESTIVAL: _("concert or music festival"),
    ActivityKind.CULTURAL_EVENT: _("festival or cultural event"),
    ActivityKind.CREATIVE_INDUSTRIES: _("film, media, creative industries"),
    ActivityKind.LANGUAGE_PROGRAMME: _("language programme"),
    ActivityKind.SCHOOL_EXCHANGE: _("school exchange"),
    ActivityKind.STUDENT_EXCHANGE: _("student exchange"),
    ActivityKind.SCHOLARSHIP: _("scholarship"),
    ActivityKind.YOUTH_CAMP: _("youth camp or youth meeting"),
    ActivityKind.INTERNSHIP: _("internship or volunteering"),
    ActivityKind.SPORT: _("sports meeting"),
    ActivityKind.CITIZENS_VISIT: _("visit of citizens"),
    ActivityKind.TOURISM: _("promotion of tourism"),
    ActivityKind.REMEMBRANCE: _("remembrance and reconciliation"),
    ActivityKind.ANNIVERSARY: _("celebration of an anniversary"),
    ActivityKind.JOINT_RESEARCH: _("joint research"),
    ActivityKind.MEDICAL_COOPERATION: _("cooperation in medicine and biotechnology"),
    ActivityKind.TRADE_CONTACT: _("trade contact"),
    ActivityKind.INVESTMENT: _("investment"),
    ActivityKind.EXPERT_EXCHANGE: _("exchange of experts between administrations"),
    ActivityKind.TRAINING: _("training"),
    ActivityKind.DELEGATION: _("official delegation"),
    ActivityKind.COMMITTEE_WORK: _("committee work"),
    ActivityKind.CONFERENCE: _("conference"),
    ActivityKind.ONLINE_MEETING: _("online meeting"),
    ActivityKind.SUSTAINABILITY_PROJECT: _("sustainability project"),
    ActivityKind.CLIMATE_PROJECT: _("climate project"),
    ActivityKind.URBAN_PLANNING: _("urban planning project"),
    ActivityKind.INFRASTRUCTURE: _("infrastructure project"),
    ActivityKind.HUMAN_RIGHTS: _("human rights project"),
    ActivityKind.DIALOGUE: _("meeting for dialogue"),
    ActivityKind.AID_SUPPLIES: _("aid: supplies"),
    ActivityKind.AID_MEDICAL: _("aid: medical supplies"),
    ActivityKind.AID_TEAM: _("aid: relief team"),
    ActivityKind.AID_MONEY: _("aid: money"),
    ActivityKind.STATE_COOPERATION: _("cooperation of states"),
    ActivityKind.OTHER: _("another activity"),
}
THEMES: Words = {
    Theme.PEACE: _("peace and reconciliation"),
    Theme.CULTURE: _("culture and arts"),
    Theme.HERITAGE: _("heritage and traditions"),
    Theme.DIVERSITY: _("tolerance and diversity"),
    Theme.EQUALITY: _("equality"),
    Theme.LANGUAGE: _("languages"),
    Theme.EDUCATION: _("education"),
    Theme.YOUTH: _("young people"),
    Theme.SPORT: _("sport"),
    Theme.TOURISM: _("tourism"),
    Theme.ECONOMY: _("economy and trade"),
    Theme.INVESTMENT: pgettext_lazy("theme", "investment"),
    Theme.CREATIVE_INDUSTRIES: _("creative industries"),
    Theme.RESEARCH: pgettext_lazy("theme", "research"),
    Theme.HEALTH: _("health and medicine"),
    Theme.ENERGY: _("energy"),
    Theme.INNOVATION: _("urban innovation"),
    Theme.CLIMATE: _("climate"),
    Theme.ENVIRONMENT: _("environment and sustainability"),
    Theme.URBAN_PLANNING: _("urban planning"),
    Theme.INFRASTRUCTURE: _("infrastructure"),
    Theme.HUMAN_RIGHTS: _("human rights"),
    Theme.GOVERNANCE: _("administration and rule of law"),
    Theme.SOCIAL: _("social affairs and inclusion"),
    Theme.POVERTY: _("poverty and inequality"),
    Theme.DISASTER: _("help in disasters"),
    Theme.DIPLOMACY: _("diplomacy"),
    Theme.SECURITY: _("security and defence"),
    Theme.SPACE: _("space"),
}
STATES: Words = {
    State.PLANNED: pgettext_lazy("activity", "planned"),
    State.HELD: pgettext_lazy("activity", "held"),
    State.CANCELLED: pgettext_lazy("activity", "cancelled"),
}
AGE_GROUPS: Words = {
    AgeGroup.UNDER_30: _("under 30"),
    AgeGroup.FROM_30_TO_60: _("30 to 60"),
    AgeGroup.OVER_60: _("over 60"),
    AgeGroup.NOT_KNOWN: _("age not known"),
}
ORGANISERS: Words = {
    OrganiserType.TOWN_HALL: _("town hall"),
    OrganiserType.ASSOCIATION: _("association"),
    OrganiserType.SCHOOL: _("school"),
    OrganiserType.UNIVERSITY: _("university"),
    OrganiserType.CLUB: _("club"),
    OrganiserType.CHURCH: _("religious community"),
    OrganiserType.FIRM: _("firm"),
    OrganiserType.OTHER: pgettext_lazy("organiser", "another body"),
}
DIRECTIONS: Words = {
    Direction.IN: pgettext_lazy("money", "received"),
    Direction.OUT: pgettext_lazy("money", "spent"),
}
MONEY_SOURCES: Words = {
    MoneySource.TOWN_HALL: pgettext_lazy("money", "town hall"),
    MoneySource.STATE: pgettext_lazy("money", "state"),
    MoneySource.EU: pgettext_lazy("money", "European Union"),
    MoneySource.SPONSOR: pgettext_lazy("money", "sponsor"),
    MoneySource.PARTICIPANTS: pgettext_lazy("money", "participants"),
    MoneySource.OTHER: pgettext_lazy("money", "another source"),
}
DUE_KINDS: Words = {
    DueKind.PLANNED: _("planned activity"),
    DueKind.ANNIVERSARY: _("anniversary of the signature"),
    DueKind.NOTICE: _("last day for notice"),
    DueKind.RENEWAL: _("renewal"),
    DueKind.TERM_END: _("end of the term"),
    DueKind.REVIEW: _("review of the agreement"),
}
ACTS: Words = {
    Act.LOGGED: pgettext_lazy("entry", "logged"),
    Act.CORRECTED: pgettext_lazy("entry", "corrected"),
    Act.WITHDRAWN: pgettext_lazy("entry", "withdrawn"),
    Act.RESTORED: pgettext_lazy("entry", "restored"),
    Act.ATTACHED: pgettext_lazy("entry", "document added"),
    Act.DETACHED: pgettext_lazy("entry", "document removed"),
    Act.ERASED: pgettext_lazy("entry", "a person’s data removed"),
}
FILE_KINDS: Words = {
    FileKind.PDF: _("PDF document"),
    FileKind.JPEG: _("photo (JPEG)"),
    FileKind.PNG: _("picture (PNG)"),
    FileKind.WEBP: _("picture (WebP)"),
    FileKind.ODT: _("text document (ODT)"),
    FileKind.DOCX: _("text document (DOCX)"),
}
WHATS: Words = {
    What.ACTIVITY: pgettext_lazy("entry", "activity"),
    What.AGREEMENT: pgettext_lazy("entry", "agreement"),
}
FAULTS: Words = {
    FaultCode.MISSING: _("Please fill this in."),
    FaultCode.TOO_LONG: _("This has %(length)s characters; at most %(most)s are kept."),
    FaultCode.TOO_MANY: _("These are %(number)s; at most %(most)s are kept."),
    FaultCode.UNREADABLE_DATE: _("“%(value)s” is no date: write YYYY, YYYY-MM or YYYY-MM-DD."),
    FaultCode.UNREADABLE_NUMBER: _("“%(value)s” is no number that can be read in one way only: write 1234 or 1234.50."),
    FaultCode.UNKNOWN_CODE: _("“%(value)s” is none of the choices."),
    FaultCode.HELD_IN_FUTURE: _("%(on)s is still to come. Say that it is planned, or correct the date."),
    FaultCode.PLANNED_IN_PAST: _("%(on)s is over. Say whether it was held or cancelled, or correct the date."),
    FaultCode.ENDS_BEFORE_START: _("It cannot end on %(on)s: it begins on %(start)s."),
    FaultCode.TOO_FAR: _("%(on)s is too far ahead; dates up to %(last)s are kept."),
    FaultCode.TOO_LONG_AGO: _("%(on)s is too long ago; dates from %(first)s on are kept."),
    FaultCode.NOT_A_PARTY: _("“%(place)s” is no party of this partnership."),
    FaultCode.NO_SUCH_PLACE: _("There is no place “%(place)s”."),
    FaultCode.WHICH_PLACE: _("“%(place)s” may be several places. Tick the one that is meant."),
    FaultCode.NOT_POSITIVE: _("Write a number above 0, or leave it empty."),
    FaultCode.NEGATIVE: _("A number of people cannot be below 0."),
    FaultCode.ABSURD: _("This cannot be right: at most %(most)s is kept."),
    FaultCode.TOO_FINE: _("At most %(most)s decimals are kept."),
    FaultCode.NO_CURRENCY: _("“%(value)s” is no currency: write its code of three letters, such as EUR."),
    FaultCode.NO_SDG_TARGET: _(
        "“%(value)s” is no target of the Sustainable Development Goals: write it like 11.4 or 4.a."
    ),
    FaultCode.TWICE: _("The same is said twice."),
    FaultCode.BEFORE_SIGNATURE: _("%(on)s is before the signature of %(signed)s."),
    FaultCode.NOTICE_AFTER_RENEWAL: _("Notice on %(on)s comes too late for the renewal on %(renewal)s."),
    FaultCode.TOO_LARGE: _("The file is too large: at most %(most)s MB are kept."),
    FaultCode.STRANGE_FILE: _("Only PDF, JPEG, PNG, WebP, ODT and DOCX are kept; this file is none of them."),
    FaultCode.BROKEN_IMAGE: _("The picture cannot be read. Save it again as JPEG or PNG."),
    FaultCode.HAS_MACROS: _("The document holds macros or is locked. Save it without them, or as PDF."),
    FaultCode.OVER_ALREADY: _("%(on)s is over: choose today or a day to come."),
    FaultCode.TURNED_ROUND: _("The first figure is above the second one: turn them round."),
    FaultCode.NOTHING_SAID: _("Tick at least one theme that you seek or offer."),
}
# Columns of a table of activities. Those of people are told by side and age.
COLUMNS: Words = {
    "partnership": _("Partnership"),
    "partner": _("Partner"),
    "title": _("Title"),
    "kind": _("Kind"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "state": _("State"),
    "hosts": _("Where"),
    "online": _("online"),
    "spent": pgettext_lazy("money", "spent"),
    "received": pgettext_lazy("money", "received"),
    "themes": _("Themes"),
    "organisers": _("Who organised it"),
    "sdg_targets": _("Targets of the Sustainable Development Goals"),
    "note": _("Note"),
    "language": _("Language"),
    # What a fault may name that is spread over several columns.
    "participations": pgettext_lazy("activity", "People"),
    "money": _("Money"),
}
PEOPLE_OF: Words = {
    "ours": _("People of this place"),
    "theirs": _("People of the partner"),
}
VOCABULARIES: dict[str, Words] = {
    "activity_kind": ACTIVITY_KINDS,
    "theme": THEMES,
    "activity_state": STATES,
    "age_group": AGE_GROUPS,
    "organiser": ORGANISERS,
    "direction": DIRECTIONS,
    "money_source": MONEY_SOURCES,
    "due": DUE_KINDS,
    "act": ACTS,
    "entry": WHATS,
    "file_kind": FILE_KINDS,
}
