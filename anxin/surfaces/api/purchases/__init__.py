"""Purchases over the API."""
