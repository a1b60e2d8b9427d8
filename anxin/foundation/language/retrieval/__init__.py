"""Finds the entries that answer a question, by words, by pieces of words, by sound and by meaning.

`Index` is a value: built from texts, searched, saved to a folder and read again; it knows no database and no article.
A *view* is one way to look at a text; each view scores every entry, and the scores are blended after being made
comparable. It refuses to say that an entry is true or may be shown: that belongs to those who keep the entries.
"""
