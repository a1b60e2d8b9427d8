"""Views of the calendar pages, one module per subject."""
