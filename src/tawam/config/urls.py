"""All addresses: pages in every language, the map's data, the API, the health check."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic.base import RedirectView

from tawam.api.health import health
from tawam.api.problems import unknown_address
from tawam.api.v1 import api
from tawam.web import urls as web

urlpatterns = [
    path("healthz", health, name="health"),
    re_path(r"^api/(?:v1/?)?$", unknown_address),
    path("api/v1/", api.urls),
    re_path(r"^api/", unknown_address),
    *web.map_data,
    path("favicon.ico", RedirectView.as_view(url="/static/web/icon.svg", permanent=True)),
    *i18n_patterns(
        path("", include(web.pages)),
        path("account/", include("allauth.account.urls")),
        path("account/second-factor/", include("allauth.mfa.urls")),
        prefix_default_language=True,
    ),
]
handler400 = "tawam.web.views.errors.bad_request"
handler403 = "tawam.web.views.errors.forbidden"
handler404 = "tawam.web.views.errors.not_found"
handler429 = "tawam.web.views.errors.too_many"
handler500 = "tawam.web.views.errors.server_error"
