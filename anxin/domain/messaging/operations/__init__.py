"""Writes of messaging: one module per subject."""
