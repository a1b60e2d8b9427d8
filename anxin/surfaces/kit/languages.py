"""The language switch of every page."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.i18n import set_language

from anxin.domain.accounts.operations import staff
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.kit.access import public


@public
def switch(request: HttpRequest) -> HttpResponseBase:
    """Remember the chosen language on this device; for a person of the staff in her profile too, which pages ask first."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST" and actor.is_staff:
        try:
            changes = {"language": request.POST.get("language", "")}
            staff.edit(staff_id=actor.id, changes=changes, actor=actor, at=clock.now())
        except Refusal:
            pass  # not one of our languages: what follows ignores it as well
    return set_language(request)
