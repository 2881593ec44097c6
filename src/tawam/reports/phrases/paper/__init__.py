"""The paper on a hard case as a document in the language that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.assessment.wording import LEVELS
from tawam.places.values import DEMO_MARK
from tawam.registry import phrases
from tawam.reports.phrases.assessing import seen
from tawam.reports.phrases.paper import annex, drafts, facts, options, others
from tawam.reports.phrases.words import day, language, name, names, number
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Bullets, DecisionPaper, Document, Paragraph, Section, Tone
from tawam.reports.wording import paper as words

__all__ = ["paper_document"]


def paper_document(paper: DecisionPaper, lang: str) -> Document:
    """The whole paper; every text that is not ours stands between marks of isolation."""
    with override(lang):
        return Document(
            language=language(),
            title=_("Decision paper"),
            place=name(paper.home),
            subtitle=_("The partnership with %(partner)s") % {"partner": names(paper.others)},
            cover=_cover(paper),
            sections=(
                Section(_("In short"), tuple(_short(paper))),
                *facts.sections(paper),
                Section(_("How the link is doing"), (Paragraph(_two_judgements()), *seen(paper.assessment))),
                *others.sections(paper),
                *options.sections(paper),
                *drafts.sections(paper),
                *annex.sections(paper),
            ),
            foot=_foot(paper),
            contents=_("Contents"),
            made_on=paper.made_on,
        )


def _cover(paper: DecisionPaper) -> tuple[tuple[str, str], ...]:
    looks_at = (
        _("the public record, and what the partners log for themselves: not for publication")
        if paper.within
        else _("the public record only")
    )
    lines = [
        (_("The case"), force_str(words.CASES[paper.case])),
        (_("As of"), day(paper.as_of)),
        (_("Made on"), day(paper.made_on)),
        (_("Looks at"), looks_at),
    ]
    if any(one.id.startswith(DEMO_MARK) for one in paper.partnership.parties):
        lines.append((_("Demonstration"), _("This partnership is made up; what other cities did is not.")))
    if paper.made_by:
        lines.insert(3, (_("Made by"), isolated(paper.made_by)))
    return tuple(lines)


def _short(paper: DecisionPaper) -> Iterator[Block]:
    told = {"home": isolated(paper.home.name(language())), "partner": names(paper.others)}
    yield Paragraph(_("The council of %(home)s decides on the partnership with %(partner)s.") % told, Tone.LEAD)
    yield Bullets(tuple(_points(paper)))
    yield options.glance(paper)
    yield Paragraph(_("What this paper cannot say"), Tone.LEAD)
    yield Bullets(tuple(_missing(paper)))


def _points(paper: DecisionPaper) -> Iterator[str]:
    chosen = _("as it was asked for") if paper.chosen else _("as the record shows it")
    yield _("The case: %(case)s, %(chosen)s.") % {"case": force_str(words.CASES[paper.case]), "chosen": chosen}
    yield _("Status on %(day)s: %(status)s.") % {
        "day": day(paper.as_of),
        "status": phrases.word("status", paper.partnership.status),
    }
    for ring in others.COUNTED:
        found = paper.like.of(ring)
        told = {"ring": force_str(words.RINGS[ring]), "links": number(len(found)), "years": others.years(found)}
        yield _("%(ring)s: like cases on record: %(links)s, years %(years)s.") % told
    yield _("Vitality: %(vitality)s. Exposure to shocks: %(exposure)s.") % {
        "vitality": force_str(LEVELS[paper.assessment.vitality.level]),
        "exposure": force_str(LEVELS[paper.assessment.exposure.level]),
    }


def _missing(paper: DecisionPaper) -> Iterator[str]:
    yield _("How many cities did nothing: they make no news, and no count holds them.")
    yield _("What the law and the rules of the council ask for: no registry holds them.")
    if not paper.agreements:
        yield _("What the agreement says of its end: %(agreement)s") % {"agreement": facts.agreement_told(paper)}
    if paper.assessment.vitality.score is None:
        yield _("Whether the link is alive: too little of it is on record to judge.")
    if paper.conflicts:
        yield _("Which source is right where they disagree: the answers stand side by side.")


def _two_judgements() -> str:
    return _(
        "Vitality asks whether a link is alive; exposure asks how much it is open to shocks from outside. "
        "They are never added up. Below half of the questions answered there is no judgement."
    )


def _foot(paper: DecisionPaper) -> str:
    told = {"home": isolated(paper.home.name(language())), "partner": names(paper.others)}
    return _("%(home)s · decision paper on the partnership with %(partner)s") % told
