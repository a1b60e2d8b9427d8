"""Forms about units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.units.types import State
from anxin.foundation.labels.paper import PAPERS
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.units import words
from anxin.surfaces.kit.forms import Form

DAY = {"type": "date"}


def day(label: Any, help_text: Any = "") -> forms.DateField:
    """A day that may be unknown."""
    return forms.DateField(
        label=label, required=False, help_text=help_text, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )


class UnitForm(Form):
    """The facts of a unit."""

    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    model_id = forms.TypedChoiceField(label=_("Model"), coerce=int, required=False, empty_value=None)
    serial = forms.CharField(
        label=_("Serial number"),
        required=False,
        max_length=80,
        help_text=_("As on the label; spaces and small letters do not matter. Leave it empty when there is none."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
    )
    batch = forms.CharField(label=_("Batch"), required=False, max_length=40)
    state = forms.ChoiceField(label=_("State"))
    made_date = day(_("Made on"))
    sold_date = day(_("Sold on"))
    delivered_date = day(_("Delivered on"))
    installed_date = day(_("Installed on"))
    seller = forms.CharField(label=_("Sold by"), required=False, max_length=120)
    installer = forms.CharField(label=_("Installed by"), required=False, max_length=120)
    place = forms.CharField(
        label=_("Where it stands"),
        required=False,
        max_length=300,
        help_text=_("An address; customers' addresses are personal data."),
    )
    outlet_id = forms.TypedChoiceField(label=_("Outlet in charge"), coerce=int, required=False, empty_value=None)

    def __init__(
        self,
        *args: Any,
        brands: Iterable[Any],
        models: Iterable[Any],
        outlets: Iterable[Any],
        language: str,
        state: str = "",
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._offer("brand_id", [(row.pk, in_language(row.names, language)) for row in brands])
        groups: dict[str, list[tuple[int, str]]] = {}
        for row in models:
            title = f"{in_language(row.line.brand.names, language)} · {in_language(row.line.names, language)}"
            groups.setdefault(title, []).append((row.pk, f"{row.number} {in_language(row.names, language)}"))
        self._offer("model_id", [("", _("unknown")), *groups.items()])
        self._offer("outlet_id", [("", _("none")), *((row.pk, in_language(row.names, language)) for row in outlets)])
        kept = [each for each in State if each != State.RETIRED or state == State.RETIRED]
        self._offer("state", [(each.value, words.STATES[each.value].label) for each in kept])

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class EpisodeForm(Form):
    """A service or repair."""

    kind = forms.ChoiceField(label=_("What was it?"))
    where = forms.ChoiceField(label=_("Where?"))
    started_at = forms.DateTimeField(
        label=_("Begun"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    ended_at = forms.DateTimeField(
        label=_("Finished"),
        required=False,
        help_text=_("Leave it empty while work goes on."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    problem = forms.CharField(label=_("Problem"), required=False, max_length=200)
    same_problem_as = forms.TypedChoiceField(
        label=_("The same problem as before?"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Repeated repairs of one problem may give the customer a right to an exchange."),
    )
    outcome = forms.ChoiceField(label=_("Result"), required=False)
    result = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True}),
    )
    waited_from = day(_("Waited for parts from"))
    waited_until = day(_("until"))
    part_number = forms.CharField(label=_("Part changed (number)"), required=False, max_length=60)
    old_serial = forms.CharField(label=_("Serial number of the old part"), required=False, max_length=60)
    new_serial = forms.CharField(label=_("Serial number of the new part"), required=False, max_length=60)

    def __init__(self, *args: Any, kinds: Any, wheres: Any, outcomes: Any, earlier: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in (("kind", kinds), ("where", wheres), ("outcome", [("", _("as it ended")), *outcomes])):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["same_problem_as"].choices = [("", _("no, a new one")), *earlier]  # type: ignore[attr-defined]


class NoteForm(Form):
    """A colleague's note."""

    text = forms.CharField(
        label=_("Note"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "data-autosize": True})
    )


class ReasonForm(Form):
    """Why a unit goes out of use."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("For example: scrapped, given back, exchanged for another.")
    )


class ComponentForm(Form):
    """A part with a number of its own."""

    name = forms.CharField(
        label=_("Part"), max_length=120, help_text=_("Its number or name, for example the compressor.")
    )
    serial = forms.CharField(label=_("Serial number"), max_length=60, required=False)


class FirmwareForm(Form):
    """What came onto it."""

    firmware = forms.TypedChoiceField(label=_("Version"), coerce=int)
    how = forms.ChoiceField(label=_("How?"), choices=list(words.WAYS.items()), initial="engineer")

    def __init__(self, *args: Any, releases: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["firmware"].choices = [(row.pk, row.version) for row in releases]  # type: ignore[attr-defined]


class OwnerForm(Form):
    """Who has it."""

    phone = forms.CharField(
        label=_("Phone number"),
        max_length=40,
        required=False,
        help_text=_("Or a mail address: it finds her file or opens one."),
    )
    email = forms.CharField(label=_("Mail"), max_length=254, required=False)
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    role = forms.ChoiceField(
        label=_("What is she to it?"), choices=[(key, sign.label) for key, sign in words.ROLES.items()]
    )
    how = forms.ChoiceField(
        label=_("How did she get it?"),
        choices=[(key, words.HOW[key]) for key in ("bought", "second_hand", "gift", "entered")],
    )
    from_date = day(_("Since"), _("Empty: from now on."))


class RefusalForm(Form):
    """Why somebody does not get a unit."""

    answer = forms.CharField(
        label=_("What shall she read?"),
        max_length=500,
        help_text=_("She sees this on the page of her request. Do not tell who has the machine."),
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True}),
    )


class LabelsForm(Form):
    """On what to print."""

    paper = forms.ChoiceField(label=_("Paper"), choices=[(key, paper.name) for key, paper in PAPERS.items()])


class MergeForm(Form):
    """Two files of one machine become one."""

    reason = forms.CharField(label=_("How do you know?"), required=False, max_length=300)
