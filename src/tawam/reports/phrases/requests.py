"""The paper on a request: what was asked, what the criteria say, what comes next, whom the search proposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from tawam.basics import locales
from tawam.exchange.phrases import word as exchange_word
from tawam.matching import phrases as matching
from tawam.matching.phrases import requests as phrases
from tawam.matching.rules.requests.judging import counts
from tawam.matching.values import Match
from tawam.matching.values.requests import Answer, Basis, Cited, Climb, Compared, Finding, Judged, Met, Overall, Rung
from tawam.reports.phrases.words import day, language, name, number
from tawam.reports.rules.isolation import isolated
from tawam.reports.values import Block, Bullets, Column, Document, Paragraph, Section, Table, Tiles, Tone

Names = Mapping[str, str]


def request_document(judged: Judged, *, lang: str, made_by: str = "", names: Names | None = None) -> Document:
    """The whole paper; every text that is not ours stands between marks of isolation.

    ``names`` says who is meant by those who entered answers.
    """
    with override(lang):
        asking = _asking(judged)
        return Document(
            language=language(),
            title=_("Request for a partnership"),
            place=asking,
            subtitle=_("To %(place)s") % {"place": name(judged.home)},
            cover=tuple(_cover(judged, made_by)),
            sections=(
                Section(_("In short"), tuple(_short(judged))),
                Section(_("The steps"), tuple(_steps(judged)), level=2),
                Section(_("The criteria, one by one"), tuple(_findings(judged, names or {}))),
                Section(_("Beside the proposals of the search"), tuple(_beside(judged))),
                Section(_("Decision of the council"), tuple(_decision(judged))),
                Section(_("Annex: sources and limits"), tuple(_annex(judged)), level=2),
            ),
            foot=_("%(asking)s · request to %(place)s")
            % {"asking": asking, "place": isolated(judged.home.name(language()))},
            contents=_("Contents"),
            made_on=judged.as_of,
        )


def _asking(judged: Judged) -> str:
    return name(judged.asking) if judged.asking else isolated(judged.request.name)


def _cover(judged: Judged, made_by: str) -> Iterator[tuple[str, str]]:
    asked = judged.request
    yield _("Received on"), day(asked.received_on)
    yield _("Asked for"), phrases.word("rung", asked.wanted)
    yield _("Judged on"), day(judged.as_of)
    if made_by:
        yield _("Made by"), isolated(made_by)


def _short(judged: Judged) -> Iterator[Block]:
    yield Paragraph(phrases.word("overall", judged.overall), Tone.LEAD)
    yield Paragraph(phrases.word("overall_meaning", judged.overall))
    must = [one for one in judged.findings if one.rule.must]
    if must:
        yield Tiles(tuple(_tile(met, must) for met in Met))
    yield Table(
        _("The request as it was entered"),
        (Column(_("What"), share=3), Column(_("As stated"), share=8)),
        _stated(judged),
    )
    open_ones = [one for one in must if one.seen.met is not Met.MET]
    if open_ones:
        yield Paragraph(_("What would settle it"), Tone.LEAD)
        yield Bullets(
            tuple(f"{phrases.word('requirement', one.rule.kind)}: {phrases.settle(one)}" for one in open_ones)
        )


def _tile(met: Met, must: Sequence[Finding]) -> tuple[str, str, str]:
    count = counts(must)[met]
    return phrases.word("met", met), number(count), _("of %(all)s that must be met") % {"all": number(len(must))}


def _stated(judged: Judged) -> tuple[tuple[str, ...], ...]:
    asked = judged.request
    themes = locales.listing([exchange_word("theme", one) for one in asked.themes], language())
    papers = phrases.listed("paper", [one for one, attached in asked.papers.items() if attached])
    rows = (
        (_("Who asks"), isolated(asked.name)),
        (_("Contact"), isolated(asked.contact)),
        (_("Purpose"), isolated(asked.purpose)),
        (_("Themes"), themes),
        (_("Papers attached"), papers),
    )
    return tuple((title, text or _("not stated")) for title, text in rows)


def _findings(judged: Judged, names: Names) -> Iterator[Block]:
    if not judged.criteria.rules:
        yield Paragraph(_("This place has no criteria yet, so nothing was judged."))
        return
    yield Paragraph(_("Each criterion by itself. What nobody knows is neither met nor not met."))
    yield _table(_("Criteria for the step that is asked for"), judged.findings, names)
    if judged.later:
        yield _table(_("Criteria of later steps"), judged.later, names)


def _table(caption: str, found: Sequence[Finding], names: Names) -> Table:
    columns = (
        Column(_("Criterion"), share=5),
        Column(_("Asked"), share=3),
        Column(_("Finding"), share=2),
        Column(_("Why"), share=6),
        Column(_("What would settle it"), share=4),
    )
    return Table(caption, columns, tuple(_row(one, names) for one in found))


def _row(one: Finding, names: Names) -> tuple[str, ...]:
    asked = _("must") if one.rule.must else _("should")
    return (
        phrases.rule(one.rule),
        _("%(asked)s, before: %(step)s") % {"asked": asked, "step": phrases.word("rung", one.rule.step)},
        phrases.word("met", one.seen.met),
        _why(one, names),
        phrases.settle(one) or "–",
    )


def _why(one: Finding, names: Names) -> str:
    told = phrases.reason(one.seen.reason)
    if one.answer:
        return f"{told}. {_grounds(one.answer, names)}"
    if one.seen.basis is Basis.NOTHING:
        return told
    return f"{told} · {phrases.word('basis', one.seen.basis)}"


def _grounds(answer: Answer, names: Names) -> str:
    """Who entered an answer, when, and on what it rests."""
    who = names.get(answer.by) or (_("somebody who has no role here any more") if answer.by else _("a file"))
    told = _("Entered by %(who)s") % {"who": isolated(who)}
    if answer.on:
        told = _("Entered by %(who)s on %(day)s") % {"who": isolated(who), "day": day(answer.on)}
    return ": ".join([told, " ".join(isolated(part) for part in (answer.note, answer.url) if part)])


def _steps(judged: Judged) -> Iterator[Block]:
    climb = judged.climb
    told = {"step": phrases.word("rung", climb.rung), "day": day(climb.since) if climb.since else _("not known")}
    yield Paragraph(_("Where the two stand: %(step)s. Since: %(day)s.") % told, Tone.LEAD)
    yield Paragraph(phrases.reason(climb.reason))
    yield Paragraph(next_step(climb))
    if climb.needed:
        yield Paragraph(_("Still needed for it"), Tone.LEAD)
        yield Bullets(tuple(f"{phrases.rule(one.rule)} ({phrases.word('met', one.seen.met)})" for one in climb.needed))
    waits = judged.criteria.waits
    columns = (Column(_("Step"), share=4), Column(_("Months on it before the next"), True, share=4))
    rows = tuple(
        (phrases.word("rung", step), number(waits[step]) if step in waits else _("none set"))
        for step in judged.criteria.steps
        if step is not Rung.TWINNING
    )
    if rows:
        yield Table(_("Steps of the council’s criteria"), columns, rows)


def next_step(climb: Climb) -> str:
    """What comes next and when, in one sentence."""
    if climb.next is None:
        return _("The criteria know no further step.")
    step = {"step": phrases.word("rung", climb.next)}
    if not climb.wait:
        return _("Next step: %(step)s. The criteria set no waiting time for it.") % step
    told = {**step, "months": number(climb.wait), "day": day(climb.earliest)}
    if climb.earliest is None:
        return _("Next step: %(step)s, after %(months)s months. Its earliest day is not known.") % told
    if climb.over:
        return _("Next step: %(step)s. The waiting time of %(months)s months was over on %(day)s.") % told
    return _("Next step: %(step)s, after %(months)s months: on %(day)s at the earliest.") % told


def _beside(judged: Judged) -> Iterator[Block]:
    compared = judged.compared
    if compared is None:
        yield Paragraph(phrases.reason(judged.why_not) if judged.why_not else _("No comparison was asked for."))
        return
    yield Paragraph(rank(compared), Tone.LEAD)
    yield Paragraph(
        _(
            "The search compares all cities by published criteria with declared weights. It is a reason to ask, no "
            "recommendation; what is not known counts as a poor value in the order and is said."
        )
    )
    every = (compared.asking, *compared.proposals)
    yield Table(
        _("The place that asks and the first proposals"),
        (
            Column(_("No."), True, share=1),
            Column(_("Place"), share=4),
            Column(_("Fits in what is known"), True, share=2),
            Column(_("Known"), True, share=2),
            Column(_("Most for it"), share=5),
            Column(_("Beware of"), share=5),
        ),
        tuple(_proposal(position, one) for position, one in enumerate(every)),
    )
    yield _matrix(every)


def rank(compared: Compared) -> str:
    """The place of the one that asks among all candidates, or why it has none."""
    if compared.rank is None:
        return phrases.reason(compared.reason) if compared.reason else ""
    told = {"rank": number(compared.rank), "all": number(compared.candidates)}
    return _("Among %(all)s cities that the search could propose, the place that asks is no. %(rank)s.") % told


def _proposal(position: int, one: Match) -> tuple[str, ...]:
    risks = " ".join(matching.sentence(risk, language()) for risk in one.risks)
    return (
        _mark(position),
        name(one.place),
        _percent(one.score),
        _percent(one.answered),
        matching.why(one, language()),
        risks or "–",
    )


def _matrix(every: Sequence[Match]) -> Table:
    """Criterion by criterion, from 0 to 1; a dash where it is not known."""
    columns = (Column(_("Criterion"), share=5), *(Column(_mark(place), True, 2) for place in range(len(every))))
    rows = zip(*(one.weighed for one in every), strict=True)
    return Table(
        _("Criterion by criterion, 0 poor to 1 best; – is not known"),
        columns,
        tuple((matching.criterion(row[0].criterion), *(_value(one.grounds.value) for one in row)) for row in rows),
    )


def _mark(position: int) -> str:
    return number(position) if position else _("asks")


def _value(value: float | None) -> str:
    return "–" if value is None else locales.number(round(value, 1), language())


def _percent(share: float) -> str:
    return locales.digits(f"{round(share * 100)}%", language())


def _decision(judged: Judged) -> Iterator[Block]:
    asked = judged.request
    if asked.decided_on:
        told = {"day": day(asked.decided_on), "what": phrases.word("request_state", asked.state)}
        yield Paragraph(_("Decided on %(day)s: %(what)s.") % told, Tone.LEAD)
        if asked.decision:
            yield Paragraph(isolated(asked.decision))
        return
    yield Paragraph(_("The criteria decide nothing: the council decides, and knows what no record holds."), Tone.LEAD)
    columns = (Column(_("Possible decision"), share=4), Column(_("Decision of the council"), share=6))
    words = [_("decline"), *(_("accept as %(step)s") % {"step": phrases.word("rung", step)} for step in Rung)]
    yield Table(_("For the vote"), columns, tuple((word, "") for word in words))


def _annex(judged: Judged) -> Iterator[Block]:
    rows = tuple(_source(cited) for cited in dict.fromkeys(_cited(judged)))
    if rows:
        columns = (
            Column(_("Publisher"), share=4),
            Column(_("Title"), share=6),
            Column(_("Date"), share=3),
            Column(_("Address"), share=6),
        )
        yield Table(_("From where the criteria were copied"), columns, rows)
    limits = [
        _("The registry is a sample of what somebody wrote about: a tie that is not on record may exist."),
        _("An exchange that nobody logged is not in the log. A year without an entry is an open question here."),
        _("Answers are told as they were entered, with who entered them; Tawam has not checked them."),
        _("Languages are known by country and not by town, populations as the gazetteer has them."),
    ]
    yield Bullets(tuple(limits))
    if judged.overall is Overall.OPEN:
        yield Paragraph(
            _("“Unknown” asks for an answer. It says neither that a criterion is met nor that it is not."), Tone.NOTE
        )


def _cited(judged: Judged) -> Iterator[Cited]:
    yield from (rule.cited for rule in judged.criteria.rules if rule.cited)


def _source(one: Cited) -> tuple[str, ...]:
    return isolated(one.publisher), isolated(one.title), phrases.dated(one) or _("no date"), isolated(one.address)
