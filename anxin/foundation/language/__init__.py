"""Tokens, safety words, languages: what everyone may ask about a text."""
