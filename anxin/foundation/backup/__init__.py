"""Backups: one file with database, kept files and keys, checked after writing; and bringing one back."""
