"""Writes of cases: one module per subject."""
