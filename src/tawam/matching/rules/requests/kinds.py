"""What a council may ask of a request. The record is looked at first; where it is silent, an answer counts."""

from __future__ import annotations

import datetime as dt

from tawam.basics.dates import PartialDate
from tawam.exchange.rules.coming import months_later
from tawam.matching.rules.requests.table import (
    Entered,
    Figure,
    Items,
    Requirements,
    Unit,
    open_question,
    settled,
)
from tawam.matching.values.requests import Basis, Facts, Paper, Rule, Seen
from tawam.places.rules.geography import kilometres
from tawam.registry.values import Light

REQUIREMENTS = Requirements()


@REQUIREMENTS.kind("Redwood City, San Leandro, Austin", items=Items.PAPERS, entered=Entered.NOT)
def papers(rule: Rule, facts: Facts) -> Seen:
    """Every paper that the rule names is attached. One that nobody looked for is an open question."""
    attached = facts.request.papers
    missing = [one for one in rule.items if attached.get(Paper(one)) is False]
    unseen = [one for one in rule.items if Paper(one) not in attached]
    if missing:
        return settled(False, Basis.REQUEST, "papers_missing", papers=",".join(missing))
    if unseen:
        return open_question("papers_unseen", papers=",".join(unseen))
    return settled(True, Basis.REQUEST, "papers_attached", papers=",".join(rule.items))


@REQUIREMENTS.kind("Austin", Figure(Unit.PEOPLE, needed=True), entered=Entered.NUMBER)
def committee(rule: Rule, facts: Facts) -> Seen:
    """A committee of residents with at least so many people looks after the link."""
    return _silent()


@REQUIREMENTS.kind("Austin")
def local_committee(rule: Rule, facts: Facts) -> Seen:
    """Most members of the committee live here."""
    return _silent()


@REQUIREMENTS.kind(
    "Austin; Sister Cities International", Figure(Unit.YEARS, needed=True, most=50), entered=Entered.NUMBER
)
def years_of_exchange(rule: Rule, facts: Facts) -> Seen:
    """So many years of exchange without a gap: an exchange is logged in each of the last years up to the day.

    A year without an entry is an open question and not a gap: perhaps nobody wrote it down.
    """
    years = rule.threshold or 0
    tie = facts.ties[0].partnership if facts.ties else ""
    covered = sum(_covered(facts, number) for number in range(years))
    told = {"years": str(years), "covered": str(covered)}
    if years and covered == years:
        return settled(True, Basis.LOG, "exchange_every_year", tie, **told)
    return open_question("exchange_gaps" if covered else "exchange_not_logged", tie, **told)


@REQUIREMENTS.kind("Redwood City, San Leandro")
def diplomatic_relations(rule: Rule, facts: Facts) -> Seen:
    """The two states have diplomatic relations. No record that Tawam reads says so."""
    return _silent()


@REQUIREMENTS.kind("Redwood City, San Leandro")
def free_travel(rule: Rule, facts: Facts) -> Seen:
    """People can write to and visit each other freely in both directions."""
    return _silent()


@REQUIREMENTS.kind("Redwood City, San Leandro, Christchurch", Figure(Unit.MONEY), Items.CURRENCY, Entered.NUMBER)
def funding(rule: Rule, facts: Facts) -> Seen:
    """Money for the years to come is secured; where the rule sets an amount, at least that much a year."""
    return _silent()


@REQUIREMENTS.kind("Redwood City, San Leandro")
def community_support(rule: Rule, facts: Facts) -> Seen:
    """A group of residents wants the link and means to carry it."""
    return _silent()


@REQUIREMENTS.kind("San Leandro")
def community_ties(rule: Rule, facts: Facts) -> Seen:
    """Residents of the two places have ties already: families, schools, cultures."""
    return _silent()


@REQUIREMENTS.kind("San Leandro")
def not_only_economic(rule: Rule, facts: Facts) -> Seen:
    """The economy is not what drives the link."""
    return _silent()


@REQUIREMENTS.kind("Redwood City, San Leandro", Figure(Unit.TIMES, at_most=True, most=1000))
def size_alike(rule: Rule, facts: Facts) -> Seen:
    """Neither place has more than so many times the people of the other.

    Councils write “similar” without a figure: then the figures are told, and a person answers.
    """
    own, other = facts.home.population, facts.asking.population if facts.asking else None
    if not own or not other:
        return open_question("size_unknown")
    told = {"own": f"{own:,}", "other": f"{other:,}"}
    if rule.threshold is None:
        return open_question("size_without_measure", **told)
    alike = max(own, other) <= rule.threshold * min(own, other)
    told["threshold"] = str(rule.threshold)
    return settled(alike, Basis.GAZETTEER, "size_within" if alike else "size_beyond", **told)


@REQUIREMENTS.kind("San Leandro", Figure(Unit.PARTNERS, True, True, 1000), entered=Entered.NUMBER)
def partners_in_country(rule: Rule, facts: Facts) -> Seen:
    """At most so many partners of this place, beside the one that asks, are in that country already."""
    if facts.partners is None or facts.asking is None:
        return open_question("partners_not_on_record" if facts.partners is None else "place_not_found")
    country, asking = facts.asking.country, facts.asking.id
    there = [one for one in facts.partners if one.country == country and one.place != asking]
    return _counted(rule, [one.light for one in there], there[0].partnership if there else "", country)


@REQUIREMENTS.kind(
    "de Villiers 2009: few partners, done well", Figure(Unit.PARTNERS, True, True, 1000), entered=Entered.NUMBER
)
def partners_in_all(rule: Rule, facts: Facts) -> Seen:
    """At most so many partners of this place, beside the one that asks, are on record."""
    if facts.partners is None:
        return open_question("partners_not_on_record")
    asking = facts.asking.id if facts.asking else ""
    return _counted(rule, [one.light for one in facts.partners if one.place != asking])


@REQUIREMENTS.kind("Cost of travel", Figure(Unit.KILOMETRES, True, True, 20_100), entered=Entered.NUMBER)
def distance(rule: Rule, facts: Facts) -> Seen:
    """At most so many kilometres apart, as the crow flies."""
    if facts.asking is None:
        return open_question("place_not_found")
    far = kilometres(facts.home, facts.asking)
    told = {"km": f"{far:,.0f}", "threshold": f"{rule.threshold:,}"}
    near = far <= (rule.threshold or 0)
    return settled(near, Basis.GAZETTEER, "distance_within" if near else "distance_beyond", **told)


@REQUIREMENTS.kind("A questionnaire of the UK LGA asks for it", Figure(Unit.PERCENT, needed=True, most=100))
def common_language(rule: Rule, facts: Facts) -> Seen:
    """At least so many per cent of the people of both countries speak one language, by CLDR and by country."""
    own, other = facts.spoken
    if not own or not other:
        return open_question("languages_unknown")
    shares = {one: min(share, other.get(one, 0.0)) for one, share in own.items()}
    best = min(shares, key=lambda one: (-shares[one], one))
    enough = 100 * shares[best] >= (rule.threshold or 0)
    told = {"share": f"{100 * shares[best]:.0f}%", "threshold": f"{rule.threshold}%", "language": best}
    return settled(enough, Basis.CLDR, "language_shared" if enough else "language_short", **told)


@REQUIREMENTS.kind("UK LGA: aims are written down", items=Items.THEMES, entered=Entered.NOT)
def purpose(rule: Rule, facts: Facts) -> Seen:
    """The request names at least one of these themes."""
    named = facts.request.themes
    if not named:
        return open_question("themes_not_stated")
    shared = [one.value for one in named if one.value in rule.items]
    if shared:
        return settled(True, Basis.REQUEST, "purpose_shared", themes=",".join(shared))
    return settled(False, Basis.REQUEST, "purpose_other", themes=",".join(rule.items))


@REQUIREMENTS.kind("CLAIR", Figure(Unit.THEMES, needed=True, most=29), entered=Entered.NOT)
def several_fields(rule: Rule, facts: Facts) -> Seen:
    """The exchange is not limited to one field: the request names at least so many themes."""
    count = len(facts.request.themes)
    if not count:
        return open_question("themes_not_stated")
    enough = count >= (rule.threshold or 0)
    told = {"count": str(count), "threshold": str(rule.threshold)}
    return settled(enough, Basis.REQUEST, "fields_named" if enough else "fields_few", **told)


@REQUIREMENTS.kind("CLAIR, Redwood City, Austin")
def signed_by_heads(rule: Rule, facts: Facts) -> Seen:
    """The heads of both places sign one document."""
    return _silent()


@REQUIREMENTS.kind("CLAIR, Redwood City, Santa Cruz")
def council_approval(rule: Rule, facts: Facts) -> Seen:
    """The council approves."""
    return _silent()


@REQUIREMENTS.kind("Austin, Christchurch")
def yearly_report(rule: Rule, facts: Facts) -> Seen:
    """The committee undertakes to report every year on activities and money."""
    return _silent()


@REQUIREMENTS.kind("Austin", Figure(Unit.MEETINGS, needed=True, most=366), entered=Entered.NUMBER)
def meetings(rule: Rule, facts: Facts) -> Seen:
    """The committee undertakes to attend at least so many board meetings a year."""
    return _silent()


@REQUIREMENTS.kind("Christchurch", Figure(Unit.YEARS, True, True, 50), entered=Entered.NUMBER)
def review(rule: Rule, facts: Facts) -> Seen:
    """The link is reviewed at least every so many years: by an agreement in the log, or as it is undertaken."""
    if not facts.reviews:
        return _silent()
    months = min(facts.reviews)
    often = months <= 12 * (rule.threshold or 0)
    tie = facts.ties[0].partnership if facts.ties else ""
    told = {"months": str(months), "threshold": str(rule.threshold)}
    return settled(often, Basis.LOG, "review_agreed" if often else "review_seldom", tie, **told)


def _silent() -> Seen:
    """No record that Tawam reads knows it."""
    return open_question("no_record")


def _counted(rule: Rule, lights: list[Light], partnership: str = "", country: str = "") -> Seen:
    """Partners against the most that the rule allows; a tie that is not settled decides nothing by itself."""
    most, sure = rule.threshold or 0, sum(one is not Light.OPEN for one in lights)
    if sure <= most < len(lights):
        return open_question("partners_unsettled", partnership, open=str(len(lights) - sure))
    told = {"count": str(sure), "threshold": str(most)}
    if country:
        return settled(sure <= most, Basis.REGISTRY, "partners_there", partnership, country=country, **told)
    return settled(sure <= most, Basis.REGISTRY, "partners_here", partnership, **told)


def _covered(facts: Facts, number: int) -> bool:
    """Whether an exchange that is logged surely lies in a year, counted back from the day."""
    today = PartialDate.of(facts.as_of)
    end = months_later(today, -12 * number).latest()
    start = months_later(today, -12 * (number + 1)).latest() + dt.timedelta(days=1)
    return any(start <= first and last <= end for first, last in facts.held)
