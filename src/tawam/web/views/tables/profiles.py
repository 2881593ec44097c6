"""Profiles: what was said of the columns of lists, to be shared, edited and deleted."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tawam.basics import locales
from tawam.intake import actions
from tawam.intake import queries as intake
from tawam.intake.actions.profiles import NameTaken, ProfileChanged
from tawam.intake.rules.tables.profiles import BadProfile, parse_profiles, profile_mark, profiles_text
from tawam.intake.values.tables import ColumnMapping, Field, Profile
from tawam.web import kept, requests
from tawam.web.gates import editors_only
from tawam.web.views.tables.columns import field_groups
from tawam.web.views.tables.doors import reader
from tawam.web.views.tables.telling import said_of

_LARGEST = 1_000_000


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def profiles(request: HttpRequest) -> HttpResponse:
    """Every profile; a file of profiles can be taken in."""
    problem = ""
    if request.method == "POST":
        try:
            found = parse_profiles(_text(request.FILES.get("file")))
            new, changed = actions.import_profiles(profiles=found, actor=reader(request).actor)
        except BadProfile as error:
            problem = said_of(error)
        else:
            shown = {"new": _number(new), "changed": _number(changed)}
            messages.success(request, _("Profiles: %(new)s new, %(changed)s changed.") % shown)
            return redirect("table-profiles")
    context = {"profiles": [(one, _held(one)) for one in intake.profiles()], "problem": problem}
    return render(request, "web/tables/profiles.html", context, status=400 if problem else 200)


@editors_only
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """All profiles, or the one that is named, as a JSON file."""
    name = request.GET.get("name", "")
    found = [one for one in intake.profiles() if not name or one.name == name]
    response = HttpResponse(profiles_text(found), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tawam-profiles.json"'
    return response


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """One profile by its name: what each column holds, its name, its end."""
    try:
        found = intake.profile(request.GET.get("name", ""))
    except intake.NoSuchProfile as error:
        raise Http404(said_of(error)) from None
    problem, status = "", 400
    if request.method == "POST":
        try:
            return _changed(request, found)
        except (BadProfile, NameTaken, intake.NoSuchProfile) as error:
            problem = said_of(error)
        except ProfileChanged as error:
            problem, status = said_of(error), 409
    back = kept.typed(request)
    shown = _told(back, found) if back else found
    context = {
        "profile": found,
        "shown": shown,
        "columns": [(number, name, shown.mapping.columns[name]) for number, name in enumerate(found.header)],
        "groups": field_groups(),
        "problem": problem,
        "seen": kept.field_kept(request, "seen") or profile_mark(found),
    }
    return render(request, "web/tables/profile.html", context, status=status if problem else 200)


def _changed(request: HttpRequest, profile: Profile) -> HttpResponse:
    actor = reader(request).actor
    if request.POST.get("do") == "delete":
        actions.delete_profile(name=profile.name, actor=actor)
        messages.success(request, _("The profile was deleted."))
        return redirect("table-profiles")
    told, seen = _told(request.POST, profile), request.POST.get("seen")
    actions.change_profile(name=profile.name, to=told, actor=actor, seen=seen)
    messages.success(request, _("The profile was kept."))
    return redirect("table-profiles")


def _told(typed: QueryDict, profile: Profile) -> Profile:
    """The profile as the form says it."""
    told = {name: typed.get(f"column-{number}", "") for number, name in enumerate(profile.header)}
    columns = {name: Field(field) if field in set(Field) else Field.IGNORE for name, field in told.items()}
    mapping = ColumnMapping(columns, profile.mapping.defaults)
    return Profile(typed.get("name", "").strip(), profile.header, mapping)


def _text(file: UploadedFile[bytes] | None) -> str:
    if file is None or (file.size or 0) > _LARGEST:
        raise BadProfile("is missing or too large. Choose a JSON file.")
    try:
        return str(file.read(), "utf-8-sig")
    except UnicodeDecodeError:
        raise BadProfile("is no UTF-8 text. Choose a JSON file.") from None


def _held(profile: Profile) -> list[tuple[str, str]]:
    """The columns that are read."""
    words = {code: f"{title}: {word}" for title, fields in field_groups() for code, word in fields}
    return [(name, words[field]) for name, field in profile.mapping.columns.items() if field is not Field.IGNORE]


def _number(value: int) -> str:
    return locales.number(value, requests.language())
