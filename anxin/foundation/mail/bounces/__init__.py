"""Delivery reports: which recipient was not reached, why, and whether the address can ever work."""
