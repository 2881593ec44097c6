"""Why twinnings end: the casebook's breaks by cause, by decade and by age, with the sample's limits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.registry import queries as registry
from tawam.registry.rules.endings import ages, by_cause, by_decade, middle
from tawam.web import requests
from tawam.web.drawings.charts import age_chart, cause_chart, decade_chart


@require_safe
def endings(request: HttpRequest) -> HttpResponse:
    """Charts with their tables, computed from the documented breaks."""
    breaks, language = registry.documented_breaks(), requests.language()
    causes, decades, lives = by_cause(breaks), by_decade(breaks), ages(breaks)
    context = {
        "breaks": len(breaks),
        "partnerships": len({one.partnership for one in breaks}),
        "decisions": sum(row.decisions for row in causes),
        "causes": causes,
        "decades": decades,
        "ages": lives,
        "middle": middle(lives),
        "cause_chart": cause_chart(causes, language),
        "decade_chart": decade_chart(decades, language),
        "age_chart": age_chart(lives, language),
    }
    return render(request, "web/endings.html", context)
