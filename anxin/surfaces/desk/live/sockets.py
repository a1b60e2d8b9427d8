"""WebSocket `/live`: an open screen names topics, and hears which of them changed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.urls import path

from anxin.domain.accounts.queries import actor_of
from anxin.domain.cases.queries import is_visible
from anxin.foundation.actors import Actor
from anxin.foundation.live import group_of

MOST_TOPICS = 200


class LiveConsumer(AsyncJsonWebsocketConsumer):
    """Subscribes a logged-in person to topics it may know of; messages carry ids only, the screen reloads what it may see."""

    async def connect(self) -> None:
        """Accept people of the staff whose browser is on our own pages."""
        self._topics: set[str] = set()
        user = self.scope.get("user")
        if user is None or not user.is_authenticated or not self._is_same_origin():
            await self.close(code=4401)
            return
        self._actor: Actor = await database_sync_to_async(actor_of)(user)
        await self.accept()

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        """{"subscribe": [topic, …]} adds topics; those the person may not know of are left out silently."""
        wanted = content.get("subscribe", []) if isinstance(content, dict) else []
        for topic in wanted[:MOST_TOPICS] if isinstance(wanted, list) else []:
            if (
                isinstance(topic, str)
                and topic not in self._topics
                and len(self._topics) < MOST_TOPICS
                and await self._may_know(topic)
            ):
                self._topics.add(topic)
                await self.channel_layer.group_add(group_of(topic), self.channel_name)

    async def disconnect(self, code: int) -> None:
        """Leave every topic."""
        for topic in self._topics:
            await self.channel_layer.group_discard(group_of(topic), self.channel_name)

    async def live_message(self, event: dict[str, Any]) -> None:
        """Pass a published change on."""
        await self.send_json({"topic": event["topic"], "kind": event["kind"], "id": event["id"]})

    async def _may_know(self, topic: str) -> bool:
        kind, _dot, id = topic.partition(".")
        if kind == "notices":
            return id == str(self._actor.id)
        if kind == "cases":
            return not id and self._actor.can("cases.view")
        if kind == "case" and id.isdecimal() and len(id) < 18:
            return await database_sync_to_async(is_visible)(self._actor, int(id))
        return False

    def _is_same_origin(self) -> bool:
        headers = dict(self.scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        return not origin or urlsplit(origin).netloc == headers.get(b"host", b"").decode("latin-1")


routes = [path("live", LiveConsumer.as_asgi())]
