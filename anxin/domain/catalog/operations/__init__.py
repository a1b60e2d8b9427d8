"""Writes of the catalog: one module per subject."""
