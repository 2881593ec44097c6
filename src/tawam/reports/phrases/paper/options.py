"""The options: for each, in the same parts and in a fixed order, what it means and what became of those who took it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tawam.basics import locales
from tawam.registry.rules.endings import middle
from tawam.reports.phrases.paper.citing import case_numbers
from tawam.reports.phrases.paper.facts import agreement_told
from tawam.reports.phrases.paper.others import COUNTED, years
from tawam.reports.phrases.words import language, number
from tawam.reports.rules.courses import ANSWERS_OF, tally, took
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import (
    Block,
    Bullets,
    Column,
    Course,
    DecisionPaper,
    Fate,
    Option,
    Paragraph,
    Ring,
    Section,
    Table,
    Tone,
)
from tawam.reports.wording import paper as words

# Of these nothing was broken that could be taken up again; a renewal is itself the taking up.
_NEVER_BROKEN = frozenset({Option.GO_ON, Option.RENEW})
_SHORTEST = 0.1


def sections(paper: DecisionPaper) -> tuple[Section, ...]:
    """What holds for all options, then one by one."""
    told = _(
        "The options stand in a fixed order and are told in the same parts. None is recommended: the counts tell what "
        "others did, and not what is right here. The council decides."
    )
    positions = Bullets(tuple(f"{force_str(text)} {isolated(address)}" for text, address in words.POSITIONS))
    what = Paragraph(_("What associations of towns hold"), Tone.LEAD)
    first = Section(_("The options"), (Paragraph(told), what, positions))
    return (first, *(Section(title(one), tuple(_option(paper, one)), level=2) for one in paper.options))


def title(option: Option) -> str:
    """The name of an option."""
    return force_str(words.OPTIONS[option])


def glance(paper: DecisionPaper) -> Table:
    """Who took each option, and how many of these links are in force again."""
    columns = (
        Column(_("Option"), share=4),
        *(
            Column(f"{force_str(words.RINGS[ring])}: {what}", True)
            for ring in COUNTED
            for what in (_("took it"), force_str(words.FATES[Fate.RESUMED]))
        ),
    )
    rows = tuple((title(option), *_glanced(paper, option)) for option in paper.options)
    return Table(_("The options at a glance; none is recommended"), columns, rows)


def _glanced(paper: DecisionPaper, option: Option) -> Iterator[str]:
    for ring in COUNTED:
        found = took(paper.like.of(ring), option)
        again = tally(found).fates[Fate.RESUMED]
        yield number(len(found))
        yield number(again) if found and option not in _NEVER_BROKEN else "–"


def _option(paper: DecisionPaper, option: Option) -> Iterator[Block]:
    """The five parts of every option."""
    parts = words.PARTS[option]
    yield Paragraph(_("What it means"), Tone.LEAD)
    already = force_str(words.ALREADY.get((option, paper.partnership.status), ""))
    yield Paragraph(f"{force_str(parts.meaning)} {already}".strip())
    yield Paragraph(_("Who decides, and on what terms"), Tone.LEAD)
    yield Paragraph(f"{force_str(parts.decides)} {_terms(paper)}")
    yield Paragraph(_("What became of those who took it"), Tone.LEAD)
    yield Bullets(tuple(_became(paper, option, ring) for ring in COUNTED))
    yield Paragraph(_("What it takes to come back"), Tone.LEAD)
    yield Paragraph(f"{force_str(parts.back)} {_waits(paper, option)}")
    yield Paragraph(_("What is not known"), Tone.LEAD)
    yield Paragraph(force_str(parts.unknown))


def _terms(paper: DecisionPaper) -> str:
    """Which body decides nobody knows but the town; notice is known only from an agreement on record."""
    own = _("Which body of the town decides, its own rules say.")
    notice = agreement_told(paper) if paper.within else _("Terms of notice: not in the public record.")
    return f"{own} {notice}"


def _became(paper: DecisionPaper, option: Option, ring: Ring) -> str:
    found = took(paper.like.of(ring), option)
    told: dict[str, object] = {"ring": force_str(words.RINGS[ring])}
    if not found:
        return _("%(ring)s: no city is on record with it.") % told
    counted = tally(found, option)
    told |= {
        "links": number(counted.links),
        "decisions": number(counted.decisions),
        "years": years(tuple(found)),
        "alone": number(counted.alone),
        "cases": case_numbers(paper, found),
        "fates": _fates(paper, found, option),
        "nothing": number(counted.nothing),
    }
    sentence = _(
        "%(ring)s: links %(links)s, separate decisions %(decisions)s, years %(years)s (annex A: %(cases)s). "
        "One side is named as acting: %(alone)s. On record since: %(fates)s; nothing: %(nothing)s."
    )
    return " ".join(part for part in (sentence % told, _first_answers(found, option)) if part)


def _first_answers(found: Sequence[Course], option: Option) -> str:
    """What the answers were, where an option is shown by several kinds."""
    if len(ANSWERS_OF[option]) < 2:
        return ""
    parts = [
        f"{force_str(words.ANSWERS[one])}: {number(sum(course.answer is one for course in found))}"
        for one in ANSWERS_OF[option]
    ]
    return _("Of these: %(answers)s.") % {"answers": locales.listing(parts, language())}


def _fates(paper: DecisionPaper, found: Sequence[Course], option: Option) -> str:
    """How many met each fate, with the numbers of the cases."""
    counted = tally(found, option)
    told = []
    for fate in Fate:
        if counted.fates[fate]:
            those = [one for one in found if any(met is fate for met, _event in one.later)]
            cases = pgettext("counted", "%(count)s (annex A: %(cases)s)") % {
                "count": number(counted.fates[fate]),
                "cases": case_numbers(paper, those),
            }
            told.append(f"{force_str(words.FATES[fate])}: {cases}")
    return locales.listing(told, language()) or pgettext("fates", "none of the later acts that are looked for")


def _waits(paper: DecisionPaper, option: Option) -> str:
    """After how many years links were taken up again, in each count."""
    if option in _NEVER_BROKEN:
        return ""
    return " ".join(_waited(took(paper.like.of(ring), option), ring) for ring in COUNTED)


def _waited(found: Sequence[Course], ring: Ring) -> str:
    """The years one by one while they are few, else from the least to the most with the middle."""
    waits, told = tally(found).waits, {"ring": force_str(words.RINGS[ring])}
    if not waits:
        return _("%(ring)s: none is on record as taken up again.") % told
    half, shown = middle(waits), [_years(one) for one in waits]
    if half is None:
        told |= {"years": locales.listing(shown, language())}
        return _("%(ring)s: taken up again after years: %(years)s.") % told
    told |= {"count": number(len(waits)), "least": shown[0], "most": shown[-1], "half": _years(half.median)}
    return _("%(ring)s: taken up again: %(count)s; years from %(least)s to %(most)s, median %(half)s.") % told


def _years(value: float) -> str:
    return locales.number(round(value, 1), language()) if value >= _SHORTEST else _("less than a tenth")
