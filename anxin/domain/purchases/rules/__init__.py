"""Pure rules of purchases."""
