"""Customers' pages: help centre, asking for help, following a case. Phone first, no account, works without script."""
