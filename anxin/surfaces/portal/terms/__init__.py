"""Terms of warranty and returns for each product line, readable before buying."""
