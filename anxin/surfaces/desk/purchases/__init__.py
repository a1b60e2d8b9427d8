"""Purchases: the list, one order, entering one by hand; panels on the pages of customers and units."""
