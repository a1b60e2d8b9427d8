"""Taking in an order from a shop system, a file or a person: told again it is the same order, brought up to date."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.catalog import queries as catalog
from anxin.domain.customers.operations.files import identify
from anxin.domain.purchases.events import ExclusionNoted, PurchaseChanged, PurchaseRecorded
from anxin.domain.purchases.models import ExclusionConfirmed, Purchase, PurchaseLine
from anxin.domain.purchases.rules import orders
from anxin.domain.purchases.types import CHANNELS, Exclusion, NewLine, NewPurchase
from anxin.domain.units.operations import ownership, units
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.db.turns import take_turn
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import Changed, record

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit

TEXTS = {
    "order_number": 80,
    "shop": 120,
    "invoice_number": 40,
    "invoice_title": 120,
    "carrier": 60,
    "tracking": 60,
    "signed_by": 60,
}
PLAIN = ("channel", "bought_at", "currency", "invoice_date", "delivered_at", "signed_at", "installed_date")


@transaction.atomic
def record_purchase(*, order: NewPurchase, actor: Actor, at: datetime) -> tuple[Purchase, bool]:
    """The purchase for an order, and whether it is new. The same `source` and `external_id` is the same purchase: what changed is written, nothing twice.

    A phone number or mail address finds the buyer's file or opens one; a serial number finds the unit or opens its file, and the buyer owns it.
    Raises Invalid(field), Forbidden without "purchases.edit" at that brand.
    """
    accounts.require(actor, "purchases.edit", {"brand": order.brand_id})
    orders.check(order, channels=list(dict(CHANNELS)), at=at)
    take_turn(f"purchase {order.source} {order.external_id}")
    known = Purchase.objects.select_for_update().filter(source=order.source, external_id=order.external_id).first()
    if known is not None and known.brand_id != order.brand_id:
        raise Invalid(_("Another brand has an order with this number."), field="external_id")
    customer_id = _buyer(order, actor, at) or (known.customer_id if known else None)
    purchase = known or Purchase(
        brand_id=order.brand_id, source=order.source, external_id=order.external_id, created_at=at
    )
    changes = _fill(purchase, order, customer_id)
    purchase.save()
    lines_before = _said(purchase) if known else []
    bought = _write_lines(purchase, order, customer_id, actor, at)
    _confirm(purchase, order.exclusions, actor, at)
    if known is None:
        ids = [unit.pk for unit in bought]
        told = PurchaseRecorded(purchase_id=purchase.pk, customer_id=customer_id, unit_ids=ids, source=order.source)
        record(told, actor=actor, at=at)
    elif changes or lines_before != _said(purchase):
        changed = PurchaseChanged(purchase_id=purchase.pk, customer_id=customer_id)
        record(changed, actor=actor, at=at, changes=changes)
    return purchase, known is None


def _buyer(order: NewPurchase, actor: Actor, at: datetime) -> int | None:
    buyer = order.buyer
    if not buyer.phone.strip() and not buyer.email.strip():
        return None
    found = identify(phone=buyer.phone, email=buyer.email, name=buyer.name, language=buyer.language, actor=actor, at=at)
    return found.pk


def _fill(purchase: Purchase, order: NewPurchase, customer_id: int | None) -> list[Changed]:
    wanted: dict[str, Any] = {name: " ".join(getattr(order, name).split())[:most] for name, most in TEXTS.items()}
    wanted["order_number"] = wanted["order_number"] or order.external_id[:80]
    wanted |= {name: getattr(order, name) for name in PLAIN}
    wanted["total_amount"] = orders.total(order.lines)
    wanted["payments"] = [{"method": each.method[:40], "amount": f"{each.amount:f}"} for each in order.payments]
    wanted["gifts"] = [each[:120] for each in order.gifts][:50]
    wanted["coupons"] = [each[:60] for each in order.coupons][:50]
    wanted["customer_id"] = customer_id
    changes = [
        Changed("purchase", purchase.pk, name, _plain(getattr(purchase, name)), _plain(value))
        for name, value in wanted.items()
        if purchase.pk and getattr(purchase, name) != value
    ]
    for name, value in wanted.items():
        setattr(purchase, name, value)
    return changes


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if value is None or isinstance(value, int | list) else str(value)


def _write_lines(
    purchase: Purchase, order: NewPurchase, customer_id: int | None, actor: Actor, at: datetime
) -> list[Unit]:
    """Lines by their position: what the source no longer names goes."""
    bought = []
    for position, given in enumerate(order.lines, start=1):
        model = catalog.find_model_by_number(order.brand_id, given.model_number) if given.model_number else None
        if given.model_number and model is None:
            raise Invalid(_("There is no model %(number)s.") % {"number": given.model_number[:60]}, field="lines")
        service = catalog.find_service(order.brand_id, given.service_code) if given.service_code else None
        if given.service_code and service is None:
            raise Invalid(_("There is no service %(code)s.") % {"code": given.service_code[:40]}, field="lines")
        unit = _unit(order, given, model.pk if model else None, customer_id, at)
        PurchaseLine.objects.update_or_create(
            purchase=purchase,
            position=position,
            defaults={
                "model": model,
                "service": service,
                "unit": unit,
                "description": given.description.strip()[:200],
                "quantity": given.quantity,
                "list_amount": given.list_amount,
                "paid_amount": given.paid_amount,
            },
        )
        bought += [unit] if unit else []
    purchase.lines.filter(position__gt=len(order.lines)).delete()
    return bought


def _unit(
    order: NewPurchase, line: NewLine, model_id: int | None, customer_id: int | None, at: datetime
) -> Unit | None:
    """The unit a line names. The order vouches for it, so it is written in the system's name."""
    if not line.serial.strip():
        return None
    given = {
        "brand_id": order.brand_id,
        "serial": line.serial,
        "model_id": model_id,
        "sold_date": order.bought_at.date(),
        "seller": order.shop,
        "delivered_date": order.delivered_at.date() if order.delivered_at else None,
        "installed_date": order.installed_date,
    }
    known = units.find_known(order.brand_id, line.serial)
    if known is None:
        unit = units.add(given=given, actor=SYSTEM, at=at)
    else:
        # What people entered since stands; the order only fills gaps.
        gaps = {name: value for name, value in given.items() if value and not getattr(known, name)}
        unit = units.change(unit_id=known.pk, given=gaps, actor=SYSTEM, at=at)
    if customer_id is not None and not unit.ownerships.filter(claim__isnull=False).exists():
        ownership.give(
            unit_id=unit.pk, customer_id=customer_id, how="bought", from_at=order.bought_at, actor=SYSTEM, at=at
        )
    return unit


def _confirm(purchase: Purchase, exclusions: tuple[Exclusion, ...], actor: Actor, at: datetime) -> None:
    """What was confirmed once stays as it was: wording and time are the proof."""
    for each in exclusions:
        if not each.what.strip() or not each.wording.strip():
            raise Invalid(_("Please say what is excluded and in which words."), field="exclusions")
        _row, is_new = ExclusionConfirmed.objects.get_or_create(
            purchase=purchase, what=each.what.strip()[:60], defaults={"wording": each.wording[:1000], "at": each.at}
        )
        if is_new:
            record(ExclusionNoted(purchase_id=purchase.pk, what=each.what.strip()[:60]), actor=actor, at=at)


def _said(purchase: Purchase) -> list[tuple[Any, ...]]:
    columns = ("position", "model_id", "service_id", "unit_id", "description", "quantity", "list_amount", "paid_amount")
    return list(PurchaseLine.objects.filter(purchase=purchase).order_by("position").values_list(*columns))
