"""Entering an order by hand: one product, as a customer tells it on the phone with her receipt before her."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.purchases import words
from anxin.surfaces.kit.forms import Form


class PurchaseForm(Form):
    """One order with one product."""

    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    order_number = forms.CharField(label=_("Order or receipt number"), max_length=80)
    channel = forms.ChoiceField(label=_("Bought where?"), choices=words.CHANNELS)
    shop = forms.CharField(label=_("Name of the shop"), max_length=120, required=False)
    bought_on = forms.DateField(label=_("Bought on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    model_number = forms.CharField(label=_("Model number"), max_length=60, help_text=_("Any spelling is found."))
    serial = forms.CharField(
        label=_("Serial number"),
        max_length=60,
        required=False,
        help_text=_("With it the machine gets its file, and the buyer owns it."),
    )
    paid_amount = forms.DecimalField(label=_("Price paid"), max_digits=12, decimal_places=2, min_value=0)
    phone = forms.CharField(label=_("The buyer's phone number"), max_length=40, required=False)
    name = forms.CharField(label=_("The buyer's name"), max_length=80, required=False)

    def __init__(self, *args: Any, brands: Iterable[Any], language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["brand_id"].choices = [(row.pk, in_language(row.names, language)) for row in brands]  # type: ignore[attr-defined]
