"""The form by which somebody says that a machine is hers now."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.portal.fields import Words
from anxin.surfaces.portal.reaching import ReachForm


class ClaimForm(ReachForm):
    """How she came to it, and how we reach her."""

    message = Words(
        label=_("How did you get it?"),
        required=False,
        max_length=1000,
        help_text=_("For example: bought second-hand in May, a present of my parents, it was in the flat."),
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True, "data-most": 1000}),
    )

    def clean_message(self) -> str:
        """Without characters that cannot be kept."""
        return str(self.cleaned_data["message"]).replace("\0", "")
