"""Calendars on the desk: the week, the year in colours, holiday notices and packs, "what if", who uses them, and undo."""
