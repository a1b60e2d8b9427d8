"""Finding anything and doing anything: Ctrl-K, and the search page."""
