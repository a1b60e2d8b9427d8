"""The parts of a customer's page: at the right how she is reached and what she wishes, in the middle her cases and what she was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases import queries as cases
from anxin.domain.customers import policies, queries
from anxin.foundation import clock
from anxin.surfaces.desk.customers import telling, words
from anxin.surfaces.desk.customers.sides import address, contacts
from anxin.surfaces.desk.customers.views.acting import may_edit
from anxin.surfaces.kit.revealing import is_revealed
from anxin.surfaces.kit.slots import Panel, register

if TYPE_CHECKING:
    from anxin.domain.customers.models import Customer

__all__ = ["telling"]


@register("customer.right", order=10)
def reached(request: HttpRequest, customer: Customer) -> Panel:
    """Contact points, masked until a reason was given."""
    revealed = is_revealed(request, customer.pk, clock.now())
    context = {
        "points": contacts(queries.contact_points(customer.pk), revealed=revealed),
        "revealed": revealed,
        "may_reveal": policies.has(request.actor, policies.REVEAL, customer),  # type: ignore[attr-defined]
        "may_edit": may_edit(request, customer),
    }
    return Panel("desk/customers/panels/contacts.html", context, title=_("How she is reached"), icon="phone")


@register("customer.right", order=20)
def addresses(request: HttpRequest, customer: Customer) -> Panel:
    """Postal addresses, without numbers until a reason was given."""
    revealed = is_revealed(request, customer.pk, clock.now())
    rows = [(row, address(row, revealed=revealed)) for row in queries.addresses(customer.pk)]
    context = {"rows": rows, "revealed": revealed, "may_edit": may_edit(request, customer)}
    return Panel("desk/customers/panels/addresses.html", context, title=_("Addresses"), icon="map-pin")


@register("customer.right", order=30)
def wishes(request: HttpRequest, customer: Customer) -> Panel:
    """How she wants to be spoken to."""
    wish = queries.find_preference(customer.pk)
    kinds = {each.code: each for each in queries.contact_kinds()}
    context = {
        "wish": wish,
        "channel": kinds.get(wish.channel) if wish else None,
        "days": [label for number, label in words.WEEKDAYS if wish and number in wish.weekdays],
        "topics": [words.TOPICS[code] for code in (wish.unwanted_topics if wish else []) if code in words.TOPICS],
        "language": words.LANGUAGES.get(wish.language) if wish else None,
        "may_edit": may_edit(request, customer),
    }
    return Panel("desk/customers/panels/wishes.html", context, title=_("Wishes about contact"), icon="clock")


@register("customer.right", order=40)
def consents(request: HttpRequest, customer: Customer) -> Panel:
    """What she agreed to, and the proof of it."""
    kinds = {each.code: each.names for each in queries.contact_kinds()}
    rows = [
        {
            "row": row,
            "purpose": words.PURPOSES.get(row.purpose, row.purpose),
            "channel": kinds.get(row.channel),
            "source": words.SOURCES.get(row.source, row.source),
        }
        for row in queries.consents(customer.pk)
    ]
    context = {"rows": rows, "may_edit": may_edit(request, customer)}
    return Panel("desk/customers/panels/consents.html", context, title=_("Consents"), icon="shield-check")


@register("customer.right", order=50)
def people(request: HttpRequest, customer: Customer) -> Panel | None:
    """Of an organisation its persons, of a person her organisations."""
    if customer.is_organisation:
        rows = [(row, row.person) for row in queries.members(customer.pk)]
        title = _("Contact persons")
    else:
        rows = [(row, row.organisation) for row in queries.memberships(customer.pk)]
        title = _("Organisations")
        if not rows:
            return None
    context = {"rows": rows, "may_edit": may_edit(request, customer)}
    return Panel("desk/customers/panels/people.html", context, title=title, icon="building")


@register("customer.main", order=30)
def her_cases(request: HttpRequest, customer: Customer) -> Panel | None:
    """Her newest cases."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.can("cases.view"):
        return None
    context = {"cases": cases.of_customer(actor, customer.pk)}
    return Panel("desk/customers/panels/cases.html", context)


@register("customer.main", order=60)
def advice(request: HttpRequest, customer: Customer) -> Panel:
    """What she was told before buying."""
    notes = [(note, words.VERDICTS[note.verdict]) for note in queries.pre_sale_notes(customer.pk)]
    context = {"notes": notes, "may_edit": may_edit(request, customer)}
    return Panel("desk/customers/panels/advice.html", context)


@register("case.right", order=11)
def file(request: HttpRequest, case: object) -> Panel | None:
    """The way from a case to its customer's file."""
    customer = case.customer  # type: ignore[attr-defined]
    if not policies.has(request.actor, policies.VIEW, customer):  # type: ignore[attr-defined]
        return None
    context = {"customer": customer, "tier": words.TIERS[customer.tier], "tags": queries.tags_of(customer.pk)}
    return Panel("desk/customers/panels/of_case.html", context)
