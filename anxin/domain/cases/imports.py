"""Past cases and their conversations come in from files."""

from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.operations import importing, past_messages
from anxin.domain.cases.rules.importing import COLUMNS, MESSAGE_COLUMNS
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Importer

register(
    Importer(
        key="cases",
        label=_("Past cases"),
        help=_(
            "Cases of the old system with their conversations. Nobody is told and no due times start; they can be found at once."
        ),
        permission="transfer.import",
        columns=COLUMNS,
        check=importing.check,
        load=importing.load,
        undo=importing.undo,
        order=50,
        unique="external_id",
    )
)
register(
    Importer(
        key="case_messages",
        label=_("Conversations of past cases"),
        help=_("One message a row, for cases loaded before under the same source."),
        permission="transfer.import",
        columns=MESSAGE_COLUMNS,
        check=past_messages.check,
        load=past_messages.load,
        undo=past_messages.undo,
        order=60,
    )
)
