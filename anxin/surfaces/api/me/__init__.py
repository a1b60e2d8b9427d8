"""Who is asking, and what it may do."""
