"""Customers come in from files."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.operations import importing
from anxin.domain.customers.rules.importing import COLUMNS
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Importer

register(
    Importer(
        key="customers",
        label=_("Customers"),
        help=_("Names, phone numbers, mail and postal addresses. Whoever is known already is completed, not doubled."),
        permission="transfer.import",
        columns=COLUMNS,
        check=importing.check,
        load=importing.load,
        undo=importing.undo,
        order=10,
        unique="external_id",
    )
)
