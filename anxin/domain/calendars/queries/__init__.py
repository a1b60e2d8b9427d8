"""Reads of calendars: `shipped` needs no database."""
