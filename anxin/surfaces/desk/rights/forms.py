"""The forms of entitlements: a promise by fields or as a file, and the facts of a question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.entitlements.types import part_names, words_of
from anxin.surfaces.desk.rights import words
from anxin.surfaces.kit.forms import Form

LONGEST_FILE = 400_000
_UNKNOWN = ("", _("not known"))
_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TextForm(Form):
    """A pack as text, or from a file that takes its place."""

    text = forms.CharField(
        label=_("Pack"),
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "ax-code", "spellcheck": "false", "data-autosize": True}),
    )
    file = forms.FileField(label=_("Or a file"), required=False, widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}))

    def clean(self) -> dict[str, Any]:
        """The file's text, if there is one."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None:
            cleaned["text"] = self._read(file)
        elif not (cleaned.get("text") or "").strip() and not self.errors:
            self.add_error("text", _("Please write the pack, or choose a file."))
        return cleaned

    def _read(self, file: Any) -> str:
        try:
            if file.size > LONGEST_FILE:
                raise ValueError
            return str(file.read().decode("utf-8-sig"))
        except ValueError:  # UnicodeDecodeError is one
            self.add_error("file", _("This is no text file in UTF-8, or it is too large."))
            return ""


class LongerForm(Form):
    """The most usual promise: a part, or the whole unit, is covered for longer."""

    code = forms.SlugField(
        label=_("Short name"), max_length=60, help_text=_("Letters, digits and hyphens; versions share it.")
    )
    zh = forms.CharField(label=_("Title in Chinese"), max_length=80)
    en = forms.CharField(label=_("Title in English"), max_length=80)
    product_class = forms.ChoiceField(label=_("Kind of product"))
    part = forms.ChoiceField(label=_("What is covered"))
    months = forms.IntegerField(label=_("Months"), min_value=1, max_value=600)
    basis = forms.CharField(
        label=_("Where it is promised"), max_length=80, help_text=_("For example: warranty terms 2027, section 3.")
    )
    valid_from = forms.DateField(label=_("For purchases from"), widget=_DATE)
    brand = forms.CharField(label=_("Only this brand"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product_class"].choices = words.classes()  # type: ignore[attr-defined]
        parts = [(name, words.said(words_of(name))) for name in part_names() if name != "sanbao"]
        self.fields["part"].choices = parts  # type: ignore[attr-defined]


class AskForm(Form):
    """What is known; everything may be left open, and is asked for when it decides."""

    jurisdiction = forms.ChoiceField(
        label=_("Bought in"),
        choices=[
            ("CN", _("mainland China")),
            ("HK", _("Hong Kong")),
            ("TW", _("Taiwan")),
            ("EU", _("European Union")),
            ("UK", _("United Kingdom")),
            ("US", _("United States")),
        ],
    )
    product_class = forms.ChoiceField(label=_("Kind of product"))
    brand = forms.CharField(label=_("Brand"), max_length=60, required=False)
    channel = forms.ChoiceField(
        label=_("Channel"),
        required=False,
        choices=[
            _UNKNOWN,
            ("online", _("online")),
            ("live_stream", _("live stream")),
            ("store", _("in a shop")),
            ("phone", _("by phone")),
            ("tv", _("television")),
            ("mail_order", _("mail order")),
            ("door_to_door", _("at the door")),
        ],
    )
    invoice_date = forms.DateField(label=_("Invoiced"), required=False, widget=_DATE)
    sign_off_date = forms.DateField(label=_("Signed for"), required=False, widget=_DATE)
    install_done_date = forms.DateField(label=_("Installation finished"), required=False, widget=_DATE)
    price = forms.DecimalField(label=_("Price paid"), required=False, min_value=0, max_digits=12, decimal_places=2)
    reason = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[
            ("fault", _("a fault")),
            ("no_reason", _("return without a reason")),
            ("", _("only how long it is covered")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    fault_listed = forms.ChoiceField(
        label=_("Is the fault on the official list? (phones)"),
        required=False,
        choices=[_UNKNOWN, ("yes", _("yes")), ("no", _("no"))],
    )
    failed_repairs = forms.IntegerField(label=_("Repairs that failed"), required=False, min_value=0, max_value=20)
    repair_days = forms.IntegerField(
        label=_("Days in repair, all together"), required=False, min_value=0, max_value=3650
    )
    same_model_available = forms.ChoiceField(
        label=_("Same model in stock"), required=False, choices=[_UNKNOWN, ("yes", _("yes")), ("no", _("no"))]
    )
    at = forms.DateField(label=_("Day of the request"), widget=_DATE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product_class"].choices = words.classes()  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The facts as docs/policies.md publishes them; what was left open is absent."""
        data = self.cleaned_data
        request = {
            "reason": data["reason"],
            "fault_listed": _yes(data["fault_listed"]),
            "same_model_available": _yes(data["same_model_available"]),
        }
        told: dict[str, Any] = {
            "at": data["at"].isoformat(),
            "jurisdiction": data["jurisdiction"],
            "unit": _told(data, "product_class", "brand", "install_done_date"),
            "purchase": _told(data, "channel", "invoice_date", "sign_off_date", "price"),
            "repairs": _repairs(data["failed_repairs"] or 0, data["repair_days"]),
        }
        if data["reason"]:
            told["request"] = {name: value for name, value in request.items() if value not in ("", None)}
        return told


def _yes(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


def _told(data: dict[str, Any], *names: str) -> dict[str, Any]:
    plain = {name: data[name] for name in names if data[name] not in ("", None)}
    return {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in plain.items()}


def _repairs(failed: int, days: int | None) -> list[dict[str, Any]]:
    """So many failed repairs with all days on the first; days without a failed repair are those of one that was fixed."""
    if failed:
        return [{"outcome": "failed", "days": (days or 0) if index == 0 else 0} for index in range(failed)]
    return [{"outcome": "fixed", "days": days}] if days else []
