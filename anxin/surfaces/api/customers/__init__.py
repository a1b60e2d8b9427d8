"""Customers, as far as the caller sees a case of theirs."""
