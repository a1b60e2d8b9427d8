"""The mail as it looked, its source, and letting somebody read along no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.decorators import csp_exempt
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from anxin.domain.cases import policies
from anxin.domain.cases import queries as cases
from anxin.domain.conversations import queries
from anxin.domain.conversations.operations import mails
from anxin.domain.customers.types import masked_email
from anxin.foundation import clock
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import log_access
from anxin.foundation.files import store
from anxin.surfaces.desk.mail_copies.pictures import with_pictures
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.conversations.models import MailCopy

# The HTML of a mail runs nothing and belongs to no origin; pictures come from us, others only when they were asked for.
# It keeps our origin for its pictures, which want the log-in; scripts are allowed neither by the sandbox nor by default-src.
_SANDBOX = (
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; frame-ancestors 'self'; img-src data: "
)


@staff("cases.view")
def mail(request: HttpRequest, message_id: int) -> HttpResponse:
    """The mail with its head, as it looked."""
    copy = _find(request, message_id)
    case = cases.case_of_message(message_id)
    may_reveal = request.actor.can("customers.reveal", policies.where(case)) if case else False  # type: ignore[attr-defined]
    context = {
        "copy": copy,
        "case": case,
        "address": copy.from_address if may_reveal else masked_email(copy.from_address),
        "may_reveal": may_reveal,
        "shows_remote": "remote" in request.GET,
        "has_remote": "data-src=" in copy.html,
    }
    return render_page(request, "desk/mail_copies/mail.html", context)


@csp_exempt()
@xframe_options_sameorigin
@staff("cases.view")
def html(request: HttpRequest, message_id: int) -> HttpResponse:
    """The HTML for the frame; pictures of other servers only with `?remote=1`, since they tell the sender who reads."""
    copy = _find(request, message_id)
    is_remote = "remote" in request.GET
    codes = {each.content_id: each.code for each in copy.message.attachments.all() if each.content_id}
    addresses = {content_id: reverse("cases:attachment", args=[code]) for content_id, code in codes.items()}
    response = HttpResponse(with_pictures(copy.html, addresses, shows_remote=is_remote))
    response.headers["Content-Security-Policy"] = _SANDBOX + ("'self' https: http:" if is_remote else "'self'")
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@staff("cases.view")
def source(request: HttpRequest, message_id: int) -> HttpResponse:
    """The raw mail as a download."""
    copy, case = _find(request, message_id), cases.case_of_message(message_id)
    # It holds every address in full.
    if copy.raw is None or case is None or not request.actor.can("customers.reveal", policies.where(case)):  # type: ignore[attr-defined]
        raise NotFound
    log_access(actor=request.actor, at=clock.now(), kind="case", subject_id=case.pk, what="mail source")  # type: ignore[attr-defined]
    try:
        content = store.path_of(copy.raw.sha256).open("rb")
    except FileNotFoundError as error:
        raise NotFound from error
    return FileResponse(content, content_type="message/rfc822", as_attachment=True, filename=f"mail-{message_id}.eml")


@staff("cases.work")
@require_POST
def removal(request: HttpRequest, participant_id: int) -> HttpResponse:
    """Send no more copies to somebody."""
    participant = queries.find_participant(participant_id)
    case = cases.case_of_conversation(participant.conversation_id) if participant else None
    if case is None:
        raise NotFound
    case = cases.get_case(request.actor, case.number)  # type: ignore[attr-defined]
    mails.remove_participant(participant_id=participant_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("Gets no more copies."))
    return see_other(request, f"/desk/cases/{case.number}")


def _find(request: HttpRequest, message_id: int) -> MailCopy:
    copy = queries.find_mail_copy(message_id)
    if copy is None or not cases.may_see_attachment(request.actor, message_id):  # type: ignore[attr-defined]
        raise NotFound
    return copy
