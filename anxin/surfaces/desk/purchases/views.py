"""The list, one purchase, entering one."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anxin.domain.accounts import queries as accounts
from anxin.domain.customers import queries as customers
from anxin.domain.purchases import queries
from anxin.domain.purchases.operations.recording import record_purchase
from anxin.domain.purchases.types import Buyer, NewLine, NewPurchase
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.purchases import words
from anxin.surfaces.desk.purchases.forms import PurchaseForm
from anxin.surfaces.kit import access, addresses, paging
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

BY_HAND = "desk"


@access.staff("purchases.view")
def index(request: HttpRequest) -> HttpResponse:
    """Purchases I may see, newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    brands = accounts.brands(actor, "purchases.view")
    named = [(str(row.pk), in_language(row.names, request.LANGUAGE_CODE)) for row in brands]
    filters = FilterState(
        request,
        [
            Filter("channel", gettext_lazy("Bought where"), words.CHANNELS),
            Filter("brand", gettext_lazy("Brand"), named),
        ],
    )
    typed = request.GET.get("q", "").replace("\0", "").strip()[:80]
    wanted = queries.Filter(typed, tuple(filters["channel"]), tuple(int(value) for value in filters["brand"]))
    page = paging.page(queries.listed(actor, wanted), cursor=request.GET.get("cursor"), order=queries.ORDER)
    context = {
        "page": page,
        "filters": filters,
        "typed": typed,
        "is_narrowed": bool(typed or filters.chips),
        "may_edit": actor.can("purchases.edit"),
    }
    return render_page(request, "desk/purchases/index.html", context, partial="rows")


@access.staff("purchases.view")
def purchase(request: HttpRequest, purchase_id: int) -> HttpResponse:
    """Everything about one order."""
    found = queries.get_purchase(request.actor, purchase_id)  # type: ignore[attr-defined]
    points = customers.contact_points(found.customer_id) if found.customer_id else []
    context = {
        "purchase": found,
        "payments": [(words.method(each["method"]), each["amount"]) for each in found.payments],
        "customer_url": addresses.customer_page(found.customer_id),
        "points": [customers.masked(point) for point in points],
        "invoice_title": _masked_title(found.invoice_title),
        "signed_by": _masked_title(found.signed_by),
    }
    return render_page(request, "desk/purchases/purchase.html", context)


@access.staff("purchases.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Enter an order by hand."""
    actor = request.actor  # type: ignore[attr-defined]
    brands = list(accounts.brands(actor, "purchases.edit"))
    form = PurchaseForm(
        request.POST or None, brands=brands, language=request.LANGUAGE_CODE, initial={"channel": "store"}
    )
    if request.method == "POST" and form.is_valid():
        zone = next(row.zone for row in brands if row.pk == form.cleaned_data["brand_id"])
        try:
            made, is_new = record_purchase(order=_order(form.cleaned_data, zone), actor=actor, at=clock.now())
        except Refusal as refusal:
            names = {"external_id": "order_number", "lines": "model_number", "bought_at": "bought_on"}
            refusal.field = names.get(refusal.field or "", refusal.field)
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved.") if is_new else _("This order was known already; it is up to date now."))
            return see_other(request, reverse("purchases:purchase", args=[made.pk]))
    return render_page(request, "desk/purchases/new.html", {"form": form}, status=422 if form.errors else 200)


def _order(given: dict[str, Any], zone: str) -> NewPurchase:
    line = NewLine(model_number=given["model_number"], serial=given["serial"], paid_amount=given["paid_amount"])
    return NewPurchase(
        brand_id=given["brand_id"],
        source=BY_HAND,
        external_id=f"{given['brand_id']}/{given['order_number']}"[:80],
        order_number=given["order_number"],
        channel=given["channel"],
        shop=given["shop"],
        bought_at=datetime.combine(given["bought_on"], time(), ZoneInfo(zone)),
        lines=(line,),
        buyer=Buyer(phone=given["phone"], name=given["name"]),
    )


def _masked_title(text: str) -> str:
    """The first character of a name, and how long it is: enough to recognise it on a receipt."""
    return text[:1] + "＊" * min(len(text) - 1, 6) if text else ""
