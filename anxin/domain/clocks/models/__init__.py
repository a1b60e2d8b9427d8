"""Tables of clocks."""

from anxin.domain.clocks.models.clock import Clock, Segment
from anxin.domain.clocks.models.policy import Policy, PolicyVersion
from anxin.domain.clocks.models.preview import PolicyPreview
from anxin.domain.clocks.models.renegotiation import Renegotiation
from anxin.domain.clocks.models.step import StepFired, WaitingWarning
from anxin.domain.clocks.models.telling import Telling

__all__ = [
    "Clock",
    "Policy",
    "PolicyPreview",
    "PolicyVersion",
    "Renegotiation",
    "Segment",
    "StepFired",
    "Telling",
    "WaitingWarning",
]
