"""Customers at the desk: the list, one page per customer, look-alikes and merging, blocked senders."""
