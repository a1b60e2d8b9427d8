"""Contact points and postal addresses of a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anxin.domain.customers import queries
from anxin.domain.customers.operations import addresses, contacts
from anxin.domain.customers.types import parse
from anxin.surfaces.desk.customers import forms
from anxin.surfaces.desk.customers.views.acting import act, get_file, press
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page


@access.staff("customers.edit")
def new_contact(request: HttpRequest, customer_id: int) -> HttpResponse:
    """One more way of reaching her."""
    customer = get_file(request, customer_id)
    form = forms.ContactForm(request.POST or None, language=request.LANGUAGE_CODE)

    def add(**by: Any) -> None:
        contacts.add(customer_id=customer.pk, kind=form.cleaned_data["kind"], value=form.cleaned_data["value"], **by)

    return act(request, customer, form, add, title=_("Add a contact point"), submit=_("Add"), done=_("Added."))


@access.staff("customers.edit")
def proof(request: HttpRequest, point_id: int) -> HttpResponse:
    """It was found to be hers."""
    point = queries.get_contact_point(request.actor, point_id)  # type: ignore[attr-defined]
    form = forms.ProofForm(request.POST or None)

    def verify(**by: Any) -> None:
        contacts.verify(point_id=point_id, how=form.cleaned_data["how"], **by)

    title = _("Verify %(address)s") % {"address": queries.masked(point)}
    return act(request, point.customer, form, verify, title=title, submit=_("It is verified"), done=_("Verified."))


@access.staff("customers.edit")
def health(request: HttpRequest, point_id: int) -> HttpResponse:
    """It works, or does not, or she wants nothing there."""
    point = queries.get_contact_point(request.actor, point_id)  # type: ignore[attr-defined]
    initial = {"health": point.health, "why": point.health_why}
    form = forms.HealthForm(request.POST or None, initial=initial)

    def note(**by: Any) -> None:
        contacts.note_health(point_id=point_id, **form.cleaned_data, **by)

    title = _("Does %(address)s work?") % {"address": queries.masked(point)}
    return act(request, point.customer, form, note, title=title, submit=_("Save"), done=_("Saved."))


@access.staff("customers.edit")
def preference(request: HttpRequest, point_id: int) -> HttpResponse:
    """Use it first."""
    point = queries.get_contact_point(request.actor, point_id)  # type: ignore[attr-defined]
    return press(
        request, point.customer_id, lambda **by: contacts.prefer(point_id=point_id, **by), _("It is used first now.")
    )


@access.staff("customers.edit")
def removal(request: HttpRequest, point_id: int) -> HttpResponse:
    """Take it out of the file."""
    point = queries.get_contact_point(request.actor, point_id)  # type: ignore[attr-defined]
    return press(request, point.customer_id, lambda **by: contacts.remove(point_id=point_id, **by), _("Removed."))


@access.staff("customers.edit")
def new_address(request: HttpRequest, customer_id: int) -> HttpResponse:
    """A postal address, typed or pasted."""
    customer = get_file(request, customer_id)
    return _address(
        request, customer, None, lambda given, **by: addresses.add(customer_id=customer.pk, given=given, **by)
    )


@access.staff("customers.edit")
def address(request: HttpRequest, address_id: int) -> HttpResponse:
    """Change a postal address."""
    found = queries.get_postal_address(request.actor, address_id)  # type: ignore[attr-defined]
    return _address(
        request, found.customer, found, lambda given, **by: addresses.change(address_id=address_id, given=given, **by)
    )


@access.staff("customers.edit")
def address_preference(request: HttpRequest, address_id: int) -> HttpResponse:
    """Use it first."""
    found = queries.get_postal_address(request.actor, address_id)  # type: ignore[attr-defined]
    return press(
        request,
        found.customer_id,
        lambda **by: addresses.prefer(address_id=address_id, **by),
        _("It is used first now."),
    )


@access.staff("customers.edit")
def address_removal(request: HttpRequest, address_id: int) -> HttpResponse:
    """Take it out of the file."""
    found = queries.get_postal_address(request.actor, address_id)  # type: ignore[attr-defined]
    return press(request, found.customer_id, lambda **by: addresses.remove(address_id=address_id, **by), _("Removed."))


def _address(request: HttpRequest, customer: Any, found: Any, save: Any) -> HttpResponse:
    names = [name for name in forms.AddressForm.base_fields if name != "pasted"]
    initial = {name: getattr(found, name) for name in names} if found else {}
    title = _("Change the address") if found else _("Add an address")
    if "sort" in request.POST:
        pasted = request.POST.get("pasted", "")
        initial = {
            **initial,
            **{name: value for name, value in asdict(parse(pasted)).items() if value},
            "pasted": pasted,
        }
        form = forms.AddressForm(initial=initial)
        context = {
            "form": form,
            "customer": customer,
            "title": title,
            "submit": _("Save"),
            "sorted": bool(pasted.strip()),
        }
        return render_page(request, "desk/customers/address.html", context, partial="form")
    form = forms.AddressForm(request.POST or None, initial=initial)
    return act(
        request,
        customer,
        form,
        lambda **by: save(form.given(), **by),
        title=title,
        submit=_("Save"),
        done=_("The address is saved."),
        template="desk/customers/address.html",
    )
