"""What is held about a person here: her orders, with invoice, delivery and what she confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.purchases.models import Purchase
from anxin.foundation.actors import Actor
from anxin.foundation.events.models import Change
from anxin.foundation.privacy.registry import Part, register

PERSONAL = ("invoice_title", "signed_by", "tracking")


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Her orders, each with its lines and what she confirmed."""
    rows = Purchase.objects.filter(customer_id=person_id).prefetch_related(
        "lines__model", "lines__service", "exclusions"
    )
    for row in rows.order_by("pk").iterator(chunk_size=200):
        yield (
            "purchases",
            {
                "order_number": row.order_number,
                "channel": row.channel,
                "shop": row.shop,
                "bought_at": row.bought_at.isoformat(),
                "total": f"{row.total_amount} {row.currency}",
                "invoice_number": row.invoice_number,
                "invoice_title": row.invoice_title,
                "tracking": row.tracking,
                "lines": [
                    {
                        "product": line.model.number
                        if line.model
                        else line.service.code
                        if line.service
                        else line.description,
                        "quantity": line.quantity,
                        "paid": str(line.paid_amount),
                    }
                    for line in row.lines.all()
                ],
                "confirmed": [
                    {"what": one.what, "wording": one.wording, "at": one.at.isoformat()} for one in row.exclusions.all()
                ],
            },
        )


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank what names her; order number, amounts and days stay for the books."""
    ids = list(Purchase.objects.filter(customer_id=person_id).values_list("pk", flat=True))
    Change.objects.filter(kind="purchase", field__in=PERSONAL, subject_id__in=ids).update(before=None, after=None)
    return Purchase.objects.filter(pk__in=ids).update(**dict.fromkeys(PERSONAL, ""))


register(
    Part(
        key="purchases",
        label=_("Purchases"),
        models=("purchases.Purchase", "purchases.PurchaseLine", "purchases.ExclusionConfirmed"),
        export=export,
        erase=erase,
        order=45,
    )
)
