"""What the columns of a table hold, and what its source is."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tawam.evidence.values import SourceKind
from tawam.intake import actions, phrases
from tawam.intake import queries as intake
from tawam.intake.actions.drafts import NoNames, NotNow
from tawam.intake.files.tables import BadTable
from tawam.intake.rules.tables.describing import BadDescription
from tawam.intake.rules.tables.profiles import BadProfile, applied
from tawam.intake.values.drafts import CHANGEABLE, Draft, SourceWords
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.web import kept
from tawam.web.choices import word_choices
from tawam.web.gates import editors_only
from tawam.web.views.tables.doors import at_its_page, own_draft, reader
from tawam.web.views.tables.telling import said_of

# What a person may say for the whole table where no column says it.
DEFAULTS = (Field.ONE_NAME, Field.ONE_COUNTRY, Field.OTHER_COUNTRY, Field.KIND)
_LONGEST_DEFAULT = 80
_WRONG = (BadDescription, BadProfile, NoNames)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, token: str) -> HttpResponse:
    """Each column with examples and what it seems to hold; a profile can be chosen, and kept."""
    draft = own_draft(request, token)
    if draft.state not in CHANGEABLE:
        return at_its_page(draft)
    if request.method == "POST":
        return _map(request, draft)
    if back := kept.typed(request, "table-columns"):
        return _page(
            request,
            draft,
            _told_mapping(back, draft),
            _told_source(back),
            profile=back.get("profile", ""),
            save_as=back.get("save_as", ""),
        )
    chosen = next((one for one in intake.profiles() if one.name == request.GET.get("profile")), None)
    mapping = applied(chosen, draft.header) if chosen else draft.mapping
    return _page(request, draft, mapping, draft.source, profile=chosen.name if chosen else draft.profile)


@editors_only
@require_POST
def sheet(request: HttpRequest, token: str) -> HttpResponse:
    """Read another sheet of the workbook."""
    draft = own_draft(request, token)
    try:
        actions.read_sheet(token=token, sheet=request.POST.get("sheet", "")[:200], actor=reader(request).actor)
    except (BadTable, NotNow) as error:
        return _page(request, draft, draft.mapping, draft.source, problem=said_of(error))
    return redirect("table-columns", token)


def _map(request: HttpRequest, draft: Draft) -> HttpResponse:
    mapping, source = _told_mapping(request.POST, draft), _told_source(request.POST)
    name = request.POST.get("save_as", "").strip()
    profile = request.POST.get("profile", "")[:80]
    actor = reader(request).actor
    try:
        if name:
            actions.save_profile(profile=Profile(name, draft.header, mapping), actor=actor)
        actions.map_draft(token=draft.token, mapping=mapping, source=source, actor=actor, profile=name or profile)
    except _WRONG as error:
        return _page(request, draft, mapping, source, problem=said_of(error), profile=profile, save_as=name)
    except NotNow:
        return redirect("table", draft.token)
    return redirect("table-progress", draft.token)


def _told_mapping(typed: QueryDict, draft: Draft) -> ColumnMapping:
    """What the form says of each column, by its number: names of columns may hold anything."""
    told = {name: typed.get(f"column-{number}", "") for number, name in enumerate(draft.header)}
    held = {name: Field(field) if field in set(Field) else Field.IGNORE for name, field in told.items()}
    defaults = dict(draft.mapping.defaults)
    for field in DEFAULTS:
        defaults[field] = typed.get(f"default-{field}", "").strip()[:_LONGEST_DEFAULT]
    return ColumnMapping(held, {field: value for field, value in defaults.items() if value})


def _told_source(typed: QueryDict) -> SourceWords:
    texts = {name: typed.get(name, "") for name in ("title", "publisher", "url", "published", "dataset")}
    kind = typed.get("kind", "")
    return SourceWords(kind=SourceKind(kind) if kind in set(SourceKind) else SourceKind.DATASET, **texts)


def _page(
    request: HttpRequest, draft: Draft, mapping: ColumnMapping, source: SourceWords, **more: object
) -> HttpResponse:
    context = {
        "draft": draft,
        "columns": [
            (number, name, mapping.columns.get(name, Field.IGNORE), draft.samples.get(name, ()))
            for number, name in enumerate(draft.header)
        ],
        "groups": field_groups(),
        "defaults": _defaults(mapping),
        "source": source,
        "kinds": word_choices("source_kind", SourceKind),
        "profiles": intake.profiles(),
        **more,
    }
    return render(request, "web/tables/columns.html", context, status=400 if "problem" in more else 200)


def field_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """What a column may hold, in the groups of the menu."""
    return [
        (_("First place"), [(f"one.{part}", phrases.word("place_field", part)) for part in _PARTS]),
        (_("Second place"), [(f"other.{part}", phrases.word("place_field", part)) for part in _PARTS]),
        (
            _("Their tie"),
            [
                (field.value, phrases.word("tie_field", field))
                for field in Field
                if "." not in field and field is not Field.IGNORE
            ],
        ),
    ]


def _defaults(mapping: ColumnMapping) -> list[tuple[Field, str, str]]:
    labels: Mapping[Field, str] = {
        Field.ONE_NAME: _("Name of every first place, in a town’s own list"),
        Field.ONE_COUNTRY: _("Country of every first place"),
        Field.OTHER_COUNTRY: _("Country of every second place"),
        Field.KIND: _("Form of every tie"),
    }
    return [(field, labels[field], mapping.defaults.get(field, "")) for field in DEFAULTS]


_PARTS = ("name", "country", "region", "lat", "lon", "population", "wikidata", "geonames")
