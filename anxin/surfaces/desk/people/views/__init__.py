"""Pages of staff administration."""
