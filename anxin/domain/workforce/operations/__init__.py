"""Writes of workforce: one module per subject."""
