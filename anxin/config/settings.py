"""Django settings: put together from the environment and from what the discovery finds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.config import discovery
from anxin.config.environment import ROOT, environment

SECRET_KEY = environment.get_secret_key()
DEBUG = environment.debug
ALLOWED_HOSTS = [host.strip() for host in environment.hosts.split(",")]
PUBLIC_URL = environment.public_url.rstrip("/")
DATA = environment.data
REDIS_URL = environment.redis_url
METRICS_TOKEN = environment.metrics_token
API_REQUESTS_PER_MINUTE = environment.api_requests_per_minute
MAIL_LISTEN, MAIL_LMTP, MAIL_HOST = environment.mail_listen, environment.mail_lmtp, environment.mail_host
MAIL_CERTIFICATE, MAIL_KEY = environment.mail_certificate, environment.mail_key
MAIL_LIMIT_BYTES, MAIL_PER_MINUTE = environment.mail_limit_mb * 1024 * 1024, environment.mail_per_minute
MAIL_TOKEN_URLS = {
    "microsoft": "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
    "google": "https://oauth2.googleapis.com/token",
}
BACKUPS_KEPT = environment.backups_kept

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "channels",
    "ninja",
    "django_htmx",
    "csp",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    *discovery.apps(),
]

MIDDLEWARE = [
    "anxin.surfaces.kit.middleware.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "anxin.surfaces.kit.middleware.people.People",
    "anxin.surfaces.kit.middleware.reader.Reader",
    "anxin.surfaces.kit.middleware.house.House",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "anxin.surfaces.kit.middleware.activity.Activity",
    "django_htmx.middleware.HtmxMiddleware",
    "anxin.surfaces.kit.middleware.second_factor.SecondFactor",
    "anxin.surfaces.kit.middleware.refusals.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "anxin.config.urls"
WSGI_APPLICATION = "anxin.config.wsgi.application"
ASGI_APPLICATION = "anxin.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": discovery.template_folders(),
        "OPTIONS": {
            # Partials outside, cached + cotton inside: any other order shows components raw.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "anxin.surfaces.kit.context.shell",
            ],
            "builtins": ["django_cotton.templatetags.cotton", "template_partials.templatetags.partials"],
        },
    }
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
CHANNEL_LAYERS = {
    "default": {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
    if REDIS_URL
    else {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 2000}}
}

AUTH_USER_MODEL = "accounts.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "anxin.surfaces.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "anxin.surfaces.accounts.oidc.SocialAccountAdapter"
MFA_ADAPTER = "anxin.surfaces.accounts.adapters.MFAAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
# Failed passwords are counted by django-axes, in the database, so that an administrator can unlock (see AccountAdapter.pre_authenticate);
# this limit stands for second-factor codes, which could be guessed otherwise.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,10/5m/key"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "anxin.surfaces.accounts.forms.LoginForm",
    "reset_password": "anxin.surfaces.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "anxin.surfaces.accounts.forms.ResetPasswordKeyForm",
    "change_password": "anxin.surfaces.accounts.forms.ChangePasswordForm",
    "set_password": "anxin.surfaces.accounts.forms.SetPasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.proxy else 0
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"provider_class": "anxin.surfaces.accounts.oidc.Provider"}}
# A link, not a form: the CSP would stop a form that is redirected to the provider. The answer is bound to the session that asked.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
MFA_FORMS = {
    "authenticate": "anxin.surfaces.accounts.forms.AuthenticateForm",
    "reauthenticate": "anxin.surfaces.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "anxin.surfaces.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "anxin.surfaces.accounts.forms.AddWebAuthnForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here: addresses were invited
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not environment.secure
USERSESSIONS_TRACK_ACTIVITY = True
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "anxin.surfaces.accounts.attempts.username"
AXES_CLIENT_IP_CALLABLE = "anxin.surfaces.accounts.attempts.address"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "kit/errors/locked.html"
AXES_VERBOSE = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("zh-hant", _("Traditional Chinese")), ("en", _("English"))]
LOCALE_PATHS = discovery.locale_folders()
LANGUAGE_COOKIE_NAME = "ax_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = environment.build / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/anxin/.+[.-][0-9A-Za-z]{8,}\.\w+$"  # our build puts a hash in every name
BUILD = environment.build

# Bodies are spooled to disk by the ASGI layer before a thread is taken; Django then only parses.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

FORM_RENDERER = "anxin.surfaces.kit.forms.Renderer"
EMAIL_BACKEND = "anxin.domain.messaging.mail_backend.GateBackend"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "ax_session"
CSRF_COOKIE_NAME = "ax_csrf"
CSRF_FAILURE_VIEW = "anxin.surfaces.kit.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if environment.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.proxy else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

TEST_RUNNER = "django.test.runner.DiscoverRunner"
SILENCED_SYSTEM_CHECKS = ["templates.W003"]
LOGGING_CONFIG = "anxin.config.logging.configure"
LOGGING = {"format": environment.log_format, "level": environment.log_level}

__all__ = ["ROOT"]
