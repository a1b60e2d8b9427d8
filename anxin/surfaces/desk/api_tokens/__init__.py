"""Settings: tokens for programs that use the API."""
