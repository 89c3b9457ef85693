"""Django's settings; what differs between installations comes from the environment."""

from pathlib import Path

from flurfunk.config import environment
from flurfunk.config.rooms import ROOMS

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA_DIR)
DEBUG = False
PUBLIC_URL = environment.public_url()
ALLOWED_HOSTS = environment.allowed_hosts()
IS_SECURE = PUBLIC_URL.startswith("https://")

EXTENSIONS = environment.extensions()
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "flurfunk.jobs",
    "flurfunk.live",
    "flurfunk.events",
    "flurfunk.people",
    "flurfunk.spaces",
    "flurfunk.accounts",
    "flurfunk.links",
    "flurfunk.content",
    "flurfunk.conversation",
    "flurfunk.topics",
    *ROOMS,
    "flurfunk.notifications",
    "flurfunk.mailroom",
    "flurfunk.moderation",
    "flurfunk.imports",
    "flurfunk.web",
    "flurfunk.console",
    "flurfunk.api",
    *EXTENSIONS,
    # Last, so that our templates of the same name are found first.
    "allauth",
    "allauth.account",
]
MIDDLEWARE = [
    "flurfunk.web.compression.compressed",
    "flurfunk.web.middleware.refusals",
    "flurfunk.web.middleware.security_headers",
    "flurfunk.web.middleware.known_host",
    "flurfunk.api.door.programs",
    "flurfunk.accounts.middleware.signed_in",
    "flurfunk.web.middleware.readers_language",
    "flurfunk.web.middleware.cross_origin_protection",
    "flurfunk.api.posting_once.forms_once",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "flurfunk.config.urls"
WSGI_APPLICATION = "flurfunk.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "flurfunk.kit.templating.TemplatesFolder",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "flurfunk.kit.templating.environment",
            "cache_size": -1,  # all of them: Jinja's bounded cache is walked through at every use
            "context_processors": ["flurfunk.web.shell.shell"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": environment.database()}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
        # Beyond Django's 300 entries it forgets at random, and whoever guesses could make it forget.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # the worker knows every app's jobs, extensions' too

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["flurfunk.accounts.backends.ActivePeople"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "handle")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SESSION_ENGINE = "flurfunk.accounts.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE else "session"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SILENCED_SYSTEM_CHECKS = ["security.W003"]  # cross-site requests are refused by their headers: decision 0003

DEMO_COMPANY = (
    "flurfunk.demo.reading.read_demo"  # read by its name: the sign-in page lies floors below the demo
)
ACCOUNT_ADAPTER = "flurfunk.accounts.adapter.Door"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "flurfunk.accounts.forms.SignInForm",
    "reset_password": "flurfunk.accounts.forms.ForgottenPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [str(PACKAGE / "locale")]

STATIC_URL = "/static/"
ASSETS_DIR = PACKAGE / "web" / "static" / "assets"
MEDIA_ROOT = str(DATA_DIR / "files")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
UPLOAD_MAX_BYTES = 50_000_000
API_PER_MINUTE = environment.api_per_minute()
OUTBOUND_ALLOWED = environment.outbound_allowed()

if IS_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DEFAULT_FROM_EMAIL = environment.mail_sender()
SERVER_EMAIL = DEFAULT_FROM_EMAIL
globals().update(environment.mail())
MAIL_DOMAIN = environment.mail_domain()
MAIL_LISTEN = environment.mail_listen()
MAIL_AUTHSERV = environment.mail_authserv()
MAIL_MAX_BYTES = 30_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "flurfunk": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "dkimpy": {"level": "CRITICAL"},
    },
}
