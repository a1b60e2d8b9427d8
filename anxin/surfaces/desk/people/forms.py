"""Forms of staff administration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.forms import Form

SCOPES = ("brand", "region", "outlet", "team")


def named(rows: Any, key: str = "pk") -> list[tuple[Any, str]]:
    """(key, name in the reader's language) of things with names."""
    language = get_language() or "zh-hans"
    return [(getattr(row, key), in_language(row.names, language) or row.code) for row in rows]


class GrantForm(Form):
    """A role, and where it holds."""

    role = forms.ChoiceField(label=_("Role"))
    brand = forms.TypedMultipleChoiceField(
        label=_("Only brands"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    region = forms.TypedMultipleChoiceField(
        label=_("Only regions"), coerce=int, required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    outlet = forms.TypedMultipleChoiceField(
        label=_("Only outlets"), coerce=int, required=False, widget=forms.SelectMultiple(attrs={"size": 4})
    )
    team = forms.TypedMultipleChoiceField(
        label=_("Only teams"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = named(queries.roles(), "code")  # type: ignore[attr-defined]
        rows = {
            "brand": queries.active_brands(),
            "region": queries.regions(),
            "outlet": queries.outlets()[:500],
            "team": queries.teams(),
        }
        for name, found in rows.items():
            choices = named(found)
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            if not choices:
                del self.fields[name]

    def scopes(self) -> dict[str, list[int]]:
        """The limits chosen: dimension → ids."""
        return {name: self.cleaned_data[name] for name in SCOPES if self.cleaned_data.get(name)}


class InvitationForm(GrantForm):
    """Who is invited to which role and teams."""

    name = forms.CharField(label=_("Person's name"), max_length=80)
    email = forms.EmailField(label=_("Mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    teams = forms.TypedMultipleChoiceField(
        label=_("Joins teams"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    sends_mail = forms.BooleanField(label=_("Send the invitation by mail"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = named(queries.teams())  # type: ignore[attr-defined]


class TeamsForm(Form):
    """The teams of a person."""

    teams = forms.TypedMultipleChoiceField(
        label=_("Teams"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = named(queries.teams())  # type: ignore[attr-defined]


class RoleForm(Form):
    """A new role."""

    code = forms.SlugField(label=_("Code"), max_length=40)
    name_zh_hans = forms.CharField(label=_("Name in Simplified Chinese"), max_length=60)
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)


class ProviderForm(Form):
    """An identity provider."""

    name = forms.CharField(label=_("Name on the log-in page"), max_length=60)
    code = forms.SlugField(
        label=_("Code"), max_length=30, help_text=_("Part of the return address you give to the provider.")
    )
    issuer = forms.URLField(
        label=_("Issuer"),
        max_length=300,
        assume_scheme="https",
        help_text=_("The address before /.well-known/openid-configuration."),
    )
    client_id = forms.CharField(label=_("Client ID"), max_length=200)
    secret = forms.CharField(
        label=_("Client secret"),
        max_length=500,
        required=False,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept encrypted and never shown. Empty: stays as it is."),
    )
    claim = forms.CharField(
        label=_("Claim with the groups"),
        max_length=100,
        initial="groups",
        help_text=_("For example groups, roles or realm_access.roles."),
    )
    makes_accounts = forms.BooleanField(
        label=_("Make an account for people it gives a role"), required=False, initial=True
    )
    is_active = forms.BooleanField(label=_("Offered on the log-in page"), required=False, initial=True)


class MappingForm(Form):
    """One line: who carries this value gets this role."""

    value = forms.CharField(label=_("Value"), max_length=200)
    role = forms.TypedChoiceField(label=_("Role"), coerce=int)
    brands = forms.TypedMultipleChoiceField(
        label=_("Only brands"), coerce=int, required=False, widget=forms.SelectMultiple(attrs={"size": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "—"), *named(queries.roles())]  # type: ignore[attr-defined]
        self.fields["brands"].choices = named(queries.active_brands())  # type: ignore[attr-defined]


MappingLines = forms.formset_factory(MappingForm, extra=3, max_num=200, can_delete=True)
