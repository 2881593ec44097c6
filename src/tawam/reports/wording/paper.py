"""What a person reads in the paper on a hard case. Every option is told in the same parts; none is recommended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.registry.values import Status
from tawam.reports.values import Answer, Fate, HardCase, Option, Ring

Text = str | Promise
Words = Mapping[str, Text]

CASES: Words = {
    HardCase.WAR: _("war or insecurity"),
    HardCase.POLITICS: _("political tension"),
    HardCase.HUMAN_RIGHTS: _("a dispute over human rights"),
    HardCase.DEAD: _("an exchange that has died down"),
}
OPTIONS: Words = {
    Option.GO_ON: pgettext_lazy("option", "Go on"),
    Option.PAUSE: pgettext_lazy("option", "Pause"),
    Option.PEOPLE: pgettext_lazy("option", "Keep the links between people only"),
    Option.END: pgettext_lazy("option", "End"),
    Option.RENEW: pgettext_lazy("option", "Renew"),
    Option.LAPSE: pgettext_lazy("option", "Let it lapse"),
}
ANSWERS: Words = {
    Answer.KEPT: _("said that the link goes on"),
    Answer.HELPED: _("sent help without a decision on record"),
    Answer.PROGRAMME: _("put one programme on hold, not the link"),
    Answer.PAUSED: _("put the link on hold"),
    Answer.PEOPLE: _("put only the town halls’ contact on hold"),
    Answer.ENDED: _("ended the link"),
    Answer.LAPSED: _("let the link fall asleep or run out"),
}
RINGS: Words = {
    Ring.SAME_COUNTRY: _("Same country, same years"),
    Ring.SAME_CAUSE: _("Same kind of cause elsewhere"),
    Ring.OTHER_CAUSE: _("Same country and years, another cause named"),
    Ring.PARTNER_ACTED: _("Same country and years, the partner’s country acted"),
}
FATES: Words = {
    Fate.RESUMED: _("taken up again"),
    Fate.PAUSED: _("put on hold later"),
    Fate.ENDED: _("ended later"),
    Fate.LAPSED: _("fell asleep later"),
    Fate.HELD: _("a side said that it holds on to the link"),
    Fate.MET: _("people met or helped"),
}


@dataclass(frozen=True, slots=True)
class OptionParts:
    """What is told of an option beside the counts: the same parts for each, in the same order."""

    meaning: Text
    decides: Text
    back: Text
    unknown: Text


PARTS: Mapping[Option, OptionParts] = {
    Option.GO_ON: OptionParts(
        meaning=_(
            "The link stays in force as it is. In form nothing changes; the council may say so in public or not."
        ),
        decides=_(
            "For the link to stay in force no decision is needed. A word in public is a resolution as any other."
        ),
        back=_("Nothing has to be undone; each of the other options can still be taken later."),
        unknown=_(
            "Cities that went on without a word stand in no count: nobody wrote about them. "
            "What going on did to the trust of residents is not on record."
        ),
    ),
    Option.PAUSE: OptionParts(
        meaning=_(
            "Official exchange stops, the agreement stays. The decision can name a condition, "
            "or a day on which it is looked at again."
        ),
        decides=_("A side puts its part on hold by its own decision; the partner’s consent is not needed for that."),
        back=_(
            "The side that paused decides to take it up again. No new agreement is signed unless the old one ran out."
        ),
        unknown=_(
            "A pause without a later report may have been lifted or ended without anybody writing about it. "
            "What a pause did to the exchange between people is seldom reported."
        ),
    ),
    Option.PEOPLE: OptionParts(
        meaning=_(
            "Contact between the town halls stops; schools, clubs, associations and residents go on by themselves. "
            "The agreement stays."
        ),
        decides=_(
            "The council decides on the town hall’s own contact. It does not decide for schools or associations."
        ),
        back=_(
            "The town hall decides to take its contact up again. No new agreement is signed unless the old one ran out."
        ),
        unknown=_(
            "A city stands in this count only where a source says that just the town halls’ contact was put on hold. "
            "Whether residents went on meeting is seldom reported."
        ),
    ),
    Option.END: OptionParts(
        meaning=_("The town takes back its part of the agreement. The link is over; people may meet without it."),
        decides=_("A side ends its part by its own decision; the terms of the agreement say with what notice."),
        back=_(
            "A link that was ended begins anew: by a decision and a signature of both sides, as with a new partner."
        ),
        unknown=_(
            "Whether residents kept in touch, and what an end changed in the partner’s town, is seldom reported. "
            "What the end of a link costs in money is not on record."
        ),
    ),
    Option.RENEW: OptionParts(
        meaning=_("Both sides say anew that they want the link: with goals, people in charge and a day of review."),
        decides=_("A renewal needs the decision of both sides; before it stands a talk with the partner."),
        back=_("If the exchange falls asleep again, each of the other options can still be taken."),
        unknown=_(
            "That a link was taken up again after a step does not show that the step was the reason. "
            "Attempts that came to nothing are seldom reported."
        ),
    ),
    Option.LAPSE: OptionParts(
        meaning=_("Nothing is decided: the agreement runs out, or the link stays asleep without an end."),
        decides=_(
            "No decision is needed. If the agreement renews itself, only a notice in time keeps it from doing so."
        ),
        back=_("A link that is asleep can be woken without a new signature; an agreement that ran out is signed anew."),
        unknown=_(
            "Most links that fall asleep do so without anybody writing about it. "
            "What the partner makes of the silence is not on record."
        ),
    ),
}
# What an option means for a link that is on hold or over on record already.
ALREADY: Mapping[tuple[Option, Status], Text] = {
    (Option.GO_ON, Status.SUSPENDED): _("On record the link is on hold: to go on means to take it up again."),
    (Option.PAUSE, Status.SUSPENDED): _("On record the link is on hold already: this option leaves it so."),
    (Option.GO_ON, Status.ENDED): _("On record the link is over: to go on means to begin it anew."),
    (Option.END, Status.ENDED): _("On record the link is over already: this option leaves it so."),
}
FIRST_LINES: Mapping[tuple[Option, Status], Text] = {
    (Option.GO_ON, Status.SUSPENDED): _("The partnership with %(partner)s is taken up again from [day]."),
    (Option.PAUSE, Status.SUSPENDED): _("The partnership with %(partner)s stays on hold."),
    (Option.GO_ON, Status.ENDED): _("The council proposes to %(partner)s to begin the partnership anew."),
    (Option.END, Status.ENDED): _("The partnership with %(partner)s stays ended."),
}
# What each draft resolves, in order; blanks are written as brackets, for a person to fill in.
DRAFTS: Mapping[Option, tuple[Text, ...]] = {
    Option.GO_ON: (
        _("The partnership with %(partner)s goes on."),
        _("[office in charge] reports to the council on the partnership by [day]."),
        _("The partner is told of this decision."),
    ),
    Option.PAUSE: (
        _("The partnership with %(partner)s is put on hold from [day]."),
        _("For that time there are no official visits, delegations and joint events of the town halls."),
        _("The council looks at this decision again by [day], or as soon as [condition] is met."),
        _("The partner is told of this decision and of its reasons."),
    ),
    Option.PEOPLE: (
        _("Contact between the town halls of %(home)s and %(partner)s is put on hold from [day]."),
        _("Schools, associations and residents carry on their exchange as they see fit; the agreement stays in force."),
        _("The council looks at this decision again by [day], or as soon as [condition] is met."),
        _("The partner is told of this decision and of its reasons."),
    ),
    Option.END: (
        _("The partnership with %(partner)s is ended with effect from [day; notice that the agreement asks for]."),
        _("The town takes back its part of the agreement of [day of signature]."),
        _("What is under way is brought to an end by [day]: [activities]."),
        _("The partner is told of this decision and of its reasons."),
    ),
    Option.RENEW: (
        _("The council proposes to %(partner)s that both sides renew the partnership."),
        _("For the next [number] years these goals are proposed: [goals]."),
        _("[office in charge] leads the talks; [amount] a year is set aside for it."),
        _("The council looks at the result by [day]."),
    ),
    Option.LAPSE: (
        _("The council takes note that the exchange with %(partner)s has rested since [day or year]."),
        _("No steps to renew the agreement of [day of signature] are taken."),
        _("The partner is told of this decision."),
    ),
}
# Counts that others published, with the address as our research noted it: (case, partner's country or all, …).
PUBLISHED: tuple[tuple[HardCase, str, Text, str], ...] = (
    (
        HardCase.WAR,
        "RU",
        _("In April 2022, of 82 German cities with a Russian partner about a third each paused, reviewed and kept it."),
        "citymayors.com/ukraine/german-russian-cities",
    ),
    (
        HardCase.WAR,
        "RU",
        _("By 28 May 2022 more than 150 cities had ended their links with Russian ones."),
        "babel.ua, decentralization.ua",
    ),
    (
        HardCase.POLITICS,
        "CN",
        _("Of 49 links between Sweden and China 21 ended and 5 were paused from 2016 to 2022."),
        "scandasia.com 2022-05-18",
    ),
    (
        HardCase.DEAD,
        "",
        _("Of 1,322 French and German communes that answered a survey, 35 called their link dormant (2018)."),
        "ijab.de, benjamin-zwack.de",
    ),
)
# What the associations of towns hold, with the address as our research noted it.
POSITIONS: tuple[tuple[Text, str], ...] = (
    (
        _(
            "The Council of European Municipalities and Regions (2009): a town can leave a twinning; "
            "a vote of its council is enough."
        ),
        "ccre.org/en/actualites/view/1602",
    ),
    (
        _("Sister Cities International: links are to be kept open in political disputes."),
        "illinoissistercities.org/?p=2399",
    ),
)
LIMITS: tuple[Text, ...] = (
    _("The registry's casebook is a sample of what the press and councils published, and no census of links."),
    _("Cities that did nothing make no news. Counts of those who acted say nothing of how many did not."),
    _("One vote on several partners makes several links; the number of separate decisions stands beside them."),
    _("The first answer of a city is counted, and what is on record since stands beside it. No report is no proof."),
    _("Which cause an act has is our reading of the reason that its source gives."),
    _("The same act is called a pause by one source and an end by another in about twenty cases; a star marks these."),
    _("That something followed on what a city did does not show that the one was the reason of the other."),
    _("The law of the country and the rules of the council, which no registry holds, come before this paper."),
)
