"""Django's settings for one register; `KHABAR_REGISTER` names its data directory."""

import os
from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from khabar.register.addresses import settings_of
from khabar.register.home import Home, open_home

HERE = Path(__file__).parent
HOME: Home = open_home(Path(os.environ["KHABAR_REGISTER"]))
IS_DEMO = HOME.kind == "demo"

SECRET_KEY = HOME.secret_key.read_text("utf-8")
DEBUG = False
PUBLIC = HOME.public
ALLOWED_HOSTS = [host.partition(":")[0] for host in PUBLIC.hosts] or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = list(PUBLIC.addresses)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = bool(PUBLIC.addresses)
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PUBLIC.addresses else 0

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "khabar.register.accounts",
    "khabar.register.mail",
    "khabar.register.documents",
    "khabar.register.people",
    "khabar.register.review",
    "khabar.register.intake",
    "khabar.register.events",
    "khabar.register.findings",
    "khabar.register.press",
    "khabar.register.analysis",
    "khabar.register.families",
]
MIDDLEWARE = [
    "khabar.register.front.front",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "khabar.register.unkept.unkept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "khabar.register.accounts.gate.Gate",
    "khabar.register.waiting.Waiting",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "khabar.register.urls"
WSGI_APPLICATION = "khabar.register.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "khabar.register.accounts.context.register",
            ],
            "builtins": ["khabar.register.accounts.templatetags.khabar"],
        },
    }
]

DATABASES = {"default": settings_of(HOME.url, HOME.database)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "khabar.register.accounts.hashing.Hasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_HANDLER = "khabar.register.accounts.lockout.Handler"
AXES_USERNAME_CALLABLE = "khabar.register.accounts.lockout.account_key"
AXES_LOCKOUT_PARAMETERS = "khabar.register.accounts.lockout.counted_by"
AXES_CLIENT_IP_CALLABLE = "khabar.register.accounts.lockout.address"
AXES_SENSITIVE_PARAMETERS = ["username", "next", "code", "recovery", "credential", "csrfmiddlewaretoken"]
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "search"
LOGOUT_REDIRECT_URL = "sign-in"
SESSION_COOKIE_AGE = 4 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

FILE_UPLOAD_HANDLERS = ["khabar.register.intake.spool.Spool"]

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The addresses of refused requests hold opaque ids and one-time secrets; they do not belong into a log.
    "loggers": {name: {"level": "ERROR"} for name in ("axes", "django.request", "django.security")},
}
