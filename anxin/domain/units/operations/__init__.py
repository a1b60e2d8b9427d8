"""Writes of units: one module per subject."""
