"""Wishes about contact, and consents."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anxin.domain.customers import queries
from anxin.domain.customers.operations import consent as consents
from anxin.domain.customers.operations import preferences
from anxin.surfaces.desk.customers import forms
from anxin.surfaces.desk.customers.views.acting import act, get_file
from anxin.surfaces.kit import access


@access.staff("customers.edit")
def preference(request: HttpRequest, customer_id: int) -> HttpResponse:
    """How she wants to be spoken to."""
    customer = get_file(request, customer_id)
    known = queries.find_preference(customer.pk)
    initial = {name: getattr(known, name) for name in forms.PreferenceForm.base_fields} if known else None
    form = forms.PreferenceForm(request.POST or None, initial=initial, language=request.LANGUAGE_CODE)

    def keep(**by: Any) -> None:
        preferences.prefer(customer_id=customer.pk, **form.cleaned_data, **by)

    title = _("How she wants to be spoken to")
    return act(request, customer, form, keep, title=title, submit=_("Save"), done=_("Her wishes are kept."))


@access.staff("customers.edit")
def consent(request: HttpRequest, customer_id: int) -> HttpResponse:
    """She agreed to something."""
    customer = get_file(request, customer_id)
    actor = request.actor  # type: ignore[attr-defined]
    form = forms.ConsentForm(request.POST or None, actor=actor, language=request.LANGUAGE_CODE)

    def give(**by: Any) -> None:
        given = dict(form.cleaned_data)
        consents.give(customer_id=customer.pk, brand_id=given.pop("brand"), **given, **by)

    return act(
        request, customer, form, give, title=_("She agrees to …"), submit=_("Keep"), done=_("The consent is kept.")
    )


@access.staff("customers.edit")
def withdrawal(request: HttpRequest, consent_id: int) -> HttpResponse:
    """She takes it back."""
    found = queries.get_consent(request.actor, consent_id)  # type: ignore[attr-defined]
    form = forms.WithdrawalForm(request.POST or None)

    def withdraw(**by: Any) -> None:
        consents.withdraw(consent_id=consent_id, source=form.cleaned_data["source"], **by)

    return act(
        request,
        found.customer,
        form,
        withdraw,
        title=_("Withdraw a consent"),
        submit=_("Withdraw"),
        done=_("It is withdrawn from now on."),
        text=_("From now on nothing is sent for this purpose. That she once agreed stays on file as proof."),
    )
