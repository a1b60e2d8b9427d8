"""Threads of messages between a customer and the house, on any channel."""
