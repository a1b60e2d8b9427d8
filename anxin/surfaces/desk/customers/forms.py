"""Forms of a customer's file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries as catalog
from anxin.domain.customers import queries
from anxin.domain.customers.types import NewAddress
from anxin.foundation.actors import Actor
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.customers import words
from anxin.surfaces.kit.forms import Form

_NO_WISH = ("", _("No wish"))
_EMPTY = ("", "–")


def _labels(signs: dict[str, words.Sign]) -> list[tuple[str, Any]]:
    return [(code, sign.label) for code, sign in signs.items()]


class FileForm(Form):
    """Who the customer is."""

    kind = forms.ChoiceField(label=_("Kind"), choices=_labels(words.KINDS), widget=forms.RadioSelect, initial="person")
    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autofocus": True}))
    tier = forms.ChoiceField(label=_("Tier"), choices=_labels(words.TIERS), initial="regular")
    language = forms.ChoiceField(label=_("Language"), choices=list(words.LANGUAGES.items()))
    note = forms.CharField(
        label=_("What everybody should know"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True}),
        help_text=_("Stands on top of the file. Nothing she should not read."),
    )


class NewFileForm(FileForm):
    """A new file, with how to reach her."""

    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    email = forms.CharField(label=_("Mail address"), required=False, max_length=254)
    brand = forms.TypedChoiceField(
        label=_("Brand"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Its staff may see the file."),
    )
    field_order = ["kind", "name", "phone", "email", "tier", "language", "brand", "note"]

    def __init__(self, *args: Any, actor: Actor, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        brands = [(each.pk, in_language(each.names, language)) for each in accounts.brands(actor, "customers.edit")]
        self.fields["brand"].choices = [_EMPTY, *brands]  # type: ignore[attr-defined]
        if len(brands) == 1:
            self.fields["brand"].initial = brands[0][0]


class ContactForm(Form):
    """One more way of reaching her."""

    kind = forms.ChoiceField(label=_("By"))
    value = forms.CharField(
        label=_("Number or address"), max_length=254, widget=forms.TextInput(attrs={"autofocus": True})
    )

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kind_choices(language)  # type: ignore[attr-defined]


class ProofForm(Form):
    """How an address was found to be hers."""

    how = forms.ChoiceField(
        label=_("How do you know it is hers?"), choices=list(words.PROOFS.items()), widget=forms.RadioSelect
    )


class HealthForm(Form):
    """Whether an address works."""

    health = forms.ChoiceField(label=_("How is it?"), choices=_labels(words.HEALTH), widget=forms.RadioSelect)
    why = forms.CharField(label=_("What happened"), required=False, max_length=200)


class AddressForm(Form):
    """A postal address, largest part first."""

    pasted = forms.CharField(
        label=_("Paste it here"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "data-autosize": True}),
        help_text=_("Name, phone and address in any order, as it was sent to you. “Sort” fills the fields below."),
    )
    recipient = forms.CharField(label=_("Recipient"), required=False, max_length=80)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    province = forms.CharField(label=_("Province"), required=False, max_length=40)
    city = forms.CharField(label=_("City"), required=False, max_length=40)
    district = forms.CharField(label=_("District or county"), required=False, max_length=40)
    street = forms.CharField(label=_("Street and number"), max_length=200)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=12)
    country = forms.ChoiceField(
        label=_("Country or region"),
        choices=[
            ("CN", _("Mainland China")),
            ("TW", _("Taiwan")),
            ("HK", _("Hong Kong")),
            ("MO", _("Macao")),
            ("SG", _("Singapore")),
            ("MY", _("Malaysia")),
            ("US", _("United States")),
            ("GB", _("United Kingdom")),
        ],
        initial="CN",
    )
    label = forms.CharField(label=_("What it is"), required=False, max_length=40, help_text=_("Home, office, shop …"))

    def given(self) -> NewAddress:
        """What was filled in."""
        return NewAddress(**{name: value for name, value in self.cleaned_data.items() if name != "pasted"})


class PreferenceForm(Form):
    """How she wants to be spoken to."""

    channel = forms.ChoiceField(label=_("Preferred way"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[_NO_WISH, *words.LANGUAGES.items()])
    from_time = forms.TimeField(
        label=_("Not before"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    until_time = forms.TimeField(
        label=_("Not after"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Only on"), required=False, coerce=int, choices=words.WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    unwanted_topics = forms.MultipleChoiceField(
        label=_("Does not want to hear about"),
        required=False,
        choices=list(words.TOPICS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Safety and her own running cases always reach her."),
    )
    remark = forms.CharField(label=_("Anything else"), required=False, max_length=200)

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["channel"].choices = [_NO_WISH, *kind_choices(language)]  # type: ignore[attr-defined]


class ConsentForm(Form):
    """What she agreed to, and the proof."""

    purpose = forms.ChoiceField(label=_("For what"), choices=list(words.PURPOSES.items()))
    channel = forms.ChoiceField(label=_("By"), required=False)
    brand = forms.TypedChoiceField(label=_("Brand"), required=False, coerce=int, empty_value=None)
    source = forms.ChoiceField(label=_("Given where"), choices=list(words.SOURCES.items()), initial="call")
    wording = forms.CharField(
        label=_("Wording"), required=False, max_length=120, help_text=_("Which text and version she agreed to.")
    )

    def __init__(self, *args: Any, actor: Actor, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["channel"].choices = [("", _("Any way")), *kind_choices(language)]  # type: ignore[attr-defined]
        brands = [(each.pk, in_language(each.names, language)) for each in accounts.brands(actor, "customers.view")]
        self.fields["brand"].choices = [("", _("All brands")), *brands]  # type: ignore[attr-defined]


class WithdrawalForm(Form):
    """Where she took it back."""

    source = forms.ChoiceField(label=_("Withdrawn where"), choices=list(words.SOURCES.items()), initial="call")


class NoteForm(Form):
    """What she was told before buying."""

    text = forms.CharField(
        label=_("What was she told?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "data-autosize": True, "autofocus": True}),
    )
    told_date = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    adviser_name = forms.CharField(label=_("By whom"), required=False, max_length=80, help_text=_("Empty: by you."))
    model = forms.TypedChoiceField(label=_("About which product"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        models = [(model.pk, model.number) for line in catalog.lines() for model in line.models.all()]
        self.fields["model"].choices = [_EMPTY, *models]  # type: ignore[attr-defined]


class VerdictForm(Form):
    """Was the advice right?"""

    verdict = forms.ChoiceField(label=_("Was this right?"), choices=_labels(words.VERDICTS), widget=forms.RadioSelect)
    why = forms.CharField(label=_("What was wrong about it"), required=False, max_length=300)


class MemberForm(Form):
    """A person of an organisation."""

    person = forms.CharField(
        label=_("Person"), max_length=120, help_text=_("Number of the file, phone or mail address, or the name.")
    )
    role = forms.CharField(label=_("What she does there"), max_length=60)
    is_main_contact = forms.BooleanField(label=_("First person to speak to"), required=False)
    since_date = forms.DateField(label=_("Since"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class TagForm(Form):
    """A word on a customer."""

    tag = forms.CharField(
        label=_("Tag"), max_length=30, widget=forms.TextInput(attrs={"list": "known-tags", "autocomplete": "off"})
    )


class ReasonForm(Form):
    """Why personal data is looked at."""

    reason = forms.CharField(
        label=_("Why do you need them?"),
        max_length=300,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("It is noted with your name and the time."),
    )


class MergeForm(Form):
    """Two files become one."""

    reason = forms.CharField(label=_("How do you know?"), required=False, max_length=300)
    despite_contradiction = forms.BooleanField(
        label=_("I have made sure that both verified addresses are of one person"), required=False
    )

    def __init__(self, *args: Any, is_contradicted: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_contradicted:
            del self.fields["despite_contradiction"]


class BlockForm(Form):
    """A sender nobody wants to hear from."""

    kind = forms.ChoiceField(
        label=_("Block"),
        choices=[
            ("email", _("a mail address")),
            ("domain", _("a whole mail domain")),
            ("phone", _("a phone number")),
            ("wechat", _("a WeChat name")),
        ],
    )
    value = forms.CharField(label=_("Number or address"), max_length=254)
    brand = forms.TypedChoiceField(label=_("For"), required=False, coerce=int, empty_value=None)
    reason = forms.CharField(label=pgettext_lazy("block", "Why"), max_length=300)

    def __init__(self, *args: Any, actor: Actor, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        brands = [(each.pk, in_language(each.names, language)) for each in accounts.brands(actor, "customers.edit")]
        everywhere = [("", _("All brands"))] if actor.can("customers.edit", {}) else []
        self.fields["brand"].choices = [*everywhere, *brands]  # type: ignore[attr-defined]


def kind_choices(language: str) -> list[tuple[str, str]]:
    """The ways of reaching people, by code."""
    return [(each.code, in_language(each.names, language)) for each in queries.contact_kinds()]
