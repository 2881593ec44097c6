"""What the assessment finds: both judgements in words, and what they saw in the record."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from tawam.assessment import phrases
from tawam.assessment.values import Assessment, Finding, Judged
from tawam.assessment.wording import LEVELS, QUESTIONS
from tawam.basics import locales
from tawam.reports.phrases.words import language, names, number, numbered
from tawam.reports.values import Block, Bullets, Column, CouncilReport, LinkYear, Paragraph, Section, Table, Tone


def sections(report: CouncilReport) -> tuple[Section, ...]:
    """One table of all links, then what was seen for each."""
    judged = [(position, one) for position, one in enumerate(report.links, start=1) if one.assessment]
    if not judged:
        return ()
    rows = tuple(_row(position, one, one.assessment) for position, one in judged if one.assessment)
    columns = (
        Column(_("Link"), share=4),
        Column(force_str(QUESTIONS["vitality"]), share=3),
        Column(_("Answered"), True),
        Column(force_str(QUESTIONS["exposure"]), share=3),
        Column(_("Answered"), True),
    )
    told = Paragraph(
        _(
            "Vitality asks whether a link is alive; exposure asks how much it is open to shocks from outside. "
            "“Answered” is the share of the questions, by weight, that the record answers. "
            "Below half there is no judgement."
        )
    )
    table = Table(_("Two judgements on each link that is not over"), columns, rows)
    each = (
        Section(numbered(position, names(one.others)), tuple(seen(one.assessment)), level=2)
        for position, one in judged
        if one.assessment
    )
    return Section(_("How the links are doing"), (told, table)), *each


def _row(position: int, one: LinkYear, found: Assessment) -> tuple[str, ...]:
    vitality, exposure = found.vitality, found.exposure
    return numbered(position, names(one.others)), _level(vitality), _share(vitality), _level(exposure), _share(exposure)


def _level(judged: Judged) -> str:
    return force_str(LEVELS[judged.level])


def _share(judged: Judged) -> str:
    return locales.digits(f"{round(judged.sufficiency * 100)}%", language())


def seen(found: Assessment) -> Iterator[Block]:
    """Both judgements with what they saw, and what the record leaves open."""
    for title, judged in ((QUESTIONS["vitality"], found.vitality), (QUESTIONS["exposure"], found.exposure)):
        yield Paragraph(_("%(question)s: %(level)s") % {"question": title, "level": _level(judged)}, Tone.LEAD)
        answered = [one for one in judged.findings if one.seen.value is not None]
        if answered:
            yield Bullets(tuple(_sentence(one) for one in answered))
        open_ = [phrases.title(one.code) for one in judged.findings if one.seen.value is None]
        if open_:
            told = {"count": number(len(open_)), "titles": locales.listing(open_, language())}
            yield Paragraph(_("The record does not answer (%(count)s): %(titles)s.") % told, Tone.NOTE)


def _sentence(finding: Finding) -> str:
    told = {"title": phrases.title(finding.code), "seen": phrases.seen(finding, language())}
    return _("%(title)s: %(seen)s") % told
