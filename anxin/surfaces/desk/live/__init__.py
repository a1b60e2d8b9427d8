"""Live updates of open desk screens."""
