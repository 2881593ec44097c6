"""The page of one's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.web.gates import signed_in_only


@signed_in_only
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here and what I may do."""
    return render(request, "web/account.html")
