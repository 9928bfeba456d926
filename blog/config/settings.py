"""Every setting of the site. All have a default: a checkout runs with no environment at all.

`.env.example` lists what can be set. Readers are strict: a value of the wrong kind stops the start.
"""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

env = environ.Env()

# --- Where things are ---------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parents[2]
environ.Env.read_env(BASE_DIR / ".env")
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR))).resolve()
VAR_DIR = DATA_DIR / "var"
VAR_DIR.mkdir(parents=True, exist_ok=True)


def _own_secret_key() -> str:
    """A key made once and kept in var/, readable by its owner only."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        fresh = VAR_DIR / f"secret_key.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        try:
            path.hardlink_to(fresh)  # the first of several starters wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


# --- The basics ---------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or _own_secret_key()
# Keys of before: what they signed still holds. A new key goes to SECRET_KEY, the old one here for some weeks.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
HTTPS = urlsplit(SITE_URL).scheme == "https"
# A proxy of ours ends TLS; how many of them there are, each adding to X-Forwarded-For. 0: none is believed.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1 if BEHIND_PROXY else 0)
ALLOWED_HOSTS = [
    *{urlsplit(SITE_URL).hostname or "", "127.0.0.1", "localhost", "[::1]"},
    *env.list("ALLOWED_HOSTS", default=[]),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "blog.config.urls"
WSGI_APPLICATION = "blog.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

INSTALLED_APPS = [
    "blog.config.apps.BlogAdminConfig",
    "blog.config.apps.SiteConfig",
    "django.forms",  # its templates, for FORM_RENDERER
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_comments",
    "blog.comments.apps.QuietXtdConfig",
    "modelsearch",
    "recipes.photos",
    "recipes",
    "blog",
    "blog.comments",
    "blog.imports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "blog.middleware.PageCompressionMiddleware",
    "blog.middleware.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "blog.middleware.SiteLanguageMiddleware",
    "blog.middleware.MethodsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "blog.site_settings.context_processors.site",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # templates/ may stand in for the admin's widgets

# --- Database: SQLite unless DATABASE_URL says otherwise -----------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Django itself turns foreign keys on. FULL: an acknowledged write survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": True}
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# --- Files --------------------------------------------------------------------------------------
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "blog.static_files.stylesheets.StylesheetFinder",
]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "originals", "base_url": None},
    },
    "staticfiles": {"BACKEND": "blog.static_files.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Words and time -----------------------------------------------------------------------------
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en-us")
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "blog" / "locale"]

# --- Signing in ---------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "blog.requests.client_address.client_network"  # the reader's, not a proxy's

# --- Security headers ---------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS and env.bool("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
if (
    HTTPS
):  # browsers take these names only with Secure, for this host alone and from it alone (RFC 6265bis, 4.1.3.2)
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
} | {"screen-wake-lock": ["self"]}

# --- Search: the index holds stems, so the database must not stem them again ------------------------
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "blog.search.backend", "SEARCH_CONFIG": "simple"}}

# --- Background work ----------------------------------------------------------------------------
# What `manage.py worker` calls, and after how many seconds again. Where nothing is due a call is cheap.
WORKER_JOBS = {
    "blog.comments.worker.do_due": 1,
    "blog.imports.worker.do_due": 2,
    "blog.comments.worker.keep_house": 300,
    "blog.revisions.thin_out": 3600,
    "blog.revisions.autosave.forget_old": 3600,
    "blog.config.backups.daily.daily": 60,
}

# --- Backups (docs/backup.md) -------------------------------------------------------------------
BACKUP_TO = env.str("BACKUP_TO", default="")  # a folder, or s3://bucket/prefix; empty: var/backups/
BACKUP_KEY = env.str("BACKUP_KEY", default="")  # of age; empty: not encrypted
BACKUP_DAILY = env.bool("BACKUP_DAILY", default=True)

# --- Mail: a folder unless EMAIL_URL names a server -----------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"noreply@{urlsplit(SITE_URL).hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- The discussion -----------------------------------------------------------------------------
# Ham from a known commenter is published at once and a newcomer's waits ("first-time"), all of it is
# published ("never"), or every comment waits ("always"). Without an Akismet key every comment waits.
COMMENTS_MODERATION = env.str("COMMENTS_MODERATION", default="first-time")
if COMMENTS_MODERATION not in ("first-time", "never", "always"):
    raise environ.ImproperlyConfigured("COMMENTS_MODERATION is first-time, never or always.")
# In the demo, unless a key is set, a local server that speaks Akismet's protocol plays its part.
DEMO = env.bool("DEMO", default=False)  # `manage.py serve` says so to the site that it starts
AKISMET_IS_STAND_IN = DEMO and not env.str("AKISMET_KEY", default="")
AKISMET_DEMO_PORT = env.int("AKISMET_DEMO_PORT", default=PORT + 1)
AKISMET_KEY = "local-stand-in" if AKISMET_IS_STAND_IN else env.str("AKISMET_KEY", default="")
AKISMET_URL = env.str(
    "AKISMET_URL",
    default=f"http://127.0.0.1:{AKISMET_DEMO_PORT}" if AKISMET_IS_STAND_IN else "https://rest.akismet.com",
)
COMMENTS_DROP_DISCARDS = env.bool("COMMENTS_DROP_DISCARDS", default=False)
COMMENTS_AKISMET_CALLS_A_MINUTE = env.int("COMMENTS_AKISMET_CALLS_A_MINUTE", default=60)
# How many comments one address, or one mail, may send.
COMMENTS_A_MINUTE = env.int("COMMENTS_A_MINUTE", default=5)
COMMENTS_AN_HOUR = env.int("COMMENTS_AN_HOUR", default=30)
COMMENTS_HONEYPOT = "nickname"
COMMENTS_EDIT_MINUTES = env.int("COMMENTS_EDIT_MINUTES", default=30)
COMMENTS_CLOSE_AFTER_DAYS = env.int("COMMENTS_CLOSE_AFTER_DAYS", default=0)  # 0: never
COMMENTS_NEWEST_FIRST = env.bool("COMMENTS_NEWEST_FIRST", default=False)
COMMENTS_KEEP_SPAM_DAYS = env.int("COMMENTS_KEEP_SPAM_DAYS", default=15)
COMMENTS_KEEP_TRASH_DAYS = env.int("COMMENTS_KEEP_TRASH_DAYS", default=30)
COMMENTS_KEEP_ADDRESSES_DAYS = env.int("COMMENTS_KEEP_ADDRESSES_DAYS", default=30)
COMMENTS_KEEP_MAILS_DAYS = env.int("COMMENTS_KEEP_MAILS_DAYS", default=30)
# Told of held comments where no moderator's account has a mail address.
MODERATOR_EMAIL = env.str("MODERATOR_EMAIL", default=f"author@{urlsplit(SITE_URL).hostname}")
# Of django-comments-xtd only the model is used: three levels, counted from 0.
COMMENTS_XTD_MODEL = "blog.comments.models.Comment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 2

# --- Cache --------------------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Whole public pages, ahead of Django (docs/page-cache.md). Off while templates are being written.
PAGE_CACHE = env.bool("PAGE_CACHE", default=not DEBUG)
PAGE_CACHE_MEMORY = env.int("PAGE_CACHE_MEMORY", default=64)  # MB, in each process
PAGE_CACHE_DISK = env.int("PAGE_CACHE_DISK", default=512)  # MB, in var/pages/; 0: memory alone

# --- Logs: to the console, as a service expects ---------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"blog": {"level": "INFO"}, "recipes": {"level": "INFO"}},
}
