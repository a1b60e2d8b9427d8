"""One page: what the demo is, what goes and what stays, and how far its removal has come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anxin.demo import removal
from anxin.foundation import clock
from anxin.surfaces.desk.demo_data.forms import WORD, RemovalForm
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other


@staff("settings.system")
def index(request: HttpRequest) -> HttpResponse:
    """Show the page; a POST with the right word starts the removal in the background."""
    form = RemovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if removal.present() is not None:  # somebody else may have been faster
            removal.request_removal(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        return see_other(request, request.path)
    demo = removal.present()
    context = {
        "form": form,
        "demo": demo,
        "word": WORD,
        "is_own": demo is None or request.user.pk in demo.rows["staff"],
    }
    return render_page(
        request, "desk/demo_data/index.html", context, partial="state", status=422 if form.errors else 200
    )
