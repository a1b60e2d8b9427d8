"""What the tiers of customers are called."""

from django.utils.translation import gettext_lazy as _

TIERS = {"vip": _("VIP"), "important": _("Important customer"), "regular": _("Regular customer")}
