"""Writes of conversations: one module per subject."""
