"""Makes the one file with everything held about a person: JSON for machines, a page for people, and her files."""

from __future__ import annotations

import json
import tempfile
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import transaction
from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.events.operations import record
from anxin.foundation.files import store
from anxin.foundation.files.models import StoredFile
from anxin.foundation.files.operations import drop, keep
from anxin.foundation.privacy import registry
from anxin.foundation.privacy.events import PersonExported
from anxin.foundation.privacy.models import PrivacyRequest
from anxin.foundation.privacy.registry import FileRef
from anxin.foundation.privacy.words import name_of
from anxin.foundation.transfer.writing.values import for_json

KEPT_FOR = timedelta(days=7)
_PAGE = Path(__file__).parent / "page.html"


def export(request: PrivacyRequest) -> None:
    """Make the file and keep it for a week."""
    at = clock.now()
    folder = Path(settings.DATA) / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file, translation.override(request.language):
        counts = _write(file, request, at)
        with transaction.atomic():
            request.file = keep(source=file, media_type="application/zip", at=at)
            request.file_until, request.finished_at = at + KEPT_FOR, at
            request.state, request.done = PrivacyRequest.State.DONE, counts
            request.save()
            actor = Actor(kind="staff", id=request.staff_id) if request.staff_id else SYSTEM
            record(PersonExported(request_id=request.pk, person_id=request.person_id), actor=actor, at=at)


def _write(file: IO[bytes], request: PrivacyRequest, at: datetime) -> dict[str, int]:
    sections: list[dict[str, Any]] = []
    counts: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        names: set[str] = set()
        for part in registry.parts():
            lists: dict[str, list[dict[str, Any]]] = {}
            for name, row in part.export(request.person_id):
                lists.setdefault(name, []).append({k: _value(v, archive, names, request.zone) for k, v in row.items()})
            for name, rows in lists.items():
                archive.writestr(f"data/{part.key}/{name}.json", json.dumps(rows, ensure_ascii=False, indent=1))
            if lists:
                counts[part.key] = sum(len(rows) for rows in lists.values())
                sections.append({"title": str(part.label), "lists": [_shown(n, rows) for n, rows in lists.items()]})
        archive.writestr("index.html", _page(request, sections, at))
    return counts


def _value(value: Any, archive: zipfile.ZipFile, names: set[str], zone: str) -> Any:
    return _add(value, archive, names) if isinstance(value, FileRef) else for_json(value, zone)


def _add(reference: FileRef, archive: zipfile.ZipFile, names: set[str]) -> str:
    """Put a file's bytes in under a name of its own; returns its path inside."""
    row = StoredFile.objects.filter(pk=reference.file_id).first()
    bare = Path(reference.name.replace("\\", "/")).name or "file"
    path = f"files/{bare}"
    if path in names:
        path = f"files/{reference.file_id}-{bare}"
    if row is not None and path not in names:
        archive.write(store.path_of(row.sha256), path)
        names.add(path)
    return path


def _shown(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A list as the page shows it: only columns that hold anything."""
    columns = [key for key in dict.fromkeys(key for row in rows for key in row) if any(row.get(key) for row in rows)]
    return {
        "title": name_of(name),
        "columns": [name_of(column) for column in columns],
        "rows": [[_cell(row.get(column)) for column in columns] for row in rows],
    }


def _cell(value: Any) -> dict[str, str]:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else "" if value is None else value
    if isinstance(text, bool):
        text = _("yes") if text else _("no")
    return {"text": str(text), "link": str(text) if str(text).startswith("files/") else ""}


def _page(request: PrivacyRequest, sections: list[dict[str, Any]], at: datetime) -> str:
    words = {
        "title": _("What we hold about you"),
        "made": _("Made on %(date)s. The same data for machines is in the folder “data”, files are in “files”.")
        % {"date": for_json(at, request.zone)[:10]},
        "nothing": _("Nothing is held."),
        "language": request.language,
        "sections": sections,
    }
    return Engine(autoescape=True).from_string(_PAGE.read_text()).render(Context(words))


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Let files go whose time is over; returns how many."""
    old = PrivacyRequest.objects.filter(file__isnull=False, file_until__lte=at)
    files = list(old.values_list("file_id", flat=True))
    old.update(file=None, file_until=None)
    return drop(files)


@transaction.atomic
def give_up(request_id: int, *, at: datetime) -> None:
    """Say on the page that the work failed too often."""
    for request in PrivacyRequest.objects.select_for_update().filter(pk=request_id, state="working"):
        with translation.override(request.language):
            request.error = _("This failed several times. Try it again, or tell your administrator.")
        request.state, request.finished_at = PrivacyRequest.State.FAILED, at
        request.save(update_fields=["state", "error", "finished_at"])
