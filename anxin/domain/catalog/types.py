"""What other areas and surfaces may use of the catalogue's rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog.rules.upgrades import Release, path

if TYPE_CHECKING:
    from anxin.domain.catalog.models import Firmware

__all__ = ["DOCUMENT_KINDS", "Release", "upgrade_path"]

DOCUMENT_KINDS = (
    ("manual", _("Manual")),
    ("quick_guide", _("Quick guide")),
    ("video", _("Video")),
    ("faq", _("Question and answer")),
    ("safety", _("Safety sheet")),
    ("certificate", _("Certificate")),
    ("service", _("Service manual")),
)


def upgrade_path(installed_id: int | None, releases: Iterable[Firmware]) -> list[Release]:
    """The versions to install one after the other to be up to date; empty when it is."""
    known = [Release(row.pk, row.version, row.released_date, row.requires_id, row.is_withdrawn) for row in releases]
    return path(installed_id, known)
