"""Forms of the case page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import policies, queries
from anxin.domain.catalog import queries as catalog
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.cases import words
from anxin.surfaces.kit.forms import MIB, FilesField, Form

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

AFTER_ANSWER = ("waiting_customer", "open", "solved")


class ComposerForm(Form):
    """An answer or a note. Length is judged by the operation, so that nothing typed is cut."""

    kind = forms.ChoiceField(choices=[("reply", _("Answer")), ("note", _("Internal note"))], initial="reply")
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    then = forms.ChoiceField(choices=[(each, each) for each in AFTER_ANSWER], required=False)
    files = FilesField(label=_("Files"), required=False, max_files=10, max_bytes=20 * MIB)
    client_key = forms.CharField(max_length=64, required=False)


class ReasonForm(Form):
    """Why something is done; kept in the timeline."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("It stays in the timeline of this case."),
    )


class SolveForm(Form):
    """Nothing to fill in: the consequence is read and agreed to."""


class AssignmentForm(Form):
    """Who has the case."""

    owner = forms.TypedChoiceField(label=_("Owner"), required=False, coerce=int, empty_value=None)
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=int, empty_value=None)
    seen_owner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen_team = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        people = accounts.staff_who_can("cases.work", **policies.where(case))
        known = {person.pk for person in people}
        here = [(case.owner_id, case.owner.name)] if case.owner and case.owner_id not in known else []
        self.fields["owner"].choices = [("", _("Nobody")), *[(p.pk, p.name) for p in people], *here]  # type: ignore[attr-defined]
        self.fields["owner"].widget.attrs["autofocus"] = True
        teams = [(team.pk, in_language(team.names, language)) for team in accounts.teams(case.brand_id)]
        self.fields["team"].choices = [("", _("None")), *teams]  # type: ignore[attr-defined]


class StageForm(Form):
    """Which step the case is at."""

    stage = forms.ChoiceField(label=_("Step"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].choices = stage_choices(case, language)  # type: ignore[attr-defined]


def stage_choices(case: Case, language: str) -> list[tuple[str, str]]:
    """The steps an active case can be moved to by hand; ending it has its own ways."""
    active = ("new", "open", "waiting_customer", "waiting_other")
    return [
        (stage.code, in_language(stage.names, language))
        for stage in queries.stages(case.type_id)
        if stage.state in active
    ]


class TypeForm(Form):
    """What kind of request it is."""

    type = forms.ChoiceField(label=_("Type"))

    def __init__(self, *args: Any, case: Case, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["type"].choices = [(t.code, in_language(t.names, language)) for t in queries.types()]  # type: ignore[attr-defined]


class PriorityForm(Form):
    """How urgent it is."""

    priority = forms.TypedChoiceField(
        label=_("Priority"), coerce=int, choices=[(p, sign.label) for p, sign in words.PRIORITIES.items()]
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SubjectForm(Form):
    """What it is about, in one line."""

    subject = forms.CharField(label=_("Subject"), max_length=200, required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class EmergencyForm(Form):
    """What danger there is."""

    kinds = forms.MultipleChoiceField(
        label=_("What danger is there?"),
        choices=list(words.EMERGENCY_KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )


class RevealForm(Form):
    """Why phone number and mail address are looked at."""

    reason = forms.CharField(
        label=_("Why do you need it?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("Your name, the time and the reason are kept. The data stays visible to you for 15 minutes."),
    )


class FactsForm(Form):
    """Product and the type's own fields."""

    model_id = forms.TypedChoiceField(label=_("Product"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, case: Case, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case
        models = [
            (
                in_language(line.names, language),
                [(m.pk, f"{m.number} {in_language(m.names, language)}") for m in line.models.all()],
            )
            for line in catalog.lines(case.brand_id)
        ]
        self.fields["model_id"].choices = [("", _("Unknown")), *models]  # type: ignore[attr-defined]
        for definition in case.type.fields:
            self.fields[f"values.{definition['key']}"] = own_field(definition, language)

    def changes(self) -> dict[str, Any]:
        """What the operation is asked to change."""
        values = {d["key"]: self.cleaned_data.get(f"values.{d['key']}") for d in self.case.type.fields}
        values = {key: "" if value is None else value for key, value in values.items()}
        return {"model_id": self.cleaned_data["model_id"], "values": values}


def own_field(definition: Mapping[str, Any], language: str) -> forms.Field:
    """The form field for one of a type's own fields. Values are judged by the operation."""
    label = in_language(definition["names"], language)
    if definition["type"] == "choice":
        choices = [(choice["key"], in_language(choice["names"], language)) for choice in definition.get("choices", [])]
        return forms.ChoiceField(label=label, required=False, choices=[("", _("Not said")), *choices])
    if definition["type"] == "yes_no":
        return forms.ChoiceField(
            label=label, required=False, choices=[("", _("Not said")), ("true", _("Yes")), ("false", _("No"))]
        )
    kinds = {"date": "date", "number": "text"}
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput(attrs={"type": kinds.get(definition["type"], "text")})
    )


def own_values(case: Case, language: str) -> list[tuple[str, str]]:
    """(name, value) of the type's own fields that have a value, in words."""
    found = []
    for definition in case.type.fields:
        value = case.values.get(definition["key"])
        if value in (None, ""):
            continue
        named = {choice["key"]: in_language(choice["names"], language) for choice in definition.get("choices", [])}
        text = (
            str(_("Yes") if value else _("No")) if definition["type"] == "yes_no" else named.get(str(value), str(value))
        )
        found.append((in_language(definition["names"], language), text))
    return found
