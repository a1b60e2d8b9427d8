"""Tables of clocks."""

from anxin.domain.clocks.models.clock import Clock, Segment
from anxin.domain.clocks.models.policy import Policy, PolicyVersion
from anxin.domain.clocks.models.renegotiation import Renegotiation
from anxin.domain.clocks.models.step import StepFired, WaitingWarning

__all__ = ["Clock", "Policy", "PolicyVersion", "Renegotiation", "Segment", "StepFired", "WaitingWarning"]
