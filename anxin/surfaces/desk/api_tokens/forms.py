"""What a new token is called, may do, and how long it lives."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.queries import permissions_of
from anxin.foundation.actors import Actor
from anxin.surfaces.kit.forms import Form

LIVES = (("30", _("30 days")), ("90", _("90 days")), ("365", _("One year")), ("never", _("Until it is revoked")))


class TokenForm(Form):
    """A new token of the reader's own; offers only rights the reader has."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("The program that will use it, for example “Shop”.")
    )
    scopes = forms.MultipleChoiceField(label=_("It may"), widget=forms.CheckboxSelectMultiple)
    days = forms.ChoiceField(label=_("It works for"), choices=LIVES, initial="90")

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["scopes"].choices = [(p.code, p.label) for p in permissions_of(actor)]  # type: ignore[attr-defined]

    def expires_at(self, at: datetime) -> datetime | None:
        """When the token ends, made at `at`; None for never."""
        days = self.cleaned_data["days"]
        return None if days == "never" else at + timedelta(days=int(days))
