"""What a person reads of the matching: criteria, reasons, risks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.matching.rules.asking import Filter
from tawam.matching.values import Trait
from tawam.registry.wording import Words

CRITERIA: Words = {
    "size": _("Similar size"),
    "rank": _("Similar rank in the country"),
    "language": _("A language in common"),
    "script": _("A script in common"),
    "distance": _("Nearness"),
    "time_zone": _("Same time of day"),
    "role": _("Capital or not"),
    "country_affinity": _("Ties between the two countries"),
    "partners_of_partners": _("Common partners"),
    "neighbours": _("Ties of the neighbours"),
    "likely_link": _("A likely link"),
    "existing_tie": _("A tie of another kind"),
    "room_on_the_list": _("Room on the list of partners"),
    "relations": _("Relations between the countries"),
    "setting": _("Coast, river, border and the like"),
    "needs": _("Needs that the other side offers to meet"),
    "shared_themes": _("Themes in common"),
}
TRAITS: Words = {
    Trait.COAST: pgettext_lazy("lies", "on a coast"),
    Trait.RIVER: pgettext_lazy("lies", "on a river"),
    Trait.BORDER: pgettext_lazy("lies", "at a border"),
    Trait.MOUNTAIN: pgettext_lazy("lies", "in mountains"),
    Trait.ISLAND: pgettext_lazy("lies", "on an island"),
    Trait.PORT: pgettext_lazy("lies", "at a port or landing"),
}
DIRECTIONS: Words = {
    "alike": pgettext_lazy("criterion", "alike is better"),
    "nearer": pgettext_lazy("criterion", "nearer is better"),
    "more": pgettext_lazy("criterion", "more is better"),
    "fewer": pgettext_lazy("criterion", "fewer is better"),
    "calmer": pgettext_lazy("criterion", "fewer broken ties are better"),
}
REASONS: Words = {
    "size": _("%(own)s people here, %(other)s there"),
    "size_unknown": _("The gazetteer knows no population of one of the two."),
    "rank": _("By population no. %(own)s of its country here, no. %(other)s there"),
    "language": _("At least %(share)s of the people of both countries speak %(language)s (CLDR, by country)"),
    "no_language": _("CLDR knows no language that people of both countries speak."),
    "languages_unknown": _("CLDR does not know the languages of one of the countries."),
    "script": _("Official languages of both countries are written in one script: %(script)s"),
    "no_script": _("The official languages of the two countries are written in different scripts."),
    "distance": _("%(km)s km away as the crow flies"),
    "time_zone": _("Difference by the clock, in hours: %(hours)s"),
    "time_unknown": _("The gazetteer knows no time zone of one of the two."),
    "both_capitals": _("Both are capitals of their countries."),
    "one_capital": _("One of the two is the capital of its country, the other is not."),
    "role_unknown": _(
        "Not known: neither of the two is a capital, or no capital of one of the countries is on record."
    ),
    "affinity": _(
        "Ties on record between this country and %(country)s: %(count)s; chance would give them %(expected)s"
    ),
    "too_few_ties": _("Not known: fewer than three ties of %(country)s are on record."),
    "shared_partners": _("Common partners on record, who can introduce the two: %(count)s"),
    "no_shared_partners": _("No common partner on record"),
    "no_partners": _("Not known: no partner of this place is on record."),
    "neighbours": _("Ties on record between places within 60 km of here and within 60 km of there: %(count)s"),
    "no_neighbours_ties": _("No place within 60 km of here has a tie on record to a place within 60 km of there."),
    "no_neighbours": _("Not known: no place within 60 km of here has a tie on record."),
    "likely": _("%(share)s of pairs like these are linked in the list that the model learnt from."),
    "likely_up": _(
        "%(share)s of pairs like these are linked in the list that the model learnt from. What speaks for it: %(up)s."
    ),
    "likely_down": _(
        "%(share)s of pairs like these are linked in the list that the model learnt from. What speaks against it: "
        "%(down)s."
    ),
    "likely_both": _(
        "%(share)s of pairs like these are linked in the list that the model learnt from. What speaks for it: %(up)s. "
        "What speaks against it: %(down)s."
    ),
    "no_model": _("Not known: no model has been trained here (tawam learn)."),
    "stale_model": _(
        "Not known: the model was trained on another edition of the gazetteer and has to be trained anew (tawam learn)."
    ),
    "unfit_model": _(
        "Not known: the file of the model is damaged or was made elsewhere, and is not used. It has to be trained anew "
        "(tawam learn)."
    ),
    "no_candidate": _("Not known: this place is not among the candidates of the model."),
    "learnt_tie": _("Not asked: the two are linked in the list that the model learnt from."),
    "existing_tie": _("The two have a tie of another kind on record, which is not over."),
    "no_tie_recorded": _("Not known: ties of schools, universities and families are not on record."),
    "room": _("Partners on record there: %(count)s"),
    "one_country": _("Not asked within one country."),
    "relations_unknown": _("Not known: fewer than three ties between the two countries are on record."),
    "relations_calm": _(
        "None of %(of_all)s ties on record between %(own_country)s and %(country)s broke for reasons of state in five "
        "years."
    ),
    "relations_shaken": _(
        "%(broken)s of %(of_all)s ties on record between %(own_country)s and %(country)s broke for reasons of state in "
        "five years. The record is a sample, not a rate."
    ),
    "setting_shared": _("By their names both lie %(trait)s: “%(own)s” here, “%(other)s” there."),
    "both_at_a_border": _(
        "Both lie within 25 km of a city of a neighbouring country, as the gazetteer files it: %(own)s (%(own_km)s km) "
        "here, %(other)s (%(other_km)s km) there."
    ),
    "setting_differs": _("One lies at a land border, the country of the other has none."),
    "setting_unknown": _(
        "Not known: names and gazetteer tell of no trait of both (coast, river, border and the like)."
    ),
    "needs_met": _("Sought here and offered there: %(themes_own)s. Sought there and offered here: %(themes_other)s."),
    "needs_unmet": _("Both state needs and offers, and none of them meet."),
    "nothing_sought": _("Not known: both state what they offer, neither what it seeks."),
    "needs_not_stated": _("Not known: one of the two, or both, states no needs and offers."),
    "shared_themes": _("Themes of both, in notices or public activities: %(themes)s"),
    "no_shared_theme": _("No theme of the one, in notices or public activities, is one of the other."),
    "themes_unknown": _("Not known: no notice and no public activity of one of the two is on record."),
    "risk_tie_over": _("The two had a tie before, and it is over: ask why."),
    "risk_crowded": _("Partners on record there already: %(count)s. Ask how much attention is left."),
}
CAPACITY: Words = {
    "hosts": _("People it can put up at a time"),
    "days": _("For how many days"),
    "budget": _("Budget a year"),
}
RANGES: Words = {
    "both": pgettext_lazy("amount", "%(least)s to %(most)s"),
    "least": pgettext_lazy("amount", "%(least)s or more"),
    "most": pgettext_lazy("amount", "up to %(most)s"),
}
NO_THEME = pgettext_lazy("themes", "none")


# What the features of the model are about.
MOVERS: Words = {
    "paths": _("how their partners are linked with each other"),
    "neighbours": _("what the places around both are linked to"),
    "countries": _("links between the two countries and regions"),
    "size": _("the size of both"),
    "distance": _("the distance"),
    "name": _("whether they bear one name"),
    "partners": _("how many partners each has"),
    "language": _("whether they share a language or a country"),
}
# What a filter does not know.
UNKNOWN: Words = {
    Filter.COUNTRY: _("“%(value)s” is no country code of two letters."),
    Filter.LANGUAGE: _("“%(value)s” is no code of a language: write one such as en, ar or fr."),
    Filter.EXCLUDE: _("“%(value)s” cannot be left out: write the id of a city or the code of a country."),
}
PROGRAMMES_NOTE = _("Programmes that could pay for it are not searched yet.")
