"""Views of units: one module per page or kind of change."""
