"""What to do before a link fades: for each finding what others did, with the documented case.

A remedy is an example, no promise: that a link was taken up again after it does not prove that it was taken up
because of it. The cases are those of our casebook; the partnership's page has the sources.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawam.assessment.rules import exposure, vitality
from tawam.assessment.values import Finding, Question, Remedy

# Below this value a finding of vitality is weak; above it one of exposure is pressing.
WEAK = 0.5

REMEDIES: dict[str, tuple[Remedy, ...]] = {
    "recency": (
        Remedy("visit_to_reconnect", "adelaide--george-town"),
        Remedy("visit_back_on_track", "warwick-district--bo"),
        Remedy("committee_rebuilt", "san-francisco--haifa"),
    ),
    "regularity": (
        Remedy("video_instead_of_visit", "seward--obihiro"),
        Remedy("online_youth_first", "gimhae--munakata"),
    ),
    "reciprocity": (
        Remedy("delegation_after_15_years", "austin--oita"),
        Remedy("delegation_after_five_years", "matsuura--mackay"),
    ),
    "breadth": (
        Remedy("new_themes_in_memorandum", "seoul--tokyo"),
        Remedy("climate_partnership", "bremen--durban"),
    ),
    "community": (
        Remedy("twelve_schools", "portland--suzhou"),
        Remedy("residents_revive", "hounslow--ramallah"),
    ),
    "young_people": (
        Remedy("homestays_again", "matsue--jinju"),
        Remedy("online_youth_first", "gimhae--munakata"),
    ),
    "awareness": (Remedy("anniversary_in_public", "bristol--hanover"),),
    "agreement": (
        Remedy("renewed_with_priorities", "rhineland-palatinate--rwanda"),
        Remedy("memorandum_at_fifty", "san-francisco--haifa"),
    ),
    "resources": (Remedy("small_budget_line", "eureka--kamisu"),),
    "benefit": (Remedy("trade_office", "phoenix--hermosillo"),),
    "commitment": (
        Remedy("council_reaffirms", "eureka--kamisu"),
        Remedy("governor_asks_again", "tottori--gangwon"),
    ),
    "same_two_countries": (
        Remedy("council_keeps_people", "suhl--kaluga"),
        Remedy("letters_instead_of_break", "san-jose--yekaterinburg"),
    ),
    "same_partner_country": (
        Remedy("tie_kept_exchange_frozen", "osaka--saint-petersburg"),
        Remedy("association_keeps_it", "canterbury--vladimir"),
    ),
    "call_to_end": (Remedy("motion_voted_down", "sor-varanger--pechenga"),),
    "own_history": (Remedy("vote_rescinded", "wagga-wagga--kunming"),),
}
# Every code that a task may be about.
KNOWN_FEATURES = frozenset(one.code for one in (*vitality.RUBRIC.features, *exposure.RUBRIC.features))


def next_steps(findings: Iterable[Finding]) -> list[tuple[Finding, tuple[Remedy, ...]]]:
    """The findings that ask for something, heaviest first, each with what others did (perhaps nothing on record)."""
    asking = [one for one in findings if one.seen.value is not None and _asks(one)]
    ordered = sorted(asking, key=lambda one: (-one.weight * _distance(one), one.code))
    return [(one, REMEDIES.get(one.code, ())) for one in ordered]


def _asks(one: Finding) -> bool:
    value = one.seen.value or 0.0
    return value < WEAK if one.question is Question.VITALITY else value >= WEAK


def _distance(one: Finding) -> float:
    value = one.seen.value or 0.0
    return 1 - value if one.question is Question.VITALITY else value
