"""Finding one's case again by its query code."""
