"""Forms of privacy."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.desk.privacy import words
from anxin.surfaces.kit.forms import Form

_DAY = forms.DateInput(attrs={"type": "date"})


class RequestForm(Form):
    """Whose data, what is to be done, who asked, until when."""

    person = forms.CharField(
        label=_("Whose data?"),
        max_length=254,
        help_text=_("Phone number, mail address, number of the customer, or a case as #10001."),
    )
    kind = forms.ChoiceField(
        label=_("What is to be done?"), choices=list(words.KINDS.items()), widget=forms.RadioSelect
    )
    asked_by = forms.ChoiceField(label=_("Who asked for it?"), choices=words.ASKED_BY)
    reason = forms.CharField(
        label=_("Remark"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True}),
        help_text=_("How it came in and how you know that it is the right person."),
    )
    due_date = forms.DateField(label=_("To be done by"), widget=_DAY)


class ErasingForm(Form):
    """The number typed once more."""

    typed = forms.CharField(label=_("Type the customer's number to confirm"), max_length=20)


class HoldForm(Form):
    """What must be kept, why, until when."""

    subject_kind = forms.ChoiceField(label=_("What must be kept?"), choices=words.SUBJECTS, widget=forms.RadioSelect)
    person = forms.CharField(
        label=_("Which one?"),
        max_length=254,
        help_text=_("A case as #10001; a customer by phone, mail address or number."),
    )
    reason = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("For example: lawsuit, open recall, request of an authority.")
    )
    basis = forms.CharField(
        label=_("On which basis?"), max_length=200, help_text=_("The law, contract or file number.")
    )
    until_date = forms.DateField(
        label=_("Until"), required=False, widget=_DAY, help_text=_("Empty: until somebody lifts it.")
    )
