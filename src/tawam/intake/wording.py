"""What a person reads for the codes of the intake, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tawam.intake.values.drafts import DifferenceCode, DraftState, RowFilter, RowOutcome
from tawam.intake.values.tables import Field
from tawam.intake.values.texts import Open, Relation

Words = Mapping[str, str | Promise]

RELATIONS: Words = {
    Relation.TWINNED: _("The text says that they are twinned."),
    Relation.ENDED: _("The text says that it ended."),
    Relation.FAILED: _("The text says that it failed."),
    Relation.SUSPENDED: _("The text says that it is suspended."),
    Relation.NOT_TWINNED: _("The text says that they are not twinned."),
}
# What a statement is held against the registry for, by the kind of property.
POINTS: Words = {
    "linked": _("That there is a tie"),
    "signed": _("The year of its beginning"),
    "event": _("That it was broken off then"),
    "in_force": _("That it is over today"),
    "cause": _("The cause"),
}
WHY_OPEN: Words = {
    Open.NO_PAIR: _("It speaks of a partnership, but no two places could be told."),
    Open.AMBIGUOUS: _("A name can mean several places, or none that is known: say in which country it lies."),
    Open.YEAR_ALONE: _("It gives a year for a partnership, but names no places."),
    Open.UNLIKE: _("The two names do not make a pair: one is a country and one a city, or both are one place."),
    Open.PLANNED: _("It speaks of a plan or a possibility, not of a partnership that exists."),
    Open.TOO_MANY: _("From here on the text makes more statements than are read: check it in parts."),
    Open.LANGUAGE: _("This does not look like English or Arabic, and only these are read."),
}
OUTCOMES: Words = {
    RowOutcome.USED: pgettext_lazy("row", "used"),
    RowOutcome.ASKED: pgettext_lazy("row", "asked"),
    RowOutcome.IGNORED: pgettext_lazy("row", "ignored"),
    RowOutcome.REFUSED: pgettext_lazy("row", "refused"),
}
FILTERS: Words = {
    **OUTCOMES,
    RowFilter.DIFFERS: _("against the registry"),
    RowFilter.LEFT_OUT: _("with a value left out"),
}
STATES: Words = {
    DraftState.OPENED: _("columns to be looked at"),
    DraftState.RESOLVING: _("places are being looked for"),
    DraftState.PREVIEWED: _("ready to be confirmed"),
    DraftState.RECORDING: _("being recorded"),
    DraftState.RECORDED: _("recorded"),
    DraftState.UNDOING: _("being undone"),
    DraftState.UNDONE: pgettext_lazy("table", "undone"),
    DraftState.FAILED: _("stopped with an error"),
}
PLACE_FIELDS: Words = {
    "name": _("Name of the place"),
    "country": _("Country"),
    "region": _("Region"),
    "lat": _("Latitude"),
    "lon": _("Longitude"),
    "population": _("Population"),
    "wikidata": _("Wikidata item"),
    "geonames": _("GeoNames id"),
}
TIE_FIELDS: Words = {
    Field.SINCE: _("Since when"),
    Field.UNTIL: _("Until when"),
    Field.ON: _("Day of which the list speaks"),
    Field.KIND: _("Form of the tie"),
    Field.STATUS: _("Status"),
    Field.CAUSE: _("Cause of the end"),
    Field.NOTE: _("Note"),
    Field.SOURCE_URL: _("Address of a source"),
}
ROW_CODES: Words = {
    "ambiguous": _("Several places fit: choose one."),
    "unknown": _("No place of this name is known: search for it."),
    "same_place": _("Both names were taken for the same place: change one of them."),
    "said_before": _("Another row says the same."),
    "name_missing": _("The name of a place is missing."),
    "unknown_value": _("The name stands for an unknown value."),
}
# What is wrong with a value, after its column and the value itself.
PROBLEMS: Words = {
    "no_date": _("no date that can be read without guessing"),
    "ambiguous_day": _("day and month may be either; only the year is taken"),
    "approximate_year": _("calls its year a rough one; the year alone is taken"),
    "unknown_word": _("a word that we do not know here"),
    "unknown_value": _("stands for an unknown value"),
    "no_coordinate": _("no degrees of latitude or longitude"),
    "half_a_point": _("a latitude without a longitude, or the reverse"),
    "no_population": _("no number of people"),
    "no_item": _("no Wikidata item"),
    "no_geonames_id": _("no GeoNames id"),
    "no_address": _("no web address"),
    "cut_short": _("too long; the first 500 characters are kept"),
    "name_missing": _("the name is missing"),
    "same_place": _("the same on both sides"),
}
DIFFERENCES: Words = {
    DifferenceCode.START: _("The row gives %(said)s as the start, the registry has %(known)s."),
    DifferenceCode.END: _("The row gives %(said)s as the end, the registry has %(known)s."),
    DifferenceCode.ENDED_HERE: _("The row says that the tie broke (%(said)s); the registry has it as %(known)s."),
    DifferenceCode.ENDED_THERE: _("The row speaks of the tie as standing; the registry has it as %(known)s."),
    DifferenceCode.KIND: _("The row calls the tie %(said)s, the registry %(known)s."),
    DifferenceCode.CONTACT: _("The row speaks of a contact only; the registry has a tie (%(known)s)."),
}
JOB_PROBLEMS: Words = {
    "bad_table": _("The file cannot be read any more."),
    "gave_up": _("The work was begun %(times)s times and never came to its end. An operator can read why in the log."),
    "error": _("An error on our side stopped the work; an operator can read it in the log. Nothing was recorded."),
    "nothing_to_use": _("Not one row can be used yet. Settle what is asked, or look at the columns again."),
    "not_the_last": _("A later reading of this list was recorded. Undo that one first."),
    "list_changed": _(
        "At its last reading this list made %(before)s statements, now it makes %(now)s. Nothing was recorded yet."
    ),
}
