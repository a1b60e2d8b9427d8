"""From codes that callers send to the rows they mean; what the caller may not see does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid

if TYPE_CHECKING:
    from anxin.domain.accounts.models import Brand, Team
    from anxin.domain.cases.models import Case, CaseType


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def case_of(request: HttpRequest, number: int) -> Case:
    """The case with that number. Raises NotFound."""
    return queries.get_case(actor_of(request), number)


def brand_of(request: HttpRequest, code: str, permission: str = "cases.view") -> Brand:
    """A brand the caller holds `permission` on. Raises Invalid(field="brand")."""
    found = accounts.brands(actor_of(request), permission).filter(code=code).first()
    if found is None:
        raise Invalid(_("There is no such brand."), field="brand")
    return found


def team_of(code: str) -> Team:
    """A team. Raises Invalid(field="team")."""
    found = accounts.teams().filter(code=code).first()
    if found is None:
        raise Invalid(_("There is no such team."), field="team")
    return found


def type_of(code: str) -> CaseType:
    """A case type. Raises Invalid(field="type")."""
    found = queries.types().filter(code=code).first()
    if found is None:
        raise Invalid(_("There is no such type."), field="type")
    return found
