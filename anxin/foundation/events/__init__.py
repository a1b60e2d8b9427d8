"""What happened, to whom, by whom: the timeline of everything, and the two kinds of reactions to it.

An operation calls `record(SomethingHappened(...), actor=…, at=…)` inside its transaction. That appends an `Event` with its
`EventSubject` rows, runs the `now` reactions in the same transaction and writes a job for every `later` reaction.
"""
