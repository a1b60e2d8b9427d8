"""Writes of clocks: one module per subject."""
