"""States and kinds of fields in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.utils.translation import pgettext_lazy

STATES = {
    "new": pgettext_lazy("state", "new"),
    "open": pgettext_lazy("state", "being worked on"),
    "waiting_customer": pgettext_lazy("state", "waiting for the customer"),
    "waiting_other": pgettext_lazy("state", "waiting for others"),
    "solved": pgettext_lazy("state", "solved"),
    "closed": pgettext_lazy("state", "closed"),
    "cancelled": pgettext_lazy("state", "cancelled"),
    "merged": pgettext_lazy("state", "merged"),
}
KINDS = {
    "text": pgettext_lazy("kind of field", "Text"),
    "number": _("Number (amount)"),
    "date": _("Date"),
    "choice": _("Choice"),
    "yes_no": _("Yes or no"),
}
