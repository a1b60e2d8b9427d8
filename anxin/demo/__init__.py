"""Believable demo data for an invented brand."""
