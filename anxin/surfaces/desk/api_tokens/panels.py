"""The entry in the navigation, and how the audit log tells of tokens."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry(
        "api_tokens",
        _("API tokens"),
        "api",
        "api_tokens:index",
        order=880,
        permission="api.tokens",
        group=_("Settings"),
    )
)
sentences.register(
    {
        "accounts.ApiTokenMade": _("made an API token for %(staff_id)s"),
        "accounts.ApiTokenRevoked": _("revoked an API token of %(staff_id)s"),
    }
)
