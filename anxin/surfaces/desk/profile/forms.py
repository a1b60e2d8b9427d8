"""What a person may change about itself."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import zones
from anxin.surfaces.kit.forms import Form


class ProfileForm(Form):
    """Name, language, zone and look."""

    name = forms.CharField(label=_("Your name"), max_length=80, help_text=_("Customers and colleagues see it."))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zones.choices, help_text=_("All times are shown in it."))
    theme = forms.ChoiceField(
        label=_("Appearance"),
        choices=(("system", _("Like the system")), ("light", _("Light")), ("dark", _("Dark"))),
        help_text=_("On this and every new device; the menu at the top changes one device only."),
    )
