"""Everything that left the house or waits to: states, tries, and what a person can do about it."""
