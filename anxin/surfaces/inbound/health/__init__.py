"""Health and metrics for monitoring."""
