"""What belongs to a model: manuals, films, answers, software versions, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.catalog.events import DocumentRemoved, DocumentSaved, FirmwareSaved
from anxin.domain.catalog.models import Document, Firmware, ProductModel
from anxin.domain.catalog.types import DOCUMENT_KINDS
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

_is_web_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def save_document(
    *, document_id: int | None, model_id: int, given: Mapping[str, Any], actor: Actor, at: datetime
) -> Document:
    """Add something to read or watch, or change it. `given`: kind, language, title, version, is_public, and file_id with file_name, or url (neither keeps the old).

    Raises Invalid(field), NotFound, Forbidden.
    """
    model = _model(model_id, actor)
    found = Document.objects.select_for_update(of=("self",)).filter(pk=document_id, model=model).first()
    document = Document(model=model) if document_id is None else found
    if document is None:
        raise NotFound
    if given["kind"] not in dict(DOCUMENT_KINDS):
        raise Invalid(_("Please choose one of the list."), field="kind")
    document.kind, document.language = given["kind"], given["language"]
    document.title, document.version = given["title"].strip()[:120], given.get("version", "").strip()[:30]
    if not document.title:
        raise Invalid(_("Please give it a title."), field="title")
    document.is_public = bool(given.get("is_public", True))
    document.published_date = given.get("published_date")
    _place(document, given)
    document.save()
    record(DocumentSaved(model_id=model.pk, document_id=document.pk), actor=actor, at=at)
    return document


@transaction.atomic
def remove_document(*, document_id: int, model_id: int, actor: Actor, at: datetime) -> None:
    """Take a document away; its file stays as long as something else uses it. Raises NotFound, Forbidden."""
    model = _model(model_id, actor)
    document = Document.objects.select_for_update(of=("self",)).filter(pk=document_id, model=model).first()
    if document is None:
        raise NotFound
    record(DocumentRemoved(model_id=model.pk, document_id=document.pk), actor=actor, at=at)
    document.delete()


@transaction.atomic
def save_firmware(
    *, firmware_id: int | None, model_id: int, given: Mapping[str, Any], actor: Actor, at: datetime
) -> Firmware:
    """Publish a software version or change it. `given`: version, released_date, notes, requires_id, is_withdrawn.

    Raises Invalid(field), NotFound, Forbidden.
    """
    model = _model(model_id, actor)
    found = Firmware.objects.select_for_update(of=("self",)).filter(pk=firmware_id, model=model).first()
    release = Firmware(model=model) if firmware_id is None else found
    if release is None:
        raise NotFound
    release.version = str(given["version"]).strip()[:40]
    if not release.version:
        raise Invalid(_("Please give the version."), field="version")
    if Firmware.objects.filter(model=model, version=release.version).exclude(pk=firmware_id).exists():
        raise Invalid(_("This model has this version already."), field="version")
    release.released_date = given["released_date"]
    release.notes = {language: text for language, text in given.get("notes", {}).items() if text}
    release.is_withdrawn = bool(given.get("is_withdrawn"))
    release.requires = _required(release, given.get("requires_id"))
    release.save()
    record(FirmwareSaved(model_id=model.pk, firmware_id=release.pk), actor=actor, at=at)
    return release


def _model(model_id: int, actor: Actor) -> ProductModel:
    model = ProductModel.objects.select_related("line").filter(pk=model_id).first()
    if model is None:
        raise NotFound
    accounts.require(actor, "settings.cases", {"brand": model.line.brand_id})
    return model


def _place(document: Document, given: Mapping[str, Any]) -> None:
    url = str(given.get("url") or "").strip()
    if given.get("file_id") and url:
        raise Invalid(_("Please give either a file or an address, not both."), field="url")
    if given.get("file_id"):
        document.file_id, document.file_name, document.url = given["file_id"], given.get("file_name", "")[:120], ""
    elif url:
        try:
            _is_web_address(url)
        except ValidationError as error:
            raise Invalid(_("This is not an address of a page."), field="url") from error
        document.file_id, document.file_name, document.url = None, "", url
    elif not document.file_id and not document.url:
        raise Invalid(_("Please choose a file or give an address."), field="file")


def _required(release: Firmware, id: int | None) -> Firmware | None:
    if id is None:
        return None
    found = Firmware.objects.filter(pk=id, model_id=release.model_id).exclude(pk=release.pk).first()
    if found is None or found.released_date > release.released_date:
        raise Invalid(_("Only an earlier version of this model can be required."), field="requires")
    return found
