"""Writes of privacy: one module per subject."""
