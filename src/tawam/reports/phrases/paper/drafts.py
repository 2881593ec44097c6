"""Drafts of a resolution for each option. They cite facts on record; brackets stand for what a person fills in."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.basics import locales
from tawam.basics.languages import LANGUAGES
from tawam.registry import phrases
from tawam.registry.values import BREAKS, EventType, LifeEvent
from tawam.reports.phrases.paper.citing import cited
from tawam.reports.phrases.paper.facts import actor
from tawam.reports.phrases.paper.options import title as option_title
from tawam.reports.phrases.words import day, language, names, number
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Bullets, DecisionPaper, Option, Paragraph, Section, Tone
from tawam.reports.wording import paper as words


def sections(paper: DecisionPaper) -> tuple[Section, ...]:
    """The drafts of every option in both languages, the paper's own first."""
    own = language()
    found: list[Section] = []
    for lang in (own, *(one for one in LANGUAGES if one != own)):
        with override(lang):
            found += _in_one_language(paper, lang)
    return tuple(found)


def _in_one_language(paper: DecisionPaper, lang: str) -> Iterator[Section]:
    told = Paragraph(
        _(
            "Drafts for each option, none of which is recommended. They state what is on record, with the numbers of "
            "the sources; what stands in brackets is not on record and is filled in by the council."
        )
    )
    title = _("Draft resolutions in %(language)s") % {"language": locales.language_name(lang, lang)}
    yield Section(title, (told,), language=lang)
    for option in paper.options:
        yield Section(_heading(option), tuple(_draft(paper, option)), level=2, language=lang)


def _heading(option: Option) -> str:
    return _("Draft: %(option)s") % {"option": option_title(option)}


def _draft(paper: DecisionPaper, option: Option) -> Iterator[Block]:
    told = {"home": isolated(paper.home.name(language())), "partner": names(paper.others)}
    yield Paragraph(_("The council of %(home)s,") % told, Tone.LEAD)
    yield Bullets(tuple(_whereas(paper)))
    yield Paragraph(_("resolves:"), Tone.LEAD)
    first = words.FIRST_LINES.get((option, paper.partnership.status), words.DRAFTS[option][0])
    resolved = (force_str(one) % told for one in (first, *words.DRAFTS[option][1:]))
    for place, text in enumerate(resolved, start=1):
        yield Paragraph(f"({number(place)}) {text}")
    yield Paragraph(_("[place and day] · [number of the resolution] · [signature]"), Tone.NOTE)


def _whereas(paper: DecisionPaper) -> Iterator[str]:
    """What the record gives as grounds: the link, its agreement, the last break, disagreements; then blanks."""
    yield _founded(paper)
    yield _agreed(paper)
    broken = [one for one in paper.events if one.type in BREAKS]
    if broken:
        yield _broke(paper, broken[-1])
    if paper.conflicts:
        topics = [phrases.word("topic", one.topic) for one in paper.conflicts]
        listed = locales.listing(list(dict.fromkeys(topics)), language())
        yield _("noting that the sources disagree about: %(topics)s,") % {"topics": listed}
    yield _("considering [the council’s own reasons],")


def _founded(paper: DecisionPaper) -> str:
    """The link with the act that founded it; blank where no source reports one."""
    signed = next((one for one in paper.events if one.type is EventType.SIGNED and one.on), None)
    told = {"partner": names(paper.others), "kind": phrases.word("kind", paper.partnership.kind)}
    if signed is None:
        return _("having regard to the partnership with %(partner)s (%(kind)s), signed on [day of signature],") % told
    told |= {"day": day(signed.on), "sources": cited(paper, signed.claims)}
    return _("having regard to the partnership with %(partner)s (%(kind)s), signed: %(day)s %(sources)s,") % told


def _agreed(paper: DecisionPaper) -> str:
    if not paper.agreements:
        return _("having regard to [the agreement and its terms of notice],")
    last = paper.agreements[-1]
    told = {"title": isolated(last.title), "day": day(last.signed_on)}
    return _("having regard to the agreement “%(title)s”, signed: %(day)s,") % told


def _broke(paper: DecisionPaper, one: LifeEvent) -> str:
    told = {
        "act": phrases.word("event", one.type),
        "day": day(one.on) if one.on else _("no date"),
        "actor": actor(paper, one),
        "sources": cited(paper, one.claims),
    }
    return _("noting the last break on record: %(act)s, %(day)s, who acted: %(actor)s %(sources)s,") % told
