"""Privacy in the desk's navigation, and how the audit log tells of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry("privacy", _("Data protection"), "shield-lock", "privacy:index", order=70, permission="privacy.manage")
)
sentences.register(
    {
        "privacy.PrivacyRequested": _("wrote down a request about the data of customer %(person_id)s"),
        "privacy.PrivacyWithdrawn": _("took back a request about the data of customer %(person_id)s"),
        "privacy.ErasureConfirmed": _("confirmed that the data of customer %(person_id)s is erased"),
        "privacy.PersonErased": _("erased the data of customer %(person_id)s"),
        "privacy.PersonExported": _("had the file with the data of customer %(person_id)s made"),
        "privacy.PersonFileFetched": _("fetched the file with the data of customer %(person_id)s"),
        "privacy.HoldPlaced": _("placed a legal hold on %(subject_kind)s %(subject_id)s"),
        "privacy.HoldLifted": _("lifted the legal hold on %(subject_kind)s %(subject_id)s"),
    }
)
