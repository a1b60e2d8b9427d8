"""Who is asking, and what it may do."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from anxin.foundation.actors import Actor

router = Router()


class MeOut(Schema):
    """The acting person with the permissions held somewhere."""

    id: int
    name: str
    permissions: list[str]


@router.get("", response=MeOut, summary="Who am I")
def show(request: HttpRequest) -> dict[str, object]:
    """The person the token or session acts for, and its permissions."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return {"id": actor.id, "name": actor.name, "permissions": sorted(actor.permissions())}
