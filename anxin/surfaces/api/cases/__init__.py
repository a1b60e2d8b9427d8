"""Cases: list, read, open, answer, assign, end."""
