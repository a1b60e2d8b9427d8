"""Roles and limits in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anxin.domain.accounts.queries import scope_names
from anxin.foundation.text.localised import in_language

if TYPE_CHECKING:
    from anxin.domain.accounts.models import Grant

ORDER = ("brand", "region", "outlet", "team")


@dataclass(frozen=True)
class Held:
    """A role as a person holds it. `limits` is a phrase; `provider` the identity provider that gave it, if one did."""

    id: int
    role: str
    limits: str
    provider: str = ""


def roles_of(people: Iterable[Any]) -> dict[int, list[Held]]:
    """Per person (with `role_grants` prefetched) what it holds; a fixed number of queries."""
    grants = [grant for person in people for grant in person.role_grants.all()]
    names = scope_names({(s.dimension, s.object_id) for grant in grants for s in grant.scopes.all()})
    held: dict[int, list[Held]] = {}
    for grant in grants:
        held.setdefault(grant.staff_id, []).append(_held(grant, names))
    return held


def limits_in_words(scopes: Mapping[str, Iterable[int]], names: Mapping[tuple[str, int], dict[str, str]]) -> str:
    """ "everywhere", or for example "brand Anran or Qingyin, and team Care 1": AND across dimensions, OR inside one."""
    language = get_language() or "zh-hans"
    labels = {"brand": _("brand"), "region": _("region"), "outlet": _("outlet"), "team": _("team")}
    parts = []
    for dimension in ORDER:
        ids = sorted(scopes.get(dimension, ()))
        if ids:
            shown = [in_language(names.get((dimension, id)), language) or f"#{id}" for id in ids]
            parts.append(
                _("%(dimension)s %(names)s") % {"dimension": labels[dimension], "names": _(" or ").join(shown)}
            )
    return _("only ") + _(", and ").join(parts) if parts else _("everywhere")


def _held(grant: Grant, names: Mapping[tuple[str, int], dict[str, str]]) -> Held:
    scopes: dict[str, list[int]] = {}
    for scope in grant.scopes.all():
        scopes.setdefault(scope.dimension, []).append(scope.object_id)
    role = in_language(grant.role.names, get_language() or "zh-hans")
    return Held(grant.pk, role, limits_in_words(scopes, names), grant.provider.name if grant.provider else "")
