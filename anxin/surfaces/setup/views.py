"""The first run: brand and administrator on one page, then the second factor (a log-in page), then mail, which may be skipped."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from anxin.domain.accounts.operations.setup import AlreadySetUp, set_up
from anxin.domain.accounts.queries import brands, installation
from anxin.domain.messaging.operations.accounts import save as save_mail_account
from anxin.domain.messaging.operations.mailboxes import save as save_mailbox
from anxin.foundation import clock
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound, Refusal
from anxin.foundation.files.operations import accept
from anxin.surfaces.kit import first_run
from anxin.surfaces.kit.access import public, staff
from anxin.surfaces.kit.logging_in import log_in
from anxin.surfaces.kit.middleware.reader import language_of, zone_of
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast
from anxin.surfaces.setup.forms import PICTURES, FirstRunForm, MailForm

_HERE = {"127.0.0.1", "::1"}
# What a new mail is until somebody says otherwise in the settings.
_TYPE_OF_MAIL = "consultation"
_MAILBOX_FIELDS = {"address": "from_address", "host": "imap_host", "port": "imap_port"}
_LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}


@public
@never_cache
@sensitive_post_parameters("password", "code")
def house(request: HttpRequest) -> HttpResponse:
    """Brand, working time, administrator. Exists only until it was done once."""
    if installation().set_up_at is not None:
        raise NotFound
    initial = {"language": language_of(request), "zone": zone_of(request).key}
    form = FirstRunForm(request.POST or None, request.FILES or None, initial=initial, asks_code=not is_local(request))
    if request.method == "POST" and form.is_valid():
        try:
            administrator = _set_up(form)
        except AlreadySetUp:
            return see_other(request, reverse("account_login"))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            answer = log_in(request, administrator, reverse("mfa_activate_totp"))
            first_run.begin(request)
            return answer
    context = {"form": form, "steps": first_run.steps_of(request, "house")}
    return render_page(request, "setup/house.html", context, status=422 if form.errors else 200)


@staff("settings.messaging")
@sensitive_post_parameters("password")
def mail(request: HttpRequest) -> HttpResponse:
    """The mail server, or later; then the desk."""
    if not first_run.steps_of(request, "mail"):
        raise NotFound
    form = MailForm(request.POST or None)
    if request.method == "POST" and "skip" in request.POST:
        return _finish(request)
    if request.method == "POST" and form.is_valid():
        try:
            _connect_mail(form, request.actor)  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _finish(request)
    context = {"form": form, "steps": first_run.steps_of(request, "mail")}
    return render_page(request, "setup/mail.html", context, status=422 if request.method == "POST" else 200)


def is_local(request: HttpRequest) -> bool:
    """Whether the page was asked for on the machine itself: then nobody else can be meant.

    A proxy on the same machine passes strangers on, and a foreign page may call us by a name of its own; neither counts.
    """
    name, _port = split_domain_port(request.get_host())
    is_direct = "X-Forwarded-For" not in request.headers and "Forwarded" not in request.headers
    return request.META.get("REMOTE_ADDR") in _HERE and name in _LOCAL_NAMES and is_direct


@transaction.atomic
def _set_up(form: FirstRunForm) -> Any:
    """The logo's row and all that is set up belong together: one transaction."""
    data, at = form.cleaned_data, clock.now()
    logo_id = None
    for file in data["logo"]:
        kept = accept(source=file, size_bytes=file.size, at=at, field="logo")
        if kept.media_type not in PICTURES:
            raise Invalid(_("Please choose a PNG, JPEG or WebP picture."), field="logo")
        logo_id = kept.pk
    return set_up(
        language=data["language"],
        zone=data["zone"],
        names=form.names(),
        accent=data["accent"],
        logo_id=logo_id,
        week=form.week(),
        name=data["name"],
        email=data["email"],
        password=data["password"],
        at=at,
    )


@transaction.atomic
def _connect_mail(form: MailForm, actor: Actor) -> None:
    """The way out, and the mailbox where one is named: both or none, so that a refused one is asked again with the other."""
    at = clock.now()
    save_mail_account(brand_id=None, **form.account(), actor=actor, at=at)
    access = form.access()
    if access is None:
        return
    try:
        save_mailbox(
            brand_id=brands(actor, "settings.messaging")[0].pk,
            address=form.cleaned_data["from_address"],
            type_code=_TYPE_OF_MAIL,
            via="fetched",
            access=access,
            actor=actor,
            at=at,
        )
    except Invalid as refusal:
        raise Invalid(refusal.message, field=_MAILBOX_FIELDS.get(refusal.field or "", refusal.field)) from refusal


def _finish(request: HttpRequest) -> HttpResponse:
    first_run.end(request)
    toast(request, _("Your house is ready. Next: invite your colleagues."))
    return see_other(request, "/desk/")
