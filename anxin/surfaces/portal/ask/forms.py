"""The one form by which a customer asks for help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.operations.receiving import LONGEST_TEXT, check_text
from anxin.foundation.ids import new_code
from anxin.foundation.text.lines import one_line
from anxin.foundation.text.localised import in_language
from anxin.surfaces.portal.fields import Words
from anxin.surfaces.portal.reaching import ReachForm

OTHER = "other"
USUAL_TYPE = "repair"


def _said(names: Mapping[str, str]) -> str:
    return in_language(names, get_language() or "zh-hans")


class AskForm(ReachForm):
    """Product, kind of request, the problem in own words, how to reach her. `lines` and `types` decide what is offered.

    With `unit` (she scanned the code on her machine) nobody asks which product it is.
    """

    line = forms.ChoiceField(label=_("Which product is it about?"), required=False, widget=forms.RadioSelect)
    model = forms.ChoiceField(
        label=_("Model"),
        required=False,
        help_text=_("It stands on the label of the machine, for example at its side or back. Not at hand? Leave it."),
    )
    about = forms.ChoiceField(label=_("What do you need?"), widget=forms.RadioSelect)
    text = Words(
        label=_("What happened?"),
        help_text=_("In your own words: since when, what you see or hear, what you have tried."),
        error_messages={"required": _("Please write a few words about it, so that we can help.")},
        widget=forms.Textarea(
            attrs={"rows": 5, "data-autosize": True, "data-most": LONGEST_TEXT, "data-advice-url": "/advice"}
        ),
    )
    client_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Sequence[Any], types: Sequence[Any], unit: Any = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["email"].help_text = _(
            "If you give it, our answer also comes there, with the link to this request."
        )
        self.lines, self.types, self.unit = [] if unit else lines, types, unit
        self.models = {str(model.pk): (line, model) for line in self.lines for model in line.models.all()}
        self._offer("line", [(line.code, _said(line.names)) for line in self.lines] + [(OTHER, _("Something else"))])
        self._offer("model", [("", _("I do not know")), *self._model_groups()])
        self._offer("about", [(kind.code, _said(kind.names)) for kind in types])
        usual = USUAL_TYPE if any(kind.code == USUAL_TYPE for kind in types) else types[0].code if types else ""
        self.initial.setdefault("about", usual)
        self.initial.setdefault("client_key", new_code(26))
        self._add_own_fields()

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _model_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups = []
        for line in self.lines:
            models = [(str(model.pk), f"{model.number} {_said(model.names)}".strip()) for model in line.models.all()]
            if models:
                groups.append((_said(line.names), models))
        return groups

    def _add_own_fields(self) -> None:
        """Fields of the types that are asked here, each once; which types want one stands in its `types`."""
        self.own: dict[str, list[str]] = {}
        for kind in self.types:
            for definition in kind.fields:
                if definition.get("asked_on_portal") and definition["key"] not in self._known:
                    name = f"values.{definition['key']}"
                    self.own.setdefault(name, []).append(kind.code)
                    if name not in self.fields:
                        self.fields[name] = _own_field(definition)

    @property
    def _known(self) -> dict[str, str]:
        """What the unit's file says already, by the keys of the types' own fields."""
        if self.unit is None:
            return {}
        sold = self.unit.sold_date.isoformat() if self.unit.sold_date else ""
        return {key: value for key, value in {"serial": self.unit.serial, "purchase_date": sold}.items() if value}

    @property
    def own_fields(self) -> list[tuple[Any, str]]:
        """(bound field, codes of the types that want it)."""
        return [(self[name], " ".join(codes)) for name, codes in self.own.items()]

    def clean_text(self) -> str:
        """The same limits as the operation's, so that all errors show at once."""
        return str(self.checked(check_text, self.cleaned_data["text"]))

    @property
    def values(self) -> dict[str, Any]:
        """The own fields by key."""
        return {**self._known, **self._typed}

    @property
    def _typed(self) -> dict[str, Any]:
        return {name.removeprefix("values."): self.cleaned_data.get(name) for name in self.own}

    @property
    def model_id(self) -> int | None:
        """The chosen model; it decides the product even when another line is ticked."""
        chosen = self.models.get(self.cleaned_data.get("model") or "")
        return chosen[1].pk if chosen else None

    @property
    def subject(self) -> str:
        """With a product line but no model, the subject names the line; else the text speaks for itself."""
        line = next((line for line in self.lines if line.code == self.cleaned_data.get("line")), None)
        if line is None or self.model_id:
            return ""
        said = one_line(self.cleaned_data["text"], 60)
        return gettext("%(product)s: %(text)s") % {"product": _said(line.names), "text": said}


def _own_field(definition: Mapping[str, Any]) -> forms.Field:
    label = _said(definition["names"])
    kind = definition["type"]
    if kind == "choice":
        choices = [("", _("Please choose")), *((c["key"], _said(c["names"])) for c in definition.get("choices", []))]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    if kind == "yes_no":
        return forms.BooleanField(label=label, required=False)
    attrs: dict[str, Any] = {"type": "date"} if kind == "date" else {"inputmode": "decimal"} if kind == "number" else {}
    return forms.CharField(label=label, required=False, max_length=2000, widget=forms.TextInput(attrs=attrs))
