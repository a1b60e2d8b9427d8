"""What each kind of background work does, in the reader's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "backup.nightly": _("Nightly backup"),
    "cases.close_solved": _("Close solved cases whose time is over"),
    "clocks.apply_calendar": _("Count due times by a changed calendar"),
    "clocks.apply_version": _("Count due times by a new policy"),
    "clocks.fire": _("Warn of due times"),
    "clocks.tell_waiting": _("Remind of due times that wait for a decision"),
    "demo.attach_photo": _("Draw a photo of the demo"),
    "demo.draw_manual": _("Draw manuals of the demo"),
    "demo.remove": _("Remove demo data"),
    "events.react": _("Follow up on something that happened"),
    "events.relay": _("Tell open screens what changed"),
    "idempotency.forget": _("Forget old requests of programs"),
    "messaging.deliver": _("Send a message"),
    "messaging.show": _("Show an answer to the customer"),
    "messaging.test_account": _("Test a mail account"),
    "units.print_labels": _("Print labels of units"),
    "messaging.try_what_waited": _("Send mail that waited for an account"),
}


def name_of(kind: str) -> Any:
    """What the work called `kind` does; its code name when nobody wrote words for it."""
    return NAMES.get(kind, kind)
