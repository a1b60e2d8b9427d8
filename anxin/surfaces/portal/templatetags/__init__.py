"""Template tags of customers' pages."""
