"""Django's settings. Every name read from the environment is listed in docs/settings.md."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tawam.config import environment

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()

DEBUG = environment.switched_on("TAWAM_DEBUG")
SECRET_KEY = environment.secret_key(DATA)
ALLOWED_HOSTS = environment.listed("TAWAM_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.listed("TAWAM_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django_htmx",
    "tawam.places",
    "tawam.evidence",
    "tawam.registry",
    "tawam.intake",
    "tawam.api",
    "tawam.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tawam.web.middleware.ContentPolicy",
    "tawam.api.door.ApiDoor",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "tawam.config.urls"
WSGI_APPLICATION = "tawam.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tawam.web.context.page",
            ],
            "builtins": ["tawam.web.templatetags.tawam"],
        },
    }
]

DATABASES: dict[str, Any] = {"default": environment.database(DATA)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Writers queue from their first statement instead of failing halfway with "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}}}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.switched_on("TAWAM_HTTPS")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# Who asks public services, and where Wikidata's are.
CONTACT = os.environ.get("TAWAM_CONTACT", "").strip()
WIKIDATA_QUERY = os.environ.get("TAWAM_WIKIDATA_QUERY") or "https://query.wikidata.org/sparql"
WIKIDATA_PAUSE = environment.seconds("TAWAM_WIKIDATA_PAUSE", 1.0)
WIKIDATA_API = os.environ.get("TAWAM_WIKIDATA_API") or "https://www.wikidata.org/w/api.php"
