"""What somebody else changed in an entry while a form was open, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawam.exchange.phrases import word
from tawam.exchange.values import Activity, Agreement
from tawam.web.logforms.activity import filled_activity
from tawam.web.logforms.agreement import filled_agreement
from tawam.web.logforms.given import Given

# The parts of both forms in their order. A part that has several fields is named and not retold.
_PARTS: Mapping[str, str | Promise] = {
    "title": _("Title"),
    "kind": _("Kind"),
    "starts_on": _("First day"),
    "ends_on": _("Last day, if another"),
    "signed_on": _("Signed on"),
    "term_months": _("Term in months"),
    "review_months": _("Review every … months"),
    "renewal_on": _("Renewal"),
    "notice_on": _("Last day for notice"),
    "state": _("State"),
    "hosts": _("Where"),
    "online": _("online"),
    "people": _("How many people took part? Leave empty what nobody counted."),
    "organisers": _("Who organised it"),
    "money": _("Money (for those who keep the log)"),
    "outcomes": _("Outcomes"),
    "themes": _("Themes"),
    "sdg_targets": _("Targets of the Sustainable Development Goals"),
    "signatories": _("Signatories, one a line"),
    "goals": _("Goals, one a line"),
    "text": _("Text"),
    "note": _("Note (for those who keep the log)"),
    "language": _("Language of these texts"),
}
_CODES = {"kind": "activity_kind", "state": "activity_state"}
_RETOLD = {"title", "starts_on", "ends_on", "signed_on", "renewal_on", "notice_on", "note", "kind", "state"}


def changed_meanwhile(before: Activity | Agreement, now: Activity | Agreement) -> list[tuple[str, str]]:
    """The parts that differ, each with what stands there now where that is one line or text."""
    was, stands = filled(before), filled(now)
    differing = {name.split(".")[0] for name in {*was, *stands} if _text(was, name) != _text(stands, name)}
    return [(str(label), _shown(stands, name)) for name, label in _PARTS.items() if name in differing]


def filled(stated: Activity | Agreement) -> dict[str, list[str]]:
    """The form of an entry filled in with what was stated."""
    return filled_activity(stated) if isinstance(stated, Activity) else filled_agreement(stated)


def _text(given: Given, name: str) -> str:
    return "\n".join(given.get(name, ()))


def _shown(given: Given, name: str) -> str:
    if name not in _RETOLD:
        return ""
    text = _text(given, name)
    return word(_CODES[name], text) if name in _CODES else text
