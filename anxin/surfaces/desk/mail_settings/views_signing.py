"""The DKIM key of an account: made, shown as a DNS record, switched on and off."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.messaging import queries
from anxin.domain.messaging.operations import signing as keys
from anxin.foundation import clock
from anxin.foundation.errors import NotFound
from anxin.surfaces.desk.mail_settings.views import RIGHT, get_place
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@staff(RIGHT)
def signing(request: HttpRequest, brand: int) -> HttpResponse:
    """The key and its record; posting `on` switches it."""
    place = get_place(request, brand)
    if place.account is None:
        raise NotFound
    if request.method == "POST":
        is_on = request.POST.get("on") == "1"
        keys.switch(account_id=place.account.pk, is_on=is_on, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        toast(request, _("Mail is signed from now on.") if is_on else _("Mail is no longer signed."))
        return see_other(request, reverse("mail_settings:signing", args=[brand]))
    context = {"place": place, "key": queries.find_signing_key(place.account.pk)}
    return render_page(request, "desk/mail_settings/signing.html", context)


@staff(RIGHT)
@require_POST
def key(request: HttpRequest, brand: int) -> HttpResponse:
    """Make a key, or another one."""
    place = get_place(request, brand)
    if place.account is None:
        raise NotFound
    keys.make_key(account_id=place.account.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return see_other(request, reverse("mail_settings:signing", args=[brand]))
