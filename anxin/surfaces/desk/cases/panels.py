"""What stands at the right of every case: customer, product, facts, other cases, timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases import policies, queries
from anxin.domain.customers import queries as customers
from anxin.domain.customers.types import masked_email, masked_phone
from anxin.foundation import clock
from anxin.surfaces.desk.cases import words
from anxin.surfaces.desk.cases.forms import own_values
from anxin.surfaces.desk.cases.rows import rows
from anxin.surfaces.kit.revealing import is_revealed
from anxin.surfaces.kit.slots import Panel, register

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case


@register("case.right", order=10)
def customer(request: HttpRequest, case: Case) -> Panel:
    """Who asks; phone and mail masked until a reason was given."""
    revealed = is_revealed(request, case.customer_id, clock.now())
    points = [
        {
            "icon": "phone" if point.kind == "phone" else "mail",
            "kind": point.kind,
            "value": point.value,
            "shown": point.shown if revealed else _masked(point.kind, point.shown),
            "is_verified": point.is_verified,
        }
        for point in customers.contact_points(case.customer_id)
    ]
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "points": points,
        "revealed": revealed,
        "may_reveal": actor.can("customers.reveal", policies.where(case)),
        "language_name": words.LANGUAGES.get(case.language, ""),
        "reveal_url": reverse("cases:disclosure", args=[case.number]),
    }
    return Panel("desk/cases/panels/customer.html", context, title=_("Customer"), icon="user")


def _masked(kind: str, shown: str) -> str:
    return masked_phone(shown) if kind == "phone" else masked_email(shown)


@register("case.right", order=20)
def facts(request: HttpRequest, case: Case) -> Panel:
    """The product, and what the type of case asks for."""
    context = {
        "values": own_values(case, request.LANGUAGE_CODE),
        "may_work": request.actor.can("cases.work", policies.where(case)),  # type: ignore[attr-defined]
        "facts_url": reverse("cases:facts", args=[case.number]),
    }
    return Panel("desk/cases/panels/facts.html", context, title=_("Product and facts"), icon="package")


@register("case.right", order=60)
def others(request: HttpRequest, case: Case) -> Panel | None:
    """What else this customer asked."""
    found = rows(queries.neighbours(request.actor, case)["same_customer"])  # type: ignore[attr-defined]
    if not found and not case.follows_id:
        return None
    return Panel(
        "desk/cases/panels/others.html", {"others": found}, title=_("Other cases of this customer"), icon="history"
    )


@register("case.right", order=90)
def happened(request: HttpRequest, case: Case) -> Panel:
    """The newest of the timeline, fetched by the open page."""
    context = {"timeline_url": reverse("cases:timeline", args=[case.number])}
    return Panel("desk/cases/panels/timeline.html", context, title=_("Timeline"), icon="timeline-event")
