"""Files of a case, for its customer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from anxin.domain.cases import queries as cases
from anxin.foundation.errors import NotFound
from anxin.surfaces.portal import sending_files
from anxin.surfaces.portal.case_page.link import with_case


@with_case
@require_safe
def content(request: HttpRequest, case: object, code: str) -> HttpResponseBase:
    """One attached file."""
    found = cases.find_customer_attachment(case, code)  # type: ignore[arg-type]
    if found is None:
        raise NotFound
    return sending_files.content(found.file, found.name)


@with_case
@require_safe
def preview(request: HttpRequest, case: object, code: str) -> HttpResponseBase:
    """A small picture of it."""
    found = cases.find_customer_attachment(case, code)  # type: ignore[arg-type]
    if found is None:
        raise NotFound
    return sending_files.preview(found.file)
