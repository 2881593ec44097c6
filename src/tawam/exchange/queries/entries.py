"""The log of partnerships. What was filed under a pair is found with the partnership that the pair has found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

from tawam.basics.erasing import Wanted, names
from tawam.exchange import models
from tawam.exchange.queries.doubles import judged
from tawam.exchange.queries.rows import activity_value, agreement_value, stated_row, stated_value
from tawam.exchange.rules.cleaning import cleaned_activity, cleaned_agreement
from tawam.exchange.rules.doubles import Telling, told_once
from tawam.exchange.rules.erasing import without_person
from tawam.exchange.values import Act, Activity, Agreement, Entry, Revision, What
from tawam.registry import queries as registry
from tawam.registry.rules.pairs import pair_subject

# SQLite before 3.32 takes 999 parameters in a statement; each partnership may need two.
_IDS_AT_ONCE = 400
# A log as it was filed: under which partnership, and under the pair of its parties.
Log = tuple[str, str]


class _Stated(NamedTuple):
    """What is read of a row where only what it says is wanted."""

    pk: str
    partnership: str
    pair: str
    on: str
    stated: dict[str, object]
    logged_for: str


_AnyRow = TypeVar("_AnyRow", _Stated, models.Entry)


class NoSuchEntry(LookupError):
    """The log has no entry of this id."""

    def __init__(self, key: str) -> None:
        super().__init__(_("The log has no entry “%(key)s”.") % {"key": key[:40]})


def activities(
    partnership_ids: Collection[str], *, parties: Mapping[str, Sequence[str]] | None = None, apart: bool = False
) -> dict[str, tuple[Activity, ...]]:
    """What partners did and plan, by partnership, the earliest first; those without activities have no key.

    An event that both sides logged is one activity, unless each entry is wanted ``apart``.
    ``parties`` spares a query where the places of every partnership are known.
    Whoever looks at many thousands asks for some hundreds at a time: a hundred thousand values at once keep Python's
    memory keeper busier than the reading does.
    """
    found: dict[str, list[Telling]] = defaultdict(list)
    for home, row in _stated_rows(partnership_ids, What.ACTIVITY, parties):
        found[home].append((row.logged_for, activity_value(home, row.pk, row.stated)))
    if apart:
        return {key: tuple(one for _, one in several) for key, several in found.items()}
    told_by_both = [several for several in found.values() if len({side for side, _ in several}) > 1]
    said = judged([one.id for several in told_by_both for _, one in several]) if told_by_both else {}
    return {key: told_once(several, said) for key, several in found.items()}


def agreements(partnership_ids: Collection[str]) -> dict[str, tuple[Agreement, ...]]:
    """What partners signed, by partnership, the earliest first; those without agreements have no key."""
    found: dict[str, list[Agreement]] = defaultdict(list)
    for home, row in _stated_rows(partnership_ids, What.AGREEMENT):
        found[home].append(agreement_value(home, row.pk, row.stated))
    return {key: tuple(several) for key, several in found.items()}


def activities_of(partnership_id: str, *, apart: bool = False) -> tuple[Activity, ...]:
    """What the partners of one partnership did and plan, the earliest first; each entry ``apart`` if that is wanted."""
    return activities([partnership_id], apart=apart).get(partnership_id, ())


def agreements_of(partnership_id: str) -> tuple[Agreement, ...]:
    """What the partners of one partnership signed, the earliest first."""
    return agreements([partnership_id]).get(partnership_id, ())


def entries_of(partnership_ids: Collection[str], *, withdrawn: bool = False) -> dict[str, tuple[Entry, ...]]:
    """The entries of each log with their versions, the latest first; withdrawn ones only if they are wanted."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for some in _parts(partnership_ids):
        rows = models.Entry.objects.filter(some)
        for home, row in _at_home(rows if withdrawn else rows.filter(withdrawn=False), partnership_ids):
            found[home].append(entry_value(row, home))
    return {key: tuple(sorted(some, key=_latest_first, reverse=True)) for key, some in found.items()}


def entries_naming(place_id: str, wanted: Wanted) -> tuple[Entry, ...]:
    """What a place logged that says what is sought, or once said it, withdrawn or not, the latest first."""
    said = models.Revision.objects.filter(entry__logged_for=place_id).values_list("entry_id", "stated", "why")
    keys = {
        key for key, stated, why in said.iterator() if names(why, wanted) or without_person(stated, wanted) != stated
    }
    files = models.Document.objects.filter(entry__logged_for=place_id).values_list("entry_id", "name")
    keys |= {key for key, name in files if names(name, wanted)}
    rows = [row for some in _some(sorted(keys)) for row in models.Entry.objects.filter(pk__in=some)]
    homes = _homes(rows)
    return tuple(sorted((entry_value(row, homes[row.pk]) for row in rows), key=_latest_first, reverse=True))


def entry(key: str) -> Entry:
    """One entry, withdrawn or not, under the partnership to which it belongs today; raises NoSuchEntry."""
    row = models.Entry.objects.filter(pk=key).first()
    if row is None:
        raise NoSuchEntry(key)
    return entry_value(row, _homes([row])[row.pk])


def revisions(key: str) -> tuple[Revision, ...]:
    """Every version of an entry, the first first."""
    return tuple(
        Revision(row.version, Act(row.act), row.by, row.at, row.why, _value(row.entry, row.stated))
        for row in models.Revision.objects.filter(entry_id=key).select_related("entry")
    )


def same_entry(stated: Activity | Agreement, *, for_place: str) -> str:
    """The id of the entry in which a place says exactly this already; nothing if there is none."""
    clean = cleaned_activity(stated) if isinstance(stated, Activity) else cleaned_agreement(stated)
    wanted, what = stated_row(clean), What.ACTIVITY if isinstance(stated, Activity) else What.AGREEMENT
    for some in _parts([stated.partnership]):
        rows = models.Entry.objects.filter(some, what=what, logged_for=for_place, withdrawn=False)
        found = next((row.pk for row in rows if row.stated == wanted), "")
        if found:
            return found
    return ""


def last_logged(*, by: str, for_place: str) -> Activity | None:
    """The activity that somebody logged last for a place: what they are likely to begin with next time."""
    rows = models.Entry.objects.filter(logged_by=by, logged_for=for_place, what=What.ACTIVITY)
    row = rows.order_by("-changed_at", "-id").first()
    found = _value(row, row.stated) if row else None
    return found if isinstance(found, Activity) else None


def entry_value(row: models.Entry, home: str) -> Entry:
    """A row as a value."""
    return Entry(
        id=row.pk,
        stated=_stated(row, home),
        version=row.version,
        logged_by=row.logged_by,
        logged_for=row.logged_for,
        changed_at=row.changed_at,
        withdrawn=row.withdrawn,
    )


def _stated(row: models.Entry, home: str) -> Activity | Agreement:
    return stated_value(row.what, home, row.pk, row.stated)


def _value(row: models.Entry, stated: dict[str, object]) -> Activity | Agreement:
    return stated_value(row.what, row.partnership, row.pk, stated)


def _latest_first(one: Entry) -> tuple[str, str]:
    stated = one.stated
    return str(stated.starts_on if isinstance(stated, Activity) else stated.signed_on), one.id


def _stated_rows(
    partnership_ids: Collection[str], what: What, parties: Mapping[str, Sequence[str]] | None = None
) -> Iterator[tuple[str, _Stated]]:
    """What stands in these logs, each with the partnership to which it belongs today; no more is read of a row."""
    rows: list[_Stated] = []
    for some in _parts(partnership_ids, parties):
        found = models.Entry.objects.filter(some, what=what, withdrawn=False).order_by()
        rows += map(_Stated._make, found.values_list(*_Stated._fields))
    rows.sort(key=lambda row: (row.on, row.pk))
    return _at_home(rows, partnership_ids)


def parties_of_logs(logs: Collection[Log]) -> dict[Log, tuple[str, ...]]:
    """The places that are party to the partnership to which each log belongs today; none for what nobody knows."""
    filed = [_Stated(f"{one}|{pair}", one, pair, "", {}, "") for one, pair in logs]
    homes = _homes(filed)
    parties = registry.party_ids(homes.values())
    return {(row.partnership, row.pair): parties.get(homes[row.pk], ()) for row in filed}


def _parts(partnership_ids: Collection[str], parties: Mapping[str, Sequence[str]] | None = None) -> Iterator[Q]:
    """The condition of these logs in parts that a statement can hold."""
    asked = sorted(set(partnership_ids))
    places = registry.party_ids(asked) if parties is None else parties
    pairs = {key: pair_subject(*two) for key, two in places.items() if len(two) == 2}
    for some in _some(asked):
        yield Q(partnership__in=some) | Q(pair__in=[pairs[key] for key in some if key in pairs])


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """The keys in parts that a statement can hold."""
    return (keys[start : start + _IDS_AT_ONCE] for start in range(0, len(keys), _IDS_AT_ONCE))


def _at_home(rows: Iterable[_AnyRow], wanted: Collection[str]) -> Iterator[tuple[str, _AnyRow]]:
    """Each row once with the partnership to which it belongs today, if that is among the wanted ones."""
    own = {row.pk: row for row in rows}
    homes, among = _homes(own.values()), frozenset(wanted)
    return ((homes[key], row) for key, row in own.items() if homes[key] in among)


def _homes(rows: Iterable[_Stated | models.Entry]) -> dict[str, str]:
    """To which partnership each row belongs today.

    That is the one under which it was filed while the registry has it; else the one that its pair has found, or the
    pair itself.
    """
    filed = {row.pk: (row.partnership, row.pair) for row in rows}
    known = registry.known_partnerships({partnership for partnership, _ in filed.values()})
    lost = {key: pair for key, (partnership, pair) in filed.items() if partnership not in known and pair}
    homes = registry.homes_of_pairs(lost.values())
    return {
        key: homes.get(lost[key], lost[key]) if key in lost else partnership for key, (partnership, _) in filed.items()
    }
