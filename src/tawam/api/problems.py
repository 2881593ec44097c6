"""Errors as RFC 9457 problem JSON: what is wrong, where, and never a traceback."""

from __future__ import annotations

import json
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from tawam.api.telling import unfit
from tawam.assessment.queries import BeingWorkedOut, NoStatisticsLibrary, NotWorkedOut
from tawam.evidence.queries import NoSuchSource
from tawam.matching.queries import NoMatchingLibrary
from tawam.places.queries import NoSuchPlace
from tawam.registry.queries import NoSuchCaseFile, NoSuchPartnership


def problem(request: HttpRequest, status: int, detail: str, **more: object) -> HttpResponse:
    """A problem document; ``instance`` is the path that was asked for."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
        **more,
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json; charset=utf-8"
    )


def unknown_address(request: HttpRequest) -> HttpResponse:
    """An address under /api/ that leads nowhere."""
    return problem(request, 404, _("The API has no such address; its description is at /api/v1/openapi.json."))


def register_problems(api: NinjaAPI) -> None:
    """Give every error of the API its problem document."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [{"field": ".".join(map(str, one["loc"][1:])), "message": unfit(one)} for one in error.errors]
        detail = "; ".join(f"{one['field']}: {one['message']}" for one in errors)
        return problem(request, 422, detail, errors=errors)

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        # Ours are in the language already; this one is the library's.
        broken = str(error) == "Cannot parse request body"
        return problem(request, error.status_code, _("Cannot parse request body") if broken else str(error))

    for missing in (NoSuchPlace, NoSuchPartnership, NoSuchCaseFile, NoSuchSource, Http404):
        api.add_exception_handler(missing, _missing)
    for unready in (BeingWorkedOut, NoStatisticsLibrary, NoMatchingLibrary, NotWorkedOut):
        api.add_exception_handler(unready, _unready)


def _missing(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    return problem(request, 404, str(error))


def _unready(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """Figures that cannot be given now; only those that are on their way are worth asking for again."""
    response = problem(request, 503, str(error))
    if isinstance(error, BeingWorkedOut):
        response["Retry-After"] = "5"
    return response
