"""Writes a plan step by step: one module per kind of row, `write(book)` each."""
