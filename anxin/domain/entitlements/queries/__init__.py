"""Reads of entitlements: `shipped` needs no database."""
