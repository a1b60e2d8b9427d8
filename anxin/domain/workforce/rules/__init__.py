"""Pure rules of workforce."""
