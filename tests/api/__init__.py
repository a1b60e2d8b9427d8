"""The API as a stranger program meets it."""
