"""What the page says about a unit: nothing that names a person unless she herself holds the link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog import queries as catalog
from anxin.domain.units.types import State
from anxin.foundation.ids import show_code
from anxin.foundation.text.localised import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from anxin.domain.catalog.models import Document
    from anxin.domain.units.models import Unit

ICONS = {
    "manual": "book",
    "quick_guide": "file-text",
    "video": "player-play",
    "faq": "help",
    "safety": "shield-check",
    "certificate": "certificate",
}


@dataclass(frozen=True)
class Reading:
    """Something to read or watch: its address opens it, here or elsewhere."""

    title: str
    kind: Any
    icon: str
    url: str
    is_elsewhere: bool
    detail: str = ""


def about(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """What every page of a unit shows."""
    language = get_language() or "zh-hans"
    face = request.brand  # type: ignore[attr-defined]
    model = unit.model
    return {
        "unit": unit,
        "face": face,
        "model": model,
        "name": in_language(model.names, language) if model else "",
        "serial": _masked(unit.serial),
        "code": show_code(unit.code),
        "is_retired": unit.state == State.RETIRED,
        "ask_url": f"{face.ask_url}?unit={unit.code}",
        "page_url": reverse("unit_page:page", args=[unit.code]),
    }


def readings(unit: Unit) -> list[Reading]:
    """Manuals, films and answers in the reader's language."""
    if unit.model_id is None:
        return []
    found = catalog.documents_for_reader(unit.model_id, get_language() or "zh-hans")
    return [_reading(unit, document) for document in found]


def safety_notes(unit: Unit) -> list[str]:
    """One line each."""
    text = in_language(unit.model.safety_notes, get_language() or "zh-hans") if unit.model else ""
    return [line for line in text.splitlines() if line.strip()]


def _reading(unit: Unit, document: Document) -> Reading:
    url = document.url or reverse("unit_page:document", args=[unit.code, document.pk])
    return Reading(
        title=document.title,
        kind=document.get_kind_display(),
        icon=ICONS.get(document.kind, "file-text"),
        url=url,
        is_elsewhere=bool(document.url),
        detail=_("version %(version)s") % {"version": document.version} if document.version else "",
    )


def _masked(serial: str) -> str:
    """Enough to compare with the label; who does not see the label learns little."""
    if len(serial) < 6:
        return "…" + serial[-2:] if serial else ""
    return f"{serial[:3]}…{serial[-4:]}" if len(serial) > 9 else f"…{serial[-4:]}"
