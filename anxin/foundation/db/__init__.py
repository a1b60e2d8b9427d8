"""The only place that knows which database it is: write lock, numbers, full text, bulk tricks."""
