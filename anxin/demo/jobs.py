"""Work of the demo that may take a while: drawing photos, removing everything."""

from __future__ import annotations

import io

from anxin.demo import manuals, removal
from anxin.demo.pictures import draw_photo
from anxin.demo.shapes import Photo
from anxin.domain.catalog.models import Document, ProductModel
from anxin.domain.conversations.models import Attachment, Message
from anxin.foundation import clock
from anxin.foundation.actors import Actor
from anxin.foundation.files import operations as files
from anxin.foundation.ids import new_code
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job
from anxin.foundation.labels.drawing import is_possible


@job("demo.attach_photo", max_attempts=3, lane=Lane.SLOW)
def attach_photo(*, message_id: int, file_name: str, motif: str, detail: str, seed: int) -> None:
    """Draw one customer's photo and attach it; does nothing when it is there, or the message is gone."""
    message = Message.objects.filter(pk=message_id).first()
    if message is None or Attachment.objects.filter(message=message, name=file_name).exists():
        return
    drawn = draw_photo(Photo(file_name=file_name, motif=motif, detail=detail, seed=seed))
    row = files.keep(source=io.BytesIO(drawn), media_type="image/jpeg", at=message.written_at)
    Attachment.objects.create(message=message, file=row, name=file_name, code=new_code(26))


@job("demo.draw_manual", max_attempts=2, lane=Lane.SLOW)
def draw_manual(*, model_id: int) -> None:
    """Draw the manual of a model in each language and put it on the shelf; does nothing when it is there, the model is gone, or PDF cannot be made."""
    model = ProductModel.objects.select_related("line__brand").filter(pk=model_id).first()
    has_one = Document.objects.filter(model_id=model_id, kind="manual").exists()
    if model is None or has_one or not is_possible():
        return
    for language, title in manuals.TITLES.items():
        drawn = manuals.draw(model, language)
        row = files.keep(source=io.BytesIO(drawn), media_type="application/pdf", at=clock.now())
        name = f"{model.number.replace('/', '-')}-{language}.pdf"
        Document.objects.create(
            model=model, kind="manual", language=language, title=title, version="1.1", file=row, file_name=name
        )


@job("demo.remove", max_attempts=5, lane=Lane.SLOW)
def remove(*, actor_kind: str, actor_id: int | None) -> None:
    """Remove all demo data; killed in between, it goes on where it was."""
    removal.remove_everything(actor=Actor(kind=actor_kind, id=actor_id), at=clock.now())  # type: ignore[arg-type]
