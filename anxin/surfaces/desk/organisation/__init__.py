"""Brands, regions, outlets and teams, as administrators keep them."""
