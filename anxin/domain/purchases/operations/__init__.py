"""Writes of purchases: one module per subject."""
