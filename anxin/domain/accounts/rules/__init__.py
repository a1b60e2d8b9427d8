"""What may be granted; pure."""
