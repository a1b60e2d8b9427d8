"""The quiet hours of the house."""

from __future__ import annotations

from datetime import time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anxin.domain.workforce import queries
from anxin.domain.workforce.operations import quiet
from anxin.foundation import clock
from anxin.surfaces.kit import access
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


class HoursForm(Form):
    """From when to when, or never."""

    is_off = forms.BooleanField(label=gettext_lazy("No quiet hours: warnings always come at once"), required=False)
    starts = forms.TimeField(label=gettext_lazy("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=gettext_lazy("Until"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("In each person's own time zone; it may run over midnight."),
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name in ("starts", "ends"):
            self.fields[name].required = not self.data.get("is_off")


@access.staff(quiet.PERMISSION)
def index(request: HttpRequest) -> HttpResponse:
    """Show and change them."""
    starts, ends = queries.house_quiet_hours()
    form = HoursForm(
        request.POST if request.method == "POST" else None,
        initial={"is_off": starts == ends, "starts": starts, "ends": ends},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        starts, ends = (time(0), time(0)) if data["is_off"] else (data["starts"], data["ends"])
        quiet.set_house_hours(starts=starts, ends=ends, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        toast(request, _("Saved. Warnings that wait follow at once."))
        return see_other(request, request.path)
    return render_page(request, "desk/quiet_hours/index.html", {"form": form}, status=422 if form.errors else 200)
