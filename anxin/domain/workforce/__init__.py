"""Staff at work: who is on duty, and notices to them. Knows nothing of cases; those above write notices downwards."""
