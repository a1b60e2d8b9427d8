"""Requests about a person's data, and legal holds."""
