"""Clocks carry the title of what they are about; whoever owns that gives them another one when it is erased (see `operations.naming`)."""

from anxin.foundation.privacy.registry import declare_free

declare_free(("clocks.Clock",), "ids, and a title its owner changes when it is erased")
declare_free(
    (
        "clocks.Policy",
        "clocks.PolicyPreview",
        "clocks.PolicyVersion",
        "clocks.Renegotiation",
        "clocks.Segment",
        "clocks.StepFired",
        "clocks.Telling",
        "clocks.WaitingWarning",
    ),
    "rules, times and ids",
)
