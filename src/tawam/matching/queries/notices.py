"""“Partner wanted”: what places state that they seek and offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from tawam.basics.erasing import Wanted
from tawam.evidence.queries import journal_of
from tawam.exchange.values import Theme
from tawam.matching import files, models
from tawam.matching.rules.noticing import stands, wants, without_person
from tawam.matching.values import Notice, NoticeFilter, NoticeLine, StatedNotice
from tawam.places import queries as places
from tawam.registry.values import Kind

# A language that one in twenty speaks is worth a line in a form; these are offered everywhere.
_SPOKEN_BY = 0.05
NOTICE_ACTS = ("state_notice", "change_notice", "withdraw_notice")
_EVERYWHERE = ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "ru", "tr", "zh")
_FIGURES = ("hosts", "days", "budget_from", "budget_to")
_TEXTS = ("currency", "text", "text_ar")


class NoSuchNotice(LookupError):
    """There is no notice of this id."""

    def __init__(self, key: str) -> None:
        super().__init__(_("There is no notice “%(key)s”.") % {"key": key[:40]})


def notice(key: str) -> StatedNotice:
    """One notice, whether it stands or not; raises NoSuchNotice."""
    row = models.Notice.objects.filter(pk=key).first()
    if row is None:
        raise NoSuchNotice(key)
    return notice_value(row)


def notices(asked: NoticeFilter, *, as_of: dt.date) -> tuple[NoticeLine, ...]:
    """The notices that stand on a day and that the filter lets through, each beside its place, the latest first."""
    found = standing_notices(as_of)
    known = places.places({one.notice.place for one in found})
    lines = [NoticeLine(one, known[one.notice.place]) for one in found if one.notice.place in known]
    return tuple(line for line in lines if wants(asked, line.stated.notice, line.place.country))


def notices_of(place: str, *, as_of: dt.date | None = None) -> tuple[StatedNotice, ...]:
    """What a place states, the latest first: on a day what stands, without a day everything it ever stated."""
    found = [notice_value(row) for row in models.Notice.objects.filter(place=place)]
    return tuple(one for one in found if as_of is None or (not one.withdrawn and stands(one.notice, as_of)))


def notices_naming(place: str, wanted: Wanted) -> tuple[StatedNotice, ...]:
    """The notices of a place that say what is sought, or once said it, withdrawn or not, the latest first."""
    said = {
        entry.change["notice"]
        for entry in journal_of(place, NOTICE_ACTS)
        if any(without_person(told, wanted) != told for told in (entry.before, entry.after))
    }
    return tuple(notice_value(row) for row in models.Notice.objects.filter(place=place, pk__in=said))


def standing_notices(as_of: dt.date) -> tuple[StatedNotice, ...]:
    """All that stand on a day, in one query."""
    rows = models.Notice.objects.filter(withdrawn=False, from_on__lte=as_of, until_on__gte=as_of)
    return tuple(map(notice_value, rows))


def languages_offered(country: str, chosen: Iterable[str] = ()) -> tuple[str, ...]:
    """The languages that the form offers a place: those of its country, the most widely used ones, those chosen."""
    spoken = [code for code, share in files.spoken(country).items() if share >= _SPOKEN_BY]
    return tuple(sorted({*spoken, *_EVERYWHERE, *chosen}))


def notice_value(row: models.Notice) -> StatedNotice:
    """A row as a value."""
    read = _read(row.pk, row.place, row.from_on, row.until_on, row.stated)
    return StatedNotice(read, row.version, row.stated_at, row.changed_at, row.withdrawn)


def notice_row(one: Notice) -> dict[str, Any]:
    """What is stated, as kept beside place and days; what is empty is left out."""
    full: dict[str, Any] = {name: list(getattr(one, name)) for name in ("seeks", "offers", "languages", "links")}
    full |= {name: getattr(one, name) for name in (*_FIGURES, *_TEXTS)}
    return {name: value for name, value in full.items() if value not in ("", None, [])}


def _read(key: str, place: str, from_on: dt.date, until_on: dt.date, row: dict[str, Any]) -> Notice:
    return Notice(
        id=key,
        place=place,
        from_on=from_on,
        until_on=until_on,
        seeks=tuple(map(Theme, row.get("seeks", ()))),
        offers=tuple(map(Theme, row.get("offers", ()))),
        languages=tuple(row.get("languages", ())),
        links=tuple(map(Kind, row.get("links", ()))),
        **{name: row[name] for name in (*_FIGURES, *_TEXTS) if name in row},
    )
