"""A customer's page of her case, reached by the signed link."""
