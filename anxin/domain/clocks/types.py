"""What other areas may hold of a clock."""

from anxin.domain.clocks.rules.clock import Clock, ClockError, Segment, State
from anxin.domain.clocks.rules.steps import Step

__all__ = ["Clock", "ClockError", "Segment", "State", "Step"]
