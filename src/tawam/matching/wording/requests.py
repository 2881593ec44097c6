"""What a person reads of requests: kinds of criteria, steps, findings and what would settle them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.values.requests import Basis, Met, Overall, Paper, RequestAct, RequestState, Rung
from tawam.registry.wording import Words

METS: Words = {
    Met.MET: pgettext_lazy("criterion", "met"),
    Met.NOT_MET: pgettext_lazy("criterion", "not met"),
    Met.UNKNOWN: pgettext_lazy("criterion", "unknown"),
}
OVERALLS: Words = {
    Overall.MET: _("All that must be met is met"),
    Overall.NOT_MET: _("Some of what must be met is not"),
    Overall.OPEN: _("Questions are open"),
    Overall.NOTHING_ASKED: _("The criteria ask for nothing"),
}
OVERALL_MEANINGS: Words = {
    Overall.MET: _("Every criterion that must be met for this step is met. The council decides."),
    Overall.NOT_MET: _("At least one criterion that must be met is not. The council decides all the same."),
    Overall.OPEN: _("Nothing that must be met fails, but not everything is known. The list says what would settle it."),
    Overall.NOTHING_ASKED: _("No criterion must be met for this step, so the criteria say neither yes nor no."),
}
RUNGS: Words = {
    Rung.CONTACT: pgettext_lazy("step", "contact"),
    Rung.MEMORANDUM: pgettext_lazy("step", "memorandum"),
    Rung.FRIENDSHIP: pgettext_lazy("step", "friendship"),
    Rung.TWINNING: pgettext_lazy("step", "twinning"),
}
REQUEST_STATES: Words = {
    RequestState.OPEN: pgettext_lazy("request", "open"),
    RequestState.DECLINED: pgettext_lazy("request", "declined"),
    RequestState.CONTACT: pgettext_lazy("request", "accepted as contact"),
    RequestState.MEMORANDUM: pgettext_lazy("request", "accepted as memorandum"),
    RequestState.FRIENDSHIP: pgettext_lazy("request", "accepted as friendship"),
    RequestState.TWINNING: pgettext_lazy("request", "accepted as twinning"),
}
PAPERS: Words = {
    Paper.MEMORANDUM: _("memorandum of understanding"),
    Paper.PROFILE: _("demographic profile of the place"),
    Paper.SUPPORT: _("proof of support in the community"),
    Paper.SUPPORTERS: _("list of volunteers and bodies that commit themselves"),
    Paper.PLAN: _("plan for the first year"),
    Paper.BUDGET: _("budget for the first year"),
    Paper.YEARLY_PLAN: _("yearly plan with budget"),
}
BASES: Words = {
    Basis.REGISTRY: _("the registry"),
    Basis.LOG: _("the log"),
    Basis.GAZETTEER: _("the gazetteer (GeoNames)"),
    Basis.CLDR: _("Unicode CLDR, by country"),
    Basis.REQUEST: _("the request"),
    Basis.ANSWER: _("an answer that was entered"),
    Basis.NOTHING: _("nothing yet"),
}
REQUEST_ACTS: Words = {
    RequestAct.TEMPLATE_COPIED: _("copied a template"),
    RequestAct.RULE_ADDED: _("added a criterion"),
    RequestAct.RULE_CHANGED: _("changed a criterion"),
    RequestAct.RULE_REMOVED: _("removed a criterion"),
    RequestAct.STEPS_SET: _("set the steps"),
    RequestAct.ENTERED: _("entered the request"),
    RequestAct.CORRECTED: _("corrected the request"),
    RequestAct.ANSWERED: _("answered a question"),
    RequestAct.ANSWER_REMOVED: _("took an answer away"),
    RequestAct.DECIDED: _("noted the decision"),
    RequestAct.ERASED: _("removed a person’s data"),
}
KINDS: Words = {
    "papers": _("Required papers"),
    "committee": _("Committee"),
    "local_committee": _("Local members of the committee"),
    "years_of_exchange": _("Years of exchange"),
    "diplomatic_relations": _("Diplomatic relations"),
    "free_travel": _("Free travel"),
    "funding": _("Funding"),
    "community_support": _("Support in the community"),
    "community_ties": _("Ties between residents"),
    "not_only_economic": _("Not driven by the economy"),
    "size_alike": _("Similar size"),
    "partners_in_country": _("Partners in that country"),
    "partners_in_all": _("Partners in all"),
    "distance": _("Distance"),
    "common_language": _("A language in common"),
    "purpose": _("Purpose"),
    "several_fields": _("More than one field"),
    "signed_by_heads": _("Signed by both heads"),
    "council_approval": _("Approval of the council"),
    "yearly_report": _("Yearly report"),
    "meetings": _("Board meetings"),
    "review": _("Regular review"),
}
# What a rule asks, in one sentence; a kind whose figure may be missing has two.
RULES: Words = {
    "papers": _("Attached: %(items)s"),
    "committee": _("A committee of at least %(threshold)s residents looks after the link"),
    "local_committee": _("Most members of the committee live here"),
    "years_of_exchange": _("Years of exchange without a gap up to then, at least: %(threshold)s"),
    "diplomatic_relations": _("The two states have diplomatic relations"),
    "free_travel": _("People can write and visit freely in both directions"),
    "funding": _("Money for the years to come is secured"),
    "community_support": _("A group of residents wants the link and means to carry it"),
    "community_ties": _("Residents of the two places have ties already"),
    "not_only_economic": _("The economy is not what drives the link"),
    "size_alike": _("Similar in size, role or other features; the rule sets no figure"),
    "partners_in_country": _("Partners of ours in that country, at most: %(threshold)s"),
    "partners_in_all": _("Partners of ours in all, at most: %(threshold)s"),
    "distance": _("Kilometres apart, at most: %(threshold)s"),
    "common_language": _("At least %(threshold)s%% of the people of both countries speak one language"),
    "purpose": _("One of these themes at least: %(items)s"),
    "several_fields": _("Themes that the request names, at least: %(threshold)s"),
    "signed_by_heads": _("The heads of both places sign one document"),
    "council_approval": _("The council approves"),
    "yearly_report": _("The committee reports every year on activities and money"),
    "meetings": _("Board meetings a year that the committee attends, at least: %(threshold)s"),
    "review": _("Reviewed at the latest after so many years: %(threshold)s"),
}
RULES_WITH_FIGURE: Words = {
    "funding": _("Money a year, at least: %(threshold)s %(items)s"),
    "size_alike": _("One place has at most %(threshold)s times the people of the other"),
}
QUESTIONS: Words = {
    "committee": _("How many residents are in the committee?"),
    "local_committee": _("Do most members of the committee live here?"),
    "years_of_exchange": _("How many years of exchange without a gap have there been?"),
    "diplomatic_relations": _("Do the two states have diplomatic relations?"),
    "free_travel": _("Can people write and visit freely in both directions?"),
    "funding": _("Is money for the years to come secured?"),
    "community_support": _("Does a group of residents want the link and carry it?"),
    "community_ties": _("Do residents of the two places have ties already?"),
    "not_only_economic": _("Is it more than the economy that drives the link?"),
    "size_alike": _("Are the two places alike in the sense of the rule?"),
    "partners_in_country": _("How many partners do you have in that country?"),
    "partners_in_all": _("How many partners do you have in all?"),
    "distance": _("How many kilometres apart are the two places?"),
    "common_language": _("Do enough people of both countries speak one language?"),
    "signed_by_heads": _("Do the heads of both places sign one document?"),
    "council_approval": _("Has the council approved?"),
    "yearly_report": _("Has the committee undertaken to report every year?"),
    "meetings": _("How many board meetings a year does the committee undertake to attend?"),
    "review": _("After how many years is the link reviewed?"),
}
QUESTIONS_WITH_FIGURE: Words = {
    "funding": _("How much money a year is secured (%(items)s)?"),
}
SETTLES: Words = {
    "papers": _("Look through what came with the request, and ask for what is missing."),
    "committee": _("The list of the committee’s members."),
    "local_committee": _("The addresses of the committee’s members."),
    "years_of_exchange": _("Entries of the log for each year, or programmes and reports of the exchanges."),
    "diplomatic_relations": _("A word of the ministry of foreign affairs, or its list of missions."),
    "free_travel": _("The rules of both states on entry and visas, with the day on which they were looked up."),
    "funding": _("A budget line, a grant or a written commitment."),
    "community_support": _("A letter or a resolution of the group that carries the link."),
    "community_ties": _("What schools, associations and families tell of their ties."),
    "not_only_economic": _("The aims of the request, read by the council."),
    "size_alike": _("A figure in the rule, or the council’s own view of what is alike."),
    "partners_in_country": _("The council’s own list of partners."),
    "partners_in_all": _("The council’s own list of partners."),
    "distance": _("Which place asks: choose it in the request."),
    "common_language": _("What the committee knows of the languages that people here and there speak."),
    "purpose": _("The themes of the request: ask for them and tick them."),
    "several_fields": _("The themes of the request: ask for them and tick them."),
    "signed_by_heads": _("The document with both signatures."),
    "council_approval": _("The minutes of the vote."),
    "yearly_report": _("A written undertaking of the committee."),
    "meetings": _("A written undertaking of the committee."),
    "review": _("The clause of the agreement on its review."),
}
REASONS: Words = {
    "papers_missing": _("Not attached: %(papers)s"),
    "papers_unseen": _("Nobody has looked yet whether this is attached: %(papers)s"),
    "papers_attached": _("Attached: %(papers)s"),
    "no_record": _("No record that Tawam reads knows this, and nobody has entered an answer."),
    "exchange_every_year": _("The log has an exchange in each of the last years: %(years)s"),
    "exchange_gaps": _(
        "Of the last %(years)s years, the log surely has an exchange in %(covered)s. In the others perhaps nobody "
        "wrote it down."
    ),
    "exchange_not_logged": _(
        "The log has no exchange of the two in the last %(years)s years. That does not mean that there was none."
    ),
    "size_without_measure": _("%(own)s people here, %(other)s there; the rule does not say how much alike is alike."),
    "size_within": _("%(own)s people here, %(other)s there: not more than %(threshold)s times as many"),
    "size_beyond": _("%(own)s people here, %(other)s there: more than %(threshold)s times as many"),
    "partners_not_on_record": _("No partnership of this place is on record. That does not mean that it has none."),
    "partners_there": _(
        "Partners on record in %(country)s beside the one that asks: %(count)s; allowed: %(threshold)s"
    ),
    "partners_here": _("Partners on record beside the one that asks: %(count)s; allowed: %(threshold)s"),
    "partners_unsettled": _("It depends on ties of which the record is not settled: %(open)s"),
    "place_not_found": _("The place that asks was not found among the places of the world."),
    "distance_within": _("%(km)s km as the crow flies; allowed: %(threshold)s"),
    "distance_beyond": _("%(km)s km as the crow flies, more than %(threshold)s"),
    "language_shared": _(
        "At least %(share)s of the people of both countries speak %(language)s; asked for: %(threshold)s"
    ),
    "language_short": _(
        "At best %(share)s of the people of both countries speak %(language)s; asked for: %(threshold)s"
    ),
    "themes_not_stated": _("The request names no theme."),
    "purpose_shared": _("The request names %(themes)s."),
    "purpose_other": _("The request names none of these themes: %(themes)s"),
    "fields_named": _("Themes that the request names: %(count)s; asked for: %(threshold)s"),
    "fields_few": _("Themes that the request names: only %(count)s; asked for: %(threshold)s"),
    "review_agreed": _(
        "The agreement in the log is reviewed every %(months)s months; asked for: every %(threshold)s years"
    ),
    "review_seldom": _(
        "The agreement in the log is reviewed every %(months)s months only; asked for: every %(threshold)s years"
    ),
    "answered_yes": _("Answered with yes"),
    "answered_no": _("Answered with no"),
    "answered_at_least": _("Entered: %(number)s; asked for at least: %(threshold)s"),
    "answered_at_most": _("Entered: %(number)s; allowed at most: %(threshold)s"),
    "rung_request": _("No tie of the two is on record. The request itself is a contact."),
    "rung_on_record": _("On record: %(kind)s, %(status)s"),
    "rung_first_seen": _(
        "On record: %(kind)s, %(status)s. The day is the first on which a source shows it; it may be older."
    ),
    "rung_paused": _(
        "On record: %(kind)s, %(status)s. It is on hold; whether its time runs on is for the council to say."
    ),
    "rung_proposed": _("On record: %(kind)s, %(status)s. Something is under way, and nothing is signed."),
    "rung_over": _(
        "On record: %(kind)s, %(status)s. A new tie begins again at the first step; ask why the old one ended."
    ),
    "rung_unsettled": _("On record: %(kind)s, %(status)s. Settle first whether the tie stands."),
    "compare_not_found": _("The place that asks was not found, so it cannot be compared."),
    "compare_no_city": _("Only cities are compared with cities."),
    "compare_no_library": _("This server lacks the optional library for the comparison: pip install tawam[matching]"),
    "compare_one_country": _(
        "The search proposes no places of one’s own country unless it is asked to, so there is no rank."
    ),
    "compare_no_candidate": _("The search does not propose it, as a partner already or as no place of its list."),
}
WRONGS: Words = {
    Wrong.NO_SUCH_KIND: _("This kind of criterion does not exist."),
    Wrong.FIGURE_MISSING: _("This kind of criterion needs a figure."),
    Wrong.FIGURE_UNFIT: _("The figure does not fit this criterion: write a whole number within its bounds."),
    Wrong.ITEMS_MISSING: _(
        "Name what the criterion asks for: papers, themes, or a currency such as EUR beside an amount."
    ),
    Wrong.ITEM_UNKNOWN: _("One of the papers or themes stands in no list of ours."),
    Wrong.TOO_LONG: _("A text is too long: one line holds 200 characters, a note 2,000, an address 500."),
    Wrong.TOO_MANY: _("There are more criteria than one council needs: at most 60."),
    Wrong.TWICE: _("Two criteria have the same key."),
    Wrong.NO_STEPS: _("Choose at least one step."),
    Wrong.WAIT_UNFIT: _("A waiting time is at most 600 months."),
    Wrong.NAME_MISSING: _("Say who asks."),
    Wrong.DAY_AHEAD: _("The day lies in the future."),
    Wrong.DAY_TOO_EARLY: _("The day lies before 1900."),
    Wrong.ADDRESS_UNFIT: _("The address must begin with https:// or http://."),
    Wrong.NOT_ANSWERED: _("Say yes, no or a figure."),
    Wrong.NO_QUESTION: _("This is no question that somebody answers."),
    Wrong.NO_GROUNDS: _("Say what the answer rests on: a note or an address."),
    Wrong.DAY_MISSING: _("Say on which day it was decided."),
    Wrong.DECIDED_EARLY: _("The day of the decision lies before the day on which the request was received."),
    Wrong.ITSELF: _("A place cannot ask itself: choose the place that asks."),
}
UNITS: Words = {
    "": _("no figure"),
    "people": _("People at least"),
    "years": _("Years"),
    "times": _("Times as many people, at most"),
    "partners": _("Partners at most"),
    "kilometres": _("Kilometres at most"),
    "percent": _("Per cent at least"),
    "themes": _("Themes at least"),
    "meetings": _("Meetings a year, at least"),
    "money": _("Amount a year, at least"),
}
FIELDS: Words = {
    "name": _("Who asks"),
    "asking": _("Place"),
    "received_on": _("Received on"),
    "wanted": _("Asked for"),
    "contact": _("Contact"),
    "purpose": _("Purpose"),
    "themes": _("Themes"),
    "papers": _("Papers"),
    "state": _("State"),
    "decided_on": _("Decided on"),
    "decision": _("Note"),
    "answers": _("Answer"),
    "rules": _("Criterion"),
    "steps": _("The steps"),
    "waits": _("Months on a step before the next"),
    "template": _("Template"),
    "erased": _("Removed from"),
}
ATTACHED: Words = {"yes": _("attached"), "no": _("not attached")}
