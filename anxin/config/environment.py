"""Typed settings read from the environment (`ANXIN_…`); every name an operator may set stands here, with its default."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Environment(BaseSettings):
    """What the operator chose. Without any variable set, everything runs embedded in `var/`."""

    model_config = SettingsConfigDict(env_prefix="ANXIN_", env_ignore_empty=True)

    data: Path = Field(ROOT / "var", description="Folder for database, files, backups, keys and mail spool.")
    database_url: str = Field(
        "", description="postgresql://user:password@host:port/name; empty: SQLite in the data folder."
    )
    redis_url: str = Field(
        "", description="redis://host:port/db for several processes; empty: everything in one process."
    )
    secret_key: str = Field("", description="Signing key; empty: one is made and kept in the data folder.")
    debug: bool = Field(False, description="Developer mode: tracebacks in pages, style guide. Never in production.")
    hosts: str = Field("*", description="Comma-separated host names the server answers to.")
    public_url: str = Field(
        "",
        description="Address customers reach, used in mails, e.g. https://service.example; empty: the address served.",
    )
    proxy: bool = Field(False, description="A reverse proxy in front sets X-Forwarded-For and X-Forwarded-Proto.")
    secure: bool = Field(False, description="Cookies only over https, HSTS.")
    threads: int = Field(8, ge=1, le=64, description="Threads answering pages.")
    job_threads: int = Field(
        2, ge=0, le=32, description="Threads doing background work inside the server; 0: separate workers do it."
    )
    api_requests_per_minute: int = Field(
        600, ge=1, description="API requests one token or person may make in a minute."
    )
    upload_limit_mb: int = Field(128, ge=1, description="Largest request body accepted, in MiB.")
    metrics_token: str = Field("", description="Bearer token for /metrics; empty: only this machine may read them.")
    log_format: str = Field("console", pattern="^(console|json)$", description="console for people, json for machines.")
    log_level: str = Field("INFO", description="Least serious level written to the log.")
    mail_listen: str = Field(
        "", description="host:port where mail servers deliver by SMTP, e.g. 0.0.0.0:25; empty: no listener."
    )
    mail_lmtp: str = Field("", description="host:port for delivery by LMTP from a mail server beside us; empty: none.")
    mail_host: str = Field("", description="Name the listeners greet with, as in the MX record; empty: this machine's.")
    mail_certificate: Path | None = Field(None, description="PEM file with certificate and chain for STARTTLS.")
    mail_key: Path | None = Field(None, description="PEM file with its key; empty: it is in the same file.")
    mail_limit_mb: int = Field(50, ge=1, description="Largest mail accepted, in MiB.")
    mail_per_minute: int = Field(600, ge=1, description="Mails one sending machine may deliver in a minute.")
    build: Path = Field(ROOT / "var" / "build", description="Folder of the built front end.")
    backups_kept: int = Field(14, ge=1, description="How many nightly backups are kept.")

    def get_secret_key(self) -> str:
        """The signing key: the one set, else the one kept in the data folder (made on first use, readable by its owner only)."""
        if self.secret_key:
            return self.secret_key
        path = self.data / "secret.key"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            try:
                with path.open("x") as file:
                    path.chmod(0o600)
                    file.write(secrets.token_urlsafe(50))
            except FileExistsError:
                pass
        return path.read_text().strip()

    def database(self) -> dict[str, Any]:
        """Django's DATABASES entry for the chosen database. Raises ValueError for an address that is not PostgreSQL's."""
        if not self.database_url:
            return {
                "ENGINE": "anxin.foundation.db.sqlite",
                "NAME": str(self.data / "anxin.sqlite3"),
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0; "
                    "PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;",
                },
                "CONN_MAX_AGE": None,
                "TEST": {"NAME": None},
            }
        url = urlsplit(self.database_url)
        if url.scheme not in ("postgresql", "postgres"):
            raise ValueError("ANXIN_DATABASE_URL must begin with postgresql://")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(url.query)),
        }


environment = Environment()  # type: ignore[call-arg]
