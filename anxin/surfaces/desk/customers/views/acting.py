"""What every change of a file has in common: its form on a page (or in a dialog of the file), what was refused beside the field, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anxin.domain.customers import policies, queries
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.customers.models import Customer


def url_of(customer_id: int) -> str:
    """Address of a file."""
    return reverse("customers:file", args=[customer_id])


def get_file(request: HttpRequest, customer_id: int) -> Customer:
    """The file, for its reader. Raises NotFound."""
    return queries.get_file(request.actor, customer_id)  # type: ignore[attr-defined]


def may_edit(request: HttpRequest, customer: Customer) -> bool:
    """Whether the reader may change this file."""
    return policies.has(request.actor, policies.EDIT, customer)  # type: ignore[attr-defined]


def act(
    request: HttpRequest,
    customer: Customer,
    form: Form,
    do: Callable[..., Any],
    *,
    title: Any,
    submit: Any,
    done: Any,
    template: str = "desk/customers/action.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it was filled in, `do(actor=, at=)` and go back to the file, saying `done`."""
    if form.is_bound and form.is_valid():
        try:
            do(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, done)
            return see_other(request, url_of(customer.pk))
    given = {"form": form, "customer": customer, "title": title, "submit": submit, "back_url": url_of(customer.pk)}
    return render_page(request, template, {**given, **context}, partial="form", status=422 if form.errors else 200)


def press(request: HttpRequest, customer_id: int, do: Callable[..., Any], done: Any) -> HttpResponse:
    """Do something that needs no form and go back to the file; what is refused is said there."""
    if request.method == "POST":
        try:
            do(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except NotFound:
            raise
        except Refusal as refusal:
            toast(request, refusal.message, tone="danger")
        else:
            toast(request, done)
    return see_other(request, url_of(customer_id))
