"""Work of the demo that may take a while: drawing photos, removing everything."""

from __future__ import annotations

import io

from anxin.demo import removal
from anxin.demo.pictures import draw_photo
from anxin.demo.shapes import Photo
from anxin.domain.conversations.models import Attachment, Message
from anxin.foundation import clock
from anxin.foundation.actors import Actor
from anxin.foundation.files import operations as files
from anxin.foundation.ids import new_code
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job


@job("demo.attach_photo", max_attempts=3, lane=Lane.SLOW)
def attach_photo(*, message_id: int, file_name: str, motif: str, detail: str, seed: int) -> None:
    """Draw one customer's photo and attach it; does nothing when it is there, or the message is gone."""
    message = Message.objects.filter(pk=message_id).first()
    if message is None or Attachment.objects.filter(message=message, name=file_name).exists():
        return
    drawn = draw_photo(Photo(file_name=file_name, motif=motif, detail=detail, seed=seed))
    row = files.keep(source=io.BytesIO(drawn), media_type="image/jpeg", at=message.written_at)
    Attachment.objects.create(message=message, file=row, name=file_name, code=new_code(26))


@job("demo.remove", max_attempts=5, lane=Lane.SLOW)
def remove(*, actor_kind: str, actor_id: int | None) -> None:
    """Remove all demo data; killed in between, it goes on where it was."""
    removal.remove_everything(actor=Actor(kind=actor_kind, id=actor_id), at=clock.now())  # type: ignore[arg-type]
