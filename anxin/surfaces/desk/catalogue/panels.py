"""The entry in the navigation, and how changes of the catalogue are told."""

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry(
        "catalogue",
        _("Models and parts"),
        "puzzle",
        "catalogue:index",
        order=34,
        permission="catalog.view",
        shortcut="g m",
    )
)
sentences.register(
    {
        "catalog.PartSaved": _("saved spare part %(part_id)s"),
        "catalog.DocumentSaved": _("saved a document of model %(model_id)s"),
        "catalog.DocumentRemoved": _("took a document of model %(model_id)s away"),
        "catalog.FirmwareSaved": _("saved a software version of model %(model_id)s"),
        "catalog.ServiceProductSaved": _("saved service product %(service_id)s"),
    }
)
