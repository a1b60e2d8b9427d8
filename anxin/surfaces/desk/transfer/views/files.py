"""Files one fetches: empty ones to fill in, rows that could not come in, what went out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import FileResponse, HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _

from anxin.foundation import clock
from anxin.foundation.errors import NotFound
from anxin.foundation.files import store
from anxin.foundation.transfer import policies, queries
from anxin.foundation.transfer.operations import exports
from anxin.foundation.transfer.operations.runs import MEDIA_TYPES
from anxin.foundation.transfer.writing import problems as writing
from anxin.foundation.transfer.writing.formats import table
from anxin.surfaces.kit import access


@access.staff("transfer.import")
def template(request: HttpRequest, key: str, ending: str) -> FileResponse:
    """An empty file with the headings an importer understands, and one example."""
    importer = next((each for each in policies.importers(request.actor) if each.key == key), None)  # type: ignore[attr-defined]
    if importer is None or ending not in ("csv", "xlsx"):
        raise NotFound
    names = [column.name for column in importer.columns]
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"template.{ending}"
        headings = [str(column.label) for column in importer.columns]
        with table(path, ending, headings, names=names, zone="UTC") as sheet:
            sheet.row([column.example for column in importer.columns])
        file.write(path.read_bytes())
    file.seek(0)
    return _download(file, f"{key}.{ending}", ending)


@access.staff("transfer.import")
def problems(request: HttpRequest, run_id: int) -> FileResponse:
    """The rows that could not come in, with the reason, in the form they came."""
    run = queries.get_run(request.actor, run_id)  # type: ignore[attr-defined]
    ending = writing.suffix_of(run)
    name = f"{Path(run.file_name).stem[:80]}-{_('to correct')}.{ending}"
    return _download(writing.write(run), name, ending)


@access.staff("transfer.export")
def exported(request: HttpRequest, export_id: int) -> FileResponse:
    """A file that goes out; who fetched it is kept."""
    export = exports.fetch(export_id=export_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    assert export.file is not None
    day = export.created_at.strftime("%Y-%m-%d")
    name = f"{slugify(export.exporter)}-{day}.{export.format}"
    return _download(store.path_of(export.file.sha256).open("rb"), name, export.format)


def _download(file: object, name: str, ending: str) -> FileResponse:
    response = FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES[ending])  # type: ignore[arg-type]
    response.headers["Cache-Control"] = "no-store"
    return response
