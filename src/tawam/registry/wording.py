"""What a person reads for the registry's codes and reasons, in the language of the page.

Every code of ``values`` has its entry; a test in tests/house holds the two lists against each other.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.registry.rules.declaring import Unfit
from tawam.registry.values import (
    Cause,
    Confidence,
    Declared,
    EventType,
    Kind,
    Light,
    Status,
    Topic,
    Verdict,
)

Words = Mapping[str, str | Promise]

KINDS: Words = {
    Kind.TWINNING: _("twinning"),
    Kind.FRIENDSHIP: _("friendship"),
    Kind.COOPERATION: _("cooperation"),
    Kind.PACT: _("pact"),
    Kind.PROJECT: _("project partnership"),
    Kind.STATE_TREATY: _("state treaty"),
    Kind.EU_INSTITUTIONAL: _("EU institutional twinning"),
}
EVENTS: Words = {
    EventType.CONTACT: _("contact"),
    EventType.VOTE: _("vote"),
    EventType.SIGNED: _("signed"),
    EventType.BEGAN: _("began"),
    EventType.RENEWED: _("renewed"),
    EventType.REAFFIRMED: _("reaffirmed"),
    EventType.SUSPENDED: pgettext_lazy("event", "suspended"),
    EventType.RESUMED: _("resumed"),
    EventType.LAPSED: _("lapsed"),
    EventType.ENDED: pgettext_lazy("event", "ended"),
    EventType.REVOKED: _("revoked"),
    EventType.MERGED: _("merged"),
    EventType.ANNIVERSARY: _("anniversary"),
    EventType.ACTIVITY: _("activity"),
    EventType.AID: _("aid"),
    EventType.CONFIRMED: _("confirmed"),
    EventType.DENIED: _("denied"),
}
CAUSES: Words = {
    Cause.POLITICAL_TENSION: _("political tension"),
    Cause.WAR_OR_INSECURITY: _("war or insecurity"),
    Cause.HUMAN_RIGHTS_DISPUTE: _("dispute over human rights"),
    Cause.RESOURCES: _("lack of resources"),
    Cause.SUSTAINED_INTEREST: _("lack of sustained interest"),
    Cause.CHANGED_PRIORITIES: _("changed priorities"),
    Cause.LEADERSHIP_CHANGE: _("change of leadership"),
    Cause.ECONOMIC_HARDSHIP: _("economic hardship"),
    Cause.PERCEIVED_BENEFIT: _("too little perceived benefit"),
    Cause.PARTNER_COMMITMENT: _("lack of commitment by the partner"),
    Cause.RESIDENTS_PARTICIPATION: _("too few residents taking part"),
    Cause.ADMINISTRATIVE_CHANGE: _("administrative change"),
    Cause.AGREEMENT_EXPIRED: _("agreement expired"),
    Cause.OTHER: _("other cause"),
    Cause.NOT_STATED: _("cause not stated"),
}
STATUSES: Words = {
    Status.PROPOSED: _("proposed"),
    Status.FRIENDSHIP: pgettext_lazy("status", "friendship"),
    Status.ACTIVE: _("active"),
    Status.DORMANT: _("dormant"),
    Status.SUSPENDED: pgettext_lazy("status", "suspended"),
    Status.EXPIRED: _("expired"),
    Status.ENDED: pgettext_lazy("status", "ended"),
    Status.HISTORICAL: _("historical"),
    Status.DISPUTED: _("disputed"),
    Status.NEVER_CONFIRMED: _("never confirmed"),
}
STATUS_MEANINGS: Words = {
    Status.PROPOSED: _("A contact or a vote is documented, an agreement is not."),
    Status.FRIENDSHIP: _("A friendship agreement is in force: for many councils the step before a twinning."),
    Status.ACTIVE: _("The last documented act left the tie in force."),
    Status.DORMANT: _("A source says that the tie has fallen asleep; nobody decided to end it."),
    Status.SUSPENDED: _("One side has put the tie on hold."),
    Status.EXPIRED: _("The agreement ran out and was not renewed."),
    Status.ENDED: _("A side has ended the tie by a decision."),
    Status.HISTORICAL: _("A party no longer exists as such, or the tie was merged into another."),
    Status.DISPUTED: _("One side says that it is over, the other that it goes on."),
    Status.NEVER_CONFIRMED: _("Somebody names this tie; no second source and no second side confirms it."),
}
DECLARED: Words = {
    Declared.CONFIRM: _("Confirm"),
    Declared.DISPUTE: _("Dispute"),
    Declared.AMEND: _("Amend"),
}
LIGHTS: Words = {
    Light.ALIVE: _("in force"),
    Light.PAUSED: _("paused"),
    Light.OVER: _("over"),
    Light.OPEN: _("open question"),
}
CONFIDENCES: Words = {
    Confidence.HIGH: _("high confidence"),
    Confidence.MEDIUM: _("medium confidence"),
    Confidence.LOW: _("low confidence"),
}
TOPICS: Words = {
    Topic.START: _("the start"),
    Topic.END: _("the end"),
    Topic.STATUS: _("the status"),
    Topic.KIND: _("the kind of tie"),
    Topic.PARTIES: _("who is paired"),
    Topic.CAUSE: _("the cause"),
    Topic.SCOPE: _("the scope"),
    Topic.ACTOR: _("who decided"),
    Topic.AMOUNT: _("an amount"),
    Topic.OTHER: _("another point"),
}
VERDICTS: Words = {
    Verdict.AGREED: _("agreed"),
    Verdict.PARTLY: _("partly"),
    Verdict.CONFLICTING: _("conflicting"),
    Verdict.CONTRADICTED: _("contradicted"),
    Verdict.UNSUPPORTED: _("unsupported"),
}
VERDICT_MEANINGS: Words = {
    Verdict.AGREED: _("Other sources say the same, and none says otherwise."),
    Verdict.PARTLY: _("The main point is confirmed; something that is said with it is not."),
    Verdict.CONFLICTING: _("Some sources say the same, others say otherwise."),
    Verdict.CONTRADICTED: _("Other sources say otherwise, and none confirms it."),
    Verdict.UNSUPPORTED: _("We found no other source for it. That does not prove it wrong."),
}
SECTIONS: Words = {
    "success": _("Twinnings named as successes"),
    "failure": _("Twinnings named as failures"),
    "causes": _("Causes of failure"),
    "history": _("History"),
    "countries": _("Countries as twins"),
    "programmes": _("Programmes and funders"),
    "purposes": _("What twinning is for"),
    "activities": _("What twins do together"),
    "actors": _("Who takes part"),
    "mechanisms": _("How it works"),
}
QUESTIONS: Words = {
    "when_signed": _("When was it signed?"),
    "when_begun": _("When did it begin?"),
    "is_there_a_link": _("Is there such a link at all?"),
    "yes": _("yes"),
    "no": _("no"),
    "listed": _("A list names the two as partners."),
    "listed_as_wrong": _("A list keeps this entry and marks it as wrong."),
    "listed_start": _("A list gives this as the start."),
    "listed_break": _("A list says that the tie is no longer in force."),
    "which_kind": _("What kind of tie is it?"),
    "is_it_right": _("Is this right?"),
    "on_record": _("This is what is on record."),
    "side_confirms": _("A side says in its own name that the tie stands."),
    "side_denies": _("A side says in its own name that there is no such tie."),
    "side_objects": _("A side says in its own name that this is wrong."),
    "side_dates": _("A side gives this date in its own name."),
    "side_breaks": _("A side says in its own name that the tie is no longer in force."),
    "listed_contact": _("A list names contacts, and no partnership."),
}
DATE_BASES: Words = {
    "planned": _("announced; that it was done was not seen"),
    "inferred": _("date inferred from the source"),
    "approximate": _("approximate date"),
    "report": _("date of the report, not of the act"),
}
SCOPES: Words = {
    "existing_tie": _("about a tie that existed already"),
    "programme": _("one programme only"),
    "town_hall_contact": _("contact between the town halls only"),
}
SINCE_BASES: Words = {
    "signed": _("the date of signature"),
    "began": _("as a list gives it; what happened then it does not say"),
    "first_seen": _("the first documented sign of life; the start itself is not known"),
}
REASONS: Words = {
    "decided_by": _("Decided by the latest act: %(act)s"),
    "no_longer_listed": _("No longer listed by: %(publishers)s."),
    "only_documented": _("Of the places that the names may mean, only %(a)s and %(b)s have a documented tie."),
    "taken_by_sound": _("%(place)s is taken as meant: only its name sounds like the one in the text, in no list so."),
    "taken_as_largest": _("%(place)s is taken as meant: by far the largest place that bears the name."),
    "taken_as_city": _("%(place)s is taken as meant, not the country of that name: the other place is a city too."),
    "start_unknown": _("How and when it began is not documented."),
    "woke_again": _("It was called asleep before; a later sign of life is on record (%(on)s)."),
    "people_carry_on": _("Since then people have still met, which does not undo the decision: %(act)s"),
    "other_side_keeps": _("The other side holds on to the tie: %(act)s"),
    "only_a_programme": _("Only one programme was put on hold, not the tie: %(act)s"),
    "only_a_programme_resumed": _("Only one programme was resumed, not the tie: %(act)s"),
    "only_town_halls": _("Only contact between the town halls is on hold."),
    "lapse_is_judged": _("That it fell asleep is a judgement of the source, not an act."),
    "side_confirms": _("One side confirms it in its own name: %(act)s"),
    "side_denies": _("One side denies it in its own name: %(act)s"),
    "both_sides": _("Both sides confirm it in their own names."),
    "one_side_says": _("So far only one side says so: %(side)s."),
    "own_record": _("A deciding body's own record says so."),
    "several_sources": _("Independent publishers that say so: %(count)s."),
    "single_source": _("A single source says so."),
    "weak_source": _("Only a weak source says so."),
    "no_source": _("No source of its own."),
    "sources_disagree": _("Sources disagree about %(topic)s."),
    "date_not_stated": _("The deciding date is not stated as such: %(basis)s."),
    "no_recent_sign": _("No sign of life is on record after %(year)s; that is no proof that there was none."),
    "said_by": _("Named by: %(publishers)s."),
    "denied_by": _("Denied or left out by: %(publishers)s."),
    "says_the_same": _("says the same"),
    "says_otherwise": _("says otherwise"),
    "left_out": _("its own list leaves it out"),
    "shows_a_link": _("shows that there was a tie"),
    "sign_of_life": _("the latest documented act is a sign of life (%(on)s)"),
    "break": _("the latest documented act is a break (%(on)s)"),
    "break_for_this_cause": _("a documented break for this cause"),
    "same_party": _("%(place)s is a party"),
    "same_area": _("%(a)s and %(b)s lie in the same area"),
    "same_country": _("the other party is in %(country)s too"),
    "like_name": _("%(a)s and %(b)s are alike in name"),
}
DECLARATION: str | Promise = _("Declaration of %(on)s on %(parties)s (%(key)s)")
ADMINISTRATION: str | Promise = _("Administration of %(place)s (%(country)s)")
# Sources of our own, by what they are called where they are kept.
OWN_SOURCES: Words = {
    "Casebook of town twinnings": _("Casebook of town twinnings"),
    "Demonstration of Tawam": _("Demonstration of Tawam"),
    "Made up for the demonstration": _("Made up for the demonstration"),
    "Tawam": _("Tawam"),
}
UNFIT: Words = {
    Unfit.NO_REASON: _("Say why it is disputed."),
    Unfit.NOTHING_NEW: _("Say what is to be amended: a start, a kind or an end."),
    Unfit.IN_FUTURE: _("A date lies in the future: only what has happened can be declared."),
    Unfit.NOTE_TOO_LONG: _("The text is too long: at most 1,000 characters."),
    Unfit.BAD_URL: _("The address of the document must begin with https:// and have at most 500 characters."),
    Unfit.NO_SUCH_BREAK: _("Choose how it ended from the list."),
    Unfit.NO_SUCH_POINT: _("Choose what is wrong from the list."),
    Unfit.TOO_EARLY: _("A date lies before the year 800; dates from 800 on are kept."),
    Unfit.BROKE_FIRST: _("It cannot have ended before it was signed: look at both dates."),
    Unfit.NO_PARTNER: _("Choose the partner from the list: it must be another place."),
    Unfit.DATE_WITHOUT_BREAK: _("Say how it ended as well: ended, suspended or lapsed."),
}
