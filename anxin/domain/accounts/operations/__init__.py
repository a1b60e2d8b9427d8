"""Writes of accounts: one module per subject."""
