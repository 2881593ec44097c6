"""Every address of the product and what each visitor gets there: the one table of who may open and do what.

An outcome is a status; ``in`` is the way to the sign-in page and back, and ``+`` says that something was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.rooms.made_town import LINK, WHO, wanted
from tests.world import COVENTRY, HOUSTON, LEIPZIG, LYON

Door = Mapping[str, str]
_ROLES = ("viewer", "contributor", "officer", "head")
_LOGGING, _SPEAKING, _INVITING = _ROLES[1:], _ROLES[2:], ("head", "administrator")
_EDITING, _OWNING = ("editor", "colleague", "administrator"), ("editor", "administrator")


def door(*inside: str, yes: str = "200", no: str = "403", **single: str) -> Door:
    """What those get who may come in, and what others get; readers are led to the sign-in page."""
    others = {who: yes if who in inside else no for who in WHO}
    return others | {"reader": "in"} | single


def all_get(outcome: str) -> Door:
    """The same for everybody."""
    return dict.fromkeys(WHO, outcome)


OPEN, CLOSED, GONE = all_get("200"), all_get("405"), all_get("404")
SIGNED_IN, SIGNED_IN_CLOSED = door(*WHO), door(no="405")
READERS, WRITERS, SPEAKERS = door(*_ROLES), door(*_LOGGING), door(*_SPEAKING)
WRITES, SPEAKS = door(*_LOGGING, yes="302+"), door(*_SPEAKING, yes="302+")
EDITORS, EDITORS_CLOSED = door(*_EDITING), door(*_EDITING, yes="405")


def own_draft(yes: str) -> Door:
    """For the editor who owns a draft and administrators; another editor is told that there is none."""
    return door(*_OWNING, yes=yes, colleague="404")


@dataclass(frozen=True)
class Row:
    """An address, what it is given, and its two doors."""

    name: str
    get: Door
    post: Door
    args: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    query: str = ""


FORM = {"title": "Sports day", "kind": "sport", "starts_on": "2025-07-01", "state": "held", "language": "en"}
PAPER = {"title": "Memorandum", "signed_on": "2021", "language": "en"}
STEP = {"key": "c" * 32, "feature": "recency", "title": "Call", "owner": "Kim", "due_on": "2030-09-01"}
TELLS = {"circumstance": "budget_cut", "on": "2024", "note": ""}
ASKS = {"email": "new@example.org", "role": "officer", "language": "en"}
SAYS = {"what": "confirm", "key": "d" * 32}
SEEKS = {"seeks": "sport", "until_on": wanted().until_on.isoformat(), "from_on": wanted().from_on.isoformat()}
ASKED = {"name": "Paris", "asking": "not-found", "received_on": "2026-05-05"}
ANSWER = {"kind": "funding", "said": "yes", "note": "budget of 2026", "version": "2"}
DECISION = {"state": "declined", "decided_on": "2026-06-01", "version": "2"}
COPY = {"act": "copy", "template": "clair", "version": "1"}
HERE, OURS = (LEIPZIG,), (LEIPZIG, LINK)
RECEIVED, THEIRS = (LEIPZIG, "request"), (HOUSTON, "their_request")
DRAFT = ("previewed",)

PAGES = (
    Row("home", OPEN, CLOSED),
    Row("search", OPEN, CLOSED),
    Row("place", OPEN, CLOSED, HERE),
    Row("matches", OPEN, CLOSED, HERE),
    Row("notices", OPEN, CLOSED),
    Row("register", OPEN, CLOSED),
    Row("partnership", OPEN, CLOSED, (LINK,)),
    Row("partnership-calendar", OPEN, CLOSED, (LINK,)),
    Row("assessment", OPEN, CLOSED, (LINK,)),
    Row("decision", OPEN, CLOSED, (LINK,)),
    Row("decision-file", OPEN, CLOSED, (LINK, "html"), query="case=dead"),
    # Whoever reads may tell the editors of an error; nothing of it is shown.
    Row("report", OPEN, all_get("302+"), (LINK,), {"message": "The year is wrong."}),
    Row("countries", OPEN, CLOSED),
    Row("country", OPEN, CLOSED, ("FR",)),
    Row("endings", OPEN, CLOSED),
    Row("lasting", OPEN, CLOSED),
    Row("casefiles", OPEN, CLOSED),
    Row("casefile", OPEN, CLOSED, ("our-case",)),
    Row("sources", OPEN, CLOSED),
    Row("source", OPEN, CLOSED, ("source",)),
    Row("about", OPEN, CLOSED),
    Row("check", OPEN, OPEN, (), {"text": "Leipzig is twinned with Lyon."}),
    Row(
        "check-draft",
        EDITORS_CLOSED,
        door(*_EDITING, yes="302+"),
        (),
        {"text": "Leipzig is twinned with Lyon.", "title": "A text", "publisher": "A paper"},
    ),
)
PEOPLE = (
    Row("account", SIGNED_IN, SIGNED_IN_CLOSED),
    # Whoever typed it may throw it away.
    Row("throw-away", CLOSED, all_get("in")),
    Row("account-profile", SIGNED_IN_CLOSED, door(*WHO, yes="302+"), (), {"name": "Another", "language": "en"}),
    Row("account-data", SIGNED_IN, SIGNED_IN_CLOSED),
    # Deletion asks for the password once more, which nobody here gave.
    Row("account-delete", door(*WHO, yes="302"), door(*WHO, yes="302")),
    Row("invitation", OPEN, CLOSED, ("token",)),
    Row("invitation-accept", SIGNED_IN_CLOSED, door("guest", yes="302+", no="302"), ("invitation",)),
    Row("members", door(*_ROLES, "administrator"), SIGNED_IN_CLOSED, HERE),
    Row("members-invite", SIGNED_IN_CLOSED, door(*_INVITING, yes="302+"), HERE, ASKS),
    Row("members-withdraw", SIGNED_IN_CLOSED, door(*_INVITING, yes="302+", no="302"), (LEIPZIG, "invitation")),
    # The viewer may leave.
    Row("members-remove", SIGNED_IN_CLOSED, door("viewer", *_INVITING, yes="302+", no="302"), (LEIPZIG, "viewer")),
)
BENCH = (
    Row("workbench", door(*_ROLES, "partner", "stranger", yes="302", no="200"), SIGNED_IN_CLOSED),
    Row("workbench-place", READERS, SIGNED_IN_CLOSED, HERE),
    Row("warnings", READERS, SIGNED_IN_CLOSED, HERE),
    Row("propose", SPEAKERS, SPEAKS, HERE, SAYS | {"partner": COVENTRY}),
    Row("declare", SPEAKERS, SPEAKS, OURS, SAYS),
    Row("take-back", SIGNED_IN_CLOSED, SPEAKS, OURS, {"declaration": "declaration", "why": "so"}),
    Row("plan", READERS, SIGNED_IN_CLOSED, OURS),
    Row("task-new", SIGNED_IN_CLOSED, WRITES, OURS, STEP),
    Row("task-settle", SIGNED_IN_CLOSED, WRITES, OURS, {"task": "task", "state": "done"}),
    Row("circumstance-new", SIGNED_IN_CLOSED, SPEAKS, OURS, TELLS),
    Row("circumstance-end", SIGNED_IN_CLOSED, SPEAKS, OURS, {"report": "report"}),
    Row("place-notices", READERS, SIGNED_IN_CLOSED, HERE),
    Row("notice-new", SPEAKERS, SPEAKS, HERE, SEEKS),
    Row("notice-edit", SPEAKERS, SPEAKS, ("notice",), SEEKS | {"version": "1"}),
    Row("notice-withdraw", SIGNED_IN_CLOSED, SPEAKS, ("notice",), {"version": "1"}),
    Row("persons", SPEAKERS, SPEAKS, HERE, {"words": "Kim", "do": "remove"}),
    Row("council-reports", READERS, SIGNED_IN_CLOSED, HERE),
    Row("council-report", READERS, SIGNED_IN_CLOSED, (LEIPZIG, "html"), query="year=2025"),
    Row("workbench-export", READERS, SIGNED_IN_CLOSED, HERE),
    Row("workbench-import", WRITERS, door(*_LOGGING, yes="400"), HERE),
    Row("workbench-calendar", door(*_ROLES, reader="403"), CLOSED, HERE),
    Row("logbook", READERS, SIGNED_IN_CLOSED, OURS),
    Row("double-judge", SIGNED_IN_CLOSED, SPEAKS, OURS, {"one": "activity", "other": "theirs", "same": "no"}),
    Row("activity-new", WRITERS, WRITES, OURS, FORM),
    Row("agreement-new", WRITERS, WRITES, OURS, PAPER),
    Row("entry", READERS, SIGNED_IN_CLOSED, ("activity",)),
    Row("entry-edit", WRITERS, WRITES, ("activity",), FORM | {"version": "3"}),
    Row("entry-withdraw", SIGNED_IN_CLOSED, WRITES, ("activity",), {"version": "3", "why": "wrong"}),
    Row("entry-restore", SIGNED_IN_CLOSED, WRITES, ("withdrawn",), {"version": "2"}),
    Row("document-attach", SIGNED_IN_CLOSED, WRITES, ("activity",), {"document": "file"}),
    Row("document", READERS, SIGNED_IN_CLOSED, ("document",)),
    Row("document-detach", SIGNED_IN_CLOSED, WRITES, ("photo",)),
)
REQUESTS = (
    Row("requests", READERS, SIGNED_IN_CLOSED, HERE),
    Row("request-new", SPEAKERS, SPEAKS, HERE, ASKED),
    Row("request-criteria", READERS, SIGNED_IN_CLOSED, HERE),
    Row("request-criteria-change", SIGNED_IN_CLOSED, SPEAKS, HERE, COPY),
    Row("request", READERS, SIGNED_IN_CLOSED, RECEIVED),
    Row("request-edit", SPEAKERS, SPEAKS, RECEIVED, ASKED | {"version": "2"}),
    Row("request-answer", SIGNED_IN_CLOSED, SPEAKS, RECEIVED, ANSWER),
    Row("request-decide", SIGNED_IN_CLOSED, SPEAKS, RECEIVED, DECISION),
    # The request in the table has no contact: there is nothing to remove.
    Row("request-contact", SIGNED_IN_CLOSED, door(*_SPEAKING, yes="302"), RECEIVED),
    Row("request-paper", READERS, SIGNED_IN_CLOSED, (*RECEIVED, "html")),
)
# The same addresses once more with other things of the town behind them.
AGAIN = (
    Row("entry", READERS, SIGNED_IN_CLOSED, ("agreement",)),
    Row("entry", door("partner"), SIGNED_IN_CLOSED, ("theirs",)),
    Row("entry-edit", door("partner"), door("partner", yes="302+"), ("theirs",), FORM | {"version": "1"}),
    Row("entry-edit", WRITERS, WRITES, ("agreement",), PAPER | {"version": "1"}),
    Row("document", READERS, SIGNED_IN_CLOSED, ("photo",)),
    # A withdrawn notice is not changed any more; whoever typed meanwhile is told so above the form.
    Row("notice-edit", door(*_SPEAKING, yes="302"), door(*_SPEAKING, yes="409"), ("withdrawn_notice",), SEEKS),
    Row("notice-edit", door("partner"), door("partner", yes="302+"), ("their_notice",), SEEKS | {"version": "1"}),
    Row("notice-withdraw", SIGNED_IN_CLOSED, door("partner", yes="302+"), ("their_notice",), {"version": "1"}),
    Row("request", door("partner"), SIGNED_IN_CLOSED, THEIRS),
    Row("request-edit", door("partner"), door("partner", yes="302+"), THEIRS, ASKED | {"version": "1"}),
    # What another place received is not there under the address of this one, whoever asks.
    *(
        Row(name, get, post, (here, key, *more), data)
        for here, key, reading, speaking in (
            (LEIPZIG, "their_request", _ROLES, _SPEAKING),
            (HOUSTON, "request", ("partner",), ("partner",)),
        )
        for name, get, post, more, data in (
            ("request", door(*reading, yes="404"), SIGNED_IN_CLOSED, (), {}),
            ("request-paper", door(*reading, yes="404"), SIGNED_IN_CLOSED, ("html",), {}),
            ("request-edit", *(door(*speaking, yes="404"),) * 2, (), ASKED | {"version": "2"}),
            ("request-answer", SIGNED_IN_CLOSED, door(*speaking, yes="404"), (), ANSWER),
            ("request-decide", SIGNED_IN_CLOSED, door(*speaking, yes="404"), (), DECISION),
            ("request-contact", SIGNED_IN_CLOSED, door(*speaking, yes="404"), (), {}),
        )
    ),
    # A calendar program comes with its owner's key, wherever the key is used from, and opens that one place.
    Row("workbench-calendar", OPEN, CLOSED, HERE, query="key=key"),
    Row("workbench-calendar", door("stranger", reader="403"), CLOSED, (COVENTRY,), query="key=key"),
)
TABLES = (
    Row("tables", EDITORS, EDITORS_CLOSED),
    Row("table-new", EDITORS, door(*_EDITING, yes="400")),
    Row("table-profiles", EDITORS, door(*_EDITING, yes="400")),
    Row("table-profiles-export", EDITORS, EDITORS_CLOSED),
    Row("table-profile", EDITORS, door(*_EDITING, yes="302+"), (), {"do": "delete"}, "name=ours"),
    Row("table", own_draft("302"), EDITORS_CLOSED, DRAFT),
    Row("table-columns", own_draft("200"), own_draft("400"), DRAFT),
    Row("table-sheet", EDITORS_CLOSED, own_draft("302+"), ("opened",)),
    Row("table-progress", own_draft("302"), EDITORS_CLOSED, DRAFT),
    Row("table-rows", own_draft("200"), EDITORS_CLOSED, DRAFT),
    Row("table-place", own_draft("200"), own_draft("302+"), ("previewed", "2", "other"), {"place": COVENTRY}),
    Row("table-report", own_draft("200"), EDITORS_CLOSED, DRAFT),
    Row("table-confirm", own_draft("200"), own_draft("302+"), DRAFT),
    Row("table-result", own_draft("200"), EDITORS_CLOSED, ("recorded",)),
    Row("table-undo", EDITORS_CLOSED, own_draft("302+"), ("recorded",)),
    Row("table-delete", own_draft("200"), own_draft("302+"), DRAFT),
)
# The account library's own pages: who has signed in is led on from signing in, and asked again before changes.
_ASIDE = {who: "200" if who == "reader" else "302" for who in WHO}
_ASKED_AGAIN, _NO_CODES = door(*WHO, yes="302"), door(*WHO, yes="404")
LIBRARY = (
    Row("account_login", _ASIDE, _ASIDE),
    Row("account_logout", door(*WHO, reader="302"), door(*WHO, yes="302", reader="302")),
    Row("account_inactive", OPEN, CLOSED),
    Row("account_signup", _ASIDE, _ASIDE),
    Row("account_reauthenticate", SIGNED_IN, SIGNED_IN),
    Row("account_email", SIGNED_IN, _ASKED_AGAIN),
    Row("account_email_verification_sent", OPEN, CLOSED),
    Row("account_change_password", SIGNED_IN, SIGNED_IN),
    Row("account_set_password", _ASKED_AGAIN, _ASKED_AGAIN),
    Row("account_reset_password", OPEN, OPEN),
    Row("account_confirm_login_code", door(*WHO, yes="302"), door(*WHO, yes="302")),
    Row("account_confirm_email", OPEN, GONE, ("none",)),
    Row("account_reset_password_from_key_done", OPEN, CLOSED),
    Row("account_reset_password_from_key", OPEN, OPEN, ("x", "y")),
    Row("account_reset_password_done", OPEN, CLOSED),
    Row("mfa_index", SIGNED_IN, SIGNED_IN_CLOSED),
    Row("mfa_authenticate", door(*WHO, yes="302"), door(*WHO, yes="302")),
    # Nobody here has a second factor, and nobody gave the password within the last minutes.
    Row("mfa_reauthenticate", _ASKED_AGAIN, _ASKED_AGAIN),
    Row("mfa_activate_totp", _ASKED_AGAIN, _ASKED_AGAIN),
    Row("mfa_deactivate_totp", _NO_CODES, _NO_CODES),
    Row("mfa_view_recovery_codes", _NO_CODES, SIGNED_IN_CLOSED),
    Row("mfa_generate_recovery_codes", _ASKED_AGAIN, _ASKED_AGAIN),
    Row("mfa_download_recovery_codes", _NO_CODES, _NO_CODES),
)
PROGRAMS = (
    Row("health", OPEN, OPEN),
    Row("map-links", OPEN, CLOSED),
    Row("map-names-en", OPEN, CLOSED),
    Row("map-names-ar", OPEN, CLOSED),
    Row("map-picture", OPEN, CLOSED),
    Row("/favicon.ico", all_get("301"), all_get("301")),
    Row("/api/", GONE, CLOSED),
    Row("/api/nowhere", GONE, CLOSED),
    Row("api:openapi-json", OPEN, CLOSED),
    Row("api:openapi-view", OPEN, CLOSED),
    Row("api:list_places", OPEN, CLOSED),
    Row("api:get_place", OPEN, CLOSED, HERE),
    Row("api:list_partnerships", OPEN, CLOSED),
    Row("api:get_partnership", OPEN, CLOSED, (LINK,)),
    Row("api:list_claims", OPEN, CLOSED, (LINK,)),
    Row("api:list_case_files", OPEN, CLOSED),
    Row("api:get_case_file", OPEN, CLOSED, ("our-case",)),
    Row("api:resolve_name", OPEN, CLOSED, query="name=Leipzig"),
    Row("api:list_sources", OPEN, CLOSED),
    Row("api:list_source_claims", OPEN, CLOSED, ("source",)),
    Row("api:get_assessment", OPEN, CLOSED, (LINK,)),
    Row("api:list_activities", OPEN, CLOSED, (LINK,)),
    Row("api:check_text", CLOSED, OPEN, (), {"text": "Leipzig is twinned with Lyon."}),
    Row("api:get_survival", OPEN, CLOSED),
    Row("api:list_matches", OPEN, CLOSED, HERE),
    Row("api:list_notices", OPEN, CLOSED),
    Row("api:list_notices_of_place", OPEN, CLOSED, HERE),
    Row("api:list_templates", OPEN, CLOSED, HERE),
    Row("api:judge_candidate", OPEN, CLOSED, HERE, query=f"candidate={LYON} template=clair"),
)
EVERY = (*PAGES, *PEOPLE, *BENCH, *REQUESTS, *TABLES, *LIBRARY, *PROGRAMS)
ROWS = (*EVERY, *AGAIN)
