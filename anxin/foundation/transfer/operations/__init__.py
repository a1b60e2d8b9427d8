"""Writes of transfer: one module per subject."""
