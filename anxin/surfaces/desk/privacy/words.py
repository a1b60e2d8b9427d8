"""What kinds, states and askers are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.foundation.privacy.models import PrivacyRequest


@dataclass(frozen=True)
class Sign:
    """A state as people see it."""

    label: Any
    tone: str
    icon: str


_STATE = PrivacyRequest.State
STATES: dict[str, Sign] = {
    _STATE.OPEN: Sign(pgettext_lazy("privacy request", "To be confirmed"), "warning", "hourglass"),
    _STATE.WORKING: Sign(_("Under way"), "info", "progress"),
    _STATE.DONE: Sign(pgettext_lazy("privacy request", "Done"), "success", "circle-check"),
    _STATE.WITHDRAWN: Sign(_("Withdrawn"), "", "circle-x"),
    _STATE.FAILED: Sign(_("Did not work"), "danger", "alert-triangle"),
}
KINDS = {
    PrivacyRequest.Kind.EXPORT: _("Hand out all data"),
    PrivacyRequest.Kind.ERASE: _("Erase all data"),
}
ASKED_BY = (
    (PrivacyRequest.AskedBy.PERSON, _("the customer")),
    (PrivacyRequest.AskedBy.REPRESENTATIVE, _("somebody who may act for the customer")),
    (PrivacyRequest.AskedBy.AUTHORITY, _("an authority")),
    (PrivacyRequest.AskedBy.HOUSE, _("we ourselves")),
)
SUBJECTS = (("customer", _("a customer, with everything")), ("case", pgettext_lazy("legal hold", "a case")))
# What an erasing leaves, and why: shown before it is confirmed.
STAYS = (
    (
        _("Figures"),
        _(
            "That there was a case, its kind, times and how it ended. Reports stay as they are; nothing in them says whose it was."
        ),
    ),
    (_("Consents"), _("Which purpose was agreed to when, without the person: proof that what was sent was allowed.")),
    (_("The audit log"), _("Who did what when, with numbers instead of names; also that this data was erased.")),
    (
        _("Backups"),
        _("Older backups hold the data until they are replaced by newer ones. After restoring one, erase again."),
    ),
)
