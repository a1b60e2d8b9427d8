"""Clocks: how much of a promised time has been used, and when it is over. They know neither cases nor visits.

Words: a clock *earns* open seconds of its calendar while it runs; it is *due* when it has earned its target; a *step*
is what shall happen at a share of the target. What is measured, and who is told, is decided above.
"""
