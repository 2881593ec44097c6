"""Django's settings. Every name read from the environment is listed in docs/settings.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tawam.config import environment

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()
DEMONSTRATION = environment.is_demonstration(DATA)

DEBUG = environment.switched_on("TAWAM_DEBUG")
SECRET_KEY = environment.secret_key(DATA)
ALLOWED_HOSTS = environment.listed("TAWAM_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.listed("TAWAM_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "tawam.people",
    "tawam.places",
    "tawam.evidence",
    "tawam.registry",
    "tawam.exchange",
    "tawam.assessment",
    "tawam.matching",
    "tawam.intake",
    "tawam.reports",
    "tawam.api",
    "tawam.web",
    # After our own, whose templates stand in place of theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tawam.web.middleware.ContentPolicy",
    "tawam.api.door.ApiDoor",
    "tawam.web.middleware.OwnPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
                "django.contrib.messages.context_processors.messages",
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
CSRF_FAILURE_VIEW = "tawam.web.views.errors.refused_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "tawam.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

HTTPS = environment.switched_on("TAWAM_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_DJANGO_S = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_DJANGO_S}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": "tawam.people.actions.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_DJANGO_S}.CommonPasswordValidator"},
    {"NAME": f"{_DJANGO_S}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "tawam.web.adapter.AccountDoor"
ACCOUNT_FORMS = {
    "login": "tawam.web.forms.SignIn",
    "signup": "tawam.web.forms.SignUp",
    "change_password": "tawam.web.forms.ChangePassword",
    "reset_password": "tawam.web.forms.AskForNewPassword",
    "reset_password_from_key": "tawam.web.forms.SetNewPassword",
    "add_email": "tawam.web.forms.ChangeEmail",
    "reauthenticate": "tawam.web.forms.ConfirmPassword",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# Only in the browser that signed up: whoever else opens the link must know the password.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TAWAM_PROXIES", 0)
MFA_ADAPTER = "tawam.web.adapter.SecondFactorDoor"
MFA_FORMS = {
    "authenticate": "tawam.web.forms.EnterCode",
    "reauthenticate": "tawam.web.forms.ConfirmCode",
    "activate_totp": "tawam.web.forms.ActivateCodes",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Tawam"
# One step of 30 seconds either way: phones and servers seldom keep the same time.
MFA_TOTP_TOLERANCE = 1

MAIL = environment.mail()
EMAIL_BACKEND = MAIL["backend"]
EMAIL_HOST, EMAIL_PORT = MAIL.get("host", ""), MAIL.get("port", 0)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("user", ""), MAIL.get("password", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("starttls", False), MAIL.get("tls", False)
EMAIL_FILE_PATH = MAIL.get("folder")
EMAIL_TIMEOUT = 20
CONTACT = environment.text("TAWAM_CONTACT", "")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("TAWAM_EMAIL_FROM", CONTACT or "tawam@localhost")
# Where Wikidata's public services are; who asks them is CONTACT.
WIKIDATA_QUERY = environment.text("TAWAM_WIKIDATA_QUERY", "https://query.wikidata.org/sparql")
WIKIDATA_API = environment.text("TAWAM_WIKIDATA_API", "https://www.wikidata.org/w/api.php")
WIKIDATA_PAUSE = environment.seconds("TAWAM_WIKIDATA_PAUSE", 1.0)
