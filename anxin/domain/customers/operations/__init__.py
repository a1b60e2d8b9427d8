"""Writes of customers: one module per subject."""
