"""Units over the API."""
