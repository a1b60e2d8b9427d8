"""Says what just happened at the edge of the next page, with an undo button while undoing is possible."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

_LEVELS = {"success": messages.SUCCESS, "info": messages.INFO, "warning": messages.WARNING, "danger": messages.ERROR}


def toast(request: HttpRequest, text: Any, *, tone: str = "success", undo_url: str = "", undo_seconds: int = 0) -> None:
    """Show `text` once. With `undo_url` an Undo button POSTs there, and counts down `undo_seconds`.

    `tone` is success, info, warning or danger; anything else raises KeyError.
    """
    details = json.dumps({"undo_url": undo_url, "undo_seconds": undo_seconds}) if undo_url else ""
    messages.add_message(request, _LEVELS[tone], str(text), extra_tags=details)


def waiting(request: HttpRequest) -> list[dict[str, Any]]:
    """Toasts that were not shown yet; reading them marks them as shown."""
    tones = {level: tone for tone, level in _LEVELS.items()}
    shown = []
    for message in messages.get_messages(request):
        details = json.loads(message.extra_tags) if (message.extra_tags or "").startswith("{") else {}
        shown.append({"text": message.message, "tone": tones.get(message.level, "info"), **details})
    return shown
