"""Finding one's case again by query code and something only its customer knows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anxin.domain.cases import queries as cases
from anxin.foundation.ids import read_code
from anxin.surfaces.kit.access import public
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.portal import throttle
from anxin.surfaces.portal.face import wear_any, wear_code
from anxin.surfaces.portal.track.forms import TrackForm

PER_ADDRESS = throttle.Limit("track-address", count=60, seconds=900)
PER_CODE = throttle.Limit("track-code", count=10, seconds=3600)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, code: str = "") -> HttpResponse:
    """The form; the right pair leads to the signed link. A wrong code and a wrong proof get the same answer."""
    faces = [wear_code(request, code)] if code else wear_any(request)
    if request.method != "POST":
        form = TrackForm(initial={"code": request.GET.get("code", "").replace("\0", "")[:40]})
        return render_page(request, "portal/track/find.html", {"form": form, "faces": faces})
    form = TrackForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        if PER_ADDRESS.is_over(throttle.address_of(request)) or PER_CODE.is_over(read_code(typed["code"])):
            return throttle.refuse(request)
        case = cases.find_tracked(typed["code"], typed["proof"])
        if case is not None:
            return see_other(request, cases.link_path(case))
        form.add_error(None, _("We found no request with these details. Please check both, or just call us."))
    return render_page(request, "portal/track/find.html", {"form": form, "faces": faces}, status=422)
