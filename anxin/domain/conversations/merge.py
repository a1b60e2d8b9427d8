"""What of conversations follows when two customer files are merged."""

from django.utils.translation import gettext_lazy as _

from anxin.foundation.merging.registry import Follower, register

register(Follower("customer", "conversations.Conversation", "customer", _("Conversations"), order=40))
