"""Tables of cases."""

from anxin.domain.cases.models.case import Case, CaseMessage, ConversationCase, Draft
from anxin.domain.cases.models.end import Closure, Reopening
from anxin.domain.cases.models.kind import CaseType, Stage
from anxin.domain.cases.models.value import CaseValue
from anxin.domain.cases.models.view import SavedView

__all__ = [
    "Case",
    "CaseMessage",
    "CaseType",
    "CaseValue",
    "Closure",
    "ConversationCase",
    "Draft",
    "Reopening",
    "SavedView",
    "Stage",
]
