"""What forms of several customers' pages need: a look at a chosen file, and safety advice while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from anxin.domain.accounts import queries as accounts
from anxin.foundation.errors import NotFound
from anxin.foundation.files.models import StoredFile
from anxin.surfaces.kit.access import by_link, public
from anxin.surfaces.kit.pages import no_content, render_page
from anxin.surfaces.portal import advice, throttle, uploads
from anxin.surfaces.portal.face import wear
from anxin.surfaces.portal.sending_files import preview

_TYPING = throttle.Limit("advice", count=600, seconds=3600)
_LONGEST = 20_000


@by_link
@require_safe
def kept(request: HttpRequest, code: str) -> HttpResponseBase:
    """Preview of a picture this browser chose and has not sent yet."""
    found = uploads.find_kept(request, code)
    file = StoredFile.objects.filter(pk=found.file_id).first() if found else None
    if file is None:
        raise NotFound
    return preview(file)


@public
@require_POST
def safety(request: HttpRequest) -> HttpResponse:
    """Safety advice for words typed so far; 204 when nothing in them alarms. Nothing is kept."""
    if _TYPING.is_over(throttle.address_of(request)):
        return no_content(request)
    brand = accounts.find_active_brand(request.POST.get("brand", "").replace("\0", ""))
    if brand is not None:
        wear(request, brand)  # for its hotline
    found = advice.for_text(request.POST.get("text", "")[:_LONGEST])
    return render_page(request, "portal/_advice.html", {"advice": found}) if found else no_content(request)
