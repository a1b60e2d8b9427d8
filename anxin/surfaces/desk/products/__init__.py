"""Settings: product lines and models."""
