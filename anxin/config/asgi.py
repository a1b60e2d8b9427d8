"""One process for everything: WebSockets through Channels, pages through Django's WSGI handler in a fixed thread pool."""

from __future__ import annotations

import asyncio
import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anxin.config.settings")

from anxin.config.wsgi import application as pages  # isort: skip  (sets Django up before anything else is imported)

import structlog
from a2wsgi import WSGIMiddleware
from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter

from anxin.config import discovery
from anxin.config.environment import environment
from anxin.config.spooling import Receive, Scope, Send, Spooling
from anxin.foundation import live

log = structlog.get_logger("server")


class Lifespan:
    """Starts and stops what lives as long as the server: the live loop, the in-process workers, every folder's `services.py`."""

    def __init__(self) -> None:
        self._worker: Any = None
        self._services: list[Any] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI lifespan protocol."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                live.use_loop(asyncio.get_running_loop())
                await asyncio.to_thread(self._start)
                await send({"type": "lifespan.startup.complete"})
            else:
                live.use_loop(None)
                await asyncio.to_thread(self._stop)
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _start(self) -> None:
        from anxin.foundation.jobs.worker import Worker

        if environment.job_threads:
            self._worker = Worker(environment.job_threads)
            self._worker.start()
        for service in discovery.modules("services"):
            self._start_service(service)

    def _start_service(self, service: Any) -> None:
        """A folder's `services.py` has `start()` and `stop()`; one that fails is logged, the house opens all the same."""
        try:
            service.start()
            self._services.append(service)
        except Exception:
            log.exception("service did not start", service=service.__name__)

    def _stop(self) -> None:
        for service in reversed(self._services):
            try:
                service.stop()
            except Exception:
                log.exception("service did not stop", service=service.__name__)
        if self._worker is not None:
            self._worker.stop()


_lifespan = Lifespan()
_http = Spooling(
    WSGIMiddleware(pages, workers=environment.threads), limit_bytes=environment.upload_limit_mb * 1024 * 1024
)
_routes = [route for module in discovery.modules("sockets") for route in module.routes]
_websocket = AuthMiddlewareStack(URLRouter(_routes))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand each connection to what speaks its protocol. Sockets check the Origin themselves, by the host they were reached at."""
    if scope["type"] == "http":
        await _http(scope, receive, send)
    elif scope["type"] == "websocket":
        await _websocket(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _lifespan(scope, receive, send)
