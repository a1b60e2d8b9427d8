"""Forms of case types, their own fields and their steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.types import State
from anxin.surfaces.desk.case_types.words import KINDS, STATES
from anxin.surfaces.kit.forms import Form

if TYPE_CHECKING:
    from anxin.domain.cases.models import CaseType, Stage

_CODE_HELP = _("Small letters, digits and underscores. It cannot be changed later.")


class TypeForm(Form):
    """Names, days and where a type is offered."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_CODE_HELP)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    closes_after_days = forms.IntegerField(
        label=_("A solved case closes after days"), min_value=0, max_value=365, initial=3
    )
    reopens_within_days = forms.IntegerField(
        label=_("A reply opens it again within days"),
        min_value=0,
        max_value=365,
        initial=14,
        help_text=_("Later a reply opens a new case that continues the old one."),
    )
    is_offered_on_portal = forms.BooleanField(label=_("Customers may choose it"), required=False, initial=True)
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def given(self) -> dict[str, Any]:
        """As the operation takes it, without the fields."""
        data = self.cleaned_data
        return {**data, "names": names_of(data, "name")}


class FieldForm(Form):
    """One of a type's own fields."""

    key = forms.CharField(label=_("Code"), max_length=40, required=False)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    type = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), initial="text")
    choices = forms.CharField(
        label=_("Choices"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-autosize": True, "placeholder": "repair | 维修 | Repair"}),
        help_text=_("One per line: code | Chinese | English"),
    )
    required = forms.BooleanField(label=_("Required"), required=False)
    indexed = forms.BooleanField(label=_("Searchable"), required=False)
    asked_on_portal = forms.BooleanField(label=_("Asked of customers"), required=False)

    def is_empty(self) -> bool:
        """Whether this row was left blank or struck out."""
        return not self.cleaned_data.get("key")

    def definition(self) -> dict[str, Any]:
        """As it is stored."""
        data = self.cleaned_data
        lines = [line for line in data["choices"].splitlines() if line.strip()]
        flags = {flag: data[flag] for flag in ("required", "indexed", "asked_on_portal")}
        found = {"key": data["key"], "names": names_of(data, "name"), "type": data["type"], **flags}
        return {**found, "choices": [_choice(line) for line in lines]} if data["type"] == "choice" else found


FieldFormSet = forms.formset_factory(FieldForm, extra=1)


class StageForm(Form):
    """A step: what it is called here, what the customer reads, which state it means."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_CODE_HELP)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    label_zh = forms.CharField(label=_("What the customer reads, Chinese"), max_length=120, required=False)
    label_en = forms.CharField(label=_("What the customer reads, English"), max_length=120, required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[(state.value, STATES[state.value]) for state in State],
        help_text=_("Clocks, counts and reports go by the state."),
    )
    order = forms.IntegerField(label=_("Position"), min_value=0, max_value=99, initial=4)

    def given(self) -> dict[str, Any]:
        """As the operation takes it."""
        data = self.cleaned_data
        return {**data, "names": names_of(data, "name"), "customer_labels": names_of(data, "label")}


def names_of(data: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """{"zh-hans": …, "en": …} of two inputs."""
    texts = {"zh-hans": data.get(f"{prefix}_zh", ""), "en": data.get(f"{prefix}_en", "")}
    return {language: text for language, text in texts.items() if text}


def initial_of_type(kind: CaseType) -> dict[str, Any]:
    """What the form shows for a type."""
    return {
        "code": kind.code,
        "closes_after_days": kind.closes_after_days,
        "reopens_within_days": kind.reopens_within_days,
        "is_offered_on_portal": kind.is_offered_on_portal,
        "is_active": kind.is_active,
        **_inputs("name", kind.names),
    }


def initial_of_field(definition: Mapping[str, Any]) -> dict[str, Any]:
    """What the row shows for a field."""
    lines = [
        f"{choice['key']} | {choice['names'].get('zh-hans', '')} | {choice['names'].get('en', '')}"
        for choice in definition.get("choices", [])
    ]
    return {**definition, **_inputs("name", definition["names"]), "choices": "\n".join(lines)}


def initial_of_stage(stage: Stage) -> dict[str, Any]:
    """What the form shows for a step."""
    names = {**_inputs("name", stage.names), **_inputs("label", stage.customer_labels)}
    return {"code": stage.code, "state": stage.state, "order": stage.order, **names}


def _inputs(prefix: str, names: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}_zh": names.get("zh-hans", ""), f"{prefix}_en": names.get("en", "")}


def _choice(line: str) -> dict[str, Any]:
    key, chinese, english = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
    names = {language: text for language, text in (("zh-hans", chinese), ("en", english)) if text}
    return {"key": key, "names": names or {"zh-hans": key}}
