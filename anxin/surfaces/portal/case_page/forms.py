"""What a customer says on the page of her case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.operations.receiving import LONGEST_TEXT
from anxin.foundation.ids import new_code
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.portal.fields import Words


class _Saying(Form):
    client_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.initial.setdefault("client_key", new_code(26))


class ReplyForm(_Saying):
    """One more message."""

    text = Words(
        label=_("Write to us"),
        error_messages={"required": _("Please write a few words, or add a photo.")},
        widget=forms.Textarea(
            attrs={"rows": 4, "data-autosize": True, "data-most": LONGEST_TEXT, "data-advice-url": "/advice"}
        ),
    )


class NotSolvedForm(_Saying):
    """Why it is not solved."""

    reason = Words(
        label=_("What is still wrong?"),
        error_messages={"required": _("Please tell us in a few words what is still wrong.")},
        help_text=_("A few words are enough. We take it up again at once."),
        widget=forms.Textarea(
            attrs={"rows": 3, "data-autosize": True, "data-most": LONGEST_TEXT, "data-advice-url": "/advice"}
        ),
    )
