"""The entry in the navigation, and the sentences of everything there is so far."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.desk.audit.words import SENTENCES
from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry(
        "audit",
        _("Audit log"),
        "history",
        "audit:index",
        order=890,
        permission="settings.audit",
        group=_("Settings"),
    )
)
# Folders that tell an event better register their own sentence; theirs wins whatever the order.
sentences.register({name: text for name, text in SENTENCES.items() if not sentences.is_known(name)})
