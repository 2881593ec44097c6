"""What a person reads for the codes of the assessment. A test holds every table against the rules."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.assessment.values import Circumstance, Level, Question, Sureness, TaskState

Words = Mapping[str, str | Promise]

QUESTIONS: Words = {
    Question.VITALITY: _("Vitality"),
    Question.EXPOSURE: _("Exposure to shocks"),
}
LEVELS: Words = {
    Level.THRIVING: _("thriving"),
    Level.STEADY: _("steady"),
    Level.FADING: _("fading"),
    Level.DORMANT: pgettext_lazy("level", "dormant"),
    Level.LOW: pgettext_lazy("exposure", "low"),
    Level.RAISED: _("raised"),
    Level.HIGH: pgettext_lazy("exposure", "high"),
    Level.NOT_ENOUGH_DATA: _("not enough data"),
}
SURENESSES: Words = {
    Sureness.FIRM: _("counted from the record"),
    Sureness.PARTIAL: _("only as far as the registry knows"),
    Sureness.UNKNOWN: _("the record does not say"),
}
CIRCUMSTANCES: Words = {
    Circumstance.LEADERSHIP_CHANGE: _("change of leadership"),
    Circumstance.BUDGET_CUT: _("budget cut"),
    Circumstance.CHANGED_PRIORITIES: _("other priorities"),
    Circumstance.ECONOMIC_HARDSHIP: _("economic hardship"),
    Circumstance.NO_SUCCESSOR: _("nobody to take over"),
}
FEATURES: Words = {
    "recency": _("Last sign of life"),
    "regularity": _("Regular exchange"),
    "reciprocity": _("Both sides host"),
    "breadth": _("Breadth of themes"),
    "community": _("Carried by the community"),
    "young_people": _("Young people and succession"),
    "awareness": _("People who take part"),
    "agreement": _("Agreement with goals"),
    "resources": _("Money and staff"),
    "benefit": _("Benefit that is seen"),
    "commitment": _("Commitment of the councils"),
    "focus": _("Few partners, done well"),
    "same_two_countries": _("Other links between the two countries"),
    "same_partner_country": _("What other cities did"),
    "war_or_insecurity": _("War or insecurity"),
    "own_history": _("Earlier breaks of this link"),
    "call_to_end": _("Votes on ending it"),
    "leaves_partners": _("A party that leaves partners"),
    "leadership": _("New leadership"),
    "budget": _("Cuts in the budget"),
    "economy": _("Economic hardship"),
}
CHANGES: Words = {
    "recency": _("A visit, an event or a message between the councils, logged with its date."),
    "regularity": _("Something on record in each year: one small yearly exchange is enough."),
    "reciprocity": _("The next meeting is hosted by the side that has hosted less."),
    "breadth": _("A first project in a theme that is new to the link, for instance business beside culture."),
    "community": _("A school, a club or a firm that carries an activity of its own."),
    "young_people": _("An exchange for people under 30, and two named people who take over."),
    "awareness": _("Participants counted at every event, and an open event in each town."),
    "agreement": _("An agreement with written goals and a date on which it is reviewed."),
    "resources": _("A budget line or a grant, and who pays logged with each activity."),
    "benefit": _("An aim with a number set before each activity, and the number that was reached."),
    "commitment": _("A renewal or a word of both councils in public."),
    "focus": _("A decision which partnerships the town hall carries itself."),
    "same_two_countries": _("Links between the two countries that hold or are taken up again."),
    "same_partner_country": _("Cities elsewhere that keep or take up links with that country."),
    "war_or_insecurity": _("Five years without a break over war or insecurity."),
    "own_history": _("Nothing: what happened stays on record."),
    "call_to_end": _("Five years without a vote on ending it."),
    "leaves_partners": _("Five years in which the party leaves no partner."),
    "leadership": _("The new leadership confirms the link in writing."),
    "budget": _("The budget is restored, or another source pays."),
    "economy": _("The party reports that the hardship is over."),
}
SEEN: Words = {
    "no_act_known": _("No visit, event or other act is on record."),
    "no_act_since": _("The log begins on %(since)s and holds nothing since."),
    "last_act_lately": _("The last act on record: %(on)s."),
    "last_act": _("The last act on record: %(on)s, %(years)s years ago."),
    "log_too_short": _("Nobody has logged this link for two years; regularity cannot be judged."),
    "years_with_acts": _("Something is logged in %(years)s of the last %(of)s years."),
    "too_few_hosted": _("Fewer than two meetings with a known host are logged."),
    "hosting": _("Of %(of)s meetings with a known host, the side that hosted least hosted %(fewest)s."),
    "no_theme_known": _("No theme is logged."),
    "themes": _("Themes of the last five years: %(count)s."),
    "no_organiser_known": _("Nobody is logged as an organiser."),
    "carriers": _("Kinds of organisers beside the town hall in the last five years: %(count)s."),
    "no_ages_known": _("No ages of participants are logged."),
    "no_successor": _("A party reports that nobody is there to take over (%(since)s)."),
    "share_young": _("Of %(people)s participants %(percent)s%% were under 30."),
    "no_numbers_to_compare": _("Too few years have numbers of participants: two are held against the three before."),
    "participants": _("Participants a year: %(now)s in the last two years, %(before)s in the three before."),
    "agreement_over": _("The term of the agreement is over."),
    "agreement_with_goals": _("An agreement with goals is in force."),
    "agreement_without_goals": _("An agreement without written goals is in force."),
    "agreement_reported": _("A signature is reported; nobody has entered the text or its goals."),
    "no_agreement_known": _("No agreement is on record."),
    "budget_cut": _("A party reports a budget cut (%(since)s)."),
    "no_money_known": _("It is not logged who pays."),
    "paid_for": _("For %(count)s of %(of)s activities somebody paid."),
    "no_outcome_known": _("No outcome with a target is logged."),
    "outcomes_met": _("%(count)s of %(of)s outcomes reached their target."),
    "priorities_changed": _("A party reports other priorities (%(since)s)."),
    "no_commitment_known": _("No signature, renewal or reaffirmation is on record."),
    "last_commitment": _("Last signature, renewal or word of the councils: %(on)s, %(years)s years ago."),
    "partners_of_a_side": _("The side with most partners has %(count)s in this registry."),
    "too_few_ties_known": _("Too few other links are on record: %(count)s."),
    "others_of_the_two": _(
        "Of %(of_all)s other links between the two countries on record, "
        "%(broken)s broke for reasons of state in five years."
    ),
    "others_of_one": _(
        "Of %(of_all)s links of other countries with %(country)s on record, "
        "%(broken)s broke for reasons of state in five years."
    ),
    "one_country": _("Both places lie in one country."),
    "war_breaks": _("Links of these countries that broke over war or insecurity in five years: %(count)s."),
    "no_war_breaks": _("No break over war or insecurity is on record for these countries in five years."),
    "broke_before": _("This link broke before (%(on)s)."),
    "no_break_known": _("No earlier break of this link is on record."),
    "vote_on_the_tie": _("There was a vote on this link (%(on)s)."),
    "no_vote_known": _("No vote on ending it is on record for five years."),
    "left_others": _("Partners that a party left in five years: %(count)s."),
    "left_nobody_known": _("No partner that a party left in five years is on record."),
    "nobody_reports": _("Nobody has reported on it: %(what)s."),
    "long_ago": _("Reported more than three years ago: %(what)s (%(on)s)."),
    "reported": _("A party reports: %(what)s (%(on)s)."),
}
TASK_STATES: Words = {
    TaskState.OPEN: pgettext_lazy("task", "open"),
    TaskState.DONE: pgettext_lazy("task", "done"),
    TaskState.DROPPED: pgettext_lazy("task", "dropped"),
}
REMEDIES: Words = {
    "visit_to_reconnect": _("A delegation came to reconnect after years of neglect."),
    "visit_back_on_track": _("Visitors came for ten days to get the link going again."),
    "committee_rebuilt": _("A consul and a lawyer rebuilt the committee."),
    "video_instead_of_visit": _("A shared video programme took the place of a visit."),
    "online_youth_first": _("They began again with young people online."),
    "delegation_after_15_years": _(
        "A delegation came for the first time in 15 years, and an exchange agreement was signed."
    ),
    "delegation_after_five_years": _("A delegation came for the first time in five years."),
    "new_themes_in_memorandum": _("A memorandum took up new themes: safety, environment, welfare."),
    "climate_partnership": _("Both decided on a partnership for climate and resources."),
    "twelve_schools": _("The association enlisted a dozen schools."),
    "residents_revive": _("Residents took a silent link up again."),
    "homestays_again": _("Pupils stayed with families again after six years."),
    "anniversary_in_public": _("Mayors and associations reaffirmed it in public at the anniversary."),
    "renewed_with_priorities": _("The agreement was renewed with priorities for five years."),
    "memorandum_at_fifty": _("A memorandum was signed at the fiftieth anniversary."),
    "small_budget_line": _("The council gave a small sum and rejoined the network."),
    "trade_office": _("A memorandum on trade, and a trade office in the twin town."),
    "council_reaffirms": _("The council reaffirmed the link unanimously."),
    "governor_asks_again": _("One side's head asked, and the other side's councillors all agreed to resume."),
    "council_keeps_people": _("The council kept the partnership and condemned the war."),
    "letters_instead_of_break": _("Letters of concern to the partner took the place of a suspension."),
    "tie_kept_exchange_frozen": _("The tie was kept while exchange is frozen, so that a dialogue stays possible."),
    "association_keeps_it": _("The association that runs the link kept it."),
    "motion_voted_down": _("The council rejected a motion to end it."),
    "vote_rescinded": _("The council rescinded its vote to end the link."),
}
