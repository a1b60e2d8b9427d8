"""Asking for help: one form, no account."""
