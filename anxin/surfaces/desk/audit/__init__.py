"""Who did what when, what changed from what to what, and who looked at protected data."""
