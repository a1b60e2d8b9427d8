"""My quiet hours: when warnings wait for the morning."""

from __future__ import annotations

from datetime import time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anxin.domain.workforce import queries
from anxin.domain.workforce.operations import quiet
from anxin.foundation import clock
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

HOUSE, OWN, NONE = "house", "own", "none"


class QuietForm(Form):
    """Those of the house, own ones, or none."""

    kind = forms.ChoiceField(label=gettext_lazy("When are you not to be disturbed?"), widget=forms.RadioSelect)
    starts = forms.TimeField(label=gettext_lazy("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=gettext_lazy("Until"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("In your time zone; it may run over midnight."),
    )

    def __init__(self, *args: object, house: tuple[time, time], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (HOUSE, _("Like the house: %(hours)s") % {"hours": said(house)}),
            (OWN, _("My own hours")),
            (NONE, _("Never: warnings always come at once")),
        ]
        for name in ("starts", "ends"):
            # Only own hours need times; a browser without script shows the fields all the same.
            self.fields[name].required = self.data.get("kind") == OWN


def said(hours: tuple[time, time]) -> str:
    """21:00–08:00, or that there are none."""
    return _("none") if hours[0] == hours[1] else f"{hours[0]:%H:%M}–{hours[1]:%H:%M}"


@staff()
def hours(request: HttpRequest) -> HttpResponse:
    """Choose them; saved, waiting warnings follow at once."""
    own, house = queries.quiet_hours_of(request.user.pk), queries.house_quiet_hours()  # type: ignore[arg-type]
    kind = HOUSE if own is None else NONE if own[0] == own[1] else OWN
    times = own if kind == OWN and own else house
    form = QuietForm(
        request.POST if request.method == "POST" else None,
        house=house,
        initial={"kind": kind, "starts": times[0], "ends": times[1]},
    )
    if request.method == "POST" and form.is_valid():
        _save(request, form.cleaned_data)
        toast(request, _("Saved."))
        return see_other(request, reverse("profile:quiet"))
    return render_page(request, "desk/profile/quiet.html", {"form": form}, status=422 if form.errors else 200)


def _save(request: HttpRequest, data: dict[str, object]) -> None:
    by = {"actor": request.actor, "at": clock.now()}  # type: ignore[attr-defined]
    if data["kind"] == HOUSE:
        quiet.follow_house(**by)
    elif data["kind"] == NONE:
        quiet.set_hours(starts=time(0), ends=time(0), **by)
    else:
        quiet.set_hours(starts=data["starts"], ends=data["ends"], **by)  # type: ignore[arg-type]
