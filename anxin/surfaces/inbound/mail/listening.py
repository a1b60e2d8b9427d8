"""A listener in a thread and loop of its own: a busy mail server cannot slow down a page, nor the other way round."""

from __future__ import annotations

import asyncio
import threading

import structlog

from anxin.surfaces.inbound.mail.smtp import Handler, Rules, server

log = structlog.get_logger("mail.inbound")


class Listener:
    """Listens on one port from `start` to `stop`. `via` is "smtp" or "lmtp"."""

    def __init__(self, via: str, host: str, port: int, rules: Rules) -> None:
        self.via, self.host, self.port, self._rules = via, host, port, rules
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.AbstractServer | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"mail {via}", daemon=True)

    def start(self) -> None:
        """Begin to listen. Raises OSError when the port cannot be had, ssl.SSLError for a certificate that is none."""
        self._rules.tls()
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(20)
        except BaseException:
            self._end_loop()
            raise
        log.info("listening for mail", via=self.via, host=self.host, port=self.port)

    def stop(self) -> None:
        """Listen no more; who is in the middle of a mail is cut off untaken, and tries again."""
        if self._server is not None:
            asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(20)
        self._end_loop()

    async def _listen(self) -> None:
        handler = Handler(self._rules, self.via)
        self._server = await self._loop.create_server(
            lambda: server(handler, self._rules, loop=self._loop), host=self.host or None, port=self.port, backlog=200
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
