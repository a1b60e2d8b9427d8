"""What we understand of written Chinese and English: words, danger, thanks, automatic mail, language, sentences.

Words: *fold* = bring text to one spelling (width, case, traditional → simplified); *token* = what search stores and looks for.
Everything here is pure: no database, no clock, no network. Dictionaries load on first use, never at import.
It refuses to guess meaning from context; that belongs to the areas that know the context.
"""
