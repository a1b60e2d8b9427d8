"""One unit: its facts, its people, its whole life."""

from __future__ import annotations

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog import queries as catalog
from anxin.domain.catalog.types import upgrade_path
from anxin.domain.units import policies, queries
from anxin.domain.units.types import ClaimState, State
from anxin.foundation import clock
from anxin.foundation.ids import show_code
from anxin.surfaces.desk.units import timeline, words
from anxin.surfaces.desk.units.forms import ComponentForm, FirmwareForm, NoteForm, ReasonForm
from anxin.surfaces.kit import access, addresses
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page, see_other

FILTERS = [Filter("phase", _("Phase"), [(key, sign.label) for key, sign in words.PHASES.items()])]


@access.staff("units.view")
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Everything about one unit."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_unit(actor, unit_id)
    if found.pk != unit_id:
        return see_other(request, reverse("units:unit", args=[found.pk]))
    filters = FilterState(request, FILTERS)
    releases = list(catalog.releases(found.model_id)) if found.model_id else []
    where = policies.where(found)
    claims = queries.claims_of(found)
    context = {
        "unit": found,
        "state": words.STATES[found.state],
        "is_retired": found.state == State.RETIRED,
        "code": show_code(found.code),
        "months": queries.age_months(found, today=clock.now().date()),
        "public_url": public_url(request, found),
        "owners": [_owner(request, row) for row in queries.owners(found)],
        "claims": [{"row": row, "state": words.CLAIMS[row.state]} for row in claims],
        "open_claims": [row for row in claims if row.state == ClaimState.ASKED],
        "merges": queries.merges_into(found),
        "components": queries.components(found),
        "episodes": queries.episodes(found, 20),
        "entries": timeline.entries(found, actor, filters["phase"]),
        "choices": filters.choices("phase"),
        "filters": filters,
        "upgrades": upgrade_path(found.firmware_id, releases),
        "releases": releases,
        "may_edit": actor.can("units.edit", where),
        "may_decide": actor.can("units.claims", where),
        "note_form": NoteForm(),
        "reason_form": ReasonForm(),
        "component_form": ComponentForm(),
        "firmware_form": FirmwareForm(releases=releases) if releases else None,
    }
    return render_page(request, "desk/units/unit.html", context, partial="life")


@access.staff("units.view")
def qr(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The code for the machine, as a picture that scales."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    picture = io.BytesIO()
    segno.make(public_url(request, found), error="m", micro=False).save(
        picture, kind="svg", border=2, scale=6, light="#fff"
    )
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def public_url(request: HttpRequest, found: object) -> str:
    """Full address of the page behind the QR: the public address of the house, else the one this page was opened by."""
    path = queries.public_path(found)  # type: ignore[arg-type]
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)


def _owner(request: HttpRequest, row: object) -> dict[str, object]:
    return {
        "row": row,
        "role": words.ROLES[row.role],  # type: ignore[attr-defined]
        "how": words.HOW.get(row.how, ""),  # type: ignore[attr-defined]
        "url": addresses.customer_page(row.customer_id),  # type: ignore[attr-defined]
        "link": request.build_absolute_uri(queries.owner_path(row)) if row.until_at is None else "",  # type: ignore[attr-defined, arg-type]
        "end_url": reverse("units:end_ownership", args=[row.unit_id, row.pk]),  # type: ignore[attr-defined]
    }
